"""The verdicts of the matcher on libraries that hold a work twice or not at all, whatever the text."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citelink.bibliography import read_text
from citelink.bibliography.entry import Date, Entry, Person
from citelink.bibliography.library import Library
from citelink.matching import Matcher
from citelink.matching.mentions.containers import find_container
from citelink.matching.mentions.folded import fold_entry, fold_reference
from citelink.matching.mentions.names import find_names
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


def test_a_misread_surname_is_told_whatever_else_is_as_like_it() -> None:
    entry = Entry(key="x", title="Safety of dunes", authors=(Person("Kristensen", "S."),))
    text = "Kirstensen S, Bartels P, Christensen K. Safety of dunes. Dune Rev. 2015;7:149."
    names = find_names(fold_entry(entry), fold_reference(Entry(), text))
    assert (names.level, round(names.score, 2)) == ("close", 0.9)


def test_empty_library_matches_nothing() -> None:
    found = Matcher([]).match(parse_reference(TEXT).entry, TEXT)
    assert (found.status, found.candidate) == ("unmatched", None)


def test_text_decides_where_the_parser_failed() -> None:
    found = Matcher([library("a.bib", DUST)]).match(Entry(), TEXT)
    assert found.status == "matched"


def test_what_a_text_does_not_print_does_not_differ() -> None:
    matcher = Matcher([library("a.bib", DUST.replace("KEY", "dust").replace("year", "publisher = {Sand Press}, year"))])
    for entry in (Entry(), parse_reference(TEXT).entry):
        told = {one.field: one.level for one in matcher.match(entry, TEXT).evidence}
        assert (told["volume"], told["page"], told["publisher"]) == ("exact", "exact", "missing")
    other = TEXT.replace("Vol. 75", "Vol. 57")
    for entry in (Entry(), parse_reference(other).entry):
        told = {one.field: one.level for one in matcher.match(entry, other).evidence}
        assert (told["volume"], told["page"]) == ("differs", "exact")


def test_what_is_parsed_counts_for_a_text_that_was_asked_for_before() -> None:
    plain = "@article{plain, author = {Hall, B.}, title = {Steppe soils}, year = {1990}, doi = {10.1234/soils}}"
    matcher = Matcher([library("a.bib", plain, DUST.replace("KEY", "dust"))])
    text = "Hall B. In press, 1990."
    assert matcher.match(Entry(), text).status == "unmatched"
    parsed = Entry(authors=(Person("Hall"),), title="Steppe soils", identifiers=(("DOI", "10.1234/soils"),))
    for entry, status in ((parsed, "matched"), (Entry(), "unmatched"), (parsed, "matched")):
        assert matcher.match(entry, text).status == status


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


FOUND = Entry(
    key="10.1000/w",
    type="article-journal",
    title="Wool and its dyes in the northern bazaars",
    authors=(Person("Karimova", "Saule"),),
    container="Textile Letters",
    date=Date(2012),
    volume="7",
    pages="31-48",
    identifiers=(("DOI", "10.1000/w"),),
)


@pytest.mark.parametrize(
    ("changed", "is_found"),
    [
        ({"authors": (Person("Karimova", "S."),), "container": "Text. Lett.", "identifiers": ()}, True),
        ({"container": "", "volume": "", "pages": "", "date": None}, True),
        ({"identifiers": (), "title": "Wool & its dyes in the Northern bazaars", "pages": ""}, True),
        ({"identifiers": (("DOI", "10.1000/w2"),), "title": f"{FOUND.title}. Part II", "pages": "49-60"}, False),
        ({"identifiers": (), "date": Date(2019), "volume": "14", "pages": "3-9", "authors": (Person("Pike"),)}, False),
        ({"identifiers": (), "title": "Silk and its dyes in the northern bazaars", "pages": "49-60"}, False),
    ],
)
def test_a_record_is_found_in_whatever_spelling(changed: dict[str, Any], is_found: bool) -> None:
    others = {f"o{number}": Entry(key=f"o{number}", title=f"Dyes, volume {number}") for number in range(5)}
    mine = Library("mine.bib", {**others, "mine": replace(FOUND, key="mine", **changed)})
    found = Matcher([mine]).find_work(FOUND)
    assert (found.entry.key if found else None) == ("mine" if is_found else None)


def test_the_first_library_that_holds_the_work_wins() -> None:
    sparse, whole = (Library(f"{name}.bib", {name: replace(FOUND, key=name)}) for name in ("zeta", "alpha"))
    found = Matcher([Library("empty.bib", {}), sparse, whole]).find_work(FOUND)
    assert found is not None
    assert (found.source, found.entry.key) == ("zeta.bib", "zeta")
    assert Matcher([]).find_work(FOUND) is None
