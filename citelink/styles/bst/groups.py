"""Groups and arguments of LaTeX."""

from __future__ import annotations

import re


def closing(text: str, at: int) -> int:
    """Where the group that begins before `at` ends; the end of the text where it is never closed."""
    depth = 1
    for brace in re.finditer(r"\\.|[{}]", text[at:], re.DOTALL):
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if not depth:
            return at + brace.start()
    return len(text)


def argument(text: str, at: int) -> tuple[str, int]:
    """The argument of a command at `at`, without its braces, and where the text goes on."""
    while at < len(text) and text[at].isspace():
        at += 1
    if text[at : at + 1] != "{":
        return text[at : at + 1], at + 1
    end = closing(text, at + 1)
    return text[at + 1 : end], min(end + 1, len(text))
