"""Which runs of `*` and `_` are emphasis (CommonMark 6.2) and not characters of the text."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

# No text leaves this many runs open; then those before are paired off at once, so that hostile text keeps little.
_MAX_OPEN = 10_000


class Emphasized(NamedTuple):
    """`[open_end, close_start)` is emphasised by what stands around it: by one sign each, or by two (`strong`)."""

    open_start: int
    open_end: int
    close_start: int
    close_end: int

    @property
    def strong(self) -> bool:
        """Whether two signs stand on each side."""
        return self.open_end - self.open_start == 2


@dataclass(slots=True)
class _Run:
    """What is left, `[start, end)`, of a run of `length` signs."""

    char: str
    start: int
    end: int
    length: int
    opens: bool
    closes: bool


class Emphasis:
    """Takes the delimiter runs of one block from left to right, and pairs those off that stand in the same link."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text, self._start, self._end = text, start, end
        self._runs: list[_Run] = []

    @property
    def taken(self) -> int:
        """How many runs are not paired off yet; where those begin that come from now on."""
        return len(self._runs)

    def take(self, start: int, end: int) -> list[Emphasized]:
        """The run `[start, end)` comes next. What had to be paired off to make room for it."""
        paired = self.pair(0) if len(self._runs) > _MAX_OPEN else []
        char = self._text[start]
        opens, closes = self._flanking(char, start, end)
        if opens or closes:
            self._runs.append(_Run(char, start, end, end - start, opens, closes))
        return paired

    def pair(self, since: int) -> list[Emphasized]:
        """Pair off the runs from number `since`; what is left of them is text."""
        runs = self._runs[since:]
        del self._runs[since:]
        return _pair(runs) if len(runs) > 1 else []

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


def _pair(runs: list[_Run]) -> list[Emphasized]:
    """Each closing run with the nearest opening ones before it that fit ("process emphasis" of the specification).
    Where nothing fitted once, the same kind of run does not look again: linear in the number of signs."""
    found: list[Emphasized] = []
    openers: dict[str, list[_Run]] = {"*": [], "_": []}
    looked: dict[tuple[str, bool, int], int] = {}
    for run in runs:
        stack = openers[run.char]
        kind = (run.char, run.opens, run.length % 3)
        while run.closes and run.start < run.end:
            index = _find_opener(stack, run, looked.get(kind, -1))
            if index < 0:
                looked[kind] = run.start
                break
            opener = stack[index]
            used = 2 if run.end - run.start > 1 and opener.end - opener.start > 1 else 1
            found.append(Emphasized(opener.end - used, opener.end, run.start, run.start + used))
            run.start += used
            opener.end -= used
            del stack[index + (opener.end > opener.start) :]
            other = openers["_" if run.char == "*" else "*"]
            while other and other[-1].start > opener.start:
                other.pop()
        if run.opens and run.start < run.end:
            stack.append(run)
    return found


def _find_opener(stack: list[_Run], run: _Run, floor: int) -> int:
    """The place in `stack` of the nearest opener behind `floor` that fits `run`; -1 where there is none."""
    for index in range(len(stack) - 1, -1, -1):
        if stack[index].start < floor:
            break
        if _fit(stack[index], run):
            return index
    return -1


def _fit(opener: _Run, closer: _Run) -> bool:
    """The rule of three: runs that could be either do not pair when their lengths add up to a multiple of three."""
    if not (opener.closes or closer.opens):
        return True
    return (opener.length + closer.length) % 3 != 0 or (opener.length % 3 == 0 and closer.length % 3 == 0)


def _is_punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"
