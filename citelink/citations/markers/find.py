"""find_markers(): the numbered citations printed in a document's text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from citelink.citations.blocks import known_blocks, searched_text
from citelink.citations.citation import MalformedMarker, Marker, ReferenceList
from citelink.citations.markers.building import build_marker
from citelink.citations.markers.enumerations import (
    find_inline_labels,
    find_line_labels,
    find_note_anchors,
    find_own_labels,
    find_paragraph_labels,
)
from citelink.citations.markers.false_markers import (
    completes_year,
    counts_leaves,
    defines_link,
    is_formula,
    is_impossible,
    names_part,
)
from citelink.citations.markers.indices import find_indices
from citelink.citations.markers.inside import read_inside
from citelink.citations.markers.malformed import malformed_markers
from citelink.citations.markers.piped import keep_piped
from citelink.citations.markers.possible import (
    PossibleMarker,
    find_bracketed,
    find_piped,
    find_raised,
    find_round,
    find_slashed,
)
from citelink.citations.markers.raised import is_exponent, keep_raised, may_be_exponent
from citelink.citations.markers.round import keep_round
from citelink.citations.markers.scopes import assign_scopes
from citelink.citations.markers.slips import find_slips, lone_zeros
from citelink.citations.markers.styles import Numbering, choose_style, imply_numbering
from citelink.citations.markers.tuned import NumberLimits
from citelink.citations.markers.values import is_no_slip, is_value, join_digits, part_year
from citelink.documents.document import Document
from citelink.text.span import Span

# Bits of a register.
_BITS = re.compile(r"\[\d{1,2}:0\]|\[0:\d{1,2}\]")


def find_markers(
    document: Document,
    reference_lists: tuple[ReferenceList, ...],
    given: tuple[Marker, ...] = (),
    text: str | None = None,
) -> tuple[tuple[Marker, ...], tuple[MalformedMarker, ...]]:
    """The markers of `document`, and what was meant as one but cannot be read; both ascending, spans into
    `document.text`.

    reference_lists: the document's lists; nothing inside them is a marker, and their numbers tell which style of marker
    the document uses, whether the second number of `[1, 118]` is a page, and which scope a marker belongs to.
    given: the citations that the document's file marks. Where they stand nothing is searched; those by key stand in
    brackets, and with those in brackets they speak against every other style.
    text: the text searched, `blocks.searched_text`, where it is known already.
    """
    language = document.language
    text = searched_text(document, known_blocks(document)) if text is None else text
    lists = tuple(sorted(reference_lists, key=lambda one: one.span))
    numbering = _number([one for one in lists if one.numbered])
    taken = _Taken(document, (*_printed_lists(lists), *(one.span for one in given)))
    beside = [one for one in given if one.style in ("key", "bracket")]
    styles = {
        "bracket": _keep_bracketed(text, taken.leave(find_bracketed(text, language)), numbering, len(beside)),
        "paren": keep_round(text, taken.leave(find_round(text, language)), numbering),
        "slash": _keep_plain(text, taken.leave(find_slashed(text, language)), numbering),
        "superscript": keep_raised(text, taken.leave(find_raised(text)), numbering),
        "pipe": taken.leave(find_piped(text, language)),
    }
    main = choose_style(_readable(styles), numbering, beside)
    found: list[PossibleMarker] = []
    for part, own, scope in _divide(document, styles, lists):
        local = choose_style(_readable(part), own, [one for one in beside if scope in (None, one.scope)])
        style = local if local != "bracket" or any(own.covers(one) for one in part["bracket"]) else main
        found.extend(_take(text, part, style, own))
    found = _drop_overlaps(sorted(found, key=lambda one: one.start))
    readable = [one for one in found if not one.reading.fault]
    spans = [document.prose.original(Span(one.start, one.end)) for one in readable]
    end = document.prose.view(Span(lists[-1].span.end, lists[-1].span.end)).start if lists else None
    scopes = assign_scopes(text, readable, spans, lists, [one.span for one in given if one.style == "key"], end)
    readable = _read_pages(readable, scopes, lists, language)
    built = zip(readable, spans, scopes, strict=True)
    markers = tuple(build_marker(document, one, span, scope) for one, span, scope in built)
    slips = find_slips(text, readable, numbering, language) if main == "bracket" else []
    slips = [one for one in slips if taken.leaves(one.start, one.end)]
    return markers, malformed_markers(document, found if len(markers) > 1 else (), slips)


def _printed_lists(lists: Iterable[ReferenceList]) -> Iterator[Span]:
    """Where lists stand; of one in glued columns also what stands above its beginning, in another column."""
    for one in lists:
        yield one.span
        for reference in one.references:
            if reference.span.start < one.span.start:
                first = reference.span
                parts = [first, *(Span(p.start, p.end) for p in reference.view.pieces if p.start >= first.end)]
                yield from (Span(p.start, min(p.end, one.span.start)) for p in parts if p.start < one.span.start)


def _readable(styles: Mapping[str, list[PossibleMarker]]) -> dict[str, list[PossibleMarker]]:
    return {style: [one for one in found if not one.reading.fault] for style, found in styles.items()}


def _divide(
    document: Document, styles: dict[str, list[PossibleMarker]], lists: tuple[ReferenceList, ...]
) -> list[tuple[dict[str, list[PossibleMarker]], Numbering, int | None]]:
    """The possible markers by style of each part of the document that has a list of its own, with that list's numbers
    and scope (None: there is one part): the articles of a volume may differ in style."""
    own = [one for one in lists if one.paired_with is None and one.numbered]
    if len(own) < 2:
        return [(styles, _number(own), None)]
    ends = [one.span.end for one in own[:-1]]
    parts: list[dict[str, list[PossibleMarker]]] = [{style: [] for style in styles} for _ in own]
    for style, found in styles.items():
        for one in found:
            start = document.prose.original(Span(one.start, one.end)).start
            parts[bisect_right(ends, start)][style].append(one)
    return [(part, _number([one]), one.scope) for part, one in zip(parts, own, strict=True)]


def _number(lists: Sequence[ReferenceList]) -> Numbering:
    return Numbering(frozenset(r.number for one in lists for r in one.references if r.number is not None))


def _take(text: str, styles: dict[str, list[PossibleMarker]], style: str, numbering: Numbering) -> list[PossibleMarker]:
    """The possible markers of the style; among brackets also those in strokes, `pipe`."""
    found = styles[style]
    if style == "bracket":
        readable = [one for one in found if not one.reading.fault]
        return [*found, *keep_piped(text, styles["pipe"], readable, numbering)]
    if numbering.numbers:
        return found
    implied = imply_numbering(found)
    return [one for one in found if implied.covers(one)]


def _read_pages(
    possible: Sequence[PossibleMarker], scopes: Sequence[int], lists: tuple[ReferenceList, ...], language: str | None
) -> list[PossibleMarker]:
    """Read `[1, 118]` again where 118 lies above the scope's list: it is a page, unless other markers show that it is
    a work's number (then the list is incomplete)."""
    largest: dict[int, int] = {}
    for one in lists:
        printed = [r.number for r in one.references if r.number is not None]
        largest[one.scope] = max([largest.get(one.scope, 0), *printed])
    places = _NumberPlaces(possible)
    read = []
    for marker, scope in zip(possible, scopes, strict=True):
        limit, numbers = largest.get(scope, 0), marker.reading.numbers
        above = [number for number in numbers if number > limit]
        if limit and above and len(numbers) > 1 and not any(places.are_works(n, marker, limit) for n in above):
            parted = any(_has_page_behind_comma(other, limit) for other in possible if other is not marker)
            again = read_inside(marker.inside, language, limit, parted=parted)
            marker = replace(marker, reading=again or marker.reading)
        read.append(marker)
    return read


