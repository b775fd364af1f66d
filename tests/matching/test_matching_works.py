# ruff: noqa: E501 (a case is read best on one line)
"""Whether two entries are one work, and the verdicts of the matcher on libraries that hold a work twice or not at all."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citelink.bibliography import read_text
from citelink.bibliography.entry import Entry
from citelink.bibliography.library import Library
from citelink.matching import Matcher, same_work
from citelink.matching.identifiers import compared_doi, compared_isbn
from citelink.matching.printed import read_numbers
from citelink.matching.words import numeral, split_words
from citelink.parsing import parse_reference


def entry(text: str) -> Entry:
    return next(iter(read_text(text, "library.bib").entries.values()))


def book(author: str, title: str, year: int, **more: str) -> Entry:
    fields = "".join(f", {name} = {{{value}}}" for name, value in more.items())
    return entry(f"@book{{k, author = {{{author}}}, title = {{{title}}}, year = {{{year}}}{fields}}}")


def article(author: str, title: str, year: int, **more: str) -> Entry:
    fields = "".join(f", {name} = {{{value}}}" for name, value in more.items())
    return entry(f"@article{{k, author = {{{author}}}, title = {{{title}}}, year = {{{year}}}{fields}}}")


SAME = {
    "dashes and stops": (
        article("Wells, H.", "Wind–driven erosion: a review.", 2001, journal="Soils", volume="3", pages="1-19"),
        article("Wells, H.", "Wind-driven erosion: a review", 2001, journal="Soils", volume="3", pages="1--19"),
    ),
    "look-alike schwa": (
        book("Қоңыратбаев, Ə.", "Қазақ эпосы жəне түркология", 1987, publisher="Ғылым"),
        book("Қоңыратбаев, Ә.", "Қазақ эпосы және түркология", 1987, publisher="Ғылым"),
    ),
    "two scripts": (
        book("Лотман, Ю. М.", "Структура художественного текста", 1970, publisher="Искусство"),
        book("Lotman, Yu. M.", "Struktura khudozhestvennogo teksta", 1970, publisher="Iskusstvo"),
    ),
    "abbreviated journal": (
        article(
            "Wells, H.",
            "Dust over the dry lake",
            2011,
            journal="Journal of Arid Environments",
            volume="75",
            pages="10-20",
        ),
        article(
            "Wells, Henry",
            "Dust over the Dry Lake",
            2011,
            journal="J. Arid Environ.",
            volume="75",
            number="2",
            pages="10--20",
        ),
    ),
}
APART = {
    "volumes": (
        book("Соловьёв, С. М.", "История государства", 1988, volume="1", publisher="Мысль"),
        book("Соловьёв, С. М.", "История государства", 1988, volume="2", publisher="Мысль"),
    ),
    "editions": (
        book("Hall, B.", "Steppe soils", 1990, edition="1", publisher="Meadow"),
        book("Hall, B.", "Steppe soils", 1991, edition="2", publisher="Meadow"),
    ),
    "given names": (
        book("Smith, John", "Steppe grammar for beginners", 2001, publisher="Meadow"),
        book("Smith, Jane", "Steppe grammar for beginners", 2001, publisher="Meadow"),
    ),
    "Cyrillic initials": (
        book("Иванов, И. И.", "История степи", 2001, publisher="Наука"),
        book("Иванов, П. И.", "История степи", 2001, publisher="Наука"),
    ),
    "years": (
        book("Hall, B.", "Steppe soils", 1990, publisher="Meadow"),
        book("Hall, B.", "Steppe soils", 2004, publisher="Meadow"),
    ),
    "parts": (
        article(
            "Ramirez, P.",
            "Theory of thin films. Part I: Nucleation",
            1999,
            journal="Surface Studies",
            volume="8",
            pages="290-310",
        ),
        article(
            "Ramirez, P.",
            "Theory of thin films. Part II: Nucleation",
            1999,
            journal="Surface Studies",
            volume="8",
            pages="311-330",
        ),
    ),
    "identifiers": (
        article("Wells, H.", "Annual report on dust", 2011, journal="Dust", doi="10.5555/one.1"),
        article("Wells, H.", "Annual report on dust", 2011, journal="Dust", doi="10.5555/two.9"),
    ),
    "titles": (
        article("Wells, H.", "Dust over the dry lake", 2011, journal="Dust", volume="4", pages="1-9"),
        article("Wells, H.", "Snow over the high pass", 2011, journal="Dust", volume="5", pages="33-41"),
    ),
}


@pytest.mark.parametrize("case", SAME, ids=str)
def test_same_work(case: str) -> None:
    one, other = SAME[case]
    assert same_work(one, other)
    assert same_work(other, one)


@pytest.mark.parametrize("case", APART, ids=str)
def test_works_kept_apart(case: str) -> None:
    one, other = APART[case]
    assert not same_work(one, other)
    assert not same_work(other, one)


TEXT = "Wells H. Dust over the dry lake // J. Arid Environ. – 2011. – Vol. 75. – P. 10–20."
DUST = "@article{KEY, author = {Wells, Henry}, title = {Dust over the dry lake}, journal = {Journal of Arid Environments}, year = {2011}, volume = {75}, pages = {10--20}}"


def library(path: str, *entries: str) -> Library:
    return read_text("\n".join(entries), path)


def test_first_library_that_holds_the_work_wins() -> None:
    libraries = [library("a.bib", DUST.replace("KEY", "mine")), library("b.bib", DUST.replace("KEY", "theirs"))]
    for order in (libraries, libraries[::-1]):
        found = Matcher(order).match(parse_reference(TEXT).entry, TEXT)
        assert found.candidate is not None
        assert found.candidate.source == order[0].path


def test_two_works_that_fit_equally_well_are_ambiguous() -> None:
    one = "@book{hall1, author = {Hall, B.}, title = {Steppe soils}, volume = {1}, year = {1990}, publisher = {Meadow}}"
    two = one.replace("hall1", "hall2").replace("{1}", "{2}")
    text = "Hall B. Steppe soils. Meadow, 1990."
    found = Matcher([library("a.bib", one, two)]).match(parse_reference(text).entry, text)
    assert found.status in ("ambiguous", "unmatched")
    assert {rival.entry.key for rival in found.rivals} >= {"hall1", "hall2"}


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


@pytest.mark.parametrize(
    ("text", "volumes"),
    [
        ("Собрание сочинений. Т. 2. М., 1990", {"2"}),
        ("Theory of films. Part II", {"2"}),
        ("Шығармалары. 3 том. Алматы", {"3"}),
        ("Nature, vol. 45, no. 3", {"45"}),
        ("В 4 т. М., 1990. 320 с.", set()),
    ],
)
def test_printed_volumes(text: str, volumes: set[str]) -> None:
    assert set(read_numbers(text).volumes) == volumes


@pytest.mark.parametrize("text", ["М., 1990. – 320 с.", "Алматы, 1990. 172 б.", "1990. 562 p.", "в 3-х т. – М., 1990"])
def test_totals_are_no_numbers_of_a_work(text: str) -> None:
    assert read_numbers(text).numbers == ["1990"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Вестник. – 1990. – Т. 4, № 2. – С. 62–76.", "1990 v4 n2 p62-76"),
        ("Хабаршы. 1990. 62–76 б.", "1990 p62-76"),
        ("J Soils. 2004;12(3):45-50.", "2004 v12 n3 p45-50"),
        ("Soils 12(3) (2004) 145–50", "2004 v12 n3 p145-150"),
        ("J. Soils 12, 345 (2004).", "2004 v12 p345"),
        ("J. Soils 2004, 12, 1345–1350.", "2004 v12 p1345-1350"),
        ("Soils, 12(3), 2349.", "v12 n3 p2349"),
        ("Soils, vol. 12, no. 3, pp. 5-9, Jan. 2004", "2004 v12 n3 p5-9"),
        ("Почвы Арала. – 2-е изд., доп. – М., 1990. – 320 с.", "1990 e2 t320"),
        ("Soils of the Aral. 2nd ed. London, 1990. 320 p.", "1990 e2 t320"),
    ],
)
def test_numbers_by_their_neighbours(text: str, said: str) -> None:
    found = read_numbers(text)
    pages = f"{found.first_page}-{found.last_page}".strip("-")
    parts = [f"{found.years[0]}" if found.years else ""]
    named = (("v", found.volume), ("n", found.issue), ("p", pages), ("e", found.edition), ("t", found.extent))
    parts += [f"{letter}{number}" for letter, number in named if number]
    assert " ".join(filter(None, parts)) == said


@pytest.mark.parametrize(
    ("word", "number"),
    [("ii", 2), ("iv", 4), ("ix", 9), ("xxix", 29), ("12", 12), ("mix", None), ("", None), ("iiii", None)],
)
def test_numeral(word: str, number: int | None) -> None:
    assert numeral(word) == number


def test_words_are_found_whole() -> None:
    words = split_words("Theory of thin films. Part II")
    assert words.find(split_words("thin films").text) >= 0
    assert words.find(split_words("Part I").text) == -1


def test_identifiers_are_compared_in_one_form() -> None:
    assert compared_doi("https://doi.org/10.5555/A-b.1.") == compared_doi("doi: 10.5555/ab.1")
    assert compared_isbn("5-901574-56-7") == compared_isbn("978-5-901574-56-7")
