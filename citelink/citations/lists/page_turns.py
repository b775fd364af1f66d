"""Where pages turn within a text: the lines that hold a page number alone, and running heads.

What a document repeats is no running head for that: works of one archive or one yearbook differ in their last number
alone, and a heading stands in the table of contents and once more. A running head stands where pages turn, or its
numbers count pages.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Container, Sequence
from itertools import pairwise

from citelink.citations.lists.heading_keys import heading_kind
from citelink.citations.lists.printed_lines import Line
from citelink.citations.lists.tuned import PageLimits
from citelink.citations.lists.words import BACK_MATTER, NUMBER_RUNS_ON, PAGE_NUMBER
from citelink.text.years import DATED, is_year

_ENDS_IN_NUMBER = re.compile(r"\s(?P<number>[0-9]{1,4})$")
_LABEL = re.compile(
    r"(?:[-*•–]\s{1,4})?(?:[\[(/|]\s?(?P<set>[0-9]{1,4})\s?[\])/|]|(?P<off>[0-9]{1,4})[.)\]](?![0-9])"
    r"|(?P<bare>[0-9]{1,4})(?=\s))"
)
_YEAR = re.compile(rf"(?<![0-9]){DATED}(?![0-9])")
_SENTENCE_END = frozenset(".!?…;")


def page_turns(text: str, lines: Sequence[Line]) -> frozenset[int]:
    """The indexes of the lines that are page numbers or running heads."""
    numbers = frozenset(index for index in range(len(lines)) if _is_page_number(text, lines, index))
    groups = _repeated(text, lines)
    if not groups:
        return numbers
    labels = _Labels(text, lines)
    heads: set[int] = set()
    breaks = any(line.page_break for line in lines)
    for places in groups:
        free = [at for at in places if not labels.protect(at, lines[at].page_break)]
        if any(BACK_MATTER.match(text, lines[at].start, lines[at].end) for at in places):
            free = _often_said(text, lines, free)
        turning = _standing_at_turns(lines, free, numbers, breaks)
        # What stands elsewhere more often than at turns is text that a page happens to begin with.
        heads.update(turning if 2 * len(turning) >= len(places) and len(turning) > 1 else ())
        heads.update(_counting_pages(text, lines, free))
    return numbers | heads


def _is_page_number(text: str, lines: Sequence[Line], index: int) -> bool:
    line = lines[index]
    if line.end - line.start > 12 or not PAGE_NUMBER.fullmatch(text, line.start, line.end):
        return False
    if index == 0:
        return True
    before = lines[index - 1]
    if NUMBER_RUNS_ON.search(text[max(before.start, before.end - 8) : before.end]):
        return False
    return not _is_wrapped_year(text, lines, index)


def _is_wrapped_year(text: str, lines: Sequence[Line], index: int) -> bool:
    """Whether line `index` is the year of the reference above, wrapped: that one is not at its end and has no year."""
    line, before = lines[index], lines[index - 1]
    if not is_year(text[line.start : line.end]) or line.blank or line.page_break:
        return False
    if text[before.end - 1] in _SENTENCE_END or _YEAR.search(text, before.start, before.end):
        return False
    after = lines[index + 1] if index + 1 < len(lines) else None
    return after is None or not (after.page_break or text[after.start].islower())


class _Labels:
    """Which lines begin with a number that may be a label."""

    __slots__ = ("_at", "_found")

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        matches = ((index, _LABEL.match(text, line.start, line.end)) for index, line in enumerate(lines))
        self._found = {index: match for index, match in matches if match is not None}
        self._at = tuple(self._found)

    def protect(self, index: int, page_break: bool) -> bool:
        """Whether line `index` is no running head, whatever it says: behind a page break a head may begin with its page
        or section; anywhere else, and beside the label before or after, a number is a label."""
        match = self._found.get(index)
        if match is None:
            return False
        if match["set"] or not page_break:
            return True
        place = bisect_left(self._at, index)
        return any(
            0 <= place + step < len(self._at)
            and abs(self._at[place + step] - index) <= PageLimits.label_within
            and _number(self._found[self._at[place + step]]) == _number(match) + step
            for step in (-1, 1)
        )


def _number(label: re.Match[str]) -> int:
    return int(label["set"] or label["off"] or label["bare"])


def _repeated(text: str, lines: Sequence[Line]) -> list[list[int]]:
    """The lines that say the same but for the numbers at their ends, group by group; no headings of lists."""
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if line.end - line.start <= PageLimits.longest_head:
            groups[text[line.start : line.end].strip("0123456789 \t|–—-")].append(index)
    return [
        places
        for core, places in groups.items()
        if len(core) > 3 and len(places) > 1 and not _names_list(text, lines[places[0]])
    ]


def _names_list(text: str, line: Line) -> bool:
    kind = heading_kind(text[line.start : line.end])
    return kind is not None and kind[0] != "subheading"


def _often_said(text: str, lines: Sequence[Line], places: Sequence[int]) -> list[int]:
    """Those of `places`, where the same back matter begins but for numbers (`Appendix 1`, `Appendix 2`), that say what
    more places say than the table of contents and the heading itself."""
    said = Counter(text[lines[at].start : lines[at].end] for at in places)
    return [at for at in places if said[text[lines[at].start : lines[at].end]] > PageLimits.headings_once]


def _standing_at_turns(
    lines: Sequence[Line], places: Sequence[int], numbers: Container[int], breaks: bool
) -> list[int]:
    """Those of `places` that stand beside a page number, or first or last on a page; where the document has page
    `breaks`, a number beside which no page ends or begins is that of an entry of the contents."""
    return [at for at in places if _stands_at_turn(lines, at, numbers, breaks)]


def _stands_at_turn(lines: Sequence[Line], at: int, numbers: Container[int], breaks: bool) -> bool:
    first, last = at - (at - 1 in numbers), at + (at + 1 in numbers)
    if last > first and not breaks:
        return True
    # Between the two, and behind the last, a page may turn; the last page of all ends with the document.
    return any(one.page_break for one in lines[first : last + 2]) or (breaks and last + 1 >= len(lines))


def _counting_pages(text: str, lines: Sequence[Line], places: Sequence[int]) -> list[int]:
    """Those of `places` that end in a number, where these numbers rise with the lines as those of pages do."""
    counted = []
    for at in places:
        match = _ENDS_IN_NUMBER.search(text, max(lines[at].start, lines[at].end - 6), lines[at].end)
        if match is not None and lines[at].blank:
            counted.append((at, int(match["number"])))
    if len(counted) < PageLimits.least_counted:
        return []
    rising = sum(
        0 < after[1] - before[1] <= (after[0] - before[0]) / PageLimits.lines_of_page
        for before, after in pairwise(counted)
    )
    return [at for at, _ in counted] if rising >= PageLimits.rising * (len(counted) - 1) else []
