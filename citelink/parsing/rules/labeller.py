"""Choose the way of reading a reference by the signs it shows."""

from __future__ import annotations

from citelink.bibliography.fields import FieldSpan
from citelink.parsing.draft import Draft
from citelink.parsing.rules.flat import label_flat
from citelink.parsing.rules.gost import has_areas, label_gost
from citelink.parsing.rules.tail import cut_label, cut_tail


def label_fields(text: str, view: str) -> list[FieldSpan]:
    """The labelled places of a reference; `view` is the plain view of `text` with the same offsets."""
    start = cut_label(view)
    draft = Draft(text, view)
    cut_tail(draft)
    end = len(draft.view.rstrip(" .,;-"))
    if start >= end:
        return draft.marks
    if has_areas(draft.view, start, end):
        label_gost(draft, start, end)
    else:
        label_flat(draft, start, end)
    return draft.marks
