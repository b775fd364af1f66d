"""The order in which a text is read whose lines hold the lines of several columns.

What is rearranged keeps its length: every character stands in the new text once, and where a column's line now ends, a
blank has become a line end. So what stands outside the columns keeps its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from citelink.citations.lists.columns import Columns, find_columns
from citelink.text.repaired import Edit, RepairedText
from citelink.text.span import Span

_MOST_COLUMNS = 4  # side by side; each pass parts the first from those beside it


class _Pass(NamedTuple):
    """One rearrangement: blanks to set, ascending, and then the stretches of the text in the order of reading."""

    edits: tuple[Edit, ...]
    stretches: tuple[Span, ...]

    def of(self, view: RepairedText) -> RepairedText:
        return view.edit(self.edits).arrange(self.stretches)


class ReadingOrder:
    """How the columns of a text are put one after the other; empty for a text without any."""

    __slots__ = ("_passes",)

    def __init__(self, text: str, apart: Sequence[Span] = ()) -> None:
        """`apart`: stretches that no columns reach into, ascending."""
        self._passes: list[_Pass] = []
        while len(self._passes) + 1 < _MOST_COLUMNS:
            found = find_columns(text, apart)
            if not found:
                break
            self._passes.append(_pass(text, found))
            text = self._passes[-1].of(RepairedText.identity(text)).text

    def __bool__(self) -> bool:
        return bool(self._passes)

    def view(self, view: RepairedText) -> RepairedText:
        """`view`, of the length of the text that this was made for, in the order of reading."""
        for one in self._passes:
            view = one.of(view)
        return view

    def text(self, text: str) -> str:
        """The same for a text alone."""
        return self.view(RepairedText.identity(text)).text if self._passes else text


def _pass(text: str, found: Sequence[Columns]) -> _Pass:
    edits: list[Edit] = []
    stretches: list[Span] = []
    at = 0
    for columns in found:
        start, end = columns.rows[0].start, columns.rows[-1].end
        stretches.append(Span(at, start))
        left, right = [], []
        ends = [row.start for row in columns.rows[1:]] + [end]
        for row, split, following in zip(columns.rows, columns.splits, ends, strict=True):
            if split is None:
                left.append(Span(row.start, following))
                continue
            left.append(Span(row.start, split - 1))
            right.append(Span(split - 1, row.end))
            edits.append(Edit(split - 1, split, "\n"))
            if text[row.start : split].strip():
                left.append(Span(row.end, following))
            else:
                # A line of the right column alone is no blank line of the left one.
                edits.append(Edit(row.end, following, " " * (following - row.end)))
                left.append(Span(row.end, following))
        stretches += left + right
        at = end
    stretches.append(Span(at, len(text)))
    return _Pass(tuple(edits), tuple(_joined(stretches)))


def _joined(stretches: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in stretches:
        if joined and joined[-1].end == span.start:
            joined[-1] = Span(joined[-1].start, span.end)
        elif len(span):
            joined.append(span)
    return joined
