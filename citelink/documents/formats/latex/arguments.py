"""Reading the arguments of a command: where groups and options end. All is bounded; what is not closed is None."""

from __future__ import annotations

import re

_LONGEST_GROUP, _LONGEST_OPTION, _MOST_OPTIONS = 50_000, 2_000, 10
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


def options_end(text: str, at: int) -> int:
    """Behind all options that follow `at`."""
    for _ in range(_MOST_OPTIONS):
        place = after_space(text, at)
        end = option_end(text, place) if text[place : place + 1] == "[" else None
        if end is None:
            break
        at = end
    return at


def arguments_end(text: str, at: int, groups: int, *, options_behind: bool = False) -> int:
    """Behind the `groups` groups that follow `at`, or as many as there are, each with the options before it; options
    behind the last group count only where the command takes them: they may be words of the text."""
    for _ in range(groups):
        place = after_space(text, options_end(text, at))
        end = group_end(text, place) if text[place : place + 1] == "{" else None
        if end is None:
            return at
        at = end
    return options_end(text, at) if options_behind else at
