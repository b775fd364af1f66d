"""Whether two entries are one work."""

from __future__ import annotations

import pytest

from citelink.bibliography import read_text
from citelink.bibliography.entry import Entry
from citelink.matching import same_work


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
    "a year that is wrong, on one range of pages": (
        article("Wells, H.", "Dust over the dry lake", 2011, journal="Dust", number="2", pages="10--20"),
        article("Wells, H.", "Dust over the dry lake", 2012, journal="Dust", number="2", pages="10--20"),
    ),
    "a year that is wrong, on one page of a volume": (
        article("Wells, H.", "Dust over the dry lake", 2011, journal="Dust", volume="75", pages="10"),
        article("Wells, H.", "Dust over the dry lake", 2012, journal="Dust", volume="75", pages="10"),
    ),
}
APART = {
    "a column on one page of the same issue of two years": (
        article("Hall, B.", "Prices of wool in spring", 2019, journal="The Steppe", number="10", pages="4"),
        article("Hall, B.", "Prices of wool in spring", 2020, journal="The Steppe", number="10", pages="4"),
    ),
    "a column of two days": (
        article("Холл, Б.", "Цены на шерсть весной", 2019, journal="Степная газета", month="5", day="12", pages="4--5"),
        article("Холл, Б.", "Цены на шерсть весной", 2020, journal="Степная газета", month="5", day="15", pages="4--5"),
    ),
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
