"""The tails and labels of Markdown links."""

from __future__ import annotations

import re

# Lengths are bounded so that no text makes a look ahead long; browsers take no longer addresses either.
_POINTED = re.compile(r"<((?:[^<>\\\r\n]|\\.){0,2000})>")
# A space is one of ASCII; others are part of an address.
_BARE = re.compile(r"(?:[^ ()\\\x00-\x1f\x7f]|\\[^ \x00-\x1f\x7f]){1,2000}")
_GAP = re.compile(r"[ \t]{0,100}(?:\r\n|\r|\n)?[ \t]{0,100}")
_TITLE = re.compile(r"""\"(?:[^"\\]|\\.){0,1000}\"|'(?:[^'\\]|\\.){0,1000}'|\((?:[^()\\]|\\.){0,1000}\)""", re.DOTALL)
_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){0,999})\]")
_MAX_PARENS = 32


def match_tail(text: str, at: int, end: int) -> tuple[str, int] | None:
    """The destination of the link whose `(` stands at `at`, and where its tail ends; None where it is no tail
    (CommonMark 6.3: a destination without spaces, then perhaps a quoted title)."""
    at = _pass(_GAP, text, at + 1, end)
    pointed = _POINTED.match(text, at, end)
    if pointed:
        destination, at = pointed.group(1), pointed.end()
    else:
        stop = None if text.startswith("<", at) else _bare_end(text, at, end)
        if stop is None:
            return None
        destination, at = text[at:stop], stop
    behind = _pass(_GAP, text, at, end)
    if behind > at and (title := _TITLE.match(text, behind, end)):
        behind = _pass(_GAP, text, title.end(), end)
    return (destination, behind + 1) if text[behind : min(end, behind + 1)] == ")" else None


def match_label(text: str, at: int, end: int) -> tuple[str, int] | None:
    """The label in brackets at `at`, normalized, and where it ends."""
    label = _LABEL.match(text, at, end)
    return (normalize_label(label.group(1)), label.end()) if label else None


def normalize_label(label: str) -> str:
    """Labels are compared without case and with white space collapsed (CommonMark 6.3)."""
    return " ".join(label.split()).casefold()


def _bare_end(text: str, at: int, end: int) -> int | None:
    """Where a destination without pointed brackets ends: parentheses in it balance."""
    depth = 0
    stop = min(end, at + 2000)
    while at < stop:
        if run := _BARE.match(text, at, stop):
            at = run.end()
        elif text[at] == "(":
            depth += 1
            if depth > _MAX_PARENS:
                return None
            at += 1
        elif text[at] == ")" and depth:
            depth -= 1
            at += 1
        else:
            break
    return None if depth else at


def _pass(pattern: re.Pattern[str], text: str, at: int, end: int) -> int:
    found = pattern.match(text, at, end)
    return found.end() if found else at
