"""Excerpts: the line around a place of a document, with the place itself told apart."""

from __future__ import annotations

from typing import NamedTuple

from citelink.documents.document import Document
from citelink.text.span import Span

AROUND = 70
LONGEST = 160


class Excerpt(NamedTuple):
    """What stands before, at and after a place, on one line."""

    before: str
    place: str
    after: str


def excerpt(document: Document, span: Span) -> Excerpt:
    """The text at `span` with up to 70 characters of its line on either side; what is left out is shown by `…`."""
    text = document.text
    line = document.position(span.start)[0]
    starts = document.origin.line_starts
    begin = max(starts[line - 1], span.start - AROUND)
    last = document.position(span.end)[0]
    end_of_line = starts[last] if last < len(starts) else len(text)
    finish = min(end_of_line, span.end + AROUND)
    before = ("…" if begin > starts[line - 1] else "") + _one_line(text[begin : span.start])
    after = _one_line(text[span.end : finish]) + ("…" if finish < end_of_line else "")
    if span.end - span.start > LONGEST:
        return Excerpt(before, _one_line(text[span.start : span.start + LONGEST]) + "…", "")
    return Excerpt(before, _one_line(text[span.start : span.end]), after.rstrip())


def _one_line(text: str) -> str:
    """Each run of line ends and spaces becomes one space."""
    words = text.split()
    line = " ".join(words)
    if words and text[:1].isspace():
        line = " " + line
    if words and text[-1:].isspace():
        line += " "
    return line
