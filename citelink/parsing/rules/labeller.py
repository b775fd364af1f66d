"""Choose the way of reading a reference by the signs it shows."""

from __future__ import annotations

import re

from citelink.bibliography.fields import FieldSpan
from citelink.parsing.draft import Draft
from citelink.parsing.rules.flat import label_flat
from citelink.parsing.rules.gost import has_areas, label_gost
from citelink.parsing.rules.law import label_law
from citelink.parsing.rules.tail import cut_label, cut_tail

# In Cyrillic a lone slash parts the title from the names or, where `//` lost a stroke, from the host.
_SLASHED = re.compile(r"[\u0400-\u04ff.)»] ?/ [\u0400-\u04ff«]")
_DASH = re.compile(r"(?<=[.?!)])\s?-\s")
_YEAR_IN_FRONT = re.compile(r"[^\d]{3,160}?\(?(?:1[4-9]|20)\d\d[a-z]?(?:\)[.:,]?|[:.])\s")
_HOST_WORD = re.compile(r"[.?!,-]\s{1,3}(?:In|in)\s?:\s")


def _runs_on(view: str, start: int, end: int) -> bool:
    """A dash behind a stop is no area of GOST where the year stands in front or `In:` names the host."""
    if "//" in view or not _DASH.search(view, start, end):
        return False
    year = _YEAR_IN_FRONT.match(view, start, end)
    if year and not _DASH.search(view, start, year.end() - 1):
        return True
    return _HOST_WORD.search(view, start, end) is not None


def label_fields(text: str, view: str) -> list[FieldSpan]:
    """The labelled places of a reference; `view` is the plain view of `text` with the same offsets."""
    start = cut_label(view)
    draft = Draft(text, view)
    cut_tail(draft)
    end = _description_end(draft)
    if start >= end:
        return draft.marks
    if label_law(draft, start, end):
        return draft.marks
    if _runs_on(draft.view, start, end):
        draft.view = _DASH.sub(lambda match: " " * len(match[0]), draft.view)
        label_flat(draft, start, end)
    elif has_areas(draft.view, start, end) or _SLASHED.search(draft.view, start, end):
        label_gost(draft, start, end)
    else:
        label_flat(draft, start, end)
    return draft.marks


def _description_end(draft: Draft) -> int:
    """The end of the description; a few words behind the last link (`abrufbar.`) are not part of it."""
    view = draft.view
    last = max((mark.span for mark in draft.marks if mark.label in {"URL", "DOI"}), default=None)
    if last is not None and len(view[last.end :].strip(" .,;)]>")) < 30 and view[: last.start].strip():
        return len(view[: last.start].rstrip(" .,;-"))
    return len(view.rstrip(" .,;-"))
