"""Numbers as they are printed: in plain, raised or wide figures."""

from __future__ import annotations

import re
import unicodedata

_RAISED, _WIDE, _PLAIN = "⁰¹²³⁴⁵⁶⁷⁸⁹", "０１２３４５６７８９", "0123456789"
FIGURES = re.compile(rf"[{_PLAIN}{_RAISED}{_WIDE}]{{1,6}}")


def value_of(figures: str) -> int:
    """The number that figures say."""
    return int("".join(str(unicodedata.digit(figure)) for figure in figures))


def spell(number: int, like: str) -> str:
    """A number in the kind of figures that `like` has."""
    for kind in (_RAISED, _WIDE):
        if like[:1] in kind and like:
            return str(number).translate(str.maketrans(_PLAIN, kind))
    return str(number)


def is_raised(figures: str) -> bool:
    """Whether figures are signs of their own above the line."""
    return figures[:1] != "" and figures[:1] in _RAISED
