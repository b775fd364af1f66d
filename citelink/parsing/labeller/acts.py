"""Acts: laws, codes and constitutions, whose name is all the title they have."""

from __future__ import annotations

import re
from functools import cache

from citelink.bibliography.entry import FieldSpan
from citelink.parsing.cues import Cue
from citelink.parsing.draft import insert_field
from citelink.parsing.words import alternatives, words
from citelink.text.span import Span

_IMPRINT = frozenset({"publisher", "publisher-place"})
# Where the name of an act ends when no field does: a stop behind a word, a dash.
_END = re.compile(r"(?<=\w\w)\.(?: |$)| [-:/] |//")
_LONGEST = 300
_LETTERS = re.compile(r"[^\W\d_]")


@cache
def _law() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternatives(words('laws'))}(?!\w)", re.I)


def name_acts(view: str, fields: list[FieldSpan], said: int) -> list[FieldSpan]:
    """With the name of the act as title where there is no other, and the year of the imprint before that of the act."""
    if not any(field.label in ("title", "author", "container-title") for field in fields):
        fields = _named(view, fields)
    changed = _of_the_imprint(fields)
    return changed if changed is fields or (said & Cue.LAW and _law().search(view)) else fields


def _named(view: str, fields: list[FieldSpan]) -> list[FieldSpan]:
    genre = next((field for field in fields if field.label == "genre"), None)
    others = [field for field in fields if field is not genre]
    if genre:
        start = max([field.span.end for field in others if field.span.end <= genre.span.start], default=0)
        span = _words(view, start, genre.span.end)
    else:
        end = min([field.span.start for field in others], default=len(view))
        stop = _END.search(view, 0, min(end, _LONGEST))
        span = _words(view, 0, stop.start() if stop else min(end, _LONGEST))
    if not span or not _law().search(view, span.start, span.end):
        return fields
    return insert_field(others, "title", span)


def _words(view: str, start: int, end: int) -> Span | None:
    """From the first word in `[start, end)` to its last sign that is no punctuation."""
    first = _LETTERS.search(view, start, end)
    if not first:
        return None
    text = view[first.start() : end].rstrip(" .,;:-/(")
    return Span(first.start(), first.start() + len(text)) if len(text) > 2 else None


def _of_the_imprint(fields: list[FieldSpan]) -> list[FieldSpan]:
    """Where several dates are printed and no author, the one right behind place and publisher is that of the book."""
    labels = [field.label for field in fields]
    if labels.count("issued") < 2 or "author" in labels or not _IMPRINT & set(labels):
        return fields
    printed = [n for n, label in enumerate(labels) if label == "issued" and n and labels[n - 1] in _IMPRINT]
    if not printed:
        return fields
    return [field for n, field in enumerate(fields) if field.label != "issued" or n == printed[0]]
