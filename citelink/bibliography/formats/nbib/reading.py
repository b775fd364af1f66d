"""Records of PubMed as libraries.

Tags after "MEDLINE/PubMed Data Element (Field) Descriptions" (National Library of Medicine) and, for books and
chapters, what PubMed itself exports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from citelink.bibliography.dates import read_date
from citelink.bibliography.entry import Date, Entry, Person
from citelink.bibliography.formats.nbib.kinds import BOOKS, JOURNALS, KEY, TYPES
from citelink.bibliography.identifiers import find_doi, read_standard_numbers
from citelink.bibliography.language_codes import language_from_catalogue
from citelink.bibliography.library import Library
from citelink.bibliography.names import read_name
from citelink.bibliography.streaming import LibraryFile, Stream, read_pieces, stream_pieces
from citelink.bibliography.tagged import HEADER, read_tags
from citelink.languages.vocabulary import name_words

# Four signs, blanks among them, and a hyphen; what goes on with a value is indented.
_TAG = re.compile(r"\ufeff?([A-Z]{2,4}) {0,2}-(?: (.*))?$")
_LONGEST = 10_000
_BEGINS = "PMID"
_TRANSLATED = re.compile(r"\[(.{1,2000})\]\.?")
_DATE = re.compile(r"(\d{4})(.{0,50})")
_PAGES = re.compile(r"(\d{1,9})-(\d{1,9})(.{0,50})")
_ELECTRONIC = re.compile(r"e?\d{1,7}")
_KIND_OF_NUMBER = re.compile(r"^E?IS[BS]N-")
_MARKED = re.compile(r"(\S{1,500})\s\[(doi|pii)\].{0,20}")

Tags = Mapping[str, list[str]]


def read(text: str, path: str) -> Library:
    """The library that `text` holds. Never raises."""
    return read_pieces(text.splitlines(), path, _records, read_piece)


def stream(file: LibraryFile) -> Stream:
    """A file of records as a stream: they stand one after the other. Raises OSError."""
    return stream_pieces(file, _records, read_piece)


def read_piece(text: str, path: str) -> Entry | str:
    """The entry of one record, or why it is none."""
    tags = read_tags(text, _TAG)
    if not tags:
        return "text outside of any record"
    return _entry(tags, path)


def _records(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """A record ends at a blank line, or where the next begins."""
    record: list[str] = []
    first = 0
    for number, line in enumerate(lines, 1):
        kept = line.rstrip()
        tag = _TAG.match(kept)
        if record and (not kept or (tag is not None and tag[1] == _BEGINS)):
            yield first, "\n".join(record)
            record = []
        if kept and len(record) < _LONGEST and (record or not HEADER.match(kept)):
            first = first if record else number
            record.append(kept)
    if record:
        yield first, "\n".join(record)


def _entry(tags: Tags, path: str) -> Entry:
    kind = _kind(tags)
    journal, book = _first(tags, "JT", "TA"), _first(tags, "BTI")
    title = _title(tags) or _without_stop(book)
    in_book = bool(book) and bool(_first(tags, "TI"))
    return Entry(
        key=_key(tags),
        type=kind,
        title=title,
        authors=_persons(tags, "FAU", "AU"),
        editors=_persons(tags, "FED", "ED"),
        container=_without_stop(book) if in_book else journal,
        date=_date(tags),
        volume=_first(tags, "VI"),
        issue=_first(tags, "IP"),
        pages=_pages(_first(tags, "PG")) or _electronic(tags),
        edition=_first(tags, "EN"),
        publisher=_first(tags, "PB"),
        # Of a journal it is the country.
        place="" if kind in JOURNALS else _first(tags, "PL"),
        series=_without_stop(_first(tags, "CTI")),
        identifiers=tuple(dict.fromkeys(_identifiers(tags))),
        language=language_from_catalogue(_first(tags, "LA")),
        extra=tuple(_extra(tags, journal)),
        origin=path,
    )


def _first(tags: Tags, *names: str) -> str:
    return next((" ".join(value.split()) for name in names for value in tags.get(name, ()) if value), "")


def _kind(tags: Tags) -> str:
    """The CSL type: PubMed's own are of what a work holds, and many have several."""
    told = [TYPES[name] for value in tags.get("PT", ()) if (name := value.lower()) in TYPES]
    if _first(tags, "BTI"):
        parts = [kind for kind in told if kind not in (*BOOKS, *JOURNALS)]
        return (
            next(iter(parts), "chapter") if _first(tags, "TI") else next((one for one in told if one in BOOKS), "book")
        )
    if _first(tags, "JT", "TA"):
        return next((kind for kind in told if kind in JOURNALS), "article-journal")
    return next(iter(told), "document")


