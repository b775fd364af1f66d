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
    """The style called `name`: a GOST standard (`gost-7.1-2003`), a CSL style (`ieee`, `styles/ours.csl`), a BibTeX
    style (`ugost2008.bst`).
    Raises CitelinkError for one that is not there or cannot be read."""
    if name in GOST_FORMS:
        return GostStyle(name)
    if name.endswith(".bst"):
        from citelink.styles.bst.style import open_bst_style

        return open_bst_style(name)
    from citelink.styles.csl.opening import close_names, has_styles, how_to_get_styles
    from citelink.styles.csl.style import open_csl_style

    if style := open_csl_style(name):
        return style
    close = get_close_matches(name, GOST_FORMS, 1) or close_names(name)
    hint = f"did you mean {' or '.join(close)}?" if close else f"styles are {', '.join(GOST_FORMS)} and those of CSL"
    raise CitelinkError(f"--style {name}: there is no such style; {hint if has_styles() else how_to_get_styles()}")
