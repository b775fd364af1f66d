"""render: an entry in one of the styles."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from types import MappingProxyType

from citelink.bibliography.entry import Entry
from citelink.bibliography.formatted import gost_7_0_5_2008, gost_7_0_100_2018, gost_7_1_2003
from citelink.bibliography.formatted.composition import Parts, Rendered, compose
from citelink.bibliography.formatted.frames import FRAMES
from citelink.bibliography.formatted.habits import Habits, vary
from citelink.bibliography.formatted.hand import Hand
from citelink.errors import CitelinkError

_GOST: Mapping[str, tuple[Callable[[Entry, Habits], Parts], Habits]] = MappingProxyType(
    {
        "gost-7.1-2003": (gost_7_1_2003.print_entry, gost_7_1_2003.HABITS),
        "gost-7.0.5-2008": (gost_7_0_5_2008.print_entry, gost_7_0_5_2008.HABITS),
        "gost-7.0.100-2018": (gost_7_0_100_2018.print_entry, gost_7_0_100_2018.HABITS),
    }
)
GOST_STYLES = tuple(_GOST)
STYLES = (*GOST_STYLES, *FRAMES)


def render(entry: Entry, style: str = "gost-7.0.5-2008", rng: Random | None = None, looseness: float = 0.5) -> Rendered:
    """`entry` printed in the named style, with the span of every field.

    Without `rng` the form is canonical; with it the habits of some hand are drawn from it, `looseness` (0 to 1) says
    how far they stray. The same state of `rng` gives the same text. Raises CitelinkError for an unknown style."""
    if style in _GOST:
        print_entry, habits = _GOST[style]
        return compose(print_entry(entry, vary(habits, rng, looseness) if rng else habits))
    if style not in FRAMES:
        raise CitelinkError(f"There is no style {style}; the styles are {', '.join(STYLES)}.")
    return compose(FRAMES[style](entry, Hand(rng)))
