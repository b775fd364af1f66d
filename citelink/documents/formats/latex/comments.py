"""Comments of LaTeX: `%` to the end of the line, where no backslash stands before it."""

from __future__ import annotations

import re

_COMMENTED = re.compile(r"(?<!\\)(?:\\\\){0,20}%")
_MOST_FOUND = 1_000
# What citelink itself puts at the end of a line; who writes `% citelink: ignore` is the author. The document reads as
# it did without: the end of the line counts.
OWN = re.compile(r"[ \t]?% citelink: (?!ignore\b)[^\r\n]*")


def find_live(text: str, command: str, start: int = 0) -> int:
    """Where `command` stands first at or behind `start`, not in a comment; -1: nowhere."""
    at = start - 1
    for _ in range(_MOST_FOUND):
        at = text.find(command, at + 1)
        if at < 0:
            break
        if not is_commented(text, at):
            return at
    return -1


def is_commented(text: str, at: int) -> bool:
    """Whether a comment begins before `at` on its line."""
    line = text[max(0, at - 2_000) : at]
    return _COMMENTED.search(line, line.rfind("\n") + 1) is not None
