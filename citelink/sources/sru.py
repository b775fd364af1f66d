"""SRU: searches of library catalogues (https://www.loc.gov/standards/sru/), and the records in their answers.

Every word of a question must be in a record, so that a letter misread is a miss: that a catalogue has nothing says
little, and none of those that are asked in this way claims to cover anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from citelink.bibliography.entry import Entry
from citelink.bibliography.formats.marcxml.reading import entry_of as marc_entry
from citelink.bibliography.formats.marcxml.reading import years_of as marc_years
from citelink.bibliography.formats.marcxml.record import take_apart
from citelink.bibliography.formats.mods.reading import entry_of as mods_entry
from citelink.bibliography.formats.mods.reading import years_of as mods_years
from citelink.bibliography.identifiers import normalize_isbn, short_isbn
from citelink.bibliography.keys import make_key
from citelink.bibliography.xml_records import is_record, local_name
from citelink.sources.identifiers import values_of
from citelink.sources.pica import read_pica
from citelink.sources.source import Ask, NotLookedUpError, Record, Request
from citelink.sources.titles import clean_title
from citelink.sources.xml import parse_xml, write_xml
from citelink.text.scripts import romanize_as_catalogues, script_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROWS = 5
_XML = "application/xml"
_RESPONSE = "searchRetrieveResponse"
# A title is known by so many of its longest words; each word more may be the one that is misprinted.
_MOST_WORDS, _LETTERS = 4, 4
_WORD = re.compile(r"\w{1,60}")
# Before these the main title ends.
_SUBTITLE = re.compile(r"[:/;]|(?<=\w\w)\.\s|\s[-–—]\s")
_PICA = "info:srw/schema/5/picaXML-v1.0"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A catalogue, and how it is asked. Its methods are those of a source (`citelink.sources.source.Source`).

    source    the name of the source
    path      of its database
    schema    the form of its records
    title, author, isbn   its indexes
    letters   how it romanises
    more      parameters that it takes beside those of every catalogue
    """

    source: str
    path: str
    schema: str
    title: str
    author: str
    isbn: str
    letters: Literal["ala-lc", "din"]
    more: tuple[tuple[str, str], ...] = ()

    def search(self, entry: Entry, text: str, ask: Ask) -> tuple[Record, ...]:
        """What has the words of a title and the name of its first author; a title in Cyrillic is asked for as it is
        printed and as the catalogue romanises, another a second time without the author, who may be an editor's.
        Raises NotLookedUpError."""
        words, name = _title_words(entry.title), _family_name(entry)
        if not words or (len(words) == 1 and not name):
            return ()
        questions = [_question(self, words, name)]
        if any(script_of(word) == "cyrillic" for word in words):
            romanized = [romanize_as_catalogues(word, self.letters) for word in words]
            questions.append(_question(self, romanized, romanize_as_catalogues(name, self.letters)))
        elif name and len(words) > 1:
            questions.append(_question(self, words, ""))
        for question in questions:
            records = [record for one in _ask(self, question, ask) if (record := read_element(one, self.source))]
            if records:
                return tuple(records)
        return ()

    def lookup(self, identifiers: Sequence[str], ask: Ask) -> dict[str, Any]:
        """The records that hold the ISBNs, as text; what only came with them, such as another edition, is left out.
        Raises NotLookedUpError."""
        found: dict[str, Any] = {}
        for isbn in values_of(identifiers, "ISBN"):
            forms = [form for form in (isbn, short_isbn(isbn)) if form]
            for one in _ask(self, " or ".join(f"{self.isbn}={form}" for form in forms), ask):
                record = read_element(one, self.source)
                held = (value for name, value in record.entry.identifiers if name == "ISBN") if record else ()
                if isbn in map(normalize_isbn, held):
                    found.setdefault(f"isbn:{isbn}", write_xml(one))
        return found

    def read(self, said: Any) -> Record | None:
        """The record in the text of one; None where there is none."""
        if not isinstance(said, str):
            return None
        try:
            return read_element(parse_xml(said), self.source)
        except NotLookedUpError:
            return None


def read_element(element: _Element, source: str) -> Record | None:
    """The record in an element of MARC 21, MODS or PICA; None where it has no title."""
    entry, years = _read(element, source)
    if entry is None or not entry.title:
        return None
    doi = entry.identifier("DOI").lower()
    key = doi or entry.key.lower() or make_key(entry)
    # What a cataloguer notes of a copy or an edition is nothing that a reference prints.
    entry = replace(entry, title=clean_title(entry.title)[0], key=key, note="", origin=source)
    return Record(entry, years or ((entry.year,) if entry.year else ()))


def _read(element: _Element, source: str) -> tuple[Entry | None, tuple[int, ...]]:
    if local_name(element) == "mods":
        return mods_entry(element, source), mods_years(element)
    if element.tag.startswith(f"{{{_PICA}}}"):
        return read_pica(element, source)
    record = take_apart(element)
    return (marc_entry(record, source), marc_years(record)) if record is not None else (None, ())


def _ask(catalogue: Catalogue, question: str, ask: Ask) -> list[_Element]:
    parameters = (
        ("version", "1.1"),
        ("operation", "searchRetrieve"),
        ("query", question),
        ("maximumRecords", str(_ROWS)),
        ("recordSchema", catalogue.schema),
        *catalogue.more,
    )
    answer = ask(Request(catalogue.path, parameters, _XML))
    if answer.status != 200:
        # A catalogue that has nothing says so; this one is not where it was.
        raise NotLookedUpError(f"there is no catalogue at its address ({answer.status})")
    return list(records_in(answer.text))


def records_in(text: str) -> Iterator[_Element]:
    """The records in an answer. Raises NotLookedUpError where it is none, or only says what was wrong."""
    root = parse_xml(text)
    if local_name(root) != _RESPONSE:
        raise NotLookedUpError("its answer has another form than agreed")
    found = list(root.iter("{*}recordData"))
    if not found and next(root.iter("{*}diagnostic"), None) is not None:
        raise NotLookedUpError("it does not understand the question")
    if not found and next(root.iter("{*}numberOfRecords"), None) is None:
        raise NotLookedUpError("its answer has another form than agreed")
    for packed in found:
        inside = packed if len(packed) else parse_xml(packed.text or "")
        yield from (one for one in inside.iter("{*}record", "{*}mods") if is_record(one))


def _question(catalogue: Catalogue, words: Sequence[str], name: str) -> str:
    wanted = [f"{catalogue.title}={word}" for word in words]
    # A name in two parts, or with a hyphen, is one of several words.
    wanted += [f'{catalogue.author}="{name}"'] * bool(name)
    return " and ".join(wanted)


def _title_words(title: str) -> list[str]:
    """The words of the main title that tell most, in their order: the longer ones."""
    main = _SUBTITLE.split(title.strip(), maxsplit=1)[0]
    words = _WORD.findall(main.lower()) or _WORD.findall(title.lower())
    words = [word for word in words if len(word) >= _LETTERS] or words
    longest = sorted(words, key=len, reverse=True)[:_MOST_WORDS]
    return [word for word in dict.fromkeys(words) if word in longest]


def _family_name(entry: Entry) -> str:
    people = (*entry.authors, *entry.editors)
    return " ".join(_WORD.findall(people[0].family)) if people else ""
