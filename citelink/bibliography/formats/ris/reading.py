"""Records of RIS as libraries.

Tags after the RIS specification of 2011 (Research Information Systems) and what exporters make of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from citelink.bibliography.dates import read_date
from citelink.bibliography.entry import Date, Entry, Person
from citelink.bibliography.formats.ris.kinds import CSL_TYPES, NUMBERED, TAGS
from citelink.bibliography.identifiers import read_accession, read_standard_numbers
from citelink.bibliography.library import Library
from citelink.bibliography.names import read_name
from citelink.bibliography.streaming import LibraryFile, Stream, read_pieces, stream_pieces
from citelink.bibliography.tagged import HEADER, read_tags

_TAG = re.compile(r"\ufeff?([A-Z][A-Z0-9])  ?-(?: (.*))?$")
_LONGEST = 10_000
_WHOLES = ("book", "thesis", "report", "dataset", "software", "map", "standard")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
# Tags that have a place of their own; any other is kept under its name.
_PLACES = """
    TY ER ID TI T1 CT BT JF T2 JO JA J1 J2 AU A1 ED A2 A4 PY Y1 DA Y2 VL IS CP SP EP ET PB CY PP T3 M3 DO UR SN LA N1 AB
    N2 ST C7 KW AN
"""
_TAKEN = frozenset(_PLACES.split())

Tags = Mapping[str, list[str]]


def read(text: str, path: str) -> Library:
    """The library that `text` holds. Never raises.

    Keys are the values of `ID`. One that is repeated is a failure; a missing one is not: most exports have none."""
    return read_pieces(text.splitlines(), path, _records, read_piece)


def stream(file: LibraryFile) -> Stream:
    """A file of records as a stream: they stand one after the other. Raises OSError."""
    return stream_pieces(file, _records, read_piece)


def read_piece(text: str, path: str) -> Entry | str:
    """The entry of one record, or why it is none."""
    tags = read_tags(text, _TAG)
    if not tags:
        return "text outside of any record"
    if "TY" not in tags:
        return "a record without a type (TY)"
    return _entry(tags, path)


def _records(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    record: list[str] = []
    first = number = 0
    for number, line in enumerate(lines, 1):
        stripped = line.strip()
        tag = _TAG.match(stripped)
        name = tag.group(1) if tag else ""
        if name == "TY" and record:
            # The last record was not closed.
            yield first, "\n".join(record)
            record = []
        if name == "ER":
            if record:
                yield first, "\n".join(record)
            record = []
        elif stripped and len(record) < _LONGEST and (record or not HEADER.match(stripped)):
            first = first if record else number
            record.append(stripped)
    if record:
        yield first, "\n".join(record)


def _entry(tags: Tags, path: str) -> Entry:
    kind = CSL_TYPES.get(_first(tags, "TY").upper(), "document")
    whole = kind in _WHOLES
    title = _first(tags, "TI", "T1", "CT") or (_first(tags, "BT") if whole else "")
    host = _first(tags, "JF", "T2", "JO", "JA", "J1", "J2") if not whole else ""
    if kind in ("chapter", "paper-conference"):
        host = _first(tags, "BT", "T2", "JF", "JO")
    editors = _persons(tags, "ED") or _persons(tags, "A2")
    return Entry(
        key=_first(tags, "ID"),
        type=kind,
        title=title,
        authors=_persons(tags, "AU") or _persons(tags, "A1"),
        editors=editors,
        translators=_persons(tags, "A4"),
        container=host,
        date=_fullest_date(tags),
        accessed=_date(_first(tags, "Y2")),
        volume=_first(tags, "VL"),
        issue="" if kind in NUMBERED else _first(tags, "IS", "CP"),
        number=_first(tags, "IS", "CP") if kind in NUMBERED else "",
        pages="" if whole else _pages(tags),
        number_of_pages=_first(tags, "SP") if whole else "",
        edition=_first(tags, "ET"),
        publisher=_first(tags, "PB"),
        place=_first(tags, "CY", "PP"),
        series=_first(tags, "T3") or (_first(tags, "T2") if whole else ""),
        genre=_first(tags, "M3"),
        identifiers=tuple(_identifiers(tags)),
        url=_first(tags, "UR"),
        language=_first(tags, "LA"),
        note=_first(tags, "N1"),
        extra=tuple(_extra(tags, host)),
        origin=path,
    )


def _first(tags: Tags, *names: str) -> str:
    return next((" ".join(value.split()) for name in names for value in tags.get(name, ()) if value), "")


def _persons(tags: Tags, name: str) -> tuple[Person, ...]:
    return tuple(person for value in tags.get(name, ()) if (person := read_name(value)))


def _fullest_date(tags: Tags) -> Date | None:
    """The date of publication: of those that name one year, the one that says most."""
    dates = [date for name in ("PY", "Y1", "DA") if (date := _date(_first(tags, name)))]
    alike = [date for date in dates if date.year in (dates[0].year, None)]
    return max(alike, key=lambda date: (date.month is not None) + (date.day is not None), default=None)


def _date(value: str) -> Date | None:
    """`2008/05/14/` and what people put there instead."""
    parts = [part.strip() for part in value.split("/")]
    if len(parts) < 2 or not parts[0].isdecimal():
        return read_date(value.strip("/ ")) if value else None
    numbers = [int(part) if part.isdecimal() and len(part) <= 4 else None for part in (*parts[:3], "")]
    year, month, day = numbers[0], numbers[1], numbers[2]
    month = month if month is not None and 1 <= month <= 12 else None
    return Date(year, month, day if month is not None and day is not None and 1 <= day <= 31 else None)


def _pages(tags: Tags) -> str:
    start, end = _first(tags, "SP"), _first(tags, "EP")
    return f"{start}-{end}" if start and end and end != start and "-" not in start else start or end


def _identifiers(tags: Tags) -> Iterator[tuple[str, str]]:
    if doi := _first(tags, "DO") or next(iter(_DOI.findall(_first(tags, "UR"))), ""):
        yield "DOI", (_DOI.search(doi) or [doi])[0]
    for value in tags.get("SN", ()):
        yield from ((name or "ISBN", number) for name, number in read_standard_numbers(value))
    if number := _accession(tags):
        yield number


def _accession(tags: Tags) -> tuple[str, str] | None:
    return read_accession(_first(tags, "AN"), _first(tags, "DB", "DP"))


def _extra(tags: Tags, host: str) -> Iterator[tuple[str, str]]:
    for tag, name in (("AB", "abstract"), ("N2", "abstract"), ("ST", "title-short"), ("C7", "article-number")):
        if value := _first(tags, tag):
            yield name, value
    short = _first(tags, "J2", "JA", "J1", "JO")
    if short and short != host:
        yield "container-title-short", short
    if keywords := "; ".join(tags.get("KW", ())):
        yield "keyword", keywords
    taken = _TAKEN if _accession(tags) else _TAKEN - {"AN"}
    variables = {tag: name for name, tag in TAGS.items()}
    for tag in tags:
        if tag not in taken and (value := _first(tags, tag)):
            # A database is an archive where it has a place for the work.
            yield tag if tag == "DB" and "AV" not in tags else variables.get(tag, tag), value
