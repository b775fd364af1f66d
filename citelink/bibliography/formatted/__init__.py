"""Printed references from entries, with the place of every field.

render(entry, style)         by the book: GOST 7.1-2003, GOST R 7.0.5-2008, GOST R 7.0.100-2018 or a Latin-script frame
render(entry, style, rng)    as some hand would print it: spacing, dashes, order and words drawn at random
STYLES, GOST_STYLES          the names of the styles
"""

from __future__ import annotations

from citelink.bibliography.formatted.composition import Rendered
from citelink.bibliography.formatted.rendering import GOST_STYLES, STYLES, render

__all__ = ["GOST_STYLES", "STYLES", "Rendered", "render"]
