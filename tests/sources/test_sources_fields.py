"""Fields that many services give alike, and the words they are searched for by."""

from __future__ import annotations

import pytest

from citelink.bibliography.entry import Entry, Person
from citelink.sources.fields import (
    language_code,
    page_range,
    people,
    telling_words,
    whole_pages,
    words_to_search,
    year_of,
    years_in,
)


@pytest.mark.parametrize(
    ("pages", "whole"),
    [
        ("132-42", "132-142"),
        ("132–142", "132-142"),
        ("R458-60", "R458-R460"),
        ("S139-S147", "S139-S147"),
        ("99-105", "99-105"),
        ("e12516", "e12516"),
        ("a1-b2", "a1-b2"),
        ("7-7", "7"),
        ("xii-xiv", "xii-xiv"),
        ("no-no", ""),
        ("n/a", ""),
        ("", ""),
    ],
)
def test_pages_that_were_cut_short(pages: str, whole: str) -> None:
    assert whole_pages(pages) == whole


def test_from_page_to_page() -> None:
    assert [page_range("1", "9"), page_range("1", "1"), page_range("1", ""), page_range("", "9")] == [
        "1-9",
        "1",
        "1",
        "",
    ]


@pytest.mark.parametrize(
    ("value", "year"),
    [(2008, 2008), ("2549", 2549), ("in 2549", None),
     ("2008", 2008), ("2008-02-01", 2008), ("2010 Sep-Oct", 2010), ("e2010", None), (True, None),
     (20080, None), (None, None), ([2008], None), ("", None), (3008, None)],
)  # fmt: skip
def test_years(value: object, year: int | None) -> None:
    assert year_of(value) == year


def test_every_year_of_a_text() -> None:
    assert years_in("Software Testing, 35(2):e1914, 2025; 2026") == (2025, 2026)


def test_people_by_name() -> None:
    assert people(["Peter  van der Marsh", " ", "Anna Reed"]) == (
        Person("Marsh", "Peter", "van der"),
        Person("Reed", "Anna"),
    )


def test_words_to_search() -> None:
    entry = Entry(title='Salt OR "sand": a (very) old* well-known question?')
    assert words_to_search(entry, "text") == "salt or sand a very old well known question"
    assert words_to_search(entry, "text", inner_signs=True) == "salt or sand a very old well-known question"
    assert words_to_search(Entry(), "The Text, 2001") == "the text 2001"
    assert words_to_search(Entry(title="word " * 99), "", 20) == "word word word word"


def test_the_longest_words_tell_most() -> None:
    title = "On the salt marshes of the northern coast and the birds that nest in the marshes every other spring"
    assert telling_words(Entry(title=title), "") == ["marshes", "northern", "coast", "birds", "every", "spring"]
    assert telling_words(Entry(), "of it") == []


def test_languages() -> None:
    assert [language_code(code) for code in ("ENG", "ger", "deu", "ru", "pt-BR", "mul", "")] == [
        "en", "de", "de", "ru", "pt-BR", "", "",
    ]  # fmt: skip
