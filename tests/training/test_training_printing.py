"""References printed to learn from: the frames outside GOST by the book, and all styles as hands print them."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from entries import assert_tight, entries
from hypothesis import given
from hypothesis import strategies as st

from citelink.bibliography import Date, Entry, Person
from citelink.errors import CitelinkError
from citelink.styles import render as print_by_the_book
from training.printing import GOST_STYLES, STYLES, render

ARTICLE = Entry(
    type="article-journal",
    language="en",
    title="Roads of the steppe",
    authors=(Person("Reed", "Ann B."), Person("Cole", "John")),
    container="Journal of Steppe Studies",
    date=Date(2010),
    volume="40",
    issue="6",
    pages="878-886",
)
CYRILLIC = replace(
    ARTICLE,
    language="ru",
    title="Степные дороги",
    authors=(Person("Тихонов", "Андрей Николаевич"), Person("Ким", "Юлия Олеговна")),
    container="Вопросы истории",
)
CHAPTER = replace(
    ARTICLE,
    type="chapter",
    container="Nomads and towns",
    editors=(Person("Grey", "Eve"),),
    place="London",
    publisher="Routledge",
    volume="",
    issue="",
)
BOOK = replace(CHAPTER, type="book", container="", pages="", editors=(), edition="2")


@pytest.mark.parametrize(
    ("style", "entry", "text"),
    [
        (
            "iso-690",
            ARTICLE,
            "REED, Ann B. and COLE, John, 2010. Roads of the steppe. Journal of Steppe Studies. 2010, vol. 40, no. 6, "
            "pp. 878–886.",
        ),
        (
            "iso-690",
            CYRILLIC,
            "ТИХОНОВ, Андрей Николаевич и КИМ, Юлия Олеговна, 2010. Степные дороги. Вопросы истории. 2010, Т. 40, № 6, "
            "С. 878–886.",
        ),
        (
            "iso-690",
            CHAPTER,
            "REED, Ann B. and COLE, John, 2010. Roads of the steppe. In: GREY, Eve (Ed.), Nomads and towns. "
            "London: Routledge. pp. 878–886.",
        ),
        (
            "iso-690",
            BOOK,
            "REED, Ann B. and COLE, John, 2010. Roads of the steppe. 2nd ed. London: Routledge.",
        ),
        (
            "mla",
            ARTICLE,
            "Reed, Ann B., and John Cole. “Roads of the steppe.” Journal of Steppe Studies, vol. 40, no. 6, 2010, "
            "pp. 878–886.",
        ),
        (
            "mla",
            CHAPTER,
            "Reed, Ann B., and John Cole. “Roads of the steppe.” Nomads and towns, edited by Eve Grey, Routledge, "
            "2010, pp. 878–886.",
        ),
        ("mla", BOOK, "Reed, Ann B., and John Cole. Roads of the steppe. 2nd ed. Routledge, 2010."),
    ],
)
def test_frames_by_the_book(style: str, entry: Entry, text: str) -> None:
    rendered = render(entry, style)
    assert rendered.text == text
    fields = {item.label: item.span.of(text) for item in rendered.spans}
    assert fields["title"] == entry.title
    assert fields.get("container-title", "") == entry.container


@pytest.mark.parametrize("style", ["iso-690", "mla"])
def test_works_without_authors_begin_with_their_editors(style: str) -> None:
    text = render(replace(BOOK, authors=(), editors=(Person("Grey", "Eve"),), edition=""), style).text
    assert text.casefold().startswith("grey, eve (ed.)")
    assert "Roads of the steppe." in text


@pytest.mark.parametrize("style", GOST_STYLES)
def test_without_a_hand_the_standards_are_printed_as_citelink_prints_them(style: str) -> None:
    assert render(CYRILLIC, style) == print_by_the_book(CYRILLIC, style)


def test_an_unknown_style_is_an_error() -> None:
    with pytest.raises(CitelinkError, match="no style"):
        render(ARTICLE, "gost-1999")


@given(entries, st.sampled_from(STYLES), st.integers(0, 999))
def test_spans_are_tight_ordered_and_true(entry: Entry, style: str, seed: int) -> None:
    rendered = render(entry, style, Random(seed), 0.8)
    assert_tight(rendered)
    assert rendered == render(entry, style, Random(seed), 0.8)
