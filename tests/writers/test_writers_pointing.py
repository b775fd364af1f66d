"""The words around a place and the carets below them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink.text.span import Span
from citelink.writers.pointing import point_at


def pointed(text: str, words: str) -> tuple[str, str] | None:
    start = text.index(words)
    return point_at(text, Span(start, start + len(words)))


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("Шатыр [7] көктемде.", "[7]", ("Шатыр [7] көктемде.", "      ^^^")),
        ("one\nA tent [7], a hut.\ntwo", "[7]", ("A tent [7], a hut.", "       ^^^")),
        ("a tent\tof [7]\r\n", "[7]", ("a tent of [7]", "          ^^^")),
        ("他说[7]很好。", "[7]", ("他说[7]很好。", "    ^^^")),
        ("café\u0301 [7].", "[7]", ("café\u0301 [7].", "     ^^^")),
        ("a [1,\n2] b", "[1,\n2]", ("a [1,", "  ^^^")),
        ("1. A list entry.", "1. A list entry.", None),
        ("  1. A list entry.  \n", "1. A list entry.", None),
        ("", "", None),
        ("words \x1b[31m [7]", "[7]", ("words  [31m [7]", "            ^^^")),
    ],
)
def test_what_stands_around_a_place(text: str, words: str, shown: tuple[str, str] | None) -> None:
    assert pointed(text, words) == shown


def test_a_long_line_is_cut_at_words() -> None:
    text = "word " * 60 + "[7] " + "word " * 60
    assert pointed(text, "[7]") == ("…" + "word " * 9 + "[7]" + " word" * 9 + "…", " " * 46 + "^^^")


def test_a_long_line_shows_more_of_one_side_where_the_other_is_short() -> None:
    words, carets = pointed("[7] " + "слово " * 60, "[7]") or ("", "")
    assert words.startswith("[7] слово")
    assert words.endswith("слово…")
    assert len(words) > 90
    assert carets == "^^^"


@given(st.text("аb [7]\n\t他", max_size=300), st.integers(0, 300), st.integers(1, 150))
def test_lines_are_short_and_carets_lie_below_them(text: str, start: int, length: int) -> None:
    shown = point_at(text, Span(min(start, len(text)), min(start + length, len(text))))
    if shown is not None:
        words, carets = shown
        assert len(words) <= 102
        assert "\n" not in words
        assert carets.strip(" ").strip("^") == ""
        assert carets.endswith("^")
