"""Where on which page each character of a PDF's text stands."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from citelink.documents.places import Place, Rectangle
from citelink.text.span import Span


@dataclass(frozen=True, slots=True)
class PagePlaces:
    """The places of a PDF's text: pages, and on them rectangles.

    pages  the offsets at which pages begin
    lines  the offsets at which printed lines begin, and those at which they end
    boxes  left, bottom, right and top of every character, in the space of its page; all 0: nothing shows it
    """

    pages: tuple[int, ...]
    lines: array[int]
    ends: array[int]
    boxes: array[float]

    def of(self, offset: int) -> Place:
        """The page of a code-point offset."""
        return Place(page=self.page(offset))

    def page(self, offset: int) -> int:
        """The number of the page, from 1, on which the character at `offset` stands."""
        return max(1, bisect_right(self.pages, offset))

    def rectangles(self, span: Span) -> Iterator[Rectangle]:
        """What `span` covers, a rectangle for each printed line, in the order of the text."""
        at = bisect_right(self.ends, span.start)
        while at < len(self.lines) and self.lines[at] < span.end:
            start, end = max(self.lines[at], span.start), min(self.ends[at], span.end)
            covered = self._covered(start, end)
            if covered is not None:
                yield Rectangle(self.page(start), *covered)
            at += 1

    def first_line(self, offset: int) -> Span:
        """The printed line that holds `offset`, or the next one."""
        at = min(bisect_left(self.ends, offset + 1), len(self.lines) - 1)
        return Span(self.lines[at], self.ends[at]) if at >= 0 else Span(0, 0)

    def _covered(self, start: int, end: int) -> tuple[float, float, float, float] | None:
        found = self.boxes[4 * start : 4 * end]
        corners = [found[at : at + 4] for at in range(0, len(found), 4) if found[at] < found[at + 2]]
        if not corners:
            return None
        return (
            min(one[0] for one in corners),
            min(one[1] for one in corners),
            max(one[2] for one in corners),
            max(one[3] for one in corners),
        )
