"""Reading the arguments of a command: where groups and options end. All is bounded; what is not closed is None."""

from __future__ import annotations

import re

_LONGEST_GROUP, _LONGEST_OPTION = 50_000, 2_000
_BRACE = re.compile(r"\\[\s\S]|[{}]|(?<!\\)%[^\n]*")
_BRACKET = re.compile(r"\\[\s\S]|[\[\]{}]|\n[ \t]*\n")
_SPACE = re.compile(r"[ \t]*(?:\n[ \t]*(?!\s))?")


def after_space(text: str, at: int) -> int:
    """The first place from `at` on that holds no space; a blank line is no space."""
    found = _SPACE.match(text, at)
    return found.end() if found else at


def group_end(text: str, at: int) -> int | None:
    """Behind the `}` of the group that begins with the `{` at `at`."""
    depth = 0
    for found in _BRACE.finditer(text, at, at + _LONGEST_GROUP):
        if found[0] == "{":
            depth += 1
        elif found[0] == "}":
            depth -= 1
            if depth == 0:
                return found.end()
    return None


def option_end(text: str, at: int) -> int | None:
    """Behind the `]` of the option that begins with the `[` at `at`; brackets within groups are no ends."""
    depth = groups = 0
    for found in _BRACKET.finditer(text, at, at + _LONGEST_OPTION):
        sign = found[0]
        if sign.startswith("\n") or groups < 0:
            return None
        if sign == "{":
            groups += 1
        elif sign == "}":
            groups -= 1
        elif groups == 0 and sign == "[":
            depth += 1
        elif groups == 0 and sign == "]":
            depth -= 1
            if depth == 0:
                return found.end()
    return None


def arguments_end(text: str, at: int, most: int = 20) -> int:
    """Behind all options and groups that follow `at`."""
    for _ in range(most):
        place = after_space(text, at)
        sign = text[place : place + 1]
        end = group_end(text, place) if sign == "{" else option_end(text, place) if sign == "[" else None
        if end is None:
            return at
        at = end
    return at
