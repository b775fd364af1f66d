"""The verdicts of the matcher on libraries that hold a work twice or not at all, whatever the text."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citelink.bibliography import read_text
from citelink.bibliography.entry import Entry
from citelink.bibliography.library import Library
from citelink.matching import Matcher
from citelink.matching.mentions.containers import find_container
from citelink.matching.mentions.folded import fold_entry, fold_reference
from citelink.parsing import parse_reference

TEXT = "Wells H. Dust over the dry lake // J. Arid Environ. – 2011. – Vol. 75. – P. 10–20."
DUST = """@article{KEY, author = {Wells, Henry}, title = {Dust over the dry lake},
  journal = {Journal of Arid Environments}, year = {2011}, volume = {75}, pages = {10--20}}"""


def library(path: str, *entries: str) -> Library:
    return read_text("\n".join(entries), path)


def test_first_library_that_holds_the_work_wins() -> None:
    libraries = [library("a.bib", DUST.replace("KEY", "mine")), library("b.bib", DUST.replace("KEY", "theirs"))]
    for order in (libraries, libraries[::-1]):
        found = Matcher(order).match(parse_reference(TEXT).entry, TEXT)
        assert found.candidate is not None
        assert found.candidate.source == order[0].path


def test_two_works_that_fit_equally_well_are_ambiguous() -> None:
    one = "@book{hall1, author = {Hall, B.}, title = {Steppe soils}, volume = {1}, year = {1990}, publisher = {Dew}}"
    two = one.replace("hall1", "hall2").replace("{1}", "{2}")
    text = "Hall B. Steppe soils. Dew, 1990."
    found = Matcher([library("a.bib", one, two)]).match(parse_reference(text).entry, text)
    assert found.status in ("ambiguous", "unmatched")
    assert {rival.entry.key for rival in found.rivals} >= {"hall1", "hall2"}


@pytest.mark.parametrize(
    ("journal", "printed"),
    [
        ("The Review of the Steppe Ecology", "Rev. Steppe Ecol."),
        ("Zeitschrift für die Steppenforschung", "Z. Steppenforsch."),
        ("Вестник по истории и археологии в степи", "Вестн. по ист. археол. степи"),
    ],
)
def test_abbreviated_journals_leave_little_words_out(journal: str, printed: str) -> None:
    entry = Entry(key="x", type="article-journal", title="Slow rivers", container=journal)
    text = f"Novak J. Slow rivers // {printed} 2015. 7."
    assert find_container(fold_entry(entry), fold_reference(Entry(), text))[0] == "close"


def test_empty_library_matches_nothing() -> None:
    found = Matcher([]).match(parse_reference(TEXT).entry, TEXT)
    assert (found.status, found.candidate) == ("unmatched", None)


def test_text_decides_where_the_parser_failed() -> None:
    found = Matcher([library("a.bib", DUST)]).match(Entry(), TEXT)
    assert found.status == "matched"


def test_order_of_the_library_changes_nothing() -> None:
    entries = [DUST.replace("KEY", "x")] + [
        f"@article{{k{n}, author = {{Writer, {letter}.}}, title = {{Notes on {word}}}, year = {{{1990 + n}}}}}"
        for n, (letter, word) in enumerate(
            zip("abcdefgh", ["sand", "silt", "clay", "loam", "peat", "chalk", "marl", "dust"], strict=True)
        )
    ]
    verdicts = set()
    for seed in range(4):
        random.Random(seed).shuffle(entries)
        found = Matcher([library("a.bib", *entries)]).match(parse_reference(TEXT).entry, TEXT)
        verdicts.add((found.status, found.candidate.entry.key if found.candidate else "", found.rivals))
    assert len(verdicts) == 1


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gets_a_verdict(text: str) -> None:
    found = Matcher([library("a.bib", DUST)]).match(Entry(title=text[:50]), text)
    assert found.status in ("matched", "ambiguous", "unmatched")
    assert (found.candidate is not None) == (found.status == "matched")


def test_hostile_text_passes_quickly() -> None:
    for text in ("[" * 20_000, "1 " * 10_000, "т. 1 " * 4_000, "10.1234/" * 3_000, "(1) в 4 т. " * 2_000):
        assert Matcher([library("a.bib", DUST)]).match(Entry(), text).candidate is None
