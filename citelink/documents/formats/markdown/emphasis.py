"""Which runs of `*` and `_` are emphasis (CommonMark 6.2) and not characters of the text."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

# No text nests this many; the oldest are forgotten so that hostile text keeps little in memory.
_MAX_OPEN = 1000


@dataclass(slots=True)
class _Opener:
    start: int
    end: int
    length: int
    closes: bool


class Emphasis:
    """Takes the delimiter runs of one block from left to right; `removed` collects what is markup."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text, self._start, self._end = text, start, end
        self._open: dict[str, list[_Opener]] = {"*": [], "_": []}

    def take(self, start: int, end: int) -> list[tuple[int, int]]:
        """What the run `[start, end)` shows to be markup: parts of itself and of an earlier run."""
        char = self._text[start]
        opens, closes = self._flanking(char, start, end)
        length = end - start
        removed: list[tuple[int, int]] = []
        openers = self._open[char]
        while closes and start < end and openers and _fit(openers[-1], length, opens):
            opener = openers[-1]
            used = min(2, end - start, opener.end - opener.start)
            removed += ((opener.end - used, opener.end), (start, start + used))
            start += used
            opener.end -= used
            other = self._open["_" if char == "*" else "*"]
            while other and other[-1].start > opener.start:
                other.pop()
            if opener.end == opener.start:
                openers.pop()
        if opens and start < end:
            openers.append(_Opener(start, end, length, closes))
            if len(openers) > 2 * _MAX_OPEN:
                del openers[:_MAX_OPEN]
        return removed

    def _flanking(self, char: str, start: int, end: int) -> tuple[bool, bool]:
        """Whether a run can open and whether it can close emphasis."""
        before = self._text[start - 1] if start > self._start else " "
        after = self._text[end] if end < self._end else " "
        spaced_before, spaced_after = before.isspace(), after.isspace()
        marked_before, marked_after = _is_punctuation(before), _is_punctuation(after)
        left = not spaced_after and (not marked_after or spaced_before or marked_before)
        right = not spaced_before and (not marked_before or spaced_after or marked_after)
        if char == "*":
            return left, right
        return left and (not right or marked_before), right and (not left or marked_after)


def _fit(opener: _Opener, length: int, opens: bool) -> bool:
    """The rule of three: runs that could be either do not pair when their lengths add up to a multiple of three."""
    if not (opener.closes or opens):
        return True
    return (opener.length + length) % 3 != 0 or (opener.length % 3 == 0 and length % 3 == 0)


def _is_punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"
