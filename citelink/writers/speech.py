"""Speech: what writers say of their own, in the language asked for; tables in TOML, one file per language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from citelink.checks.wording import plural_form

WORDS = "words"
_BETWEEN_THOUSANDS = {"en": ","}
_NO_BREAK_SPACE = "\u00a0"


class Speech:
    """The words of one language. Numbers among the values are written as the language writes them."""

    def __init__(self, language: str, tables: Mapping[str, Mapping[str, Any]]) -> None:
        self.language = language
        self._tables = tables

    def say(self, name: str, **values: str | int) -> str:
        """The sentence `name` of the table [words], with `values` in it."""
        return self._fill(self._tables["words"][name], values)

    def count(self, name: str, number: int, **values: str | int) -> str:
        """The form of the sentence `name` that `number` asks for: `{n}` in it."""
        forms = self._tables["words"][name]
        form = forms[min(plural_form(number, self.language), len(forms) - 1)]
        return self._fill(form, {"n": number, **values})

    def word(self, table: str, name: str) -> str:
        """A word of another table; the name itself where the table has none for it."""
        return str(self._tables[table].get(name, name))

    def number(self, number: int) -> str:
        """`1,000` in English, with a space that does not break elsewhere."""
        return f"{number:,}".replace(",", _BETWEEN_THOUSANDS.get(self.language, _NO_BREAK_SPACE))

    def _fill(self, sentence: str, values: Mapping[str, str | int]) -> str:
        said = {name: self.number(one) if isinstance(one, int) else one for name, one in values.items()}
        return sentence.format_map(said)


@cache
def speak(language: str, folder: str = WORDS) -> Speech:
    """The words of a `folder` beside the writers, in one of `citelink.checks.wording.LANGUAGES`."""
    file = resources.files("citelink.writers").joinpath(f"{folder}/{language}.toml")
    return Speech(language, tomllib.loads(file.read_text("utf-8")))
