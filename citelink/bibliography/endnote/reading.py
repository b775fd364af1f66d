"""Records of EndNote as entries.

What a field means depends on the type of the record (the table of types in EndNote's manual): the second title is the
journal of an article, the series of a book."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from citelink.bibliography.dates import read_date, read_month
from citelink.bibliography.endnote.kinds import EDITED, NUMBERED, WHOLES, Kind
from citelink.bibliography.entry import Date, Entry, Person
from citelink.bibliography.formats.csl_json.items import names_to_csl
from citelink.bibliography.identifiers import find_doi, normalize_doi, read_accession, read_standard_numbers

# By the names of EndNote's XML: all values of each field, in their order.
Fields = Mapping[str, Sequence[str]]
# Fields without a place in an entry, and their CSL variables.
KEPT = {
    "abstract": "abstract", "short-title": "title-short", "call-num": "call-number", "num-vols": "number-of-volumes",
    "translated-title": "translated-title", "orig-pub": "original-publisher",
}  # fmt: skip
_KEY = re.compile(r"[^\s,{}%#~\\'\"]{2,80}")
_PAGES = re.compile(r"\d{1,6}(?:\s{0,3}\D{1,4})?")


def read_record(kind: Kind, fields: Fields, persons: Mapping[str, tuple[Person, ...]], path: str) -> Entry:
    """The entry of a record: `fields` hold what is no name, `persons` the names. Its key is the record's label where
    that can be one."""
    whole = kind.type in WHOLES
    second, third = _first(fields, "secondary-title", "full-title"), _first(fields, "tertiary-title")
    authors, editors = persons.get("author", ()), persons.get("secondary-author", ())
    if kind.name == EDITED:
        authors, editors = (), authors or editors
    label = _first(fields, "label")
    pages = _first(fields, "pages")
    counted = whole and _PAGES.fullmatch(pages) is not None
    standard = [one for value in fields.get("isbn", ()) for one in read_standard_numbers(value)]
    numbers = [number for name, number in standard if not name]
    number = _first(fields, "number")
    return Entry(
        key=label if _KEY.fullmatch(label) else "",
        type=kind.type,
        title=_first(fields, "title"),
        authors=authors,
        editors=editors,
        translators=persons.get("subsidiary-author", ()),
        container="" if whole else second,
        date=_date(fields),
        accessed=read_date(_first(fields, "access-date")) if _first(fields, "access-date") else None,
        volume=_first(fields, "volume"),
        issue="" if kind.type in NUMBERED or whole else number,
        number=(numbers[0] if numbers else number) if kind.type in NUMBERED else "",
        pages="" if counted else pages,
        number_of_pages=pages if counted else "",
        edition=_first(fields, "edition"),
        publisher=_first(fields, "publisher"),
        place=_first(fields, "pub-location"),
        series=third or (second if whole and kind.type != "thesis" else ""),
        genre=_first(fields, "work-type"),
        identifiers=tuple(_identifiers(fields, standard)),
        url=_first(fields, "url"),
        language=_first(fields, "language"),
        note=_first(fields, "notes"),
        extra=tuple(_extra(kind, fields, persons, second)),
        origin=path,
    )


def _first(fields: Fields, *names: str) -> str:
    return next((text for name in names for value in fields.get(name, ()) if (text := " ".join(value.split()))), "")


def _date(fields: Fields) -> Date | None:
    """The year, with the month and day that stand in a field of their own, with the year or without."""
    year, day = _first(fields, "year"), _first(fields, "date")
    found = read_date("", year) if year else None
    if not day:
        return found
    whole = read_date(day)
    if found is None or (whole and whole.year == found.year and whole.month):
        return whole
    month, number = read_month(day)
    return found if found.month or month is None else Date(found.year, month, number, found.end_year, found.literal)


def _identifiers(fields: Fields, standard: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    doi = find_doi(_first(fields, "electronic-resource-num")) or normalize_doi(_first(fields, "url"))
    if doi:
        yield "DOI", doi
    yield from dict.fromkeys((name, number) for name, number in standard if name)
    if known := read_accession(_first(fields, "accession-num"), _first(fields, "remote-database-name")):
        yield known


def _extra(
    kind: Kind, fields: Fields, persons: Mapping[str, tuple[Person, ...]], second: str
) -> Iterator[tuple[str, str]]:
    for name, variable in KEPT.items():
        if value := _first(fields, name):
            yield variable, value
    short = _first(fields, "abbr-1", "alt-title")
    if short and short != second and not kind.type.startswith("book"):
        yield "container-title-short", short
    if kind.type in WHOLES and kind.type not in NUMBERED and (number := _first(fields, "number")):
        yield "collection-number", number
    if (section := _first(fields, "section")) and kind.type in ("article-newspaper", "legislation", "chapter"):
        yield ("chapter-number" if kind.type == "chapter" else "section"), section
    if others := names_to_csl(persons.get("tertiary-author", ())):
        yield ("contributor" if kind.type == "thesis" else "collection-editor"), json.dumps(others, ensure_ascii=False)
    if keywords := "; ".join(" ".join(value.split()) for value in fields.get("keyword", ()) if value.strip()):
        yield "keyword", keywords
