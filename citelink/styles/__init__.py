"""Printed references from entries, with the place of every field.

render(entry, style)    the text of a reference and the spans of its fields
STYLES                  the names of the styles: GOST 7.1-2003, GOST R 7.0.5-2008, GOST R 7.0.100-2018
"""

from __future__ import annotations

from citelink.styles.composition import Rendered
from citelink.styles.rendering import STYLES, render

__all__ = ["STYLES", "Rendered", "render"]
