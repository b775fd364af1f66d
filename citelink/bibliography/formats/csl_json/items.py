"""Entries as items of CSL-JSON (CSL 1.0.2 input schema) and back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from citelink.bibliography.dates import read_date
from citelink.bibliography.entry import Date, Entry, Person
from citelink.bibliography.variables import DATES, DETAILS, PERSONS

# The suffixes of files that hold one item per line; in others one JSON value holds them all.
LINES = (".jsonl", ".ndjson")
# CSL variable -> attribute of Entry, in the order in which they are written.
_PLAIN = (
    ("container-title", "container"),
    ("collection-title", "series"),
    ("volume", "volume"),
    ("issue", "issue"),
    ("page", "pages"),
    ("number-of-pages", "number_of_pages"),
    ("number", "number"),
    ("edition", "edition"),
    ("publisher", "publisher"),
    ("publisher-place", "place"),
    ("genre", "genre"),
    ("medium", "medium"),
)
# CSL variables without an attribute that parsed references have: they stand in `Entry.extra`.
_EXTRA = ("archive", "archive_location", "authority", "volume-title")
_NAMES = (("author", "authors"), ("editor", "editors"), ("translator", "translators"))
_WHOLE = {**dict(_NAMES), "issued": "date", "accessed": "accessed"}
_IDENTIFIERS = ("DOI", "ISBN", "ISSN", "PMID", "PMCID")
_LONGEST = 10_000
# Under such names `Entry.extra` has the whole of a variable that says more than an entry can.
WHOLE = "x-csl-"
_BEYOND_NAMES = frozenset(["dropping-particle", "comma-suffix"])
_BEYOND_DATES = frozenset(["circa", "season"])
_PLACED = frozenset(
    ["id", "type", "title", "issued", "accessed", "URL", "language", "note", "custom"]
    + [name for name, _ in (*_PLAIN, *_NAMES)]
    + list(_IDENTIFIERS)
)
# JSON can spell halves of characters, `\ud800`, which no file can hold.
_LONE_SURROGATES = re.compile(r"[\ud800-\udfff]")
# Types as Crossref and older tools name them.
_TYPES = {
    "journal-article": "article-journal", "book-chapter": "chapter", "proceedings-article": "paper-conference",
    "posted-content": "article", "dissertation": "thesis", "monograph": "book", "edited-book": "book",
    "reference-book": "book", "proceedings": "book", "book-section": "chapter", "misc": "document", "other": "document",
}  # fmt: skip


def entry_to_csl(entry: Entry) -> dict[str, Any]:
    """`entry` as a CSL-JSON item; empty fields are left out, the order of the fields is always the same.

    CSL has no place for an arXiv number, a list of authors cut short, and `DETAILS`: they stand in `custom`."""
    item: dict[str, Any] = {"id": entry.key} if entry.key else {}
    item["type"] = entry.type or "document"
    if entry.title:
        item["title"] = entry.title
    for variable, attribute in _NAMES:
        if names := names_to_csl(getattr(entry, attribute)):
            item[variable] = names
    for variable, date in (("issued", entry.date), ("accessed", entry.accessed)):
        if value := _date(date):
            item[variable] = value
    for variable, attribute in _PLAIN:
        if text := getattr(entry, attribute):
            item[variable] = text
    item |= {name: value for name, value in entry.extra if name in _EXTRA and value}
    for name, kept in entry.extra:
        variable = name.removeprefix(WHOLE)
        if variable != name and (whole := _given_whole(entry, variable, kept)):
            item[variable] = whole
    identifiers = dict(reversed(entry.identifiers))
    item |= {name: identifiers[name] for name in _IDENTIFIERS if identifiers.get(name)}
    for variable, text in (("URL", entry.url), ("language", entry.language), ("note", entry.note)):
        if text:
            item[variable] = text
    custom: dict[str, Any] = {name: value for name, value in sorted(identifiers.items()) if name not in _IDENTIFIERS}
    custom |= {name: value for name, value in entry.extra if name in DETAILS}
    if entry.et_al:
        custom["et-al"] = True
    if custom:
        item["custom"] = custom
    return item


def entry_from_csl(item: Mapping[str, Any], origin: str = "") -> Entry:
    """The entry that a CSL-JSON item describes.

    Tolerant: numbers for texts, lists for texts (Crossref), `journalAbbreviation` for a missing container, dates as
    texts. Values of senseless types are passed over. Never raises; variables without a place go to `extra`."""
    given = item.get("custom")
    custom: Mapping[str, Any] = given if isinstance(given, Mapping) else {}
    kind = _text(item.get("type")) or "document"
    others = [(str(name), _kept(str(name), value)) for name, value in item.items() if name not in _PLACED]
    others += [(str(name), _text(value)) for name, value in custom.items() if name in DETAILS]
    others += [
        (WHOLE + name, json.dumps(item[name], ensure_ascii=False)) for name in _WHOLE if _says_more(item.get(name))
    ]
    plain = {attribute: _text(item.get(variable)) for variable, attribute in _PLAIN}
    plain["container"] = plain["container"] or _text(item.get("journalAbbreviation"))
    identifiers = [(name, _text(item.get(name))) for name in _IDENTIFIERS]
    identifiers += [(str(name), _text(value)) for name, value in custom.items() if name not in {"et-al", *DETAILS}]
    return Entry(
        key=_text(item.get("id")),
        type=_TYPES.get(kind, kind),
        title=_text(item.get("title")),
        authors=_persons(item.get("author")),
        editors=_persons(item.get("editor")),
        translators=_persons(item.get("translator")),
        et_al=custom.get("et-al") is True,
        date=_read_date(item.get("issued")),
        accessed=_read_date(item.get("accessed")),
        identifiers=tuple((name, value) for name, value in identifiers if value),
        url=_text(item.get("URL")),
        language=_text(item.get("language")),
        note=_text(item.get("note")),
        extra=tuple((name, text) for name, text in others if text),
        origin=origin,
        **plain,
    )


def _says_more(value: Any) -> bool:
    """Whether names or a date say what an entry has no place for: dropping particles, seasons, the day a span ends."""
    if isinstance(value, Mapping):
        parts = value.get("date-parts")
        ends = parts[1] if isinstance(parts, list) and len(parts) > 1 else []
        return not _BEYOND_DATES.isdisjoint(value) or (isinstance(ends, list) and len(ends) > 1)
    names = value if isinstance(value, list) else []
    return any(isinstance(name, Mapping) and not _BEYOND_NAMES.isdisjoint(name) for name in names)


def _given_whole(entry: Entry, variable: str, kept: str) -> Any:
    """The value of a variable as the entry's file had it, None where the entry says something else by now."""
    try:
        value = json.loads(kept)
    except (ValueError, RecursionError):
        return None
    said = getattr(entry, _WHOLE[variable]) if variable in _WHOLE else None
    read = _read_date(value) if isinstance(value, Mapping) else _persons(value)
    return value if said and read == said else None


