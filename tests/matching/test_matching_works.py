"""Whether two entries are one work."""

from __future__ import annotations

import pytest

from citelink.bibliography import read_text
from citelink.bibliography.entry import Entry
from citelink.matching import same_work
from citelink.matching.works.compare import compare_works, fold_work
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


# Printed references, of which a parser may have read the title wrongly.
SAME_TEXTS = {
    "a subtitle more": ("Hall B. Soils. London: Dew, 2010.", "Hall B. Soils: an introduction. London: Dew, 2010."),
    "how many volumes, in words": (
        "Сергазин Е. К. Собрание трудов : в 5 т. Т. 1 [Текст] / Е. К. Сергазин. – Алматы : Дәуір, 1984.",
        "Сергазин Е.К. Собрание трудов в пяти томах. Т. 1. – Алматы: Дәуір, 1984. – 430 с.",
    ),
    "cut short": (
        "Hall B., Roe A. Soils of the high pass and their salts. London: Dew, 2010.",
        "Hall B, Roe A. Soils of the high pass",
    ),
    "no sign behind the title, one page": (
        "Hall B. Soils of the high pass. Mountain notes. 2010;5:33–41.",
        "Hall B. Soils of the high pass Mountain notes for farmers. 2010;5:33–41.",
    ),
    "what kind of book it is": (
        "Сергазин Е. К. Ботаника негіздері. – Алматы: Дәуір, 2006. – 320 б.",
        "Сергазин Е. К. Ботаника негіздері: оқулық. – Алматы: Дәуір, 2006. – 322 б.",
    ),
}
APART_TEXTS = {
    "goes on": ("Hall B. Soils. London: Dew, 2010. 300 p.", "Hall B. Soils for farmers. London: Dew, 2010. 210 p."),
    "goes on, no extent": ("Hall B. Soils. London: Dew, 2010.", "Hall B. Soils and society. London: Dew, 2010."),
    "goes on, Cyrillic": (
        "Сергазин Е. К. Ботаника. – М.: Наука, 2006. – 320 с.",
        "Сергазин Е. К. Ботаника и зоология. – М.: Наука, 2006. – 220 с.",
    ),
    "begins otherwise": ("Hall B. Soils. London: Dew, 2010.", "Hall B. Introduction to soils. London: Dew, 2010."),
    "a subtitle and another extent": (
        "Сергазин Е. К. Ботаника. – М.: Наука, 2006. – 320 с.",
        "Сергазин Е. К. Ботаника: задачи и решения. – М.: Наука, 2006. – 120 с.",
    ),
    "another class": (
        "Сергазин Е. К. Ана тілі: 5-сынып. – Алматы: Дәуір, 2006. – 100 б.",
        "Сергазин Е. К. Ана тілі: 7-сынып. – Алматы: Дәуір, 2006. – 100 б.",
    ),
}


def same_texts(one: str, other: str) -> bool:
    works = [fold_work(parse_reference(text).entry, text) for text in (one, other)]
    there, back = compare_works(works[0], works[1]), compare_works(works[1], works[0])
    assert there.same == back.same
    return there.same


@pytest.mark.parametrize("case", SAME_TEXTS, ids=str)
def test_printings_of_one_work(case: str) -> None:
    assert same_texts(*SAME_TEXTS[case])


@pytest.mark.parametrize("case", APART_TEXTS, ids=str)
def test_books_whose_titles_begin_alike_are_two(case: str) -> None:
    assert not same_texts(*APART_TEXTS[case])


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
