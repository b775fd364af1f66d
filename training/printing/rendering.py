"""render: an entry as a list somewhere prints it, by the standards, in a frame, by the book or as some hand would."""

from __future__ import annotations

from random import Random

from citelink.bibliography.entry import Entry
from citelink.errors import CitelinkError
from citelink.styles.composition import Rendered, compose
from citelink.styles.gost.description import description
from citelink.styles.gost.form import GOST_FORMS
from training.printing.frames import FRAMES
from training.printing.hand import Hand, draw_form

STYLES = (*GOST_FORMS, *FRAMES)


def render(entry: Entry, style: str, rng: Random | None = None, looseness: float = 0.5) -> Rendered:
    """`entry` printed in the named style, with the span of every field.

    Without `rng` the form is canonical; with it the habits of some hand are drawn from it, `looseness` (0 to 1) says
    how far they stray from a standard. The same state of `rng` gives the same text. Raises CitelinkError for an unknown
    style."""
    if style in FRAMES:
        return compose(FRAMES[style](entry, Hand(rng)))
    if style not in GOST_FORMS:
        raise CitelinkError(f"There is no style {style}; the styles are {', '.join(STYLES)}.")
    form = GOST_FORMS[style]
    return compose(description(entry, draw_form(form, rng, looseness) if rng else form))
