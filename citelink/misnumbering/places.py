"""Where numbers of a list are cited: each place with the words that stand before it, and each reference of the list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from citelink.citations.citation import Marker
from citelink.results import ParsedReference, ResolvedDocument
from citelink.text.span import Span

# What belongs to a marker stands no further from it than this, and in its paragraph.
MOST_BEFORE, MOST_BEHIND = 300, 60
# Between `[3]` and `[5]` of `[3] and [5]` stand so few characters that both have the same words before them.
_BETWEEN_NEIGHBOURS = 6
# What stands between the cells of a row.
_CELL_SIGNS = "|\t"
# A list longer than this is a bibliography by itself, and its comparison too dear.
MOST_REFERENCES, MOST_PLACES = 3_000, 10_000


@dataclass(frozen=True, slots=True)
class Place:
    """One marker, or several side by side, with what stands around it.

    numbers  the numbers cited there, each once, in the order printed
    before   what stands between the marker before and this one, within its paragraph
    behind   what stands between this marker and the next one, likewise
    end      where the marker begins in the prose, which is where `before` ends
    """

    markers: tuple[Marker, ...]
    numbers: tuple[int, ...]
    before: str
    behind: str
    end: int


@dataclass(frozen=True)
class CitedList:
    """A list and the places that cite it. `references`: the first one with each number."""

    references: Mapping[int, ParsedReference]
    places: tuple[Place, ...]

    @cached_property
    def cited(self) -> tuple[int, ...]:
        """The numbers that are cited, ascending."""
        return tuple(sorted({number for place in self.places for number in place.numbers}))


def cited_lists(resolved: ResolvedDocument) -> Iterator[CitedList]:
    """The lists of a document that its markers cite by number."""
    if resolved.document is None:
        return
    for found in resolved.lists:
        references: dict[int, ParsedReference] = {}
        for parsed in found.references:
            if parsed.reference.number is not None:
                references.setdefault(parsed.reference.number, parsed)
        places = tuple(_places(resolved, found.scope))
        if places and 1 < len(references) <= MOST_REFERENCES and len(places) <= MOST_PLACES:
            yield CitedList(references, places)


def _places(resolved: ResolvedDocument, scope: int) -> Iterator[Place]:
    """The places of the markers of a scope, in the order of the text."""
    assert resolved.document is not None
    prose = resolved.document.prose
    text = prose.text
    shown = [(prose.view(one.span), one.marker) for one in resolved.markers]
    shown = [(span, marker) for span, marker in shown if len(span)]
    groups: list[list[tuple[Span, Marker]]] = []
    for span, marker in shown:
        if groups and marker.scope == groups[-1][-1][1].scope and _are_neighbours(text, groups[-1][-1][0], span):
            groups[-1].append((span, marker))
        else:
            groups.append([(span, marker)])
    for at, group in enumerate(groups):
        if group[0][1].scope != scope:
            continue
        numbers = (item.number for _, marker in group for item in marker.items)
        cited = tuple(dict.fromkeys(number for number in numbers if number is not None))
        if not cited:
            continue
        start, end = group[0][0].start, group[-1][0].end
        floor = max(groups[at - 1][-1][0].end if at else 0, start - MOST_BEFORE)
        ceiling = min(groups[at + 1][0][0].start if at + 1 < len(groups) else len(text), end + MOST_BEHIND)
        before = _before(text, floor, start)
        behind = text[end:ceiling].partition("\n\n")[0]
        yield Place(tuple(marker for _, marker in group), cited, before, behind, start)


def _before(text: str, floor: int, start: int) -> str:
    """What stands before a marker from `floor` on: in its paragraph, in a table in its row."""
    line_end = text.find("\n", start, start + MOST_BEFORE)
    line = text[max(floor, text.rfind("\n", floor, start) + 1) : line_end if line_end >= 0 else start + MOST_BEFORE]
    end_of_other = "\n" if any(sign in line for sign in _CELL_SIGNS) else "\n\n"
    return text[floor:start].rpartition(end_of_other)[2]


def _are_neighbours(text: str, one: Span, other: Span) -> bool:
    between = text[one.end : other.start]
    return other.start - one.end <= _BETWEEN_NEIGHBOURS and not any(len(word) > 3 for word in between.split())
