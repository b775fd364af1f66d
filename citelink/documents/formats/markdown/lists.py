"""The numbers that a reader sees before the items of ordered lists (CommonMark 0.31, 5.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from citelink.text.repaired import Edit


class OrderedLists:
    """Counts the items of all ordered lists of a text, from its beginning to its end."""

    def __init__(self) -> None:
        self._lists: list[_OrderedList] = []
        self._open: list[_OrderedList | None] = []  # by the number of containers around them

    def count(self, item: re.Match[str], view_start: int, depth: int) -> None:
        """An item opens within `depth` containers, as `lines.ITEM` read it; its label stands at `view_start`."""
        if item.group(1) is None:
            self.end(depth)
            return
        del self._open[depth + 1 :]
        self._open += [None] * (depth + 1 - len(self._open))
        sign, found = item.group()[-1], self._open[depth]
        if found is None or found.sign != sign:
            found = self._open[depth] = _OrderedList(sign, [])
            self._lists.append(found)
        found.typed.append((view_start, item.group(1)))

    def end(self, depth: int) -> None:
        """What is no item of them opens beside the lists within `depth` containers."""
        del self._open[depth:]

    def edits(self) -> tuple[Edit, ...]:
        """What to change in the view so that it shows the numbers that a reader sees; ascending."""
        return tuple(sorted((edit for one in self._lists for edit in one.shown()), key=lambda edit: edit.start))


@dataclass(slots=True)
class _OrderedList:
    """The numbers typed in an ordered list, all with one sign behind them; each with its place in the block view."""

    sign: str
    typed: list[tuple[int, str]]

    def shown(self) -> Iterator[Edit]:
        """What to change so that a list with the same number at every item counts: its readers see 1, 2, 3. Numbers
        that differ are meant, and kept as they were typed."""
        if len({int(number) for _, number in self.typed}) > 1:
            return
        for count, (start, number) in enumerate(self.typed[1:], start=int(self.typed[0][1]) + 1):
            yield Edit(start, start + len(number), str(count))
