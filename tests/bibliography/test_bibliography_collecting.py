"""Keys that are repeated or missing: one treatment and one wording in every format, whole or in a stream."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink.bibliography import unique_key
from citelink.bibliography.keys import FreeKeys
from citelink.bibliography.library import Library
from citelink.bibliography.reading import read_library, stream_library
from citelink.matching.stored.cache import open_stored

# (key, title); what is made of it.
GIVEN = [("a", "One"), ("a", "Two"), ("b", "Three"), ("a", "One"), ("", "Rivers"), ("a", "Four"), ("A", "Five")]
KEPT = {"a": "One", "aa": "Two", "b": "Three", "rivers": "Rivers", "ab": "Four", "A": "Five"}
REASONS = [
    "the key a is repeated by another entry, called aa here",
    "the key a is repeated by an entry that says the same",
    "an entry without a key, called rivers",
    "the key a is repeated by another entry, called ab here",
]


def bib(given: list[tuple[str, str]]) -> str:
    return "\n".join(f"@book{{{key}, title = {{{title}}}}}" for key, title in given)


def items(given: list[tuple[str, str]]) -> list[str]:
    return [json.dumps({"id": key, "title": title} if key else {"title": title}) for key, title in given]


def array(given: list[tuple[str, str]]) -> str:
    return "[" + ",".join(items(given)) + "]"


def lines(given: list[tuple[str, str]]) -> str:
    return "\n".join(items(given)) + "\n"


def ris(given: list[tuple[str, str]]) -> str:
    return "".join(f"TY  - BOOK\nID  - {key}\nTI  - {title}\nER  - \n" for key, title in given)


WRITTEN = {".bib": bib, ".json": array, ".jsonl": lines, ".ris": ris}


def titles(library: Library) -> dict[str, str]:
    return {key: entry.title for key, entry in library.entries.items()}


@pytest.mark.parametrize("suffix", WRITTEN)
def test_repeated_and_missing_keys(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"x{suffix}"
    path.write_text(WRITTEN[suffix](GIVEN), "utf-8")
    library = read_library(path)
    assert list(titles(library).items()) == list(KEPT.items())
    assert {key: entry.key for key, entry in library.entries.items()} == {key: key for key in KEPT}
    # Most RIS files have no keys at all, so that it is not worth a word.
    expected = [reason for reason in REASONS if suffix != ".ris" or "without" not in reason]
    assert [failure.reason for failure in library.failures] == expected
    stored = open_stored(str(path), None, lambda: stream_library(str(path)), say=print)
    assert list(titles(stored).items()) == list(KEPT.items())
    assert {failure.reason for failure in stored.failures} <= {*REASONS}


@pytest.mark.parametrize("suffix", WRITTEN)
def test_no_made_key_takes_one_that_is_given_later(suffix: str, tmp_path: Path) -> None:
    given = [("", "Rivers"), ("a", "One"), ("a", "Two"), ("rivers", "Lakes"), ("aa", "Three")]
    path = tmp_path / f"x{suffix}"
    path.write_text(WRITTEN[suffix](given), "utf-8")
    kept = {"riversa": "Rivers", "a": "One", "ab": "Two", "rivers": "Lakes", "aa": "Three"}
    assert titles(read_library(path)) == kept


@pytest.mark.parametrize("suffix", WRITTEN)
def test_many_alike_are_read_as_quickly_as_others(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"x{suffix}"
    path.write_text(WRITTEN[suffix]([("a", f"Title {number}") for number in range(5_000)]), "utf-8")
    stored = open_stored(str(path), None, lambda: stream_library(str(path)), say=print)
    assert list(titles(read_library(path))) == list(titles(stored))
    assert len(stored.entries) == 5_000


@given(st.lists(st.sampled_from(["a", "A", "aa", "ab", "b", "straße", "STRASSE"]), max_size=60))
def test_free_keys_are_unique_keys(bases: list[str]) -> None:
    free, taken = FreeKeys(["b", "AB"]), {"b", "ab"}
    for base in bases:
        expected = unique_key(base, taken)
        taken.add(expected.casefold())
        assert free.like(base) == expected
