"""References and entries in two scripts: a table of pairs that are one work and of pairs that are not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from citelink.bibliography import entry_from_csl
from citelink.bibliography.entry import Entry
from citelink.bibliography.library import Library
from citelink.matching import Matcher
from citelink.parsing import parse_reference

TABLE = Path(__file__).parents[2] / "fixtures" / "matching" / "cross_script.jsonl"
PAIRS = [json.loads(line) for line in TABLE.read_text("utf-8").splitlines()]


def company() -> dict[str, Entry]:
    """Entries that keep the others company, so that nothing is matched for want of choice."""
    return {pair["entry"]["id"]: entry_from_csl(pair["entry"]) for pair in PAIRS[::2]}


def test_the_table_is_large_enough() -> None:
    assert sum(pair["same"] for pair in PAIRS) >= 60
    assert sum(not pair["same"] for pair in PAIRS) >= 30
    assert {pair["language"] for pair in PAIRS} == {"kk", "ru", "uk"}


@pytest.mark.parametrize("pair", [pair for pair in PAIRS if pair["same"]], ids=lambda pair: pair["entry"]["id"])
def test_one_work_in_two_scripts_is_matched(pair: dict[str, object]) -> None:
    text = str(pair["text"])
    wanted = entry_from_csl(pair["entry"])  # type: ignore[arg-type]
    others = {key: entry for key, entry in company().items() if key.split("-")[0] != wanted.key.split("-")[0]}
    found = Matcher([Library("table", {**others, wanted.key: wanted})]).match(parse_reference(text).entry, text)
    assert found.status == "matched", found.reason
    assert found.candidate is not None
    assert found.candidate.entry.key == wanted.key


@pytest.mark.parametrize("pair", [pair for pair in PAIRS if not pair["same"]], ids=lambda pair: pair["entry"]["id"])
def test_two_works_in_two_scripts_are_not_matched(pair: dict[str, object]) -> None:
    text = str(pair["text"])
    other = entry_from_csl(pair["entry"])  # type: ignore[arg-type]
    number = other.key.split("-")[0]
    others = {key: entry for key, entry in company().items() if key.split("-")[0] != number}
    found = Matcher([Library("table", {**others, other.key: other})]).match(parse_reference(text).entry, text)
    assert found.status != "matched", found.reason
