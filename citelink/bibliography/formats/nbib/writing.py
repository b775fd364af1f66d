"""Entries as PubMed exports them."""

from __future__ import annotations

from calendar import month_abbr
from collections.abc import Iterator

from citelink.bibliography.entry import Date, Entry
from citelink.bibliography.formats.nbib.kinds import BOOKS, JOURNALS, KEY, NAMES
from citelink.bibliography.language_codes import language_for_catalogue
from citelink.bibliography.library import Library
from citelink.bibliography.names import write_name

_EXTRA = {"abstract": "AB", "original-title": "TT", "container-title-short": "TA"}


def write(library: Library, path: str) -> str:
    """The library as a file of PubMed's format, whatever its `path`: its records in its order, a blank line behind
    each."""
    records = []
    for entry in library.entries.values():
        lines = [f"{tag:4}- {said}\n" for tag, value in _fields(entry) if (said := " ".join(value.split()))]
        # Every record begins with its number, if only with the tag of it.
        records.append("".join((f"PMID- {entry.identifier('PMID')}\n", *lines, "\n")))
    return "".join(records)


def _fields(entry: Entry) -> Iterator[tuple[str, str]]:
    whole = entry.type in BOOKS
    in_book = entry.type not in JOURNALS and not whole and bool(entry.container)
    yield "OID", f"{KEY} {entry.key}"
    yield "IS", entry.identifier("ISSN")
    yield "VI", entry.volume
    yield "IP", entry.issue
    yield "DP", _date(entry.date)
    if whole:
        yield "BTI", _title(entry.title)
    else:
        yield "TI", _title(entry.title)
        yield "BTI" if in_book else "JT", entry.container
    yield "CTI", entry.series
    yield "PG", entry.pages
    if doi := entry.identifier("DOI"):
        yield "LID", f"{doi} [doi]"
    for tag, persons in (("FAU", entry.authors), ("FED", entry.editors)):
        yield from ((tag, write_name(person)) for person in persons if not person.literal)
    yield from (("CN", person.literal) for person in entry.authors if person.literal)
    yield "LA", language_for_catalogue(entry.language) or entry.language
    yield "PT", NAMES.get(entry.type, "")
    yield "EN", entry.edition
    yield "PB", entry.publisher
    yield "PL", "" if entry.type in JOURNALS else entry.place
    yield "ISBN", entry.identifier("ISBN")
    yield "PMC", entry.identifier("PMCID")
    for name, value in entry.extra:
        if name == "keyword":
            yield from (("OT", part) for part in value.split("; "))
        elif name in _EXTRA:
            yield _EXTRA[name], value


def _title(title: str) -> str:
    """PubMed has a stop behind every title."""
    title = " ".join(title.split())
    return f"{title}." if title and title[-1] not in ".?!" else title


def _date(date: Date | None) -> str:
    if date is None or date.year is None:
        return date.literal if date else ""
    month = month_abbr[date.month] if date.month else ""
    return f"{date.year:04} {month} {date.day or '' if month else ''}".strip()
