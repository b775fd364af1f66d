"""Records of EndNote's XML as libraries, after its document type (RSXML) and what EndNote exports.

Texts stand in `<style>` elements, one for each change of the font, so that all text of a field is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citelink.bibliography import xml_records
from citelink.bibliography.endnote.kinds import kind_called
from citelink.bibliography.endnote.reading import read_record
from citelink.bibliography.entry import Entry, Person
from citelink.bibliography.library import Library
from citelink.bibliography.names import read_name
from citelink.bibliography.streaming import LibraryFile, Stream

if TYPE_CHECKING:
    from lxml.etree import _Element

RECORD = "record"
# Where each field stands in a record.
PATHS = {
    "title": "titles/title", "secondary-title": "titles/secondary-title", "tertiary-title": "titles/tertiary-title",
    "alt-title": "titles/alt-title", "short-title": "titles/short-title", "translated-title": "titles/translated-title",
    "full-title": "periodical/full-title", "abbr-1": "periodical/abbr-1", "pages": "pages", "volume": "volume",
    "number": "number", "edition": "edition", "section": "section", "num-vols": "num-vols", "year": "dates/year",
    "date": "dates/pub-dates/date", "pub-location": "pub-location", "publisher": "publisher", "isbn": "isbn",
    "accession-num": "accession-num", "electronic-resource-num": "electronic-resource-num", "label": "label",
    "keyword": "keywords/keyword", "abstract": "abstract", "notes": "notes", "work-type": "work-type",
    "call-num": "call-num", "url": "urls/related-urls/url", "access-date": "access-date", "language": "language",
    "remote-database-name": "remote-database-name", "orig-pub": "orig-pub",
}  # fmt: skip
# Other programs write it elsewhere.
_ADDRESS = "urls/web-urls/url"
PERSONS = {
    "author": "contributors/authors/author", "secondary-author": "contributors/secondary-authors/author",
    "tertiary-author": "contributors/tertiary-authors/author",
    "subsidiary-author": "contributors/subsidiary-authors/author",
}  # fmt: skip
_LONGEST = 100_000
_NO_RECORD = "an element of that name that is no record of EndNote"


def read(text: str, path: str) -> Library:
    """The library of all records in `text`. Never raises.

    Keys are the labels. One that is repeated is a failure; a missing one is not: EndNote asks for none."""
    return xml_records.read_records(text, path, RECORD, _read_element)


def stream(file: LibraryFile) -> Stream:
    """A file of records as a stream. Raises OSError."""
    return xml_records.stream_records(file, RECORD, _read_piece)


def _read_piece(text: str, path: str) -> Entry | str:
    return xml_records.read_piece(text, path, _read_element)


def _read_element(record: _Element, path: str) -> Entry | str:
    fields = {name: found for name, place in PATHS.items() if (found := _texts(record, place))}
    fields.setdefault("url", _texts(record, _ADDRESS))
    persons = {name: _persons(record, place) for name, place in PERSONS.items()}
    kind = record.find("ref-type")
    if kind is None and not any(fields.values()):
        return _NO_RECORD
    name, number = (kind.get("name") or "", _text(kind)) if kind is not None else ("", "")
    return read_record(kind_called(name, number), fields, persons, path)


def _persons(record: _Element, place: str) -> tuple[Person, ...]:
    return tuple(person for name in _texts(record, place) if (person := read_name(name)))


def _texts(record: _Element, place: str) -> list[str]:
    return [text for element in record.iterfind(place) if (text := _text(element))]


def _text(element: _Element) -> str:
    """All text of an element. Line ends that EndNote puts between numbers are kept."""
    return "".join(map(str, element.itertext()))[:_LONGEST].strip()
