"""The labels by which columns that were glued line by line are told: two columns of them that run side by side, and the
numbers of the right one go on from those of the left one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from citelink.citations.lists.printed_labels import LABEL, number_of, takes_number
from citelink.citations.lists.tuned import ColumnLimits

_WIDEST_GAP = 500
_MOST_AWAITING = 8  # columns that wait for the same number
# What a text with gaps holds.
_GAPS = ("\t", "  ", " \u00a0", "\u00a0 ", "\u00a0\u00a0")
_BEHIND_GAP = re.compile(r"(?<=\S)(?:[ \u00a0]{2,400}|[ \u00a0]?\t[ \u00a0\t]{0,60})(?=[\[(/|№^0-9⁰¹²³⁴⁵⁶⁷⁸⁹][^\n]{2})")
# Behind a blank only what is plainly a label: set off, and before a capital.
_BEHIND_BLANK = re.compile(r"(?<=\S)[ \u00a0](?=[\[(/|]?[0-9]{1,3}[\])/|.]{0,2}[ \u00a0]{1,3}[^\W\d_a-zа-я])")


class Row(NamedTuple):
    """A line that is not blank: from its beginning to its last character that is no blank, and how far it is indented;
    `after`: how many blank lines stand before it, -1 where a page begins."""

    start: int
    end: int
    indent: int
    after: int


class LabelPlace(NamedTuple):
    """A label: in which row, where in the text and in the row it stands, what it says, and the blanks before it."""

    row: int
    start: int
    column: int
    form: str
    number: int
    gap: str


class Pair(NamedTuple):
    """The labels of a left column, and those of the right one that go on from there."""

    left: tuple[LabelPlace, ...]
    right: tuple[LabelPlace, ...]
    glued: bool = False  # without a gap

    @property
    def first(self) -> int:
        return min(self.left[0].row, self.right[0].row)

    @property
    def following(self) -> tuple[str, int]:
        """The form and the number of the label that would follow."""
        return self.right[-1].form, self.right[-1].number + 1

    def goes_on(self, above: Pair) -> bool:
        """Whether these are the columns of the next page: they count on, and the right one stands at the same place."""
        beside = abs(above.right[-1].column - self.right[0].column) <= ColumnLimits.shift
        return beside and (self.left[0].form, self.left[0].number) == above.following

    @property
    def last(self) -> int:
        return max(self.left[-1].row, self.right[-1].row)


def label_pairs(text: str) -> tuple[list[Row], list[Pair]]:
    """The rows of `text`, and the columns among them by their labels, in the order of their first rows; no rows where
    there are no columns."""
    rows = list(_rows(text))
    beginning = _beginning_labels(text, rows)
    within = [*_behind_gaps(text, rows), *_behind_blanks(text, rows, {one.row for one in _every(beginning)})]
    if not any((one.form, one.number - 1) in beginning for one in within):
        return [], []
    within += _behind_blanks(text, rows, set(range(len(rows))).difference(one.row for one in _every(beginning)))
    pairs = _pairs(beginning, [*within, *(one for one in _every(beginning) if one.gap)])
    return rows, pairs or _pairs_without_gap(within, beginning)


def begins_with_label(text: str, row: Row) -> tuple[str, int] | None:
    """The form and the number of the label that a row begins with."""
    place = _label(text, 0, row, row.start + row.indent)
    return (place.form, place.number) if place is not None else None


def is_wide(gap: str) -> bool:
    """Whether a gap may part columns whose right one stands at no place of its own."""
    return len(gap) >= ColumnLimits.gap or "\t" in gap


def _rows(text: str) -> Iterator[Row]:
    start = last = 0
    returns, feeds = "\r" in text, "\x0c" in text
    for line in text.splitlines(keepends=True):
        if bare := line.rstrip():
            breaks = text.count("\n", last, start)
            if returns:
                breaks = max(breaks, text.count("\r", last, start))
            turns = feeds and text.find("\x0c", last, start) >= 0
            last = start + len(bare)
            yield Row(start, last, len(bare) - len(bare.lstrip()), -1 if turns else max(breaks - 1, 0))
        start += len(line)


_Labels = dict[tuple[str, int], list[LabelPlace]]


def _beginning_labels(text: str, rows: Sequence[Row]) -> _Labels:
    """The labels that rows begin with, by form and number."""
    found: _Labels = defaultdict(list)
    for index, row in enumerate(rows):
        place = _label(text, index, row, row.start + row.indent)
        if place is not None:
            found[place.form, place.number].append(place)
    return found


def _every(labels: _Labels) -> Iterator[LabelPlace]:
    for places in labels.values():
        yield from places


def _label(text: str, index: int, row: Row, start: int) -> LabelPlace | None:
    match = LABEL.match(text, start, row.end)
    if match is None or match.end() >= row.end:
        return None
    form, behind = match.lastgroup or "", text[match.end()]
    if behind.islower() or not (behind.isalnum() or behind in "«“\"„‘'[("):
        return None
    if behind.isdigit() and form in {"dot", "closing", "bare"}:
        return None
    before = text[max(row.start, start - _WIDEST_GAP) : start]
    gap = before[len(before.rstrip()) :]
    return LabelPlace(index, start, start - row.start, form, number_of(match), gap)


def _behind_gaps(text: str, rows: Sequence[Row]) -> Iterator[LabelPlace]:
    """The labels that stand within rows behind a gap."""
    if not any(gap in text for gap in _GAPS):
        return
    starts = [row.start for row in rows]
    for match in _BEHIND_GAP.finditer(text):
        index = bisect_right(starts, match.start()) - 1
        place = _label(text, index, rows[index], match.end()) if match.end() < rows[index].end else None
        if place is not None and (is_wide(place.gap) or _may_stand_within(text, place, match.start())):
            yield place


def _behind_blanks(text: str, rows: Sequence[Row], among: Collection[int]) -> Iterator[LabelPlace]:
    """The labels that stand behind a blank, in those rows `among` which are no wider than a page."""
    for index in among:
        row = rows[index]
        if row.end - row.start > ColumnLimits.widest:
            continue
        for match in _BEHIND_BLANK.finditer(text, row.start, row.end):
            place = _label(text, index, row, match.end())
            if place is not None and _may_stand_within(text, place, match.start()):
                yield place


def _may_stand_within(text: str, place: LabelPlace, before: int) -> bool:
    """Whether a label without a gap before it, where the text ends at `before`, may be that of another column."""
    if place.form == "bracket":
        return True
    return place.column >= ColumnLimits.narrowest and not takes_number(text[max(0, before - 8) : before])


def _is_near(before: LabelPlace, after: LabelPlace) -> bool:
    return before.row < after.row <= before.row + ColumnLimits.rows_of_reference


def _follows(before: LabelPlace, after: LabelPlace) -> bool:
    """Whether the next label of a column may stand there: below, at the same place or behind the same gap."""
    if not _is_near(before, after):
        return False
    if after.gap == before.gap and is_wide(after.gap):
        return True
    if min(len(before.gap), len(after.gap)) == 1:
        return after.column == before.column
    return abs(after.column - before.column) <= max(ColumnLimits.shift, before.column // 2)


def _pairs(
    beginning: _Labels, within: Iterable[LabelPlace], follows: Callable[[LabelPlace, LabelPlace], bool] = _follows
) -> list[Pair]:
    """Left and right columns by their labels, in the order of their first rows."""
    pairs: list[Pair] = []
    for chain in _chains(sorted(within, key=lambda place: place.start), follows):
        left = _left_of(chain, beginning)
        edge = left[0].column if left else 0
        right = [one for one in chain if one.column > edge]
        if left and right and not _stand_below(beginning, left, right):
            pairs.append(Pair(tuple(left), tuple(right)))
    found: list[Pair] = []
    for pair in sorted(pairs, key=lambda pair: pair.first):
        if _run_side_by_side(pair) or any(pair.goes_on(one) for one in found[-_MOST_AWAITING:]):
            found.append(pair)
    return found


def _chains(places: Iterable[LabelPlace], follows: Callable[[LabelPlace, LabelPlace], bool]) -> list[list[LabelPlace]]:
    """Labels that count on, from above to below."""
    chains: list[list[LabelPlace]] = []
    awaiting: dict[tuple[str, int], deque[list[LabelPlace]]] = defaultdict(lambda: deque(maxlen=_MOST_AWAITING))
    for place in places:
        waiting = awaiting[place.form, place.number]
        at = next((at for at in range(len(waiting) - 1, -1, -1) if follows(waiting[at][-1], place)), None)
        if at is None:
            chains.append([place])
            awaiting[place.form, place.number + 1].append(chains[-1])
        else:
            chain = waiting[at]
            del waiting[at]
            chain.append(place)
            awaiting[place.form, place.number + 1].append(chain)
    return chains


def _left_of(chain: Sequence[LabelPlace], beginning: _Labels) -> list[LabelPlace]:
    """The labels at the beginnings of rows that count up to where `chain` begins."""
    first, bottom = chain[0], chain[-1].row + ColumnLimits.rows_of_reference
    last = _in_rows(beginning, (first.form, first.number - 1), first.row, bottom)
    left = [one for one in last if one.column < first.column][-1:]
    while left:
        at = left[-1]
        above = _in_rows(beginning, (at.form, at.number - 1), at.row - ColumnLimits.rows_of_reference, at.row - 1)
        if not above:
            break
        left.append(above[-1])
    return left[::-1]


def _in_rows(labels: _Labels, key: tuple[str, int], first: int, last: int) -> Sequence[LabelPlace]:
    """The labels of a form and number in the rows from `first` to `last`, the nearest of them at most."""
    places = labels.get(key, ())
    end = bisect_right(places, last, key=lambda place: place.row)
    begin = bisect_left(places, first, hi=end, key=lambda place: place.row)
    return places[max(begin, end - ColumnLimits.rows_of_page) : end]


def _run_side_by_side(pair: Pair) -> bool:
    """Whether there are enough labels, and enough of the left ones beside or below where the right ones begin."""
    alone = len(pair.right) == 1
    if alone and not is_wide(pair.right[0].gap):
        return False
    beside = sum(one.row >= pair.right[0].row for one in pair.left)
    return beside > alone and len(pair.left) + len(pair.right) >= ColumnLimits.least_labels


def _stand_below(beginning: _Labels, left: Sequence[LabelPlace], right: Sequence[LabelPlace]) -> bool:
    """Whether the numbers within lines are those of references that stand further down, as in `[2] ... See [4]`: the
    first of them follows the last of the left column, or most are found there."""

    def stands(one: LabelPlace, within: int) -> bool:
        key, last = (one.form, one.number), left[-1].row
        below = _in_rows(beginning, key, last + 1, last + within)
        return any(other.column < one.column and other.gap != one.gap for other in below)

    if stands(right[0], ColumnLimits.rows_of_reference):
        return True
    return 2 * sum(stands(one, ColumnLimits.rows_of_page) for one in right) > len(right)


def _pairs_without_gap(labels: Iterable[LabelPlace], beginning: _Labels) -> list[Pair]:
    """Columns glued without a gap: their right labels stand anywhere in the lines, but not above the left ones."""
    found = _pairs(beginning, (one for one in labels if not is_wide(one.gap)), _is_near)
    least = ColumnLimits.least_without_gap
    return [
        pair._replace(glued=True)
        for pair in found
        if min(len(pair.left), len(pair.right)) >= least and pair.right[0].row >= pair.left[0].row
    ]
