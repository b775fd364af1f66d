"""Entries as RIS, the format of reference managers (RIS Format Specifications, 2012: one `TAG  - value` a line)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citelink.bibliography.entry import Date, Entry
from citelink.bibliography.formats.ris.kinds import RIS_TYPES, TAGS
from citelink.bibliography.library import Library
from citelink.bibliography.names import write_name

_TAG = re.compile(r"[A-Z][A-Z0-9]")
_TAGS = {
    "abstract": "AB", "title-short": "ST", "article-number": "C7", "container-title-short": "J2", "keyword": "KW",
    **TAGS,
}  # fmt: skip


def write(library: Library, path: str) -> str:
    """The library as a RIS file, whatever its `path`: its records in its order, a blank line behind each."""
    return "".join(write_record(entry) + "\n" for entry in library.entries.values())


def write_record(entry: Entry, note: str = "") -> str:
    """The entry as one RIS record, from `TY` to `ER`, a line end behind each line."""
    lines = [("TY", RIS_TYPES.get(entry.type, "GEN"))]
    lines += [(tag, " ".join(value.split())) for tag, value in _fields(entry, note) if value.strip()]
    return "".join(f"{tag}  - {value}\n" for tag, value in lines) + "ER  - \n"


def _fields(entry: Entry, note: str) -> Iterator[tuple[str, str]]:
    yield "ID", entry.key
    for tag, persons in (("AU", entry.authors), ("ED", entry.editors), ("A4", entry.translators)):
        for person in persons:
            yield tag, write_name(person)
    yield "TI", entry.title
    yield "T2", entry.container
    yield "T3", entry.series
    if entry.date and entry.date.year is not None:
        yield "PY", f"{entry.date.year:04}"
        if entry.date.month:
            yield "DA", _date(entry.date)
    yield "VL", entry.volume
    yield "IS", entry.issue or entry.number
    first, dash, last = entry.pages.partition("-")
    yield "SP", first if dash and "," not in entry.pages else entry.pages
    yield "EP", last if dash and "," not in entry.pages else ""
    if not entry.pages:
        yield "SP", entry.number_of_pages
    yield "ET", entry.edition
    yield "PB", entry.publisher
    yield "CY", entry.place
    yield "M3", entry.genre
    yield "SN", entry.identifier("ISBN")
    yield "SN", entry.identifier("ISSN")
    yield "DO", entry.identifier("DOI")
    yield "AN", entry.identifier("PMID") or entry.identifier("arXiv")
    yield "UR", entry.url
    if entry.accessed and entry.accessed.year is not None:
        yield "Y2", _date(entry.accessed)
    yield "LA", entry.language
    yield "N1", note or entry.note
    for name, value in entry.extra:
        tag = _TAGS.get(name, name)
        if _TAG.fullmatch(tag):
            yield from ((tag, part) for part in (value.split("; ") if tag == "KW" else [value]))


def _date(date: Date) -> str:
    """`2019/05/12/`, as far as it is known."""
    month, day = (f"{part:02}" if part else "" for part in (date.month, date.day))
    return f"{date.year:04}/{month}/{day}/"
