"""DBLP's XML (https://dblp.org/xml): articles, papers of conferences, books and theses of computer science.

Its entities are those of Latin letters that HTML has too; they are read from Python's table of these, and the file that
the document names for them is never fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html.entities import name2codepoint
from typing import Any
from xml.etree import ElementTree

from citelink.bibliography.entry import Date, Entry, Person
from citelink.bibliography.formats.bibtex.names import read_name
from citelink.bibliography.identifiers import normalize_doi
from citelink.bibliography.streaming import Text
from citelink.indexes.records import keep_record
from citelink.sources.source import Notice, Record
from citelink.sources.titles import clean_title

NAME = "dblp"
# Of computer science it has nearly all, and of other subjects nothing: a miss says little.
COVERS: frozenset[str] = frozenset()

_CHUNK = 1 << 20
_LONGEST = 1 << 20
_TYPES: Mapping[str, str] = {
    "article": "article-journal", "inproceedings": "paper-conference", "incollection": "chapter", "book": "book",
    "proceedings": "book", "phdthesis": "thesis", "mastersthesis": "thesis", "data": "dataset",
}  # fmt: skip
_BEGIN = re.compile(rf"<({'|'.join(_TYPES)})[ >]")
_ENTITY = re.compile(r"&([A-Za-z]{2,10}[0-9]{0,2});")
_OF_XML = frozenset(("amp", "lt", "gt", "quot", "apos"))
# People of one name are numbered: `Wei Wang 0001`.
_NUMBER = re.compile(r"\s\d{4}$")
_YEAR = re.compile(r"\d{4}")
_PREPRINTS = frozenset(("CoRR",))
_RETRACTED = (Notice("retraction", "", NAME),)


def recognizes(beginning: str, item: Any) -> bool:
    """The document is called `dblp`."""
    return item is None and re.search(r"<dblp[\s>]", beginning[:4096]) is not None


def pieces(text: Text) -> Iterator[tuple[int, str]]:
    """The records, from the beginning of each to its end; home pages of people are passed over."""
    held = text.read(_CHUNK)
    at = 0
    while True:
        begin = _BEGIN.search(held, at)
        ending = f"</{begin[1]}>" if begin else ""
        end = held.find(ending, begin.end()) if begin else -1
        if begin and end >= 0:
            at = end + len(ending)
            yield 1, held[begin.start() : at]
            continue
        # What begins here ends further on; what has no end within a megabyte is no record.
        keep = begin.start() if begin and len(held) - begin.start() < _LONGEST else max(at, len(held) - 64)
        more = text.read(_CHUNK)
        if not more:
            return
        held, at = held[keep:] + more, 0


def read_piece(text: str, path: str) -> Entry | str:
    """See `Dump`."""
    if "<!" in text:
        return "no record of DBLP"
    try:
        found = ElementTree.fromstring(_ENTITY.sub(_letter, text))
    except (ElementTree.ParseError, ValueError, RecursionError) as error:
        return f"no XML: {error}"
    return keep_record(_record(found)) if found.get("key") else "a record without a key"


def _letter(entity: re.Match[str]) -> str:
    code = name2codepoint.get(entity[1])
    return entity[0] if entity[1] in _OF_XML or code is None else chr(code)


def _record(found: ElementTree.Element) -> Record:
    title, marked = clean_title(_said(found, "title").removesuffix("."))
    year = _said(found, "year")
    date = Date(int(year)) if _YEAR.fullmatch(year) else None
    journal, doi, isbn = _said(found, "journal"), _doi(found), _said(found, "isbn")
    preprint = journal in _PREPRINTS or found.get("publtype") == "informal"
    entry = Entry(
        key=doi or str(found.get("key")).lower(),
        type="article" if preprint and found.tag == "article" else _TYPES.get(found.tag, "document"),
        title=title,
        authors=_people(found, "author"),
        editors=_people(found, "editor"),
        container=journal or _said(found, "booktitle"),
        date=date,
        volume=_said(found, "volume"),
        issue=_said(found, "number"),
        pages=_said(found, "pages"),
        publisher=_said(found, "publisher") or _said(found, "school"),
        series=_said(found, "series"),
        identifiers=tuple((name, value) for name, value in (("DOI", doi), ("ISBN", isbn)) if value),
    )
    retracted = marked == "retraction" or found.get("publtype") == "withdrawn"
    return Record(entry, (date.year,) if date and date.year else (), _RETRACTED if retracted else ())


def _said(found: ElementTree.Element, name: str) -> str:
    """What the first element of that name says, with what stands in it."""
    element = found.find(name)
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def _doi(found: ElementTree.Element) -> str:
    addresses = ("".join(element.itertext()) for element in found.iterfind("ee"))
    return next((doi for one in addresses if "doi.org/" in one and (doi := normalize_doi(one))), "")


def _people(found: ElementTree.Element, role: str) -> tuple[Person, ...]:
    names = (_NUMBER.sub("", " ".join("".join(element.itertext()).split())) for element in found.iterfind(role))
    return tuple(person for name in names if name and (person := read_name(name)) is not None)
