"""Draft: what a labeller has found so far in one reference."""

from __future__ import annotations

from collections.abc import Sequence

from citelink.bibliography.entry import FieldSpan
from citelink.parsing.cues import said
from citelink.text.span import Span

_EDGES = ' ,.;:-/&|*="'


class Draft:
    """The plain view of a reference (same offsets as its text) and the labelled places found in it.

    What is cut out is blanked in `view`, so that later steps do not meet it again. `said` are its cues (see `cues`),
    with those of what is blanked."""

    __slots__ = ("marks", "said", "text", "view")

    def __init__(self, text: str, view: str) -> None:
        self.text = text
        self.view = view
        self.marks: list[FieldSpan] = []
        self.said = said(text)

    def mark(self, label: str, start: int, end: int, *, edges: str = _EDGES) -> bool:
        """Label `[start, end)` without the punctuation at its edges; nothing when only punctuation is left."""
        view = self.view
        while start < end and view[start] in edges:
            start += 1
        while end > start and view[end - 1] in edges:
            end -= 1
        if start >= end:
            return False
        self.marks.append(FieldSpan(label, Span(start, end)))
        return True

    def blank(self, start: int, end: int) -> None:
        """Take `[start, end)` out of the view."""
        view = self.view
        self.view = f"{view[:start]}{' ' * (end - start)}{view[end:]}"
        if view[start - 1 : start + 1].isalpha() or view[end - 1 : end + 1].isalpha():
            # A word was cut through, and what is left of it may be another.
            self.said |= said(self.view)

    def has(self, label: str) -> bool:
        """Whether `label` was found already."""
        return any(mark.label == label for mark in self.marks)


def insert_field(fields: Sequence[FieldSpan], label: str, span: Span) -> list[FieldSpan]:
    """`fields` with one more, in order of place."""
    return sorted([*fields, FieldSpan(label, span)], key=lambda field: field.span.start)
