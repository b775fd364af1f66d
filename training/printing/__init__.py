"""References printed from entries to learn from: the styles of citelink and other frames, by the book or loosely.

render(entry, style)         by the book
render(entry, style, rng)    as some hand would print it: spacing, dashes, order and words drawn at random
STYLES, GOST_STYLES          the names of the styles; those of `citelink.styles` come first
"""

from __future__ import annotations

from citelink.styles import STYLES as GOST_STYLES
from training.printing.rendering import STYLES, render

__all__ = ["GOST_STYLES", "STYLES", "render"]
