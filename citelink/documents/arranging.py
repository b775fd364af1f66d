"""Items of a list as elements of XML: which elements hold each of them, and what stands where when they are moved."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import AnyStr, TypeVar

from citelink.documents.marks import ItemsMark
from citelink.text.span import Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Elements:
    """The elements of a part in the order in which they begin: where each begins and ends in the source, and the one
    that holds it, -1: none does."""

    starts: Sequence[int]
    ends: Sequence[int]
    parents: Sequence[int]

    def above(self, element: int) -> list[int]:
        """What holds an element, from the outermost to the innermost."""
        found = []
        while (element := self.parents[element]) >= 0:
            found.append(element)
        return found[::-1]


@dataclass(frozen=True, slots=True)
class Move:
    """An `ItemsMark` in offsets of a source: whole neighbouring elements."""

    places: tuple[Span, ...]
    now: tuple[Span, ...]

    @property
    def displaced(self) -> Iterator[Span]:
        """What stands elsewhere than before, or nowhere."""
        kept = {place for place, now in zip(self.places, self.now, strict=False) if place == now}
        return (one for one in dict.fromkeys((*self.places, *self.now)) if one not in kept)


def find_moves(
    elements: Elements, marks: Sequence[ItemsMark], paragraphs: Mapping[Span, Sequence[int]], others: Sequence[int]
) -> tuple[Move, ...] | None:
    """The marks as moves of elements.

    paragraphs: of each item the elements that hold its text, at least one. others: those that hold other text.
    None: an item shares an element with another one, or with what belongs to none."""
    moves: list[Move] = []
    for group in _groups(marks):
        items = list(dict.fromkeys(item for mark in group for item in (*mark.places, *mark.now)))
        found = _whole_elements(elements, [paragraphs[item] for item in items])
        if len(items) == 1:
            found = [_largest_alone(elements, paragraphs[items[0]], found[0], others)]
        if any(after.start < before.end for before, after in pairwise(sorted(found))):
            return None
        if any(_holds(one, elements.starts[other]) for one in found for other in others):
            return None
        where = dict(zip(items, found, strict=True))
        for mark in group:
            moves.append(Move(tuple(where[one] for one in mark.places), tuple(where[one] for one in mark.now)))
    return tuple(moves)


def find_copies(
    elements: Elements, anchor: Sequence[int], items: Sequence[Sequence[int]], others: Sequence[int]
) -> tuple[int, list[Span]] | None:
    """Where copies of `items` are to stand, behind what holds the paragraphs `anchor`, and the elements that are to be
    copied; None: an item shares an element with another one, or with what belongs to none."""
    place, *found = _whole_elements(elements, [anchor, *items])
    if any(after.start < before.end for before, after in pairwise(sorted([place, *found]))):
        return None
    if any(_holds(one, elements.starts[other]) for one in found for other in others):
        return None
    return place.end, found


def part_edits(
    edits: Iterable[tuple[int, int, T]], moves: Sequence[Move]
) -> tuple[dict[Span, list[tuple[int, int, T]]], list[tuple[int, int, T]]]:
    """The edits (start, end, what is put there) within each element that is moved, counted from where it begins; and
    all others."""
    spans = sorted({span for move in moves for span in (*move.places, *move.now)})
    inside: dict[Span, list[tuple[int, int, T]]] = {span: [] for span in spans}
    outside = []
    for start, end, put in edits:
        at = bisect_right(spans, start, key=lambda span: span.end)
        if at < len(spans) and spans[at].start <= start and spans[at].start < end:
            inside[spans[at]].append((start - spans[at].start, end - spans[at].start, put))
        else:
            outside.append((start, end, put))
    return inside, outside


def rearranged(move: Move, said: Callable[[Span], AnyStr]) -> Iterator[tuple[Span, AnyStr]]:
    """What stands at each place of a move; `said`: what an element says, with the changes within it."""
    now = [said(one) for one in move.now]
    nothing = said(Span(0, 0))
    for at, place in enumerate(move.places):
        last = at == len(move.places) - 1
        yield place, nothing.join(now[at:] if last else now[at : at + 1])


def _groups(marks: Sequence[ItemsMark]) -> list[list[ItemsMark]]:
    """Marks that give items to one another go together, all others each by itself."""
    alone = [mark for mark in marks if set(mark.now) <= set(mark.places)]
    together = [mark for mark in marks if not set(mark.now) <= set(mark.places)]
    if not together:
        return [[mark] for mark in alone]
    return [list(marks)]


def _whole_elements(elements: Elements, items: Sequence[Sequence[int]]) -> list[Span]:
    """Of each item the largest neighbouring elements that hold its paragraphs and stand in one with those of all."""
    paths = [[*elements.above(one), one] for item in items for one in item]
    depth = 0
    while all(len(path) > depth + 1 and path[depth] == paths[0][depth] for path in paths):
        depth += 1
    found = []
    at = 0
    for item in items:
        held = [path[depth] for path in paths[at : at + len(item)]]
        at += len(item)
        found.append(Span(elements.starts[held[0]], elements.ends[held[-1]]))
    return found


def _largest_alone(elements: Elements, item: Sequence[int], found: Span, others: Sequence[int]) -> Span:
    """What holds an item and no other text: where it goes alone, no empty item of a list or row of a table stays."""
    for above in elements.above(item[0])[::-1]:
        span = Span(elements.starts[above], elements.ends[above])
        if any(_holds(span, elements.starts[other]) for other in others):
            break
        if span.start <= found.start and found.end <= span.end:
            found = span
    return found


def _holds(span: Span, place: int) -> bool:
    return span.start <= place < span.end