def names_to_csl(persons: Iterable[Person]) -> list[dict[str, str]]:
    """Persons as the value of a variable of names."""
    return [name for person in persons if (name := _name(person))]


def dates_to_csl(text: str) -> dict[str, Any]:
    """A date, or a range of two with a slash between them (EDTF), as the value of a variable of dates."""
    values = [_date(date) for part in text.split("/")[:2] if (date := read_date(part.strip())) is not None]
    if all("date-parts" in value for value in values) and len(values) > 1:
        return {"date-parts": [values[0]["date-parts"][0], values[1]["date-parts"][0]]}
    return _date(read_date(text)) or {"literal": text}


def dates_of_csl(name: str, kept: str) -> tuple[Date, ...]:
    """The dates of such a variable as it is kept: one, or the two of a range; () where it is no date."""
    value = given_back(name, kept)
    parts = value.get("date-parts") if isinstance(value, Mapping) and name in DATES else None
    found = (_read_date({"date-parts": [part]}) for part in parts[:2]) if isinstance(parts, list) else ()
    return tuple(date for date in found if date is not None)


def _name(person: Person) -> dict[str, str]:
    parts = (
        ("family", person.family),
        ("given", person.given),
        ("non-dropping-particle", person.particle),
        ("suffix", person.suffix),
        ("literal", person.literal),
    )
    return {name: text for name, text in parts if text}


def _date(date: Date | None) -> dict[str, Any]:
    if date is None:
        return {}
    value: dict[str, Any] = {}
    if date.year is not None:
        known = [date.year]
        for part in (date.month, date.day):
            if part is None:
                break
            known.append(part)
        value["date-parts"] = [known] if date.end_year is None else [known, [date.end_year]]
    if date.literal:
        value["literal"] = date.literal
    return value


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = next((part for part in value if isinstance(part, str | int)), "")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(_LONE_SURROGATES.sub("\ufffd", str(value)).split())


def _kept(name: str, value: Any) -> str:
    """What is kept of a variable without a place: a text, or the JSON of a date or of names."""
    if name in DATES | PERSONS and isinstance(value, dict | list) and value:
        return json.dumps(value, ensure_ascii=False)[:_LONGEST]
    return _text(value)


def given_back(name: str, kept: str) -> Any:
    """The value of such a variable as it was."""
    if name in DATES | PERSONS and kept[:1] in ("{", "["):
        try:
            return json.loads(kept)
        except (ValueError, RecursionError):
            return kept
    return kept


def read_kept(name: str, kept: str) -> Date | tuple[Person, ...] | str:
    """The same as a date, as names, or as a text."""
    value = given_back(name, kept)
    if isinstance(value, str):
        return value
    return (_read_date(value) if name in DATES else _persons(value)) or ""


def _persons(value: Any) -> tuple[Person, ...]:
    names = value if isinstance(value, list) else []
    persons = []
    for name in names:
        if isinstance(name, str):
            persons.append(Person(literal=_text(name)))
        elif isinstance(name, Mapping):
            particle = _text(name.get("non-dropping-particle")) or _text(name.get("dropping-particle"))
            literal = _text(name.get("literal")) or _text(name.get("name"))
            family, given = _text(name.get("family")), _text(name.get("given"))
            if not family:
                family, given, literal = "", "", literal or given
            persons.append(Person(family, given, particle, _text(name.get("suffix")), literal))
    return tuple(person for person in persons if person != Person())


def _read_date(value: Any) -> Date | None:
    if isinstance(value, str | int) and not isinstance(value, bool):
        return read_date(str(value))
    if not isinstance(value, Mapping):
        return None
    literal = _text(value.get("literal"))
    parts = value.get("date-parts")
    ranges = [_numbers(part) for part in parts if isinstance(part, list)] if isinstance(parts, list) else []
    if ranges and ranges[0] and ranges[0][0] is not None:
        year, month, day = (*ranges[0], None, None, None)[:3]
        month = month if month is not None and 1 <= month <= 12 else None
        day = day if month is not None and day is not None and 1 <= day <= 31 else None
        end = ranges[1][0] if len(ranges) > 1 and ranges[1] else None
        return Date(year, month, day, end, literal)
    if raw := literal or _text(value.get("raw")):
        return Date(literal=literal) if literal and read_date(literal) is None else read_date(raw)
    return None


def _numbers(parts: list[Any]) -> list[int | None]:
    texts = [_text(part) for part in parts[:3]]
    return [int(text) if text.lstrip("-").isdecimal() and len(text) < 7 else None for text in texts]
