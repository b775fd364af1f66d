"""A language is one file: no code outside `languages/` holds lists of its words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import cache
from pathlib import Path

import pytest

from citelink.languages import Language, all_languages, groups
from citelink.languages.international import INTERNATIONAL

PACKAGE = Path(__file__).parents[2] / "citelink"
# One word or two are an example of something, or a table of letters; more are a list.
MOST = 3
# Alphabets, by which a reading in a wrong encoding is told: their letters stand together, but are no words.
ALPHABETS = {"text/plausibility.py"}
CYRILLIC = re.compile("[\u0400-\u052f]{3,}")
LATIN = re.compile("[a-z\u00df-\u024f]{4,}")


def texts_in(value: object) -> Iterator[str]:
    """All texts of the data of a language, but names of languages and what is only part of words."""
    if isinstance(value, str):
        yield re.sub(r"\{\w*\}", " ", value)
    elif isinstance(value, Mapping):
        yield from (text for pair in value.items() for part in pair for text in texts_in(part))
    elif isinstance(value, tuple):
        yield from (text for part in value for text in texts_in(part))
    elif isinstance(value, Language):
        for field in fields(value):
            if field.name not in {"code", "name", "letters", "alphabet", "endings", "spelling", "prints_like"}:
                yield from texts_in(getattr(value, field.name))


def latin_words(value: object) -> set[str]:
    return {word for text in texts_in(value) for word in LATIN.findall(text.lower())}


@cache
def foreign_words() -> frozenset[str]:
    """Latin words of languages other than English that neither English nor many languages have."""
    english = next(language for language in all_languages() if language.code == "en")
    others = (latin_words(language) for language in all_languages() if language is not english)
    return frozenset(set().union(*others) - latin_words(english) - latin_words(INTERNATIONAL))


def words_in_strings(source: str) -> set[str]:
    """Words of languages in the texts of a module; docstrings and comments are examples."""
    tree = ast.parse(source)
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
    ]
    latin = {word for text in texts for word in LATIN.findall(text.lower())}
    return {word for text in texts for word in CYRILLIC.findall(text)} | (latin & foreign_words())


def test_every_group_of_words_has_readers() -> None:
    code = "".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py") if path.parent.name != "languages")
    kinds = [kind for kind in vars(groups).values() if hasattr(kind, "_fields")]
    assert len(kinds) > 9
    assert [(kind, field) for kind in kinds for field in kind._fields if not re.search(rf"\.{field}\b", code)] == []


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('"""Литература, Quellen"""\nNAME = "set"  # Источники', set()),
        ('HEADINGS = ("Литература", "Quellen", "References")', {"Литература", "quellen"}),
        ('import re\nX = re.compile(rf"(?:том|vol|tomo|band) {1}")', {"том", "tomo", "band"}),
    ],
)
def test_words_are_seen(source: str, words: set[str]) -> None:
    assert words_in_strings(source) == words


def test_no_code_holds_lists_of_words() -> None:
    found = {
        path.relative_to(PACKAGE).as_posix(): sorted(words_in_strings(path.read_text("utf-8")))
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.parent.name != "languages"
    }
    assert found.keys() >= ALPHABETS
    assert {name: words for name, words in found.items() if len(words) > MOST}.keys() == ALPHABETS
