"""Persons as they are compared: which word of a name is the surname, and what of it stays in any case or script."""

from __future__ import annotations

from functools import lru_cache

# In skeleton form: -ов, -ова, -ұлы, -қызы ...; longer ones before their parts.
_ENDINGS = ("ovna", "evna", "uli", "kizi", "ova", "eva", "ina", "ov", "ev", "in")
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
    for ending in _ENDINGS:
        if surname.endswith(ending) and len(surname) - len(ending) >= _SHORTEST_STEM:
            return surname[: -len(ending)]
    return surname
