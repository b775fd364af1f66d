"""render: an entry in one of the styles."""

from __future__ import annotations

from citelink.bibliography.entry import Entry
from citelink.errors import CitelinkError
from citelink.styles.composition import Rendered, compose
from citelink.styles.gost.description import description
from citelink.styles.gost.form import GOST_FORMS

STYLES = tuple(GOST_FORMS)


def render(entry: Entry, style: str = "gost-7.0.5-2008") -> Rendered:
    """`entry` printed in the named style, with the span of every field in code points of the text.

    Raises CitelinkError for an unknown style."""
    if style not in GOST_FORMS:
        raise CitelinkError(f"There is no style {style}; the styles are {', '.join(STYLES)}.")
    return compose(description(entry, GOST_FORMS[style]))