def _title(tags: Tags) -> str:
    """The title without the stop behind it, and without the brackets around one that was translated."""
    title = _first(tags, "TI")
    translated = _TRANSLATED.fullmatch(title)
    return _without_stop(translated[1] if translated else title)


def _without_stop(title: str) -> str:
    return title[:-1] if title.endswith(".") and not title.endswith("..") else title


def _key(tags: Tags) -> str:
    """The key that a program has put among the numbers of other bodies."""
    return next((value.removeprefix(KEY).strip() for value in tags.get("OID", ()) if value.startswith(KEY)), "")


def _persons(tags: Tags, full: str, short: str) -> tuple[Person, ...]:
    """The names, in full where they are; behind them those of bodies."""
    names = tags.get(full) or [_inverted(name) for name in tags.get(short, ())]
    found = [_suffixed(person) for name in names if (person := read_name(name))]
    if short == "AU":
        found += [Person(literal=" ".join(name.split())) for name in tags.get("CN", ()) if name]
    return tuple(found)


def _inverted(name: str) -> str:
    """`Watson JD` as `Watson, JD`."""
    family, _, given = name.rpartition(" ")
    return f"{family}, {given}" if family else name


def _suffixed(person: Person) -> Person:
    """A suffix stands behind the given name, without a comma."""
    given, _, last = person.given.rpartition(" ")
    if given and not person.suffix and last.lower() in _suffixes():
        return Person(person.family, given, suffix=last)
    return person


@cache
def _suffixes() -> frozenset[str]:
    return frozenset(name_words().suffixes)


def _date(tags: Tags) -> Date | None:
    """`2010 Sep-Oct`, `2011 Apr 12`."""
    said = _first(tags, "DP", "DEP")
    match = _DATE.fullmatch(said)
    if not match:
        return read_date(said) if said else None
    rest = match[2].strip()
    return read_date(said) if rest.isdecimal() or rest[:1] in ("-", "/") else read_date("", match[1], rest)


def _pages(said: str) -> str:
    """`132-42` with the whole of the last page."""
    match = _PAGES.fullmatch(said)
    if not match or len(match[2]) >= len(match[1]):
        return said
    return f"{match[1]}-{match[1][: -len(match[2])]}{match[2]}{match[3]}"


def _electronic(tags: Tags) -> str:
    """The number of an article without pages, where it is not the publisher's number of all its articles."""
    marked = (_MARKED.fullmatch(value) for value in tags.get("LID", ()))
    return next((one[1] for one in marked if one and one[2] == "pii" and _ELECTRONIC.fullmatch(one[1])), "")


def _identifiers(tags: Tags) -> Iterator[tuple[str, str]]:
    for value in (*tags.get("LID", ()), *tags.get("AID", ())):
        marked = _MARKED.fullmatch(value)
        if marked and marked[2] == "doi" and (doi := find_doi(marked[1])):
            yield "DOI", doi
            break
    for tag in ("ISBN", "IS", "ISSN"):
        for value in tags.get(tag, ()):
            yield from ((name, one) for name, one in read_standard_numbers(_KIND_OF_NUMBER.sub("", value)) if name)
    for tag, name in (("PMID", "PMID"), ("PMC", "PMCID")):
        if number := _first(tags, tag):
            yield name, number


def _extra(tags: Tags, journal: str) -> Iterator[tuple[str, str]]:
    for tag, name in (("AB", "abstract"), ("TT", "original-title")):
        if value := _first(tags, tag):
            yield name, _without_stop(value) if tag == "TT" else value
    short = _first(tags, "TA")
    if short and short != journal:
        yield "container-title-short", short
    if keywords := "; ".join(" ".join(value.split()) for value in tags.get("OT", ()) if value):
        yield "keyword", keywords
