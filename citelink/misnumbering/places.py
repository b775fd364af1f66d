"""Where numbers of a list are cited: each place with the words that stand before it, and each reference of the list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from citelink.citations.citation import Marker
from citelink.results import ParsedReference, ResolvedDocument
from citelink.text.repaired import RepairedText
from citelink.text.span import Span

# What belongs to a marker stands no further before it than this, and in its paragraph.
MOST_BEFORE = 300
# Between `[3]` and `[5]` of `[3] and [5]` stand so few characters that both have the same words before them.
_BETWEEN_NEIGHBOURS, _WORD_BETWEEN = 6, 3
# What stands between the cells of a row.
_CELL_SIGNS = "|\t"
# Larger ones are no documents of one author's, and comparing them is dear.
MOST_REFERENCES, MOST_CITATIONS = 3_000, 20_000


@dataclass(frozen=True, slots=True)
class Place:
    """One marker, or several side by side.

    numbers  the numbers cited there, each once, in the order printed
    before   what stands between the marker before and this one, in its paragraph, in a table in its row
    """

    markers: tuple[Marker, ...]
    numbers: tuple[int, ...]
    before: str


@dataclass(frozen=True)
class CitedList:
    """A list, its references by their numbers, and the places that cite it."""

    references: Mapping[int, ParsedReference]
    places: tuple[Place, ...]

    @cached_property
    def cited(self) -> tuple[int, ...]:
        """The numbers that are cited, ascending."""
        return tuple(sorted({number for place in self.places for number in place.numbers}))


def cited_lists(resolved: ResolvedDocument) -> Iterator[CitedList]:
    """The lists of a document that its markers cite by number."""
    citations = sum(len(one.marker.items) for one in resolved.markers)
    if resolved.document is None or not 0 < citations <= MOST_CITATIONS:
        return
    places = _places(resolved, resolved.document.prose)
    for found in resolved.lists:
        numbered = [(one.reference.number, one) for one in found.references if one.reference.number is not None]
        references = dict(numbered)
        # Where no numbers are printed, a reference that was read as two looks like one put in; where one is printed
        # twice, nobody knows which is meant.
        if not found.list.numbered or len(references) < len(numbered):
            continue
        if 1 < len(references) <= MOST_REFERENCES and found.scope in places:
            yield CitedList(references, tuple(places[found.scope]))


def _places(resolved: ResolvedDocument, prose: RepairedText) -> dict[int, list[Place]]:
    """The places of the markers of each scope, in the order of the text."""
    text = prose.text
    found: dict[int, list[Place]] = {}
    floor = 0
    for group in _groups(resolved, prose):
        start, end = group[0][0].start, group[-1][0].end
        numbers = (item.number for _, marker in group for item in marker.items)
        cited = tuple(dict.fromkeys(number for number in numbers if number is not None))
        if cited:
            before = _before(text, max(floor, start - MOST_BEFORE), start)
            place = Place(tuple(marker for _, marker in group), cited, before)
            found.setdefault(group[0][1].scope, []).append(place)
        floor = end
    return found


def _groups(resolved: ResolvedDocument, prose: RepairedText) -> list[list[tuple[Span, Marker]]]:
    """The markers with their places in the prose, those side by side together."""
    groups: list[list[tuple[Span, Marker]]] = []
    for marker in (one.marker for one in resolved.markers):
        span = prose.view(marker.span)
        if not len(span):
            continue
        if groups and marker.scope == groups[-1][-1][1].scope and _are_neighbours(prose.text, groups[-1][-1][0], span):
            groups[-1].append((span, marker))
        else:
            groups.append([(span, marker)])
    return groups


def _before(text: str, floor: int, start: int) -> str:
    """What stands before a marker from `floor` on, in its paragraph, in a table in its row."""
    line_end = text.find("\n", start, start + MOST_BEFORE)
    line = text[max(floor, text.rfind("\n", floor, start) + 1) : line_end if line_end >= 0 else start + MOST_BEFORE]
    end_of_other = "\n" if any(sign in line for sign in _CELL_SIGNS) else "\n\n"
    return text[floor:start].rpartition(end_of_other)[2]


def _are_neighbours(text: str, one: Span, other: Span) -> bool:
    between = text[one.end : max(one.end, other.start)]
    return len(between) <= _BETWEEN_NEIGHBOURS and all(len(word) <= _WORD_BETWEEN for word in between.split())
