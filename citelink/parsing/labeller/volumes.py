"""Volumes: the title and the year that a volume of a larger work has of its own (`Т. 4 : Война и мир. – 1979`)."""

from __future__ import annotations

import re

from citelink.bibliography.entry import FieldSpan
from citelink.parsing.letters import UPPER
from citelink.text.span import Span

_LEADING = re.compile(r"\s?[:.]\s[«\"'„]?")
_COLON = re.compile(r"\s?:\s")
# An unlabelled title of a volume: words from the colon to the next stop.
_UNLABELLED = re.compile(rf"\s?:\s(?P<title>{UPPER}[^.:;/()\[\]]{{2,100}})(?=\.)")
_TITLES = frozenset({"title", "publisher", "publisher-place", "container-title", "collection-title", "edition"})


def with_volume_titles(view: str, fields: list[FieldSpan]) -> list[FieldSpan]:
    """The title behind the number of a volume is that of the volume, and the year behind it is its year."""
    at = next((n for n, field in enumerate(fields) if field.label == "volume"), None)
    if at is None or any(field.label in ("page", "issue") for field in fields):
        return fields
    found = _behind(view, fields, at)
    if not found:
        return fields
    span, rest = found
    before = fields[: at + 1]
    if any(field.label == "title" for field in before):
        return [*_dated(before, rest), FieldSpan("volume-title", span), *rest]
    if not any(field.label == "number-of-pages" for field in rest):
        return fields
    # What was read as a host is the whole, and the title that of the volume.
    before = [FieldSpan("collection-title", one.span) if one.label == "container-title" else one for one in before]
    return [*_dated(before, rest), FieldSpan("title", span), *rest]


def _behind(view: str, fields: list[FieldSpan], at: int) -> tuple[Span, list[FieldSpan]] | None:
    """Where the title of the volume stands, and the fields behind it."""
    end, following = fields[at].span.end, fields[at + 1] if at + 1 < len(fields) else None
    if following and following.label in _TITLES:
        leading = _LEADING if following.label == "title" else _COLON
        # The labeller takes one for another publisher or place.
        another = any(field.label == following.label for n, field in enumerate(fields) if n != at + 1)
        if leading.fullmatch(view, end, following.span.start):
            return (following.span, fields[at + 2 :]) if another or following.label == "title" else None
    match = _UNLABELLED.match(view, end)
    if not match or (following and following.span.start < match.end()):
        return None
    return Span(*match.span("title")), fields[at + 1 :]


def _dated(before: list[FieldSpan], rest: list[FieldSpan]) -> list[FieldSpan]:
    """Without the years of the whole edition where the volume has its own right behind its title."""
    own = bool(rest) and rest[0].label == "issued"
    return [field for field in before if field.label != "issued"] if own else before
