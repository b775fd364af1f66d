"""Scopes: which list, or which part of a document without lists, a marker's numbers belong to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from citelink.citations.chapters import CHAPTER_BEFORE, CHAPTER_BEHIND, begins_chapter
from citelink.citations.citation import ReferenceList
from citelink.citations.markers.citing_order import first_uses, is_rising
from citelink.citations.markers.possible import PossibleMarker
from citelink.citations.markers.tuned import ScopeShares
from citelink.languages.vocabulary import marker_words
from citelink.text.patterns import any_word
from citelink.text.span import Span

_SIGNAL = re.compile(
    rf"(?:^|\n)[ \t\u00a0]{{0,8}}{any_word(marker_words().article_signals)}\b(?=[\s.:;\d\u2013\u2014-])", re.IGNORECASE
)

_BEHIND = 2_000  # characters behind a list within which the next chapter begins


def assign_scopes(
    text: str,
    possible: Sequence[PossibleMarker],
    spans: Sequence[Span],
    lists: Sequence[ReferenceList],
    keyed: Sequence[Span] = (),
    end: int | None = None,
) -> tuple[int, ...]:
    """The scope of each marker.

    text: the searched text; possible: ascending in it; spans: where each marker stands in the document; lists:
    in the document's order; keyed: where the document cites by key. A marker belongs to the next list behind it, to
    a later one when the markers before the next list are plainly not its own, and behind the last list to the last; but
    where the lists are those of chapters, and another chapter begins behind the last of them (it ends at `end` of
    `text`) and counts anew, that has a scope of its own, which has no list.
    Without lists all is scope 0, unless numbering starts anew behind a line that begins an article (a classification
    number, an abstract).
    """
    own = [one for one in lists if one.paired_with is None]
    if not own:
        return _count_articles(text, possible)
    starts = [one.span.start for one in own]
    numbers = [frozenset(r.number for r in one.references if r.number is not None) for one in own]
    segments: list[list[int]] = [[] for _ in own]
    for index, span in enumerate(spans):
        segments[min(bisect_right(starts, span.start), len(own) - 1)].append(index)
    # What cites by key was a number once and led somewhere: numbers beside it are those that lead nowhere, and must
    # not be taken for another list's.
    settled = {min(bisect_right(starts, span.start), len(own) - 1) for span in keyed}
    scopes = [0] * len(possible)
    for place, segment in enumerate(segments):
        behind_it = _lists_behind(place, segments, possible, numbers, settled)
        for index in segment:
            wanted = possible[index].reading.numbers
            owner = next((one for one in behind_it if numbers[one].issuperset(wanted)), behind_it[0])
            scopes[index] = own[owner].scope
    for index in _counting_anew(text, possible, spans, own, end):
        scopes[index] = own[-1].scope + 1
    return tuple(scopes)


def _counting_anew(
    text: str, possible: Sequence[PossibleMarker], spans: Sequence[Span], own: Sequence[ReferenceList], end: int | None
) -> Sequence[int]:
    """The markers of a chapter that begins behind the last list and has none."""
    first = bisect_left(spans, own[-1].span.end, key=lambda span: span.start)
    if end is None or first == len(spans) or not _are_of_chapters(own):
        return ()
    numbers = list(first_uses(possible[first:]))
    if numbers[0] != 1 or len(numbers) < ScopeShares.least_anew or not is_rising(numbers):
        return ()
    lines = text[end : min(possible[first].start, end + _BEHIND)].splitlines()
    return range(first, len(spans)) if any(map(begins_chapter, filter(None, map(str.strip, lines)))) else ()


def _are_of_chapters(own: Sequence[ReferenceList]) -> bool:
    """Whether each list is that of a chapter: the heading of the last says so, or several count from 1."""
    heading = own[-1].heading.text if own[-1].heading is not None else ""
    if CHAPTER_BEFORE.match(heading) or CHAPTER_BEHIND.search(heading):
        return True
    counting = sum(min(r.number or 1 for r in one.references) == 1 for one in own)
    return len(own) > 1 and counting == len(own)


def _lists_behind(
    place: int,
    segments: Sequence[Sequence[int]],
    possible: Sequence[PossibleMarker],
    numbers: Sequence[frozenset[int]],
    settled: set[int],
) -> list[int]:
    """The lists that a segment's markers may belong to, the nearest first: the list that ends the segment and those
    that follow it without a marker in between; a later list alone where the nearest is plainly another's."""
    behind_it = [place]
    for later in range(place + 1, len(segments)):
        if segments[later] or later in settled:
            break
        behind_it.append(later)
    wanted = [possible[index].reading.numbers for index in segments[place]]
    if not wanted or place in settled:
        return behind_it
    if _share(wanted, frozenset().union(*(numbers[one] for one in behind_it))) >= ScopeShares.few:
        return behind_it
    for later in range(place + 1, len(segments)):
        if _share(wanted, numbers[later]) >= ScopeShares.nearly_all:
            return [later]
    return behind_it


def _share(wanted: Sequence[tuple[int, ...]], numbers: frozenset[int]) -> float:
    return sum(numbers.issuperset(one) for one in wanted) / len(wanted)


def _count_articles(text: str, possible: Sequence[PossibleMarker]) -> tuple[int, ...]:
    """Scopes of a document without lists: a new one where [1] comes again behind the first line of an article."""
    signals = [match.start() for match in _SIGNAL.finditer(text)]
    scopes = []
    scope = largest = previous = 0
    for marker in possible:
        numbers = marker.reading.numbers
        first = min(numbers, default=0)
        if first == 1 and largest >= ScopeShares.anew and _lies_between(signals, previous, marker.start):
            scope, largest = scope + 1, 0
        scopes.append(scope)
        largest = max(largest, *numbers) if numbers else largest
        previous = marker.end
    return tuple(scopes)


def _lies_between(signals: Sequence[int], start: int, end: int) -> bool:
    index = bisect_right(signals, start)
    return index < len(signals) and signals[index] < end
