"""Span: a place in a text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from citelink.text.pickling import quick, travels


@travels
@quick
@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range `[start, end)` of code-point offsets; `start == end` is a place between two characters."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, not {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return True

    def of(self, text: str) -> str:
        """The part of `text` that the span covers."""
        return text[self.start : self.end]

    def shift(self, by: int) -> Span:
        """The same length, `by` code points further on."""
        return Span(self.start + by, self.end + by)

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside (an empty span on either border does)."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


def any_overlap(spans: Sequence[Span], span: Span) -> bool:
    """Whether `span` shares a character with one of `spans`, which ascend and do not overlap."""
    at = bisect_right(spans, span.start, key=lambda one: one.end)
    return at < len(spans) and spans[at].overlaps(span)


def line_around(text: str, start: int, end: int, most: int) -> str:
    """The line of `text` that `[start, end)` stands in, no more than `most` characters of it on either side."""
    begin = max(text.rfind("\n", max(0, start - most), start) + 1, start - most, 0)
    finish = text.find("\n", end, end + most)
    return text[begin : finish if finish >= 0 else end + most]
