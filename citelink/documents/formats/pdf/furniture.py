"""find_furniture(): the lines of pages that are running heads, running feet and page numbers.

They say the same at the same height of several pages, but for numbers; a page number counts on from page to page. What
is drawn at the same place of many pages, as the frames of drawings are, is furniture too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from citelink.documents.formats.pdf.settled import SettledLine

Furniture = Literal["header", "footer"]

_OUTERMOST = 4  # so many lines from the top and from the bottom may be furniture
_WITHIN = 0.16  # of the height of what is printed, from its edge
_SAME_HEIGHT = 3.0  # points by which the heights may differ
_APART = 1.25  # of the usual distance of lines: so far furniture stands from the text
_LEAST_PAGES = 2
_LEAST_PAGES_CLOSE = 3  # where it stands as close to the text as a line of it
_LEAST_PAGES_FIXED, _FIXED_SHARE = 4, 0.3  # where it stands anywhere on the page; of all pages
_LONGEST = 160
_NUMBER = re.compile(r"[0-9]{1,4}")
_ALONE = re.compile(r"\W{0,4}(?:[0-9]{1,4}|[ivxlc]{1,7})\W{0,4}", re.IGNORECASE)


class _Candidate(NamedTuple):
    page: int
    line: int
    kind: Furniture
    height: float
    said: str
    apart: bool


def find_furniture(pages: Sequence[Sequence[SettledLine]]) -> dict[tuple[int, int], Furniture]:
    """Which lines (page and line, from 0) are furniture, and which kind of it."""
    groups: defaultdict[tuple[Furniture, str], list[_Candidate]] = defaultdict(list)
    for page, lines in enumerate(pages):
        for candidate in _candidates(page, lines):
            groups[candidate.kind, _NUMBER.sub("#", candidate.said).lower()].append(candidate)
    found: dict[tuple[int, int], Furniture] = {}
    for (kind, said), candidates in groups.items():
        for same in _at_one_height(candidates):
            if _repeats(said, same):
                found.update(((one.page, one.line), kind) for one in same)
    found.update(dict.fromkeys(_fixed(pages), "header"))
    return found


def _fixed(pages: Sequence[Sequence[SettledLine]]) -> Iterator[tuple[int, int]]:
    """The lines that say the same at the same place of many pages, wherever that is: frames and stamps."""
    places: defaultdict[tuple[str, int, int], list[tuple[int, int]]] = defaultdict(list)
    for page, lines in enumerate(pages):
        for at, line in enumerate(lines):
            if len(line.text) <= _LONGEST and not line.text.isdigit():
                places[line.text, round(line.left / _SAME_HEIGHT), round(line.base / _SAME_HEIGHT)].append((page, at))
    for same in places.values():
        if len(same) >= max(_LEAST_PAGES_FIXED, _FIXED_SHARE * len(pages)):
            yield from same


def _candidates(page: int, lines: Sequence[SettledLine]) -> Iterator[_Candidate]:
    if not lines:
        return
    rows = sorted(range(len(lines)), key=lambda at: -lines[at].base)
    top, bottom = lines[rows[0]].base, lines[rows[-1]].base
    usual = leading(lines)
    outer = _WITHIN * max(top - bottom, 1.0)
    for kind, order in (("header", rows), ("footer", rows[::-1])):
        for place, at in enumerate(order[:_OUTERMOST]):
            line = lines[at]
            edge = top if kind == "header" else bottom
            if abs(line.base - edge) > outer or len(line.text) > _LONGEST:
                break
            apart = _gap_behind(lines, order, place) >= _APART * usual
            if not apart and place:
                break
            said = " ".join(line.text.split())
            yield _Candidate(page, at, "header" if kind == "header" else "footer", line.base, said, apart)


def leading(lines: Sequence[SettledLine]) -> float:
    """The usual distance between the lines of a page, in points."""
    steps = sorted(
        before.base - after.base
        for before, after in pairwise(lines)
        if 0.5 * after.size < before.base - after.base < 3 * after.size
    )
    return steps[len(steps) // 2] if steps else 14.0


def _gap_behind(lines: Sequence[SettledLine], order: Sequence[int], place: int) -> float:
    """How far the text stands from the outermost lines up to `place`: the widest gap behind them."""
    outermost = [lines[at].base for at in order[place : place + _OUTERMOST]]
    return max((abs(one - two) for one, two in pairwise(outermost)), default=1e9)


def _at_one_height(candidates: Sequence[_Candidate]) -> Iterator[list[_Candidate]]:
    same: list[_Candidate] = []
    for one in sorted(candidates, key=lambda candidate: candidate.height):
        if same and one.height - same[-1].height > _SAME_HEIGHT:
            yield same
            same = []
        same.append(one)
    if same:
        yield same


def _repeats(said: str, same: Sequence[_Candidate]) -> bool:
    pages = sorted({one.page for one in same})
    if len(pages) < _LEAST_PAGES:
        return False
    if _ALONE.fullmatch(same[0].said):
        return _counts_pages(same)
    if not all(one.apart for one in same) and len(pages) < _LEAST_PAGES_CLOSE:
        return False
    if sum(sign.isalpha() for sign in said) >= 3 or len({one.said for one in same}) == 1:
        return True
    return len(pages) >= _LEAST_PAGES_CLOSE and _counts_pages(same)


def _counts_pages(same: Sequence[_Candidate]) -> bool:
    """Whether the first numbers of these lines run on with the pages; Roman ones are not read."""
    steps: defaultdict[int, int] = defaultdict(int)
    for one in same:
        number = _NUMBER.search(one.said)
        if number is None:
            return all(other.apart for other in same)
        steps[int(number.group()) - one.page] += 1
    return max(steps.values()) * 2 >= len(same) and max(steps.values()) >= _LEAST_PAGES
