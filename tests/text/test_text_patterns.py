"""Expressions made of words."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

import citelink
from citelink.text.patterns import any_pattern, any_word, late


def test_the_longest_word_is_found_whatever_their_order() -> None:
    for words in (("т", "том", "тома"), ("тома", "т", "том"), ("том", "тома", "т", "т")):
        assert re.findall(any_word(words), "т. том тома") == ["т", "том", "тома"]


def test_words_are_no_expressions_and_expressions_are() -> None:
    assert re.fullmatch(any_word(("u.", "n°")), "us") is None
    assert re.fullmatch(any_word(("u.", "n°")), "u.") is not None
    assert re.fullmatch(any_pattern(("fig(?:ure)?", "eqn?")) + r"\s[0-9]", "figure 2") is not None


def test_late_is_asked_like_the_expression_itself() -> None:
    expression, flags = r"(?P<word>[a-z]+)(\d)?", re.IGNORECASE
    here, there = late(expression, flags), re.compile(expression, flags)
    assert here.pattern == there.pattern
    assert here.groups == there.groups
    for text in ("Ab1 cd", "12", "x"):
        assert here.findall(text) == there.findall(text)
        assert [one.span("word") for one in here.finditer(text)] == [one.span("word") for one in there.finditer(text)]
        assert bool(here.fullmatch(text)) == bool(there.fullmatch(text))
        assert here.sub("-", text) == there.sub("-", text)


def test_late_says_what_is_wrong_when_it_is_first_asked() -> None:
    broken = late("(")
    with pytest.raises(re.error):
        broken.search("a")


def test_every_late_expression_can_be_asked() -> None:
    root = Path(citelink.__file__).parent
    homes = [
        path for path in root.rglob("*.py") if " import late" in (text := path.read_text("utf-8")) or ", late" in text
    ]
    asked = 0
    for path in homes:
        module = import_module(".".join(path.relative_to(root.parent).with_suffix("").parts))
        late_ones = [value for value in vars(module).values() if hasattr(value, "pattern")]
        for value in late_ones:
            # Raises where the expression is wrong.
            value.search("")
        asked += len(late_ones)
    assert asked > 100