def _has_page_behind_comma(marker: PossibleMarker, largest: int) -> bool:
    """Whether a marker prints a work of the list and a page of it behind a comma, `[2, 45 б.]`."""
    return any(
        work.last <= largest
        and work.locator is not None
        and work.locator.label == "page"
        and marker.inside[work.end :].lstrip().startswith(",")
        for work in marker.reading.works
    )


class _NumberPlaces:
    """Where numbers are printed in markers: behind a semicolon or at the beginning, which is where works stand, or
    behind a work."""

    def __init__(self, possible: Sequence[PossibleMarker]) -> None:
        self._first: Counter[int] = Counter()
        self._behind: defaultdict[int, set[int]] = defaultdict(set)
        for marker in possible:
            first, behind = self._split(marker)
            self._first.update(first)
            for number, work in behind.items():
                self._behind[number].add(work)

    def are_works(self, number: int, marker: PossibleMarker, largest: int) -> bool:
        """Whether other markers show that `number` is a work's: it is printed like one or, not far above the `largest`
        of the list, behind several works."""
        first, _ = self._split(marker)
        if self._first[number] > (number in first):
            return True
        return len(self._behind[number]) > 1 and number <= largest * NumberLimits.beyond

    @staticmethod
    def _split(marker: PossibleMarker) -> tuple[set[int], dict[int, int]]:
        """The numbers that begin the segments of `marker`, and the others with the number that theirs begins with."""
        begin: dict[int, int] = {}
        first: set[int] = set()
        behind: dict[int, int] = {}
        for work in marker.reading.works:
            if begin.setdefault(work.segment, work.first) == work.first:
                first.update(range(work.first, work.last + 1))
            else:
                behind.update((number, begin[work.segment]) for number in range(work.first, work.last + 1))
        return first, behind


