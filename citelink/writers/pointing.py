"""The words around a place in a text on a line of a terminal, and a line of carets below the place."""

from __future__ import annotations

import unicodedata

from citelink.text.span import Span
from citelink.writers.voice import printable

_WIDEST = 100
# Cut at a word where one begins or ends so near.
_NEAR = 20
_CUT = "…"


def point_at(text: str, span: Span) -> tuple[str, str] | None:
    """What stands around `span` of `text` on its line, in at most 100 characters, and the carets below it.

    None where the span fills its line: then there is nothing to point at."""
    start, last = span.start, max(span.start, span.end - 1)
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", start)
    line_end = len(text) if line_end < 0 else line_end
    before, words = text[max(line_start, start - _WIDEST) : start], text[start : min(last + 1, line_end)]
    after = text[start + len(words) : min(line_end, start + len(words) + _WIDEST)]
    if not words.strip() or not (before.strip() or after.strip()):
        return None
    words = words[: _WIDEST // 2]
    room = _WIDEST - len(words)
    left = _end_of(before.lstrip(), max(room // 2, room - len(after)), cut=start - line_start > len(before))
    right = _start_of(after.rstrip(), room - len(left), cut=line_end - last - 1 > len(after))
    left, words, right = (printable(part, " ") for part in (left, words, right))
    return left + words + right, " " * _width(left) + "^" * max(1, _width(words))


def _end_of(text: str, room: int, *, cut: bool) -> str:
    if len(text) <= room and not cut:
        return text
    text = text[-max(0, room - 1) :] if room > 1 else ""
    word = text.find(" ", 0, _NEAR)
    return _CUT + (text[word + 1 :] if word >= 0 else text)


def _start_of(text: str, room: int, *, cut: bool) -> str:
    if len(text) <= room and not cut:
        return text
    text = text[: max(0, room - 1)]
    word = text.rfind(" ", max(0, len(text) - _NEAR))
    return (text[:word] if word >= 0 else text) + _CUT


def _width(text: str) -> int:
    """How many columns of a terminal a text takes: letters of East Asian scripts two, combining marks none (Unicode
    Standard Annex 11)."""
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1
