"""Persons as they are compared: which word of a name is the surname, and what of it stays in any case or script."""

from __future__ import annotations

from functools import cache, lru_cache

from citelink.languages.vocabulary import name_words
from citelink.text.skeleton import skeleton

_SHORTEST_STEM = 4
_INITIALS = 3


def in_order(family: str, given: str) -> tuple[str, str]:
    """Family name and given name of a person; exchanged where they were read the wrong way round (`Conger BV`)."""
    if len(family) <= _INITIALS < len(given) and family.isupper():
        return given, family
    return family, given


@lru_cache(maxsize=1 << 14)
def surname_stem(surname: str) -> str:
    """A surname (in skeleton form) without the ending that changes with sex, case or script."""
    for ending in _endings():
        if surname.endswith(ending) and len(surname) - len(ending) >= _SHORTEST_STEM:
            return surname[: -len(ending)]
    return surname


@cache
def _endings() -> tuple[str, ...]:
    """-ов, -ова, -ұлы, -қызы ... in skeleton form; longer ones before their parts."""
    return tuple(sorted(map(skeleton, name_words().changing_endings), key=len, reverse=True))
