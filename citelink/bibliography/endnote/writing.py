"""Entries as records of EndNote."""

from __future__ import annotations

from collections.abc import Iterator

from citelink.bibliography.endnote.kinds import NUMBERED, WHOLES, Kind, kind_of
from citelink.bibliography.endnote.reading import KEPT
from citelink.bibliography.entry import Date, Entry, Person
from citelink.bibliography.formats.csl_json.items import read_kept
from citelink.bibliography.identifiers import read_standard_numbers
from citelink.bibliography.names import write_name

_KEPT = {variable: name for name, variable in KEPT.items()}
_OTHERS = {"collection-editor": "tertiary-author", "contributor": "tertiary-author"}
_SECTIONS = {"chapter-number": "section", "section": "section", "collection-number": "number"}


def write_record(entry: Entry) -> tuple[Kind, tuple[tuple[str, str], ...]]:
    """The type of the record and its fields, by the names of EndNote's XML, names among them; none is empty."""
    kind = kind_of(entry.type)
    return kind, tuple((name, said) for name, value in _fields(entry) if (said := " ".join(value.split())))


def _fields(entry: Entry) -> Iterator[tuple[str, str]]:
    whole = entry.type in WHOLES
    # Where EndNote has it, unless it would be taken for a number of another kind there.
    plain = [name for name, _ in read_standard_numbers(entry.number)] == [""]
    number = entry.number if plain and entry.type in NUMBERED else ""
    yield "label", entry.key
    for role, persons in (
        ("author", entry.authors), ("secondary-author", entry.editors), ("subsidiary-author", entry.translators),
    ):  # fmt: skip
        yield from ((role, _name(person)) for person in persons)
    yield "title", entry.title
    in_second = whole and entry.type != "thesis"
    yield "secondary-title", entry.series if in_second else "" if whole else entry.container
    yield "tertiary-title", "" if in_second else entry.series
    if entry.date:
        yield "year", f"{entry.date.year:04}" if entry.date.year is not None else entry.date.literal
        yield "date", _day(entry.date) if entry.date.month else ""
    yield from (
        ("volume", entry.volume),
        ("number", entry.issue or (entry.number if not number else "")),
        ("pages", entry.pages or entry.number_of_pages),
        ("edition", entry.edition),
        ("publisher", entry.publisher),
        ("pub-location", entry.place),
        ("work-type", entry.genre),
        ("electronic-resource-num", entry.identifier("DOI")),
        ("isbn", number),
        ("isbn", entry.identifier("ISBN")),
        ("isbn", entry.identifier("ISSN")),
        ("url", entry.url),
        ("language", entry.language),
        ("notes", entry.note),
    )
    yield "accession-num", entry.identifier("PMID") or entry.identifier("arXiv")
    if entry.accessed and entry.accessed.year is not None:
        yield "access-date", _day(entry.accessed)
    for name, value in entry.extra:
        yield from _extra(name, value)


def _extra(name: str, value: str) -> Iterator[tuple[str, str]]:
    if name in _KEPT or name in _SECTIONS:
        yield _KEPT.get(name) or _SECTIONS[name], value
    elif name == "container-title-short":
        yield "alt-title", value
    elif name == "keyword":
        yield from (("keyword", part) for part in value.split("; "))
    elif name in _OTHERS and not isinstance(persons := read_kept(name, value), str | Date):
        yield from ((_OTHERS[name], _name(person)) for person in persons)


def _name(person: Person) -> str:
    """A name; a comma behind it says that it is a body's."""
    said = write_name(person)
    return said if "," in said or not said else f"{said},"


def _day(date: Date) -> str:
    """`2019-05-12`, as far as it is known."""
    return "-".join([f"{date.year:04}", *(f"{part:02}" for part in (date.month, date.day) if part)])
