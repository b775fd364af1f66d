"""What a text cites by number, as far as it shows before its lists are known.

Lists are found before markers, since labels are no markers; but that a text cites just the numbers below a heading says
that these are the list, whatever its items look like.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from citelink.citations.lists.tuned import RegionLimits

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_FIGURES = str.maketrans(_RAISED, "0123456789")
_LIST = r"[0-9]{1,3}(?:\s?[,;–—-]\s?[0-9]{1,3}){0,20}"
_MORE = r"(?:\s?(?:[,;:]|\.(?=\s?[^\W\d_]|\s[0-9]))\s?[^\[\]()\n]{0,60})?"
# Each branch begins with the character that it is known by, so that text without it is passed over quickly.
_CITED = re.compile(
    rf"\[\s?(?P<bracket>{_LIST}){_MORE}\s?\]|\^\[?(?P<caret>{_LIST})\]?\^"
    rf"|(?P<raised>[{_RAISED}](?<=[^\s{_RAISED}][{_RAISED}])[{_RAISED}]{{0,2}}(?:[,⁻–-][{_RAISED}]{{1,3}}){{0,20}})"
)
_ROUND = re.compile(rf"\((?<=\s\()(?P<paren>{_LIST})\)")
_NUMBERS = re.compile(r"(?P<first>[0-9]{1,3})(?:\s?[⁻–—-]\s?(?P<last>[0-9]{1,3}))?")
_LONGEST_START = 48
_LINE_START = re.compile(r"(?:^|\n)[ \t]{0,40}(?:[-*•]\s{1,4})?\Z")


class _Citing(NamedTuple):
    place: int
    number: int


class Cited:
    """The numbers that a text cites, by place; looked for when they are first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _found(self) -> list[_Citing]:
        return _find(self._text, _CITED) or _find(self._text, _ROUND)

    def fit(self, numbers: Sequence[int], enclosed: bool, start: int, end: int) -> bool:
        """Whether the text cites just `numbers`: what stands in `[start, end)` or, if nothing is cited there, all.

        A text that cites nothing may have a list of several all the same, where the labels are `enclosed` in signs."""
        first, last = (bisect_left(self._found, (place,)) for place in (start, end))
        cited = [one.number for one in self._found[first:last] or self._found]
        if not cited:
            return enclosed and len(numbers) >= RegionLimits.least_uncited
        return _are_of(cited, set(numbers))

    @property
    def any(self) -> bool:
        """Whether anything is cited by number."""
        return bool(self._found)

    def fit_above(self, numbers: Sequence[int], place: int) -> bool:
        """Whether all that the text cites, it cites before `place`, and it is just `numbers`."""
        if not self._found or self._found[-1].place >= place:
            return False
        return _are_of([one.number for one in self._found], set(numbers))


def _are_of(cited: Sequence[int], known: set[int]) -> bool:
    """Whether nearly all numbers `cited` are among the `known`, and enough of these are cited."""
    inside = [number for number in cited if number in known]
    if not inside or len(inside) < RegionLimits.cited_share * len(cited):
        return False
    return len(set(inside)) >= RegionLimits.cited_numbers * len(known)


def _find(text: str, pattern: re.Pattern[str]) -> list[_Citing]:
    found: list[_Citing] = []
    for match in pattern.finditer(text):
        if _begins_line(text, match.start()):
            continue  # it may be a label
        printed = match.group(match.lastgroup or "").translate(_FIGURES)
        for part in _NUMBERS.finditer(printed):
            first, last = max(1, int(part["first"])), int(part["last"] or part["first"])
            found.extend(_Citing(match.start(), number) for number in range(first, min(last, first + 50) + 1))
    return found


def _begins_line(text: str, at: int) -> bool:
    floor = max(0, at - _LONGEST_START)
    near = floor == 0 or text.find("\n", floor, at) >= 0
    return near and _LINE_START.search(text, floor, at) is not None
