"""Values in the terms of their language: `С. 5–8`, `вып. 3`."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from citelink.languages.groups import Terms
from citelink.languages.vocabulary import locators
from citelink.styles.composition import Parts, field, wrap
from citelink.styles.terms import standard_terms


def chosen(terms: tuple[str, ...], number: int) -> str:
    """The term with this number, the first for numbers out of reach."""
    return terms[number] if number < len(terms) else terms[0]


def termed(term: str, label: str, value: str) -> Parts:
    """A value in its term (`С. {}`); words and signs of the term belong to no field."""
    before, _, after = term.partition("{}") if "{}" in term else (term + " ", "", "")
    return wrap(before, field(label, value), after)


def numbered(term: str, label: str, value: str) -> Parts:
    """The same for the number of a volume, an issue or pages; one that is held with its term stays so (`вып. 2`)."""
    return field(label, value) if has_term(label, value) else termed(term, label, value)


def has_term(label: str, value: str) -> bool:
    """Whether a number is held with its term."""
    return _has_term(label).match(value) is not None


@cache
def _has_term(label: str) -> re.Pattern[str]:
    known = "|".join(sorted(map(re.escape, locators().get(label, ())), key=len, reverse=True)) or "(?!)"
    # A letter without a stop may belong to the number (`S 15`).
    # What begins with a word is none (`Suppl. 1`), nor does a letter without a stop part from its number (`S 15`).
    return re.compile(rf"№ ?\d|(?i:{known})(?:\. ?|(?<=\w\w\w) )[A-Z]?\d|[^\W\d_]{{4}}|\d{{1,6}}[- ](?i:{known})\b")


def said(terms: Terms, word: Callable[[Terms], str]) -> str:
    """A word of `terms`, that of the standards where the language has none."""
    return word(terms) or word(standard_terms())
