"""Expressions made of words."""

from __future__ import annotations

import re

from citelink.text.patterns import any_pattern, any_word


def test_the_longest_word_is_found_whatever_their_order() -> None:
    for words in (("т", "том", "тома"), ("тома", "т", "том"), ("том", "тома", "т", "т")):
        assert re.findall(any_word(words), "т. том тома") == ["т", "том", "тома"]


def test_words_are_no_expressions_and_expressions_are() -> None:
    assert re.fullmatch(any_word(("u.", "n°")), "us") is None
    assert re.fullmatch(any_word(("u.", "n°")), "u.") is not None
    assert re.fullmatch(any_pattern(("fig(?:ure)?", "eqn?")) + r"\s[0-9]", "figure 2") is not None
