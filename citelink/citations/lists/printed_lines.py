"""The lines of a text as they are printed, blank ones left out."""

from __future__ import annotations

import re
from typing import NamedTuple

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
# A line drawn across the page, the border of a table set in signs, or a command of TeX for space.
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
    last = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        stripped = raw.strip()
        if not stripped or _RULE.fullmatch(stripped):
            continue
        lead = len(raw) - len(raw.lstrip())
        start = match.start() + lead
        between = text[last : match.start()]
        breaks = max(between.count("\n"), between.count("\r"))
        indent = lead + 3 * raw.count("\t", 0, lead)
        lines.append(Line(start, start + len(stripped), indent, max(0, breaks - 1) if lines else 0, "\x0c" in between))
        last = start + len(stripped)
    return lines
