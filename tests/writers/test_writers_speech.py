"""What writers say of their own: every language has the same sentences, in the forms that its numbers ask for."""

from __future__ import annotations

import tomllib
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from citelink.checks.wording import LANGUAGES
from citelink.writers import speech
from citelink.writers.speech import speak

WRITERS = Path(speech.__file__).parent
FOLDERS = ("words", "pages/reading_words")
FORMS = {"en": 2, "ru": 3, "kk": 1}


def tables(folder: str, language: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads((WRITERS / folder / f"{language}.toml").read_text("utf-8"))


def named(sentence: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(sentence) if field}


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_sentence_in_all_its_forms(folder: str, language: str) -> None:
    english, spoken = tables(folder, "en"), tables(folder, language)
    assert {table: set(words) for table, words in spoken.items()} == {
        table: set(words) for table, words in english.items()
    }
    for table, words in english.items():
        for name, said in words.items():
            forms, other = spoken[table][name], said
            assert isinstance(forms, list) == isinstance(said, list), name
            if isinstance(forms, list):
                assert len(forms) == FORMS[language], name
                other = said[0]
            for form in forms if isinstance(forms, list) else [forms]:
                assert named(form) == named(other), name


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [
        ("en", 1, "1 document"),
        ("en", 1200, "1,200 documents"),
        ("ru", 21, "21 документ"),
        ("ru", 3, "3 документа"),
        ("ru", 11, "11 документов"),
        ("ru", 12005, "12\u00a0005 документов"),
        ("kk", 7, "7 құжат"),
    ],
)
def test_numbers_and_their_nouns(language: str, number: int, said: str) -> None:
    assert speak(language).count("document", number) == said
