"""The order in which numbers are first used. Most numbered lists are numbered by it, and where a document shows that,
the order tells a citation from another number that stands in the same sign."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from citelink.citations.markers.possible import PossibleMarker
from citelink.citations.markers.tuned import OrderLimits


def first_uses(possible: Iterable[PossibleMarker]) -> dict[int, int]:
    """Number -> start of the first marker that prints it."""
    first: dict[int, int] = {}
    for marker in possible:
        for number in marker.reading.numbers:
            first.setdefault(number, marker.start)
    return first


def is_ordered(possible: Sequence[PossibleMarker]) -> bool:
    """Whether numbers are first used in ascending order, with an odd one out now and then; at least four of them."""
    numbers = list(first_uses(possible))
    if len(numbers) < OrderLimits.least or min(numbers) > OrderLimits.first:
        return False
    return is_rising(numbers)


def is_rising(numbers: Sequence[int]) -> bool:
    """Whether numbers ascend, with an odd one out now and then."""
    rising = sum(left < right for left, right in pairwise(numbers))
    return rising * 10 >= (len(numbers) - 1) * OrderLimits.rising


def accept_expected(
    certain: Sequence[PossibleMarker], doubtful: Sequence[PossibleMarker], listed: frozenset[int]
) -> list[PossibleMarker]:
    """The certain markers and those of the doubtful ones that the document waits for: their numbers are `listed` but
    cited nowhere else although nearly all others are, or are the next to come in the order of citing."""
    if not doubtful:
        return list(certain)
    cited = set(first_uses(certain))
    waited = listed - cited if len(listed & cited) * 10 >= len(listed) * OrderLimits.cited else frozenset()
    ordered = is_ordered(certain)
    doubts = {marker.start for marker in doubtful}
    kept, largest = [], 0
    for marker in sorted([*certain, *doubtful], key=lambda one: one.start):
        numbers = marker.reading.numbers
        expected = waited.issuperset(numbers) or (ordered and largest < min(numbers) <= largest + OrderLimits.ahead)
        if marker.start in doubts and not expected:
            continue
        kept.append(marker)
        largest = max(largest, *numbers)
    return kept


def list_uses(possible: Iterable[PossibleMarker]) -> dict[int, list[int]]:
    """Number -> starts of the markers that print it, ascending."""
    uses: dict[int, list[int]] = {}
    for marker in possible:
        for number in set(marker.reading.numbers):
            uses.setdefault(number, []).append(marker.start)
    return uses


def is_needed(run: Sequence[PossibleMarker], uses: Mapping[int, Sequence[int]]) -> bool:
    """Whether the order would break without the markers of `run`, which print 1, 2, ... in turn: the number that
    comes after them is first used elsewhere before most of theirs are. `uses` is from `list_uses`."""
    after = next(iter(uses.get(len(run) + 1, ())), None)
    if after is None:
        return False
    missing = 0
    for number, own in enumerate(run, 1):
        elsewhere = next((start for start in uses[number] if start != own.start), after)
        missing += elsewhere >= after
    return missing * 2 > len(run)
