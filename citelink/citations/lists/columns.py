"""Lists in columns that were glued line by line: `[1] Smith ...    [4] Green ...`, as extractors of pages print them.

That a text has columns is said by its labels alone: those at the beginnings of lines count on, `[1] [2] [3]`, those
within lines count on from where they end, `[4] [5] [6]`, and the two run side by side. No list that is read from above
to below does that; tables and translations side by side count the same numbers twice, or none. Where a line parts is
said by the gap at the place of the labels, or else by the one gap that it has.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple

from citelink.citations.lists.column_labels import LabelPlace, Pair, Row, begins_with_label, is_wide, label_pairs
from citelink.citations.lists.printed_labels import LABEL
from citelink.citations.lists.reference_shape import YEAR, is_dated
from citelink.citations.lists.tuned import ColumnLimits
from citelink.text.span import Span

_GAP = re.compile(r"(?<=\S)(?:[ \u00a0]{2,400}|[ \u00a0]?\t[ \u00a0\t]{0,60})(?=\S)")
_SENTENCE_END = re.compile(r"(?<=[.)\]»])[ \u00a0]{1,4}(?=[^\W\d_])")


class Columns(NamedTuple):
    """Rows that hold two columns, and where in each the right one begins: None where it has nothing there."""

    rows: tuple[Row, ...]
    splits: tuple[int | None, ...]


class _Parted(NamedTuple):
    """How a row parts: the right column begins at `at`, None where it has nothing; `across`: the text runs across."""

    at: int | None
    across: bool = False


_Part = Callable[[int], _Parted]


def find_columns(text: str, apart: Sequence[Span] = ()) -> list[Columns]:
    """The columns in `text`, ascending; none reaches into the stretches that are `apart`."""
    rows, pairs = label_pairs(text)
    found: list[Columns] = []
    bottom = 0
    for index, pair in enumerate(pairs):
        if pair.first < bottom:
            continue
        stop = max(pairs[index + 1].first, pair.last + 1) if index + 1 < len(pairs) else len(rows)
        part = _part_of(text, rows, pair)
        first, last = _extent(text, rows, pair, part, bottom, stop)
        whole = Span(rows[first].start, rows[last - 1].end)
        sure = all(is_wide(place.gap) for place in pair.right) or _are_dated(text, rows, pair, part, last)
        if sure and not _runs_across(pair, part) and not any(other.overlaps(whole) for other in apart):
            found.append(Columns(tuple(rows[first:last]), tuple(part(at).at for at in range(first, last))))
            bottom = last
    return found


def _runs_across(pair: Pair, part: _Part) -> bool:
    """Whether too many rows have no gap where one is due."""
    across = sum(part(index).across for index in range(pair.first, pair.last + 1))
    return across > ColumnLimits.across * (pair.last + 1 - pair.first)


def _are_dated(text: str, rows: Sequence[Row], pair: Pair, part: _Part, last: int) -> bool:
    """Whether most of what the labels number has dates, up to the row `last`: `5. Auflage` may stand in a reference.
    Where it is not known how all rows part, two dates in the rows of a left one stand for both sides."""
    for right in (False,) if pair.glued else (False, True):
        places = pair.right if right else pair.left
        ends = [*(place.row for place in places[1:]), last]
        dated = 0
        for place, end in zip(places, ends, strict=True):
            if pair.glued:
                dated += len(YEAR.findall(text, rows[place.row].start, rows[end - 1].end)) > 1
            else:
                said = (_side(text, rows[index], part(index).at, right) for index in range(place.row, end))
                dated += is_dated(" ".join(said))
        if 2 * dated < len(places):
            return False
    return True


def _side(text: str, row: Row, at: int | None, right: bool) -> str:
    """What a row that parts at a place says on one side."""
    split = row.end if at is None else at
    return text[split : row.end] if right else text[row.start : split]


def _extent(text: str, rows: Sequence[Row], pair: Pair, part: _Part, top: int, stop: int) -> tuple[int, int]:
    """The rows of the columns: those of their labels, those above in which a reference goes on, and those below."""
    first, last = pair.first, pair.last + 1
    top, stop = max(top, first - ColumnLimits.beyond), min(stop, last + ColumnLimits.beyond)
    while first > top and not rows[first].after and part(first - 1).at is not None:
        first -= 1
    while last < stop and not rows[last].after and not _ends(text, rows, pair, last, part(last)):
        last += 1
    if last < len(rows) and part(last).at is None and begins_with_label(text, rows[last]) == pair.following:
        # The right column goes on alone, without its indentation: what stands right above is its too.
        while last > pair.last + 1 and part(last - 1).at is None:
            last -= 1
    return first, last


def _ends(text: str, rows: Sequence[Row], pair: Pair, index: int, part: _Parted) -> bool:
    """Whether a row below the labels of the columns is no longer theirs: it begins the next page, is a page number, or
    runs across both."""
    label = begins_with_label(text, rows[index])
    if label == pair.following:
        return True
    row = rows[index]
    if text[row.start + row.indent : row.end].isdigit() and (index + 1 == len(rows) or rows[index + 1].after):
        return True
    return part.at is None and (part.across or (label is not None and label[0] == pair.following[0]))


def _part_of(text: str, rows: Sequence[Row], pair: Pair) -> _Part:
    """What parts the rows of these columns: the place of the right labels or, if more rows part so, a gap anywhere."""
    at_place, at_gap = _AtPlace(text, rows, pair), _AtGap(text, rows, pair)
    if pair.glued or not at_place.is_likely:
        return at_gap.part
    within = range(pair.first, pair.last + 1)
    places, gaps = (sum(part(index).at is not None for index in within) for part in (at_place.part, at_gap.part))
    return at_place.part if places >= gaps else at_gap.part


class _AtPlace:
    """Parts rows at the place where the labels of the right column stand."""

    def __init__(self, text: str, rows: Sequence[Row], pair: Pair) -> None:
        self._text, self._rows = text, rows
        self._labels = {place.row: place for place in pair.right}
        columns = [place.column for place in pair.right]
        # The lower of two in the middle, a column that there is.
        self._column = sorted(columns)[(len(columns) - 1) // 2]
        self._same = set(columns) == {self._column}
        near = sum(abs(column - self._column) <= ColumnLimits.slack for column in columns)
        self.is_likely = near >= ColumnLimits.aligned * len(columns)

    def part(self, index: int) -> _Parted:
        row = self._rows[index]
        label = self._labels.get(index)
        if label is not None:
            return _Parted(self._within(row, label.start - len(label.gap), label.start))
        place = row.start + self._column
        if row.indent and row.indent >= self._column - ColumnLimits.slack:
            return _Parted(self._within(row, row.start, row.start + row.indent))
        gaps = [match.span() for match in _GAP.finditer(self._text, row.start, row.end)]
        start, end = min(gaps, key=lambda gap: max(gap[0] - place, place - gap[1], 0), default=(0, 0))
        if gaps and max(start - place, place - end, 0) <= ColumnLimits.slack:
            return _Parted(self._within(row, start, end))
        if row.end <= place:
            return _Parted(None)
        if self._same and self._text[place - 1].isspace() and not self._text[place].isspace():
            return _Parted(place)
        return _Parted(None, across=row.end > place + ColumnLimits.slack)

    def _within(self, row: Row, start: int, end: int) -> int:
        """Where the right column begins in a gap: at its place, so that its indentation stays, or before that."""
        return max(start + 1, min(end, row.start + self._column))


class _AtGap:
    """Parts rows at the only gap that they have, or without a gap between what must be two references."""

    def __init__(self, text: str, rows: Sequence[Row], pair: Pair) -> None:
        self._text, self._rows, self._pair = text, rows, pair
        self._labels = {place.row: place for place in pair.right}
        self._beginning = {place.row for place in pair.left}

    def part(self, index: int) -> _Parted:
        label = self._labels.get(index)
        if label is not None:
            return _Parted(label.start)
        row = self._rows[index]
        if index not in self._beginning and self._is_right_alone(index, row):
            return _Parted(row.start + row.indent)
        return self._part_within(index, row)

    def _part_within(self, index: int, row: Row) -> _Parted:
        start = row.start + row.indent
        label = LABEL.match(self._text, start, row.end) if index in self._beginning else None
        start = label.end() if label is not None else start
        if self._pair.glued:
            return _Parted(self._end_of_left(start, row.end))
        gaps = [match for match in _GAP.finditer(self._text, start, row.end) if is_wide(match.group())]
        return _Parted(gaps[0].end() if len(gaps) == 1 else None, across=len(gaps) > 1)

    def _is_right_alone(self, index: int, row: Row) -> bool:
        """Whether a row begins with the blanks that part the columns, as none does that has a left one, or stands where
        the left column is at its end."""
        if row.indent and index >= self._alone_from:
            return self._part_within(index, row).at is None
        return any(self._lead(row).startswith(gap) for gap in self._gaps)

    def _lead(self, row: Row) -> str:
        return self._text[row.start : row.start + row.indent]

    @cached_property
    def _alone_from(self) -> int:
        """The row from which on the right column stands alone: above its first label with nothing to the left, and
        below the last row that parts and the last label of the left column."""
        first = next((one.row for one in self._pair.right if self._begins(one)), len(self._rows))
        if first < self._pair.left[-1].row or first == len(self._rows):
            return len(self._rows)
        while first - 1 > self._pair.left[-1].row and self._rows[first - 1].indent:
            if first - 1 in self._labels or self._part_within(first - 1, self._rows[first - 1]).at is not None:
                break
            first -= 1
        return first

    def _begins(self, place: LabelPlace) -> bool:
        row = self._rows[place.row]
        return place.start == row.start + row.indent

    @cached_property
    def _gaps(self) -> frozenset[str]:
        """The gaps before labels of the right column with which no row begins that has a left one."""
        gaps = {place.gap for place in self._pair.right if is_wide(place.gap)}
        left = {place.row for place in self._pair.left}
        left |= {place.row for place in self._pair.right if not self._begins(place)}
        for index in range(self._pair.first, self._pair.last + 1):
            found = self._part_within(index, self._rows[index]).at if index not in self._labels else None
            left |= {index} if found is not None else set()
        leads = {self._lead(self._rows[index]) for index in left}
        return frozenset(gap for gap in gaps if not any(lead.startswith(gap) for lead in leads))

    def _end_of_left(self, start: int, end: int) -> int | None:
        """Where one reference ends and another goes on in a row without a gap: at the only end of a sentence before a
        capital that has a year on both sides."""
        places = [
            match.end()
            for match in _SENTENCE_END.finditer(self._text, start, end)
            if self._text[match.end()].isupper()
            and is_dated(self._text[start : match.start()])
            and is_dated(self._text[match.end() : end])
        ]
        return places[0] if len(places) == 1 else None
