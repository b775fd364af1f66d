"""open_style(): what prints bibliographies, by the name that users call it."""

from __future__ import annotations

from difflib import get_close_matches

from citelink.errors import CitelinkError
from citelink.styles.gost.form import GOST_FORMS
from citelink.styles.gost.style import GostStyle
from citelink.styles.style import Style

# The bibliographic reference (GOST R 7.0.5-2008) is what most Kazakh and Russian lists follow.
DEFAULT_STYLE = "gost-7.0.5-2008"


def open_style(name: str) -> Style:
    """The style called `name`: a GOST standard (`gost-7.1-2003`). Raises CitelinkError for one that is not there."""
    if name in GOST_FORMS:
        return GostStyle(name)
    close = get_close_matches(name, GOST_FORMS, 1)
    hint = f"did you mean {close[0]}?" if close else f"styles are {', '.join(GOST_FORMS)}"
    raise CitelinkError(f"--style {name}: there is no such style; {hint}")
