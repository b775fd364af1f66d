"""Lists in columns that were glued line by line: `[1] Smith ...    [4] Green ...`, as extractors of pages print them.

That a text has columns is said by its labels alone: those at the beginnings of lines count on, `[1] [2] [3]`, those
within lines count on from where they end, `[4] [5] [6]`, and the two run side by side. No list that is read from above
to below does that; tables and translations side by side count the same numbers twice, or none. Where a line parts is
said by the gap at the place of the labels, or else by the one gap that it has.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from statistics import median_low
from typing import NamedTuple

from citelink.citations.lists.printed_labels import LABEL, number_of
from citelink.citations.lists.reference_shape import is_dated
from citelink.citations.lists.tuned import ColumnLimits
from citelink.text.span import Span

_ROW = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_WIDE = r"(?:[ \u00a0]{2,400}|[ \u00a0]?\t[ \u00a0\t]{0,60})"
_GAP = re.compile(rf"(?<=\S){_WIDE}(?=\S)")
_BEFORE_LABEL = r"(?=[\[(/|№^0-9⁰¹²³⁴⁵⁶⁷⁸⁹][^\n]{2})"
_LABEL_BEHIND_GAP = re.compile(rf"(?<=\S){_WIDE}{_BEFORE_LABEL}")
_LABEL_BEHIND_BLANK = re.compile(rf"(?<=\S)[ \u00a0]{_BEFORE_LABEL}")
_LABELLED_ROW = re.compile(
    r"(?:^|\n)[ \t]{0,40}[\[(/|№]?\s?[0-9]{1,4}[\])/|.]?[^\n]{10,400}? [\[(/|№]?[0-9]{1,4}[\])/|.]"
)
_SENTENCE_END = re.compile(r"(?<=[.)\]»])[ \u00a0]{1,4}(?=[^\W\d_])")


class Row(NamedTuple):
    """A line that is not blank: from its beginning to its last character that is no blank, and how far it is indented;
    `after`: how many blank lines stand before it, -1 where a page begins."""

    start: int
    end: int
    indent: int
    after: int


class Columns(NamedTuple):
    """Rows that hold two columns, and where in each the right one begins: None where it has nothing there."""

    rows: tuple[Row, ...]
    splits: tuple[int | None, ...]


class _Place(NamedTuple):
    """A label: in which row, where in the text and in the row it stands, and what it says."""

    row: int
    start: int
    column: int
    form: str
    number: int


class _Pair(NamedTuple):
    """The labels of a left column, and those of the right one that go on from there."""

    left: tuple[_Place, ...]
    right: tuple[_Place, ...]
    glued: bool = False  # without a gap

    @property
    def first(self) -> int:
        return min(self.left[0].row, self.right[0].row)

    @property
    def last(self) -> int:
        return max(self.left[-1].row, self.right[-1].row)


def find_columns(text: str, apart: Sequence[Span] = ()) -> list[Columns]:
    """The columns in `text`, ascending; none reaches into the stretches that are `apart`."""
    gaps = _LABEL_BEHIND_GAP.search(text) is not None
    if not gaps and _LABELLED_ROW.search(text) is None:
        return []
    rows = list(_rows(text))
    beginning = _beginning_labels(text, rows)
    places = list(_labels_behind(text, rows, _LABEL_BEHIND_GAP)) if gaps else []
    pairs = _pairs(beginning, [*places, *(one for one in _every(beginning) if one.column >= ColumnLimits.narrowest)])
    if not pairs:
        pairs = _pairs_in_step(text, rows, beginning)
    found: list[Columns] = []
    bottom = 0
    for index, pair in enumerate(pairs):
        if pair.first < bottom:
            continue
        stop = pairs[index + 1].first if index + 1 < len(pairs) else len(rows)
        one, last = _Splitter(text, rows, pair).split(bottom, max(stop, pair.last + 1))
        if one is not None and not _reaches_into(apart, one):
            found.append(one)
            bottom = last
    return found


def _rows(text: str) -> Iterator[Row]:
    last = 0
    for match in _ROW.finditer(text):
        said = match.group()
        bare = said.rstrip()
        if not bare:
            continue
        between = text[last : match.start()]
        blank = max(between.count("\n"), between.count("\r")) - 1
        end = match.start() + len(bare)
        yield Row(match.start(), end, len(said) - len(said.lstrip()), -1 if "\x0c" in between else max(blank, 0))
        last = end


_Labels = dict[tuple[str, int], list[_Place]]


def _beginning_labels(text: str, rows: Sequence[Row]) -> _Labels:
    """The labels that rows begin with, by form and number."""
    found: _Labels = defaultdict(list)
    for index, row in enumerate(rows):
        place = _label(text, index, row, row.start + row.indent)
        if place is not None:
            found[place.form, place.number].append(place)
    return found


def _every(labels: _Labels) -> Iterator[_Place]:
    for places in labels.values():
        yield from places


def _label(text: str, index: int, row: Row, start: int) -> _Place | None:
    match = LABEL.match(text, start, row.end)
    if match is None or match.end() >= row.end:
        return None
    form, behind = match.lastgroup or "", text[match.end()]
    if behind.islower() or not (behind.isalnum() or behind in "«“\"„‘'[("):
        return None
    if behind.isdigit() and form in {"dot", "closing", "bare"}:
        return None
    return _Place(index, start, start - row.start, form, number_of(match))


def _labels_behind(text: str, rows: Sequence[Row], gap: re.Pattern[str]) -> Iterator[_Place]:
    """The labels within rows that stand behind such a gap."""
    starts = [row.start for row in rows]
    for match in gap.finditer(text):
        index = bisect_left(starts, match.end()) - 1
        place = _label(text, index, rows[index], match.end()) if index >= 0 else None
        if place is not None:
            yield place


def _pairs(beginning: _Labels, within: Iterable[_Place]) -> list[_Pair]:
    """Left and right columns by their labels, in the order of their first rows."""
    pairs = []
    for chain in _chains(sorted(within, key=lambda place: place.start)):
        left = _left_of(chain, beginning)
        if left and _run_side_by_side(left, chain) and not _stand_below(beginning, left, chain):
            pairs.append(_Pair(tuple(left), tuple(chain)))
    return sorted(pairs, key=lambda pair: pair.first)


def _chains(places: Iterable[_Place]) -> list[list[_Place]]:
    """Labels that count on, from above to below."""
    chains: list[list[_Place]] = []
    awaiting: dict[tuple[str, int], list[_Place]] = {}
    for place in places:
        chain = awaiting.pop((place.form, place.number), None)
        if chain is None or not _follows(chain[-1], place):
            chain = []
            chains.append(chain)
        chain.append(place)
        awaiting[place.form, place.number + 1] = chain
    return chains


def _follows(before: _Place, after: _Place) -> bool:
    """Whether the next label of a column may stand there: below, and not at the other side of the page."""
    near = before.row < after.row <= before.row + ColumnLimits.rows_of_reference
    return near and abs(after.column - before.column) <= max(ColumnLimits.shift, before.column // 2)


def _left_of(chain: Sequence[_Place], beginning: _Labels) -> list[_Place]:
    """The labels at the beginnings of rows that count up to where `chain` begins."""
    first, last = chain[0], chain[-1]
    left: list[_Place] = []
    for place in reversed(beginning.get((first.form, first.number - 1), ())):
        beside = first.row <= place.row <= last.row + ColumnLimits.rows_of_reference
        if beside and place.column + ColumnLimits.narrowest <= first.column:
            left.append(place)
            break
    while left:
        at = left[-1]
        above = [one for one in beginning.get((at.form, at.number - 1), ()) if one.row < at.row]
        if not above or at.row - above[-1].row > ColumnLimits.rows_of_reference:
            break
        left.append(above[-1])
    return left[::-1]


def _run_side_by_side(left: Sequence[_Place], right: Sequence[_Place]) -> bool:
    """Whether there are enough of both, and enough of the left ones beside or below where the right ones begin."""
    beside = sum(one.row >= right[0].row for one in left)
    return beside >= 2 and len(left) + len(right) >= ColumnLimits.least_labels


def _stand_below(beginning: _Labels, left: Sequence[_Place], right: Sequence[_Place]) -> bool:
    """Whether the numbers within lines are those of references that stand further down: `[2] ... See [4]`."""
    below = [
        one
        for one in right
        for other in beginning.get((one.form, one.number), ())
        if left[0].row < other.row <= left[-1].row + ColumnLimits.rows_of_page
        and other.column + ColumnLimits.narrowest <= one.column
    ]
    return 2 * len(below) > len(right)


def _pairs_in_step(text: str, rows: Sequence[Row], beginning: _Labels) -> list[_Pair]:
    """Columns glued without a gap, where label stands beside label: 1 and 4 in a row, 2 and 5, 3 and 6."""
    within: dict[int, list[_Place]] = defaultdict(list)
    for at in sorted(_every(beginning)):
        row = rows[at.row]
        for match in _LABEL_BEHIND_BLANK.finditer(text, row.start + row.indent + ColumnLimits.narrowest, row.end):
            place = _label(text, at.row, row, match.end())
            if place is not None and place.form == at.form:
                within[place.number - at.number].append(place)
    pairs: list[_Pair] = []
    for step, places in within.items():
        if min(step, len(places)) >= ColumnLimits.least_in_step:
            pairs.extend(one for one in _pairs(beginning, places) if len(one.right) >= ColumnLimits.least_in_step)
    return sorted((pair._replace(glued=True) for pair in pairs), key=lambda pair: pair.first)


def _reaches_into(apart: Sequence[Span], columns: Columns) -> bool:
    span = Span(columns.rows[0].start, columns.rows[-1].end)
    return any(other.overlaps(span) for other in apart)


class _Parted(NamedTuple):
    """How a row parts: `right` begins at `at`, None where it has nothing; `across`: its text runs across both."""

    at: int | None
    across: bool = False


class _Splitter:
    """Finds where the rows of two columns part, beginning with those of their labels."""

    def __init__(self, text: str, rows: Sequence[Row], pair: _Pair) -> None:
        self._text, self._rows, self._pair = text, rows, pair
        self._labels = {place.row: place for place in pair.right}
        self._beginning = {place.row for place in pair.left}
        columns = [place.column for place in pair.right]
        self._column = median_low(columns)
        near = sum(abs(column - self._column) <= ColumnLimits.slack for column in columns)
        self._aligned = near >= ColumnLimits.aligned * len(columns)
        self._exact = set(columns) == {self._column} and len(columns) > 1
        if pair.glued and not self._exact:
            self._aligned = False

    def split(self, top: int, stop: int) -> tuple[Columns | None, int]:
        """The columns within the rows `[top, stop)`, None where too many rows run across both; the row behind them."""
        first, last = self._pair.first, self._pair.last + 1
        across = sum(self._part(index).across for index in range(first, last))
        if across > ColumnLimits.across * (last - first):
            return None, last
        top, stop = max(top, first - ColumnLimits.beyond), min(stop, last + ColumnLimits.beyond)
        while first > top and not self._rows[first].after and self._has_right(first - 1):
            first -= 1
        while last < stop and not self._rows[last].after and self._goes_on(last):
            last += 1
        splits = tuple(self._part(index).at for index in range(first, last))
        return Columns(tuple(self._rows[first:last]), splits), last

    def _has_right(self, index: int) -> bool:
        return self._aligned and self._part(index).at is not None

    def _goes_on(self, index: int) -> bool:
        """Whether the row below the columns is theirs: it parts, or goes on with the last reference of the left one."""
        row, part = self._rows[index], self._part(index)
        if part.at is not None:
            return True
        return not part.across and _label(self._text, index, row, row.start + row.indent) is None

    def _part(self, index: int) -> _Parted:
        row = self._rows[index]
        label = self._labels.get(index)
        if label is not None:
            before = row.start + len(self._text[row.start : label.start].rstrip())
            return _Parted(self._within(row, before, label.start))
        if self._aligned:
            return self._part_at_column(row)
        return self._part_at_gap(row, index)

    def _within(self, row: Row, start: int, end: int) -> int:
        """Where the right column begins in a gap: where its text does, or at the place of its labels before that."""
        return max(start + 1, min(end, row.start + self._column) if self._aligned else end)

    def _part_at_column(self, row: Row) -> _Parted:
        place = row.start + self._column
        if row.indent >= self._column - ColumnLimits.slack:
            return _Parted(self._within(row, row.start, row.start + row.indent))
        gaps = [match.span() for match in _GAP.finditer(self._text, row.start, row.end)]
        start, end = min(gaps, key=lambda gap: max(gap[0] - place, place - gap[1], 0), default=(0, 0))
        if gaps and max(start - place, place - end, 0) <= ColumnLimits.slack:
            return _Parted(self._within(row, start, end))
        if row.end <= place:
            return _Parted(None)
        if self._exact and self._text[place - 1].isspace() and not self._text[place].isspace():
            return _Parted(place)
        return _Parted(None, across=row.end > place + ColumnLimits.slack)

    def _part_at_gap(self, row: Row, index: int) -> _Parted:
        if row.indent >= ColumnLimits.narrowest:
            return _Parted(row.start + row.indent)
        start = row.start + row.indent
        label = LABEL.match(self._text, start, row.end) if index in self._beginning else None
        start = label.end() if label is not None else start
        if self._pair.glued:
            return _Parted(self._end_of_left(start, row.end))
        gaps = [match for match in _GAP.finditer(self._text, start, row.end) if _is_wide(match.group())]
        return _Parted(gaps[0].end() if len(gaps) == 1 else None, across=len(gaps) > 1)

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


def _is_wide(gap: str) -> bool:
    return len(gap) >= ColumnLimits.gap or "\t" in gap
