"""The lines of a text as they are printed, blank ones left out."""

from __future__ import annotations

import re
from typing import NamedTuple

# A line drawn across the page, the border of a table set in signs, or a command of TeX for space.
_RULE_SIGNS = frozenset("-=_*~+|:\\")
_RULE = re.compile(r"[-=_*~+|: \t]{4,}|\\[hv]space\*?\{[^{}]{1,20}\}")


class Line(NamedTuple):
    """A line that is not blank: `[start, end)` without the white space around it, its indentation (a tab counts four),
    how many blank lines stand before it, and whether a page break does."""

    start: int
    end: int
    indent: int
    blank: int
    page_break: bool


def printed_lines(text: str) -> list[Line]:
    """The lines of `text`, ascending."""
    lines: list[Line] = []
    begin = last = 0
    returns, feeds = "\r" in text, "\x0c" in text
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        if stripped and not (stripped[0] in _RULE_SIGNS and _RULE.fullmatch(stripped)):
            breaks = text.count("\n", last, begin)
            if returns:
                breaks = max(breaks, text.count("\r", last, begin))
            page_break = feeds and text.find("\x0c", last, begin) >= 0
            lead = len(raw) - len(raw.lstrip())
            start, last = begin + lead, begin + lead + len(stripped)
            indent = lead + 3 * raw.count("\t", 0, lead)
            lines.append(Line(start, last, indent, max(0, breaks - 1) if lines else 0, page_break))
        begin += len(raw)
    return lines
