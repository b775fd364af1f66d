"""Excerpts: the line around a place of a document, with the place itself told apart."""

from __future__ import annotations

import re
from typing import NamedTuple

from citelink.documents.document import Document
from citelink.text.span import Span

_LINE_END = re.compile(r"\r\n|\r|\n")
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
    earliest, latest = max(0, span.start - AROUND), min(len(text), span.end + AROUND)
    # The character before the earliest one tells whether a line begins there.
    line_end = max(text.rfind(end, max(0, earliest - 1), span.start) for end in "\n\r")
    begin = max(earliest, line_end + 1)
    next_end = _LINE_END.search(text, span.end, latest)
    finish = min(next_end.end(), latest) if next_end else latest
    before = ("…" if line_end < 0 < begin else "") + _one_line(text[begin : span.start])
    after = _one_line(text[span.end : finish]) + ("" if next_end or finish == len(text) else "…")
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
