"""Spans among spans."""

from __future__ import annotations

import re

from citelink.text.span import Span

_LINE_END = re.compile(r"[\r\n]|\Z")


def line_start(text: str, at: int) -> int:
    """Where the line begins that `at` stands on."""
    return max(text.rfind(sign, 0, at) for sign in "\n\r") + 1


def whole_line(text: str, span: Span) -> Span:
    """The line, or the lines, that `span` stands on, without the white space at the end."""
    start = line_start(text, span.start)
    found = _LINE_END.search(text, span.end)
    end = found.start() if found else len(text)
    return Span(start, max(span.end, start + len(text[start:end].rstrip())))
