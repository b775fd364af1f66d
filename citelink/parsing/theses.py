"""Theses: the kind and the university in brackets behind the title, as APA prints them."""

from __future__ import annotations

import re
from functools import cache

from citelink.parsing.cues import Cue
from citelink.parsing.draft import Draft
from citelink.parsing.words import alternatives, words

# What stands behind the bracket names a database: `ProQuest Dissertations & Theses Global.`
_DATABASE = re.compile(r"\.? ?[^\W\d_][^\d\ue000-\ue004]{2,120}(?=$|[\ue000-\ue004]|https?:)")


@cache
def _bracketed() -> re.Pattern[str]:
    """`(Doctoral dissertation, University of X)`, `[Master's thesis, University of X, City]`."""
    kind = alternatives(words("theses"))
    return re.compile(
        rf"(?<=\w )[(\[]\s?(?P<genre>[^()\[\],;:]{{0,40}}?(?<!\w){kind}(?!\w)[^()\[\],;:]{{0,40}}),\s?"
        r"(?P<school>[^()\[\],;\d]{3,120})(?P<place>,[^()\[\];\d]{2,80})?[)\]]",
        re.I,
    )


def cut_thesis(draft: Draft) -> None:
    """Mark and blank the bracket, and blank the name of a database behind it."""
    if not draft.said & Cue.THESIS or ("(" not in draft.view and "[" not in draft.view):
        return
    match = _bracketed().search(draft.view)
    if not match:
        return
    draft.mark("genre", *match.span("genre"))
    draft.mark("publisher", *match.span("school"))
    if match["place"]:
        draft.mark("publisher-place", *match.span("place"))
    behind = _DATABASE.match(draft.view, match.end())
    draft.blank(match.start(), behind.end() if behind else match.end())
