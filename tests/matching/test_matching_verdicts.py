# ruff: noqa: E501 (a case is read best on one line)
"""What two records are to each other, in four words: pairs as libraries hold them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citelink.bibliography.entry import Date, Entry, Person
from citelink.matching import same_work
from tests.benchmarks.verdicts import judge

TITLE = "Dust storms over the dry lakes of the northern steppe"


def record(
    people: str = "Henry Wells; Aigul Serik",
    title: str = TITLE,
    year: int | None = 2011,
    type: str = "article-journal",
    **more: str,
) -> Entry:
    identifiers = tuple((name, more.pop(name)) for name in ("DOI", "PMID", "arXiv", "JSTOR") if name in more)
    authors = tuple(Person(literal=name) for name in people.split("; ") if name)
    return replace(
        Entry(type=type, title=title, authors=authors, date=Date(year=year) if year else None, identifiers=identifiers),
        **more,
    )  # type: ignore[arg-type]  # the rest are texts


PLACE = {"volume": "75", "pages": "10-20"}
OTHER_PLACE = {"volume": "12", "pages": "301-309"}

PAIRS = {
    "one DOI, whatever else": ("exact", record(DOI="10.5555/dust"), record("", "Dust", 2003, DOI="10.5555/DUST")),
    "versions at arXiv": ("exact", record(arXiv="1001.01234v1"), record(year=2012, arXiv="1001.01234v3")),
    "preprint and article": ("exact", record(arXiv="1001.01234v1", year=2010), record(DOI="10.5555/dust", **PLACE)),
    "one title in other letters": ("exact", record(), record(title=TITLE.upper())),
    "the people the other way round": ("exact", record(), record("Aigul Serik; Henry Wells")),
    "in Cyrillic": ("exact", record("Айгүл Серік", "Құрғақ көлдердегі шаңды дауылдар"), record("Айгүл Серік", "ҚҰРҒАҚ КӨЛДЕРДЕГІ ШАҢДЫ ДАУЫЛДАР")),
    "initials": ("strong", record(), record("H. Wells; A. Serik")),
    "initials in one piece": ("strong", record("H WELLS; A SERIK"), record()),
    "somebody more": ("strong", record(), record("Henry Wells; Aigul Serik; Ivan Petrov")),
    "family name first": ("strong", record("Wells Henry"), record("Henry Wells")),
    "versions of a deposit": ("strong", record(DOI="10.5555/fig.123"), record(DOI="10.5555/fig.123.v2")),
    "deposit registered twice": ("strong", record(DOI="10.5555/zenodo.1000"), record(DOI="10.5555/zenodo.1001")),
    "supplement": ("strong", record(DOI="10.5555/acs.77"), record("", year=None, type="component", DOI="10.5555/acs.77.s001")),
    "two editions": ("strong", record(type="book", edition="1"), record(type="book", edition="2", year=2019)),
    "nobody named, one place": ("strong", record("", PMID="12345", volume="7", issue="2"), record("", DOI="10.5555/dust", volume="7", issue="2")),
    "two languages in one title": ("strong", record(**PLACE), record(title=f"{TITLE} Пыльные бури степи", **PLACE)),
    "nobody named, another place": ("ambiguous", record("", **PLACE), record(**OTHER_PLACE)),
    "nobody named, a year apart": ("ambiguous", record(""), record(year=2012)),
    "placeholders for names": ("ambiguous", record("&NA;", **PLACE), record("N/A", **OTHER_PLACE)),
    "a short title": ("ambiguous", record("Ann Bell", "Dust"), record("Ivan Petrov", "Dust")),
    "a title that recurs": ("ambiguous", record(title="Editorial", **PLACE), record(title="Editorial", **OTHER_PLACE)),
    "a title that recurs, with a number": ("ambiguous", record("", "Subject Index Vol. 43"), record("", "Subject index, vol. 43")),
    "предисловие": ("ambiguous", record("", "Предисловие", 2001), record("", "Предисловие", 2009)),
    "half a title": ("ambiguous", record(title="Dust storms over the salt marshes of the coast", year=2013), record()),
    "only the last of them": ("ambiguous", record("A. Serik"), record(**PLACE)),
    "no title": ("ambiguous", record(title=""), record()),
    "other people": ("different", record("Ann Bell"), record("Ivan Petrov")),
    "other people, a title that recurs": ("different", record("Ann Bell", "Editorial"), record("Ivan Petrov", "Editorial")),
    "another title": ("different", record("", "Birds of the delta"), record("")),
    "years far apart": ("different", record(), record(year=1990)),
    "nobody named, years far apart": ("different", record(""), record("", year=2005)),
    "data and article": ("different", record(), record(type="dataset")),
    "book and its review under one title": ("different", record("", type="book"), record("")),
    "two data sets": ("different", record(type="dataset", DOI="10.5555/d.71"), record(type="dataset", DOI="10.5555/d.99")),
    "chapters of two books": ("different", record(type="chapter", container="Deserts of the world"), record(type="chapter", container="Handbook of geology")),
    "two supplements": ("different", record("", type="component", DOI="10.5555/acs.77.s001"), record("", type="component", DOI="10.5555/acs.77.s002")),
    "two numbers at JSTOR": ("different", record("", JSTOR="4405"), record("", JSTOR="4406")),
    "two volumes": ("different", record(type="book", volume="1"), record(type="book", volume="2")),
    "two parts": ("different", record(title=f"{TITLE}. Part 1"), record(title=f"{TITLE}. Part 2")),
    "a reply": ("different", record(), record("Henry Wells", f"Reply to: {TITLE}")),
    "two titles of one publisher": ("different", record(title="Dust storms over the salt marshes of the coast", DOI="10.5555/a.1"), record(DOI="10.5555/b.7")),
}  # fmt: skip


@pytest.mark.parametrize("case", PAIRS)
def test_pairs(case: str) -> None:
    status, one, other = PAIRS[case]
    assert judge(one, other).status == status, judge(one, other)
    assert judge(one, other) == judge(other, one)


def test_what_is_merged_is_one_work() -> None:
    one = record("", "A rapid and sensitive method for protein by dye binding", 1976, PMID="942051", **PLACE)
    other = record("M. Bell", "A dye binding assay for protein", 1976, PMID="942051", **PLACE)
    assert same_work(one, other)
    assert judge(one, other).status == "exact"
    one, other = record(**PLACE), record("Henry Wells; Aigul Serik; Ivan Petrov", **PLACE)
    assert same_work(one, other)
    assert judge(one, other).status == "strong"


def test_an_untyped_record_may_be_a_book() -> None:
    assert judge(record(type="book"), record(type="document")).status == "exact"


words = st.text("ab вг12.,()&", max_size=12)
records = st.builds(
    lambda title, names, year, kind, doi: record("; ".join(names), title, year, kind, DOI=doi),
    words, st.lists(words, max_size=3), st.none() | st.integers(1990, 2000),
    st.sampled_from(["book", "chapter", "dataset", "document"]), st.sampled_from(["", "10.5555/a", "10.5555/a.v1", "10.2307/7"]),
)  # fmt: skip


@given(records, records)
@settings(max_examples=200, deadline=None)
def test_order_does_not_matter(one: Entry, other: Entry) -> None:
    assert judge(one, other) == judge(other, one)


@given(records)
@settings(max_examples=100, deadline=None)
def test_a_record_is_not_different_from_itself(one: Entry) -> None:
    assert judge(one, one).status != "different"
