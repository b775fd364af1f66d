"""Reference lists without labels: where each reference begins, by names, indentation, blank lines, line lengths.

No single sign tells a first line from a wrapped one, so the lines are parted as a whole: the division is chosen whose
first lines look most like first lines and whose pieces look most like references.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from citelink.citations.lists.endings import (
    ListShape,
    begins_chapter,
    end_of_reference,
    is_back_matter,
    is_heading_shaped,
)
from citelink.citations.lists.labels import BULLET as _BULLET
from citelink.citations.lists.lines import Line
from citelink.citations.lists.reference_shape import is_dated, looks_like_reference, reference_signs

_CAPITAL = r"[^\W\d_a-zа-я]"
_NAME = rf"{_CAPITAL}[\w’'`-]{{1,30}}"
_INITIAL = rf"{_CAPITAL}\s?\.(?:\s?-?{_CAPITAL}\s?\.){{0,3}}"
_PARTICLE = r"(?:(?:[Dd][eaiu][slr]?|[Vv][ao]n(?:\s[Dd]e[rn]?)?|[Ll][ae]|[Ee]l|[Aa]l|[Tt]en|[Zz]u)[\s-]|[dO][’'])"
_AUTHOR_START = re.compile(
    rf"(?:{_PARTICLE}?(?:"
    rf"{_NAME}(?:\s{_NAME})?,\s{{0,2}}{_CAPITAL}"  # Surname, A. | Surname, Given
    rf"|{_NAME}(?:\s{_NAME})?\s{{1,2}}\.?{_INITIAL}"  # Surname A. B.
    rf"|{_NAME}(?:[\s-]{_NAME})?\s[A-ZА-ЯЁӘҒҚҢӨҰҮІ-]{{1,4}}(?:[,.:(]|\s[(\d])"  # Surname AB,
    rf"|{_INITIAL}\s{{0,2}}{_PARTICLE}?{_NAME}"  # A. B. Surname
    rf"|{_NAME}\s(?:{_CAPITAL}\.\s)?{_NAME}(?:,|\sand\s|\s&|\.\s)"  # Given Surname,
    rf")|[—–_-]{{2,8}}[.,\s]|—[.,]\s|\[[^\[\]\n]{2, 25}\]\s)"  # [Key 2003]
)
_KEY_LABEL = re.compile(r"\[[^\[\]\n]{2,25}\]\s")
_FINISHED = re.compile(r"(?:[.!?…)\]»”\"/]|[0-9])$")
_UNFINISHED = re.compile(r"(?:[,;:(–—&-]|\b(?:and|и|мен|және|et|und|of|the|in|de|в|на|для|by|for|a)|№)$", re.IGNORECASE)
_LONGEST = 5_000
_MOST_LINES = 60
_MOST_LINES_OF_LIST = 10_000
_LEARNT_FROM = 400
_THRESHOLD = 2.4


class _Habits:
    """What tells first lines from wrapped ones in this list; learned from lines that can only be one of the two."""

    __slots__ = (
        "alphabetical",
        "first_indent",
        "paragraphs",
        "spaced",
        "stops",
        "unwrapped",
        "width",
        "wrapped_indent",
    )

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        firsts: Counter[int] = Counter()
        wrapped: Counter[int] = Counter()
        blank = stopped = parted = 0
        letters = []
        for before, line in pairwise(lines):
            if _is_wrapped(text, before, line):
                wrapped[line.indent] += 1
                blank += line.blank > 0
            elif _AUTHOR_START.match(text, line.start, line.end):
                stopped += text[before.end - 1] == "."
                firsts[line.indent] += 1
                parted += line.blank > 0 or line.page_break
                letters.append(text[line.start].casefold())
        widths = sorted(line.end - line.start for line in lines)
        self.width = widths[int(len(widths) * 0.95)] if widths else 0
        self.spaced = blank * 2 > wrapped.total() > 0
        self.paragraphs = parted * 5 > firsts.total() * 4 and blank * 20 < wrapped.total() + 20
        self.stops = stopped * 5 > firsts.total() * 4
        self.unwrapped = wrapped.total() * 12 < len(lines)
        rising = sum(one <= other for one, other in pairwise(letters))
        self.alphabetical = len(letters) > 5 and rising * 4 > (len(letters) - 1) * 3
        self.first_indent = self.wrapped_indent = -1
        if firsts and wrapped:
            first, wrap = firsts.most_common(1)[0], wrapped.most_common(1)[0]
            if first[0] != wrap[0] and first[1] * 2 > firsts.total() and wrap[1] * 2 > wrapped.total():
                self.first_indent, self.wrapped_indent = first[0], wrap[0]


def _is_wrapped(text: str, before: Line, line: Line) -> bool:
    return text[line.start].islower() or bool(_UNFINISHED.search(text[max(before.start, before.end - 8) : before.end]))


def split_unnumbered(text: str, lines: Sequence[Line], first: int, limit: int) -> list[tuple[int, int]]:
    """The references in the lines `[first, limit)` as line ranges `[first, last)`, up to where references end.

    Empty where what follows the heading is no list: its first pieces do not look like references."""
    limit = _region_end(text, lines, first, min(limit, first + _MOST_LINES_OF_LIST))
    if limit - first < 2:
        return []
    habits = _Habits(text, lines[first : min(limit, first + _LEARNT_FROM)])
    ranges = _best_division(text, lines, first, limit, habits)
    ranges = _checked(text, lines, _best_beginning(text, lines, ranges))
    if len(ranges) > 2:
        shape = ListShape(text, lines, ranges[:-1])
        begin, end = ranges[-1]
        ranges[-1] = begin, end_of_reference(text, lines, begin, end, shape)
    return ranges


def _best_beginning(text: str, lines: Sequence[Line], ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """`ranges` up to where text takes over from references: the beginning with the best sum of good and bad pieces."""
    total = best = 0.0
    count = 0
    for number, piece in enumerate(ranges, 1):
        printed = _piece(text, lines, piece)
        if _holds(printed):
            total += 1.0 if len(printed) < 900 else -0.5
        else:
            total -= 0.5 if looks_like_reference(printed) and len(printed) < 400 else 1.0 if len(printed) < 400 else 2.5
        if total > best:
            best, count = total, number
    return ranges[:count]


def _region_end(text: str, lines: Sequence[Line], first: int, limit: int) -> int:
    """The first line that ends the list for certain: back matter, a section heading, a stretch without a reference."""
    wrapped = spaced = 0
    last_sign = first
    for at in range(first + 1, limit):
        line, before = lines[at], lines[at - 1]
        printed = text[line.start : min(line.end, line.start + 200)]
        if _is_wrapped(text, before, line):
            wrapped += 1
            spaced += line.blank > 0
        finished = bool(_FINISHED.search(text[max(before.start, before.end - 3) : before.end]))
        if is_back_matter(printed) and (line.blank or finished):
            return at
        if line.blank and finished and begins_chapter(printed):
            return at
        alone = line.blank and (at + 1 == limit or lines[at + 1].blank) and spaced * 2 <= wrapped
        if alone and is_heading_shaped(printed) and len(printed.split()) <= 6:
            return at
        if is_dated(printed) or _AUTHOR_START.match(printed):
            last_sign = at
        elif at - last_sign > 25:
            return last_sign + 1
    return limit


def _best_division(text: str, lines: Sequence[Line], first: int, limit: int, habits: _Habits) -> list[tuple[int, int]]:
    """The division of the lines `[first, limit)` with the best sum over all pieces."""
    size = limit - first
    starts = [0.0] + [_start_score(text, lines, first + at, habits) - _THRESHOLD for at in range(1, size)] + [0.0]
    dated = [0]
    blank = [0]
    for line in lines[first:limit]:
        dated.append(dated[-1] + is_dated(text[line.start : min(line.end, line.start + _LONGEST)]))
        blank.append(blank[-1] + (line.blank > 0 and not line.page_break and not habits.spaced))
    best = [0.0] + [float("-inf")] * size
    back = [0] * (size + 1)
    for end in range(1, size + 1):
        if end < size and starts[end] < -4.0:
            continue
        for start in range(end - 1, max(-1, end - 1 - _MOST_LINES), -1):
            if best[start] == float("-inf"):
                continue
            length = lines[first + end - 1].end - lines[first + start].start
            score = best[start] + starts[end] + (1.0 if dated[end] > dated[start] else -1.5)
            score -= 1.5 * (blank[end] - blank[start + 1])
            score -= 1.5 if length < 35 else min(max(0, length - 500) / 250, 5.0)
            if habits.alphabetical and end < size:
                score += _order_score(text, lines[first + start], lines[first + end])
            if score > best[end]:
                best[end], back[end] = score, start
            if length > _LONGEST:
                break
    ranges = []
    at = size
    while at > 0 and best[at] > float("-inf"):
        ranges.append((first + back[at], first + at))
        at = back[at]
    return ranges[::-1]


def _order_score(text: str, one: Line, other: Line) -> float:
    before, after = text[one.start : one.start + 3].casefold(), text[other.start : other.start + 3].casefold()
    if not (before[:1].isalpha() and after[:1].isalpha()):
        return 0.0
    if before <= after:
        return 0.5 if ord(after[0]) - ord(before[0]) <= 2 else 0.0
    return -1.2


def _start_score(text: str, lines: Sequence[Line], at: int, habits: _Habits) -> float:
    """How much line `at` looks like the first line of a reference."""
    line, before = lines[at], lines[at - 1]
    author = _AUTHOR_START.match(text, line.start, line.end) is not None
    character = text[line.start]
    if _BULLET.match(text, line.start, line.end):
        return 5.0
    if character.islower() and not author:
        return -9.0
    ended = text[max(before.start, before.end - 8) : before.end]
    score = 2.0 if author else 0.0
    score += 0.5 if character.isupper() or character in '«“"„[—–_-' else -1.5
    if _UNFINISHED.search(ended):
        score -= 3.0
    elif habits.stops:
        score += 1.0 if ended[-1] == "." else 0.4 if ended[-1] in ')]/”"' else -0.8
    else:
        score += 0.6 if _FINISHED.search(ended) else -0.3
    next_word = text[line.start : min(line.end, line.start + 40)].split(maxsplit=1)[0]
    fits = before.end - before.start + 1 + len(next_word) < 0.88 * habits.width
    score += 1.2 if fits else -0.4
    if habits.unwrapped:
        score += 1.5
    if habits.paragraphs and not line.page_break:
        score += 3.0 if line.blank else -2.0
    elif line.blank and not habits.spaced:
        score += 1.0 if not line.page_break else 0.0
    if habits.first_indent >= 0:
        score += {habits.first_indent: 1.5, habits.wrapped_indent: -1.5}.get(line.indent, 0.0)
    return score


def _piece(text: str, lines: Sequence[Line], piece: tuple[int, int]) -> str:
    return text[lines[piece[0]].start : lines[piece[1] - 1].end]


def _checked(text: str, lines: Sequence[Line], ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """`ranges` without what follows the last reference; nothing where the first ten are not references for the most."""
    while ranges and not _holds(_piece(text, lines, ranges[-1])):
        ranges.pop()
    head = ranges[:10]
    good = sum(_holds(_piece(text, lines, piece)) for piece in head)
    return ranges if good >= 2 and good * 3 > len(head) * 2 else []


def _holds(piece: str) -> bool:
    if len(piece) > _LONGEST or not is_dated(piece):
        return False
    if _KEY_LABEL.match(piece) or _BULLET.match(piece):
        return True
    return reference_signs(piece) >= (2 if _AUTHOR_START.match(piece) else 3)
