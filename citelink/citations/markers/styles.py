"""Which styles of markers a document uses. Brackets are always markers; the other signs need evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from citelink.citations.citation import Marker
from citelink.citations.markers.citing_order import first_uses, is_rising
from citelink.citations.markers.possible import PossibleMarker
from citelink.citations.markers.tuned import OrderLimits, StyleLimits


@dataclass(frozen=True, slots=True)
class Numbering:
    """The numbers a document's lists print; empty where it has no list."""

    numbers: frozenset[int]

    @property
    def largest(self) -> int | None:
        """The largest printed number, None without a list."""
        return max(self.numbers) if self.numbers else None

    def covers(self, marker: PossibleMarker) -> bool:
        """Whether all numbers of the marker are in the lists, or there is none to say otherwise."""
        return not self.numbers or all(number in self.numbers for number in marker.reading.numbers)

    def trusts(self, marker: PossibleMarker) -> bool:
        """Whether a marker that is readable in part only begins with a number of the lists."""
        return not marker.reading.unsure or marker.reading.numbers[0] in self.numbers


def imply_numbering(possible: Sequence[PossibleMarker]) -> Numbering:
    """The numbering that the markers of a document without a list use: 1 to the largest number below which most are
    used. Numbers above it are counts and measures."""
    distinct = sorted(first_uses(possible))
    used = (number for rank, number in enumerate(distinct, 1) if rank * 10 >= number * StyleLimits.used_of_ten)
    return Numbering(frozenset(range(1, max(used, default=0) + 1)))


def shows_style(possible: Sequence[PossibleMarker], numbering: Numbering) -> bool:
    """Whether `possible`, already freed of what each is by its own context, show a document's style of citing.

    With a list: they cite at least two of its numbers, and a quarter of them all (lists are there to be cited).
    Without: at least three numbers from 1 on, nearly without gaps, that are first used in ascending order, or at
    least six in any order (a list sorted by authors), and few others.
    """
    cited = first_uses(possible)
    if numbering.numbers:
        listed = len(cited.keys() & numbering.numbers)
        return (
            listed >= StyleLimits.listed
            and listed * StyleLimits.listed_of >= len(numbering.numbers)
            and listed * StyleLimits.cited_of >= len(cited)
        )
    implied = imply_numbering(possible).numbers
    hits = [number for number in cited if number in implied]
    if (
        len(hits) < StyleLimits.used
        or min(hits) > OrderLimits.first
        or len(hits) * 10 < len(cited) * StyleLimits.used_of_ten
    ):
        return False
    return is_rising(hits) or len(hits) >= StyleLimits.used_unordered


def choose_style(
    styles: Mapping[str, Sequence[PossibleMarker]], numbering: Numbering, beside: Sequence[Marker] = ()
) -> str:
    """The main style: `bracket` unless another one is shown by evidence and brackets are much rarer.

    styles: possible markers by style, each freed of what its own context refuses; pipes are nobody's main style.
    beside: citations that the file marks, by key or in brackets. Those by key count as brackets, since what had no
    brackets would hold none in them.
    """
    brackets = [marker for marker in styles["bracket"] if numbering.covers(marker)]
    distinct: set[int | str | None] = {number for marker in brackets for number in marker.reading.numbers}
    distinct.update(item.number if item.key is None else item.key for marker in beside for item in marker.items)
    best, most = "bracket", len(brackets) + len(beside)
    for style, possible in styles.items():
        if style in ("bracket", "pipe") or len(possible) <= most or not shows_style(possible, numbering):
            continue
        # A few brackets in a document full of round or raised numbers are not its style, and the reverse.
        if len(distinct) >= StyleLimits.brackets and len(possible) < StyleLimits.outnumbered * (
            len(brackets) + len(beside)
        ):
            continue
        best, most = style, len(possible)
    return best
