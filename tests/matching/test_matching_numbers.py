"""What the words and numbers of a printed reference say, each number by its neighbours."""

from __future__ import annotations

import pytest

from citelink.matching.mentions.printed_numbers import read_numbers
from citelink.matching.words import numeral, split_words


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
        ("J. Soils 12:345 (2004).", "2004 v12 p345"),
        ("J. Soils 12 (2004) 345", "2004 v12 p345"),
        ("J. Soils 2004, 12, 345", "2004 v12 p345"),
        ("J. Soils. Том IV. С. 7", "v4 p7"),
        ("J. Soils. 1998–2004. № 5.", "1998 n5"),
        ("J. Soils: 1998–2004", "2004 p1998-2004"),
        ("Dust, 15 мая 2004, № 112. С. 3.", "2004 n112 p3"),
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
