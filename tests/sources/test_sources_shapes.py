"""Every source's answers, field by field: recorded ones against what was typed by hand from them (`shapes/*.toml`)."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from replaying import needs_replay, unpacked

from citelink.bibliography.entry import Date, Entry, Pairs, Person
from citelink.bibliography.xml_records import is_record
from citelink.sources.services import pubmed
from citelink.sources.source import SOURCES, Record
from citelink.sources.xml import parse_xml, write_xml

SHAPES = Path(__file__).parent / "shapes"
NAMES = sorted(path.stem for path in SHAPES.glob("*.toml"))
# As the recordings call the services.
FOLDERS = {"doi-org": "doi", "pubmed": "ncbi"}
WITHOUT_RECORDINGS: frozenset[str] = frozenset(("retraction-watch",))
# Of some services there are fewer than ten recordings; then all are here. Of one there are none: its answers are made.
FEWER: Mapping[str, int] = {"openlibrary": 5, "k10plus": 4, "dnb": 2}
MADE = frozenset(("dnb",))
PLAIN = (
    "key", "type", "title", "container", "volume", "issue", "pages", "number_of_pages", "edition", "publisher", "place",
    "series", "genre", "url", "language",
)  # fmt: skip
ATOM = "{http://www.w3.org/2005/Atom}entry"


def works(body: Any) -> list[Any]:
    """The works in an answer of JSON, in any of the services' forms."""
    if isinstance(body, list):
        return body
    for path in (
        ("message",), ("results",), ("data",), ("result", "hits", "hit"), ("citationList", "citation"),
        ("resultList", "result"),
    ):  # fmt: skip
        inside = body
        for name in path:
            inside = inside.get(name) if isinstance(inside, Mapping) else None
        if inside is not None:
            return inside if isinstance(inside, list) else [inside]
    return [body]


def catalogued(text: str) -> list[Any]:
    """The records in an answer of a catalogue, whatever stands around them."""
    return [write_xml(one) for one in parse_xml(text).iter("{*}record", "{*}mods") if is_record(one)]


def of_open_library(text: str) -> list[Any]:
    """Editions, works and items of a search."""
    said = json.loads(text)
    by_number = [item for name, item in said.items() if name.startswith("ISBN:")]
    return list(said.get("docs") or said.get("entries") or by_number or [said])


# What `read` is given of a work, where that is not the work itself.
GIVEN: Mapping[str, Callable[[str], list[Any]]] = {
    "arxiv": lambda text: [write_xml(item) for item in parse_xml(text).iter(ATOM)],
    "dblp": lambda text: [hit["info"] for hit in works(json.loads(text))],
    "dnb": catalogued,
    "k10plus": catalogued,
    "loc": catalogued,
    "openlibrary": of_open_library,
    "doi-org": lambda text: [{"record": json.loads(text)}],
    "pubmed": lambda text: [write_xml(item) for item in parse_xml(text) if item.tag in pubmed._RECORDS],
}


def told(record: Record) -> dict[str, Any]:
    """What a record says, as the tables spell it; what it does not say is left out."""
    entry = record.entry
    said: dict[str, Any] = {name: getattr(entry, name) for name in PLAIN}
    for name in ("authors", "editors", "translators"):
        said[name] = [_name(person) for person in getattr(entry, name)]
    said["date"] = _day(entry.date)
    said["identifiers"], said["extra"] = _by_name(entry.identifiers), dict(entry.extra)
    said["years"], said["is_notice"] = list(record.years), record.is_notice
    said["notices"] = [[one.kind, one.doi] for one in record.notices]
    assert entry == _again(entry), "the tables would not show every field"
    return {name: value for name, value in said.items() if value}


def _again(entry: Entry) -> Entry:
    """An entry with nothing but what the tables show."""
    shown = (*PLAIN, "authors", "editors", "translators", "date", "identifiers", "extra", "origin")
    return Entry(**{name: getattr(entry, name) for name in shown})


def _by_name(pairs: Pairs) -> dict[str, Any]:
    """Values by name; of a name with several a list."""
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return {name: values[0] if len(values) == 1 else values for name, values in found.items()}


def _name(person: Person) -> list[str]:
    said = [person.literal] if person.literal else [person.family, person.given]
    return said + [part for part in (person.particle, person.suffix) if part]


def _day(date: Date | None) -> str:
    if date is None or not date.year:
        return ""
    return "-".join((str(date.year), *(f"{part:02}" for part in (date.month, date.day) if part)))


def test_every_source_has_its_table() -> None:
    assert set(SOURCES.names) <= {*NAMES, *WITHOUT_RECORDINGS}


@needs_replay
@pytest.mark.parametrize("name", [name for name in NAMES if name not in MADE])
def test_recorded_answers_are_read_field_by_field(name: str) -> None:
    folder = unpacked("recordings") / FOLDERS.get(name, name)

    def text_of(recording: str) -> str:
        (path,) = folder.glob(f"{recording}*.json")
        return str(json.loads(path.read_text("utf-8"))["body"])

    compare(name, text_of)


@pytest.mark.parametrize("name", sorted(MADE))
def test_made_answers_are_read_field_by_field(name: str) -> None:
    compare(name, lambda recording: (SHAPES.parent / "made" / recording).read_text("utf-8"))


def compare(name: str, text_of: Callable[[str], str]) -> None:
    source = SOURCES.load(name)
    table = tomllib.loads((SHAPES / f"{name}.toml").read_text("utf-8"))
    rows, empty = table["record"], table.get("empty", [])
    given = GIVEN.get(name, lambda text: works(json.loads(text)))
    for row in rows:
        expected = dict(row)
        recording, item = expected.pop("recording"), expected.pop("item", 0)
        record = source.read(given(text_of(recording))[item])
        assert record is not None, recording
        assert record.entry.origin == name
        assert told(record) == expected, recording
    assert [given(text_of(recording)) for recording in empty] == [[] for _ in empty]
    assert len({*empty, *(row["recording"] for row in rows)}) >= FEWER.get(name, 10)
