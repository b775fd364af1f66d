"""find_markers(): the numbered citations printed in a document's text."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from citelink.citations.citation import MalformedMarker, Marker, ReferenceList
from citelink.citations.enumerations import find_inline_labels, find_line_labels, find_note_anchors
from citelink.citations.false_markers import counts_leaves, is_formula, is_glued, is_impossible, is_index, names_part
from citelink.citations.marker_candidates import (
    Candidate,
    find_bracketed,
    find_piped,
    find_raised,
    find_round,
    find_slashed,
)
from citelink.citations.marker_items import read_inside
from citelink.citations.marker_styles import Numbering, choose_style, fits_between
from citelink.citations.round_markers import is_no_round_marker
from citelink.citations.scopes import assign_scopes
from citelink.citations.superscripts import find_raised_labels, is_exponent
from citelink.documents.document import Document
from citelink.text.span import Span


def find_markers(
    document: Document, reference_lists: tuple[ReferenceList, ...]
) -> tuple[tuple[Marker, ...], tuple[MalformedMarker, ...]]:
    """The markers of `document`, and what was meant as one but cannot be read; both ascending, spans into `document.text`.

    reference_lists: the document's lists; nothing inside them is a marker, and their numbers tell which style of marker
    the document uses, whether the second number of `[1, 118]` is a page, and which scope a marker belongs to.
    """
    text = document.prose.text
    lists = tuple(sorted(reference_lists, key=lambda one: one.span))
    numbering = Numbering(frozenset(r.number for one in lists for r in one.references if r.number is not None))
    outside = _Outside(document, lists)
    styles = {
        "bracket": _free_bracketed(text, outside.keep(find_bracketed(text)), numbering),
        "paren": _free_round(text, outside.keep(find_round(text)), numbering),
        "slash": _free_plain(text, outside.keep(find_slashed(text)), numbering),
        "superscript": _free_raised(text, outside.keep(find_raised(text)), numbering),
    }
    readable = {style: [one for one in found if not one.reading.fault] for style, found in styles.items()}
    style = choose_style(readable, numbering)
    found = styles[style]
    if style == "bracket":
        pipes = _free_piped(text, outside.keep(find_piped(text)), readable["bracket"], numbering)
        found = sorted([*found, *pipes], key=lambda one: one.start)
    return _build(document, _drop_overlaps(found), lists)


def _build(
    document: Document, candidates: Sequence[Candidate], lists: tuple[ReferenceList, ...]
) -> tuple[tuple[Marker, ...], tuple[MalformedMarker, ...]]:
    readable = [one for one in candidates if not one.reading.fault]
    spans = [document.prose.original(Span(one.start, one.end)) for one in readable]
    scopes = assign_scopes(document.prose.text, readable, spans, lists)
    readable = _read_pages(readable, scopes, lists)
    markers = tuple(
        Marker(span, span.of(document.text), one.style, one.reading.items, scope)
        for one, span, scope in zip(readable, spans, scopes, strict=True)
    )
    malformed = []
    for one in candidates:
        if one.reading.fault and len(readable) > 1:
            span = document.prose.original(Span(one.start, one.end))
            malformed.append(MalformedMarker(span, span.of(document.text), one.reading.fault))
    return markers, tuple(malformed)


def _read_pages(
    candidates: Sequence[Candidate], scopes: Sequence[int], lists: tuple[ReferenceList, ...]
) -> list[Candidate]:
    """Read `[1, 118]` again where 118 lies above the scope's list: it is a page, unless the same number is cited
    elsewhere or follows the first (then the list is incomplete)."""
    largest: dict[int, int] = {}
    for one in lists:
        numbers = [r.number for r in one.references if r.number is not None]
        largest[one.scope] = max([largest.get(one.scope, 0), *numbers])
    cited = Counter(n for one in candidates if not one.reading.pair for n in one.reading.numbers)
    read = []
    for candidate, scope in zip(candidates, scopes, strict=True):
        limit, numbers = largest.get(scope), candidate.reading.numbers
        pair = len(numbers) > 1 and "," in candidate.inside or ";" in candidate.inside
        if limit and pair and max(numbers) > limit and numbers[1] != numbers[0] + 1 and not cited[numbers[1]]:
            candidate = replace(candidate, reading=read_inside(candidate.inside, limit) or candidate.reading)
        read.append(candidate)
    return read


def _free_bracketed(text: str, candidates: list[Candidate], numbering: Numbering) -> list[Candidate]:
    glued = sum(is_glued(text, one) for one in candidates)
    glued_style = glued * 3 > len(candidates)
    largest = numbering.largest
    kept = [
        one
        for one in candidates
        if not is_impossible(one, largest)
        and not is_formula(text, one)
        and not names_part(text, one)
        and not counts_leaves(text, one)
        and not (not glued_style and is_glued(text, one) and is_index(text, one))
    ]
    runs = find_line_labels(text, kept)
    labels = {one.start for run in runs for one in run}
    labels |= find_note_anchors(text, kept, runs) | find_inline_labels(text, kept)
    return _keep_page_colons([one for one in kept if one.start not in labels], text)


def _keep_page_colons(candidates: list[Candidate], text: str) -> list[Candidate]:
    """`[1: 18]` is a work and a page; `[1:18]` without a space may be a ratio and counts where several are printed."""
    tight = [one for one in candidates if one.reading.pages and ": " not in one.inside and ":\n" not in one.inside]
    if len({one.reading.numbers for one in tight}) > 1:
        return candidates
    return [one for one in candidates if one not in tight]


def _free_round(text: str, candidates: list[Candidate], numbering: Numbering) -> list[Candidate]:
    largest = numbering.largest
    kept = [
        one
        for one in candidates
        if not one.reading.fault
        and not is_impossible(one, largest)
        and not (largest and max(one.reading.numbers) > largest * 1.1 + 2)
        and not is_formula(text, one)
        and not names_part(text, one)
        and not is_no_round_marker(text, one)
    ]
    labels = find_inline_labels(text, kept) | {one.start for run in find_line_labels(text, kept) for one in run}
    return [one for one in kept if one.start not in labels]


def _free_plain(text: str, candidates: list[Candidate], numbering: Numbering) -> list[Candidate]:
    return [
        one
        for one in candidates
        if not one.reading.fault and not is_impossible(one, numbering.largest) and not is_formula(text, one)
    ]


def _free_raised(text: str, candidates: list[Candidate], numbering: Numbering) -> list[Candidate]:
    largest = numbering.largest
    kept = [
        one
        for one in candidates
        if not one.reading.fault
        and not is_impossible(one, largest)
        and not (largest and max(one.reading.numbers) > largest * 1.1 + 2)
        and not is_exponent(text, one)
    ]
    labels = find_raised_labels(text, kept)
    return [one for one in kept if one.start not in labels]


def _free_piped(
    text: str, candidates: list[Candidate], brackets: Sequence[Candidate], numbering: Numbering
) -> list[Candidate]:
    kept = []
    for one in candidates:
        line_start = text.rfind("\n", max(0, one.start - 500), one.start) + 1
        line_end = text.find("\n", one.end, one.end + 500)
        line = text[max(line_start, one.start - 500) : line_end if line_end >= 0 else one.end + 500]
        if line.count("|") > 2 * line.count(one.inside + "|") or one.reading.fault:
            continue
        if not is_formula(text, one) and not is_impossible(one, None) and fits_between(one, brackets, numbering):
            kept.append(one)
    return kept


def _drop_overlaps(candidates: Sequence[Candidate]) -> list[Candidate]:
    kept: list[Candidate] = []
    for one in candidates:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


class _Outside:
    """Keeps the candidates that touch no reference list."""

    def __init__(self, document: Document, lists: Sequence[ReferenceList]) -> None:
        self._prose = document.prose
        self._spans = [one.span for one in lists]
        self._starts = [span.start for span in self._spans]

    def keep(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """The candidates that lie outside."""
        if not self._spans:
            return list(candidates)
        return [one for one in candidates if not self._touches(self._prose.original(Span(one.start, one.end)))]

    def _touches(self, span: Span) -> bool:
        index = bisect_right(self._starts, span.end)
        return any(other.overlaps(span) for other in self._spans[max(0, index - 2) : index + 1])
