"""Reference lists without labels: where each reference begins, by names, indentation, blank lines, line lengths."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from citelink.citations.endings import is_back_matter, is_heading_shaped
from citelink.citations.lines import Line
from citelink.citations.reference_shape import YEAR, looks_like_reference, reference_signs

_NAME = r"[^\W\d_a-zа-я][\w’'`-]{1,30}"
_INITIAL = r"[^\W\d_a-zа-я]\s?\.(?:\s?-?[^\W\d_a-zа-я]\s?\.){0,3}"
_AUTHOR_START = re.compile(
    rf"(?:(?:d[eaiu][slr]?|v[ao]n(?:\sde[rn]?)?|la|le|el|al|ten|zu)[\s-])?"
    rf"(?:{_NAME}(?:\s{_NAME})?,\s{{0,2}}[^\W\d_a-zа-я]"  # Surname, A. | Surname, Given
    rf"|{_NAME}(?:\s{_NAME})?\s{{1,2}}{_INITIAL}"  # Surname A. B.
    rf"|{_NAME}(?:[\s-]{_NAME})?\s[A-ZА-ЯЁӘҒҚҢӨҰҮІ]{{1,3}}[,.\s(]"  # Surname AB,
    rf"|{_INITIAL}\s{{0,2}}(?:d[eaiu]\s|v[ao]n\s)?{_NAME}"  # A. B. Surname
    rf"|{_NAME}\s(?:[A-Z]\.\s)?{_NAME}(?:,|\sand|\s&|\.)"  # Given Surname,
    r"|[—–_-]{2,8}[.,\s])"
)
_FINISHED = re.compile(r"(?:[.!?…)\]»”\"/]|[0-9])$")
_UNFINISHED = re.compile(r"(?:[,;:(–—&-]|\b(?:and|и|мен|және|et|und|of|the|in|de|в|на|для|by|for|a)|№)$", re.IGNORECASE)
_START = 2.0
_LONGEST = 2_000
_MOST_REFERENCES = 20_000


class _Habits:
    """What tells first lines from wrapped ones in this list; learned from lines that can only be one of the two."""

    __slots__ = ("first_indent", "spaced", "width", "wrapped_indent")

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        firsts: Counter[int] = Counter()
        wrapped: Counter[int] = Counter()
        blank = 0
        for before, line in pairwise(lines):
            if _is_wrapped(text, before, line):
                wrapped[line.indent] += 1
                blank += line.blank > 0
            elif _AUTHOR_START.match(text, line.start, line.end) and _ends_finished(text, before):
                firsts[line.indent] += 1
        widths = sorted(line.end - line.start for line in lines)
        self.width = widths[int(len(widths) * 0.9)] if widths else 0
        self.spaced = blank * 2 > wrapped.total() > 0
        self.first_indent = self.wrapped_indent = -1
        if firsts and wrapped:
            first, wrap = firsts.most_common(1)[0], wrapped.most_common(1)[0]
            if first[0] != wrap[0] and first[1] * 2 > firsts.total() and wrap[1] * 2 > wrapped.total():
                self.first_indent, self.wrapped_indent = first[0], wrap[0]


def _is_wrapped(text: str, before: Line, line: Line) -> bool:
    return text[line.start].islower() or bool(_UNFINISHED.search(text[max(before.start, before.end - 8) : before.end]))


def _ends_finished(text: str, line: Line) -> bool:
    return bool(_FINISHED.search(text[max(line.start, line.end - 3) : line.end]))


def split_unnumbered(text: str, lines: Sequence[Line], first: int, limit: int) -> list[tuple[int, int]]:
    """The references in the lines `[first, limit)` as line ranges `[first, last)`; ends where references end.

    Empty where what follows the heading is no list: its first pieces do not look like references."""
    region = lines[first:limit]
    if len(region) < 2:
        return []
    habits = _Habits(text, region[:400])
    ranges: list[tuple[int, int]] = []
    start = first
    for at in range(first + 1, limit + 1):
        if at < limit and not _is_start(text, lines, at, start, habits) and not _ends_list(text, lines, at, habits):
            if lines[at].end - lines[start].start > _LONGEST:
                ranges.append((start, at))
                break
            continue
        ranges.append((start, at))
        start = at
        if at < limit and (_ends_list(text, lines, at, habits) or _are_no_references(text, lines, ranges)):
            break
        if len(ranges) >= _MOST_REFERENCES:
            break
    return _without_tail(text, lines, ranges)


def _is_start(text: str, lines: Sequence[Line], at: int, start: int, habits: _Habits) -> bool:
    line, before = lines[at], lines[at - 1]
    character = text[line.start]
    if character.islower() and not _AUTHOR_START.match(text, line.start, line.end):
        return False
    ended = text[before.start : before.end]
    score = 2.0 if _AUTHOR_START.match(text, line.start, line.end) else 0.0
    score += 0.5 if character.isupper() or character in '«“"„[' else -1.5
    if _UNFINISHED.search(ended[-8:]):
        score -= 3.0
    else:
        score += 1.0 if ended[-1] in ".)]/" else 0.3 if _FINISHED.search(ended) else -1.5
    score += 0.8 if len(ended) < 0.8 * habits.width else -0.3
    if line.blank and not habits.spaced:
        score += 1.5 if not line.page_break else 0.0
    if habits.first_indent >= 0:
        score += {habits.first_indent: 1.5, habits.wrapped_indent: -1.5}.get(line.indent, 0.0)
    so_far = text[lines[start].start : before.end]
    if not YEAR.search(so_far):
        score -= 1.5
    if len(so_far) < 35:
        score -= 1.0
    return score > _START


def _ends_list(text: str, lines: Sequence[Line], at: int, habits: _Habits) -> bool:
    line = lines[at]
    printed = text[line.start : min(line.end, line.start + 200)]
    if is_back_matter(printed) and (line.blank or _ends_finished(text, lines[at - 1])):
        return True
    return bool(line.blank) and not habits.spaced and is_heading_shaped(printed) and len(printed.split()) <= 6


def _are_no_references(text: str, lines: Sequence[Line], ranges: Sequence[tuple[int, int]]) -> bool:
    """Whether the last three pieces are anything but references, so that the list has ended before them."""
    if len(ranges) < 3:
        return False
    return not any(looks_like_reference(_piece(text, lines, piece)) for piece in ranges[-3:])


def _piece(text: str, lines: Sequence[Line], piece: tuple[int, int]) -> str:
    return text[lines[piece[0]].start : lines[piece[1] - 1].end]


def _without_tail(text: str, lines: Sequence[Line], ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    while ranges and not _holds(_piece(text, lines, ranges[-1])):
        ranges.pop()
    good = sum(_holds(_piece(text, lines, piece)) for piece in ranges[:10])
    return ranges if good >= 2 and good * 2 > len(ranges[:10]) else []


def _holds(piece: str) -> bool:
    return len(piece) <= _LONGEST and bool(YEAR.search(piece) or "http" in piece) and reference_signs(piece) >= 3
