"""The designations of standards: `ГОСТ Р 7.0.5-2008`, `СТ РК 34.005-2002`, `ISO 690:2021`."""

from __future__ import annotations

from functools import cache

from citelink.languages.vocabulary import kind_words
from citelink.text.patterns import any_word


@cache
def designation() -> str:
    """A pattern of one: the body, maybe others that took it over, the number, mostly the year."""
    return (
        rf"{any_word(kind_words().standards)}\b(?:[ /][A-ZА-Я]{{1,5}}\b){{0,3}}"
        r"[ -]?\d[\d.]{0,15}(?:[-–—:]\d{1,4})?"
    )
