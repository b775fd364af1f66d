"""Answers that were recorded, field by field with what a person reads in them: `expected/NAME.toml`."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from replaying import needs_replay, recordings

from citelink.bibliography.entry import Date, Entry, Person
from citelink.bibliography.xml_records import is_record
from citelink.sources.services import dnb, k10plus, loc, openlibrary
from citelink.sources.source import Record
from citelink.sources.xml import parse_xml, write_xml

FOLDER = Path(__file__).parent
LEAST = {"loc": 10, "k10plus": 4, "openlibrary": 5, "dnb": 2}


def expected(name: str) -> list[dict[str, Any]]:
    said = tomllib.loads((FOLDER / "expected" / f"{name}.toml").read_text("utf-8"))
    return list(said["recordings"])


def records(source: ModuleType, body: str) -> Iterator[Record]:
    """What a source reads in an answer, or in a file that only holds records."""
    if source is openlibrary:
        said = json.loads(body)
        by_number = [item for name, item in said.items() if name.startswith("ISBN:")]
        items = said.get("docs") or said.get("entries") or by_number or [said]
    else:
        root = parse_xml(body)
        items = [write_xml(one) for one in root.iter("{*}record", "{*}mods") if is_record(one)]
    return (record for item in items if (record := source.read(item)) is not None)


def name(person: Person) -> str:
    behind = "".join(f", {part}" for part in (person.suffix,) if part)
    before = f"{person.particle} " if person.particle else ""
    return person.literal or f"{before}{person.family}, {person.given}{behind}"


def date(value: Date | None) -> str:
    if value is None:
        return ""
    parts = [f"{part:02}" for part in (value.year, value.month, value.day) if part]
    return (
        "-".join(parts) + (f"/{value.end_year}" if value.end_year else "") + (f" {value.literal}" * bool(value.literal))
    )


def shown(entry: Entry) -> dict[str, Any]:
    """All that an entry says, as the files of what is expected have it."""
    said: dict[str, Any] = {one.name: getattr(entry, one.name) for one in fields(Entry) if one.name != "origin"}
    for role in ("authors", "editors", "translators"):
        said[role] = [name(person) for person in said[role]]
    for pairs in ("identifiers", "extra"):
        said[pairs] = [" ".join(pair) for pair in said[pairs]]
    said |= {one: date(said[one]) for one in ("date", "accessed")}
    return {one: value for one, value in said.items() if value}


@needs_replay
@pytest.mark.parametrize(
    ("source", "wanted"),
    [(source, wanted) for source in (k10plus, loc, openlibrary) for wanted in expected(source.NAME)],
    ids=lambda one: one.NAME if isinstance(one, ModuleType) else one["file"],
)
def test_a_recorded_answer(source: ModuleType, wanted: dict[str, Any]) -> None:
    body = next(one["body"] for one in recordings(source.NAME) if wanted["file"] in one["file"])
    compare(source, body, wanted)


@pytest.mark.parametrize("wanted", expected("dnb"), ids=lambda one: one["made"])
def test_a_made_answer(wanted: dict[str, Any]) -> None:
    compare(dnb, (FOLDER / "made" / wanted["made"]).read_text("utf-8"), wanted)


def compare(source: ModuleType, body: str, wanted: dict[str, Any]) -> None:
    found = list(records(source, body))
    found = [found[at] for at in wanted["which"]] if "which" in wanted else found
    assert {record.entry.origin for record in found} <= {source.NAME}
    # A key that citelink made is none of the record's.
    said = [shown(record.entry) for record in found]
    for one, other in zip(said, wanted["entries"], strict=True):
        assert {**one, "key": ""} | {"key": one["key"] if "key" in other else ""} == {"key": "", **other}
        assert one["key"]


def test_enough_is_compared() -> None:
    assert {source: len(expected(source)) >= least for source, least in LEAST.items()} == dict.fromkeys(LEAST, True)