def _keep_bracketed(
    text: str, possible: list[PossibleMarker], numbering: Numbering, beside: int
) -> list[PossibleMarker]:
    """Without what is no marker: indices, parts, labels. `beside` citations that the file marks set the habit with
    them."""
    possible = [
        join_digits(text, one, numbering) if one.reading.fault else part_year(one, numbering) for one in possible
    ]
    indices = find_indices(text, possible, numbering, beside)
    largest, listed_zero = numbering.largest, 0 in numbering.numbers
    lone = lone_zeros(text, possible, numbering)
    kept = [
        one
        for one in possible
        if not is_impossible(one, largest, zero=listed_zero or one.start in lone)
        and numbering.trusts(one)
        and not is_formula(text, one)
        and not (one.style == "superscript" and (is_exponent(text, one) or may_be_exponent(text, one)))
        and not names_part(text, one, bool(numbering.numbers) and numbering.covers(one))
        and not is_value(text, one, numbering)
        and not is_no_slip(text, one, numbering)
        and not counts_leaves(text, one)
        and not completes_year(text, one, bool(numbering.numbers) and numbering.covers(one))
        and not defines_link(text, one)
        and (one.start not in indices or one.start in lone)
    ]
    runs = find_line_labels(text, kept)
    labels = {one.start for run in runs for one in run}
    labels |= find_own_labels(text, kept)
    labels |= find_note_anchors(text, kept, runs) | find_inline_labels(text, kept) | find_paragraph_labels(text, kept)
    return _keep_page_colons([one for one in kept if one.start not in labels], text)


def _keep_page_colons(possible: list[PossibleMarker], text: str) -> list[PossibleMarker]:
    """`[1: 18]` is a work and a page; `[1:18]` without a space may be a ratio and counts where several are printed,
    none of them with a zero, as the bits of a register have it."""
    tight = [one for one in possible if one.reading.pages and ": " not in one.inside and ":\n" not in one.inside]
    if len({one.reading.numbers for one in tight}) > 1 and not _BITS.search(text):
        return possible
    return [one for one in possible if one not in tight]


def _keep_plain(text: str, possible: list[PossibleMarker], numbering: Numbering) -> list[PossibleMarker]:
    return [
        one
        for one in possible
        if not one.reading.fault
        and numbering.trusts(one)
        and not is_impossible(one, numbering.largest)
        and not is_formula(text, one)
    ]


def _drop_overlaps(possible: Sequence[PossibleMarker]) -> list[PossibleMarker]:
    kept: list[PossibleMarker] = []
    for one in possible:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


class _Taken:
    """What is found already: reference lists, and the citations that the file marks."""

    def __init__(self, document: Document, spans: Iterable[Span]) -> None:
        self._prose = document.prose
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]

    def leave(self, possible: Sequence[PossibleMarker]) -> list[PossibleMarker]:
        """The possible markers that touch nothing of it."""
        if not self._spans:
            return list(possible)
        return [one for one in possible if self.leaves(one.start, one.end)]

    def leaves(self, start: int, end: int) -> bool:
        """Whether what stands there in the text searched touches nothing of it."""
        return not self._spans or not self._touches(self._prose.original(Span(start, end)))

    def _touches(self, span: Span) -> bool:
        index = bisect_right(self._starts, span.end)
        return any(other.overlaps(span) for other in self._spans[max(0, index - 2) : index + 1])
