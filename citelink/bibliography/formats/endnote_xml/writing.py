"""Entries as EndNote's XML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citelink.bibliography.endnote.writing import write_record
from citelink.bibliography.entry import Entry
from citelink.bibliography.formats.endnote_xml.reading import PATHS, PERSONS
from citelink.bibliography.library import Library
from citelink.bibliography.xml_records import element_of, write_records

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLACES = PATHS | PERSONS


def write(library: Library, path: str) -> str:
    """The library as a file of EndNote's XML, whatever its `path`: its records in its order, on one line each field."""
    root = element_of("", "xml")
    records = element_of("", "records")
    root.append(records)
    for number, entry in enumerate(library.entries.values(), 1):
        records.append(_record(entry, number))
    return write_records(root)


def _record(entry: Entry, number: int) -> _Element:
    kind, fields = write_record(entry)
    record = element_of("", "record")
    record.append(element_of("", "rec-number", str(number)))
    record.append(element_of("", "ref-type", str(kind.number or 13), name=kind.name))
    for name, value in fields:
        *above, last = _PLACES[name].split("/")
        at = record
        for step in above:
            found = at.find(step)
            if found is None:
                found = element_of("", step)
                at.append(found)
            at = found
        at.append(element_of("", last, value))
    return record
