"""Printed references from entries, with the place of every field; and bibliographies.

open_style(name)        what prints a bibliography in the named style: lines of runs, each in one look
render(entry, style)    the text of a reference by a GOST standard, and the spans of its fields
STYLES                  the names of these: GOST 7.1-2003, GOST R 7.0.5-2008, GOST R 7.0.100-2018
"""

from __future__ import annotations

from citelink.styles.composition import Rendered
from citelink.styles.opening import DEFAULT_STYLE, open_style
from citelink.styles.rendering import STYLES, render
from citelink.styles.style import Choices, Line, Look, Run, Style

__all__ = ["DEFAULT_STYLE", "STYLES", "Choices", "Line", "Look", "Rendered", "Run", "Style", "open_style", "render"]
