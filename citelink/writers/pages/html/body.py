"""The body of a reading copy: the document's text as it stands, with anchors, links and notes laid into it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup

from citelink.checks.wording import say_clause, why_malformed, why_refused
from citelink.documents.document import Document
from citelink.results import ParsedReference, ResolvedDocument
from citelink.text.span import Span
from citelink.writers.pages.html.cards import MOST_CARDS, CardWriter, LinkedMarker
from citelink.writers.pages.html.page import load_macros, reference_anchor
from citelink.writers.pages.html.views import view_entry, view_match

MOST_BACKLINKS = 30
_ELEMENTS = {"heading": "h2", "table": "pre"}
HYPHENS = ("-", "\u2010", "\u00ad", "\u00ac")
SHORTEST_WRAP, LONGEST_WRAP = 40, 130
_LINE_END = re.compile(r"[^\S\r\n]{0,80}(?:\r\n|\n|\r)[^\S\r\n]{0,80}")
_ITEM = re.compile(r"\s{0,40}(?:[-–—•*+|]|[\[(]?\d{1,4}[.)\]])")


@dataclass(frozen=True, slots=True)
class Body:
    """What a body is written from: the document, its markers, and the references that other documents cite."""

    resolved: ResolvedDocument
    markers: tuple[LinkedMarker, ...]
    cited_elsewhere: frozenset[str] | set[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of the page: its element with its classes, and the parts of its text, of which the template escapes what
    is no markup."""

    element: str
    classes: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Inlay:
    """Something laid over `span`: `write` gets the text of the part and whether it is the first; `after` is what
    follows the whole, a block of its own."""

    span: Span
    write: Callable[[str, bool], Markup]
    after: Markup | None = None


def write_body(body: Body) -> Iterator[Piece]:
    """The pieces of the body: every character of the text is in them once."""
    document = body.resolved.document
    assert document is not None
    inlays = _without_overlaps(_find_inlays(body))
    at = 0
    for element, classes, span in _pieces(document):
        while at < len(inlays) and inlays[at].span.end <= span.start:
            at += 1
        yield Piece(element, classes, tuple(_write_parts(document.text, span, inlays, at)))


def _pieces(document: Document) -> Iterator[tuple[str, str, Span]]:
    """The blocks of the document and what stands between them: element, classes, span. Blank stretches are dropped;
    what stands before a block in its line (`## `, `- `) is shown with it."""
    text = document.text
    at = 0
    page = document.blocks[0].page if document.blocks else None
    for block in document.blocks:
        start = max(at, text.rfind("\n", at, block.span.start) + 1)
        gap = text[at:start]
        if gap.strip():
            yield "div", "between", Span(at, start)
        blank = gap.count("\n") if "\n" in gap else gap.count("\r")
        classes: list[str] = [block.kind]
        if block.page != page:
            classes.append("page")
        elif at and blank < 2:
            classes.append("tight")
        if block.kind in ("paragraph", "list_item") and _is_hard_wrapped(block.span.of(text)):
            classes.append("wrapped")
        yield _ELEMENTS.get(block.kind, "div"), " ".join(classes), Span(start, block.span.end)
        at, page = block.span.end, block.page
    if text[at:].strip():
        yield "div", "between", Span(at, len(text))


def _is_hard_wrapped(text: str) -> bool:
    """Whether the line ends are only those of a narrow page, so that the lines may flow: all but the last are about
    equally long, none ends in a hyphen (it would be left inside a word) and none begins like an item of a list."""
    lines = text.splitlines()
    longest = max((len(line) for line in lines), default=0)
    return (
        len(lines) > 1
        and SHORTEST_WRAP <= longest <= LONGEST_WRAP
        and all(len(line) > 0.7 * longest for line in lines[:-1])
        and not any(line.rstrip().endswith(HYPHENS) for line in lines[:-1])
        and not any(_ITEM.match(line) for line in lines[1:])
    )


def _write_parts(text: str, span: Span, inlays: list[_Inlay], first: int) -> Iterator[str]:
    at = span.start
    for index in range(first, len(inlays)):
        inlay = inlays[index]
        if inlay.span.start >= span.end:
            break
        begin, finish = max(inlay.span.start, span.start), min(inlay.span.end, span.end)
        yield text[at:begin]
        yield inlay.write(text[begin:finish], begin == inlay.span.start)
        at = finish
        if finish == inlay.span.end and inlay.after:
            yield inlay.after
            # The note is a block, which ends the line already.
            if line_end := _LINE_END.match(text, at, span.end):
                at = line_end.end()
    yield text[at : span.end]


def _find_inlays(body: Body) -> Iterator[_Inlay]:
    macros = load_macros("inlays.html")
    resolved, back = body.resolved, _gather_back_links(body.markers)
    yield from _marker_inlays(body.markers, macros)
    for found in resolved.printed_lists:
        if found.list.heading is not None:
            yield _Inlay(found.list.heading.span, macros.list_heading)
        for parsed in found.references:
            yield _reference_inlay(parsed, back.get(parsed.reference.id, []), body.cited_elsewhere, macros)
    for refused in resolved.refused_headings:
        yield _Inlay(refused.span, partial(macros.refused_heading, say_clause(why_refused(refused))))
    for malformed in resolved.malformed_markers:
        yield _Inlay(malformed.span, partial(macros.malformed_marker, say_clause(why_malformed(malformed))))


def _marker_inlays(markers: tuple[LinkedMarker, ...], macros: Any) -> Iterator[_Inlay]:
    cards = CardWriter(macros)
    for number, marker in enumerate(markers):
        card = cards.write(marker) if number < MOST_CARDS else ""
        yield _Inlay(marker.marker.span, partial(macros.marker, marker, card))


def _gather_back_links(markers: tuple[LinkedMarker, ...]) -> dict[str, list[str]]:
    """The anchors of the markers that cite each reference, by its id."""
    links: dict[str, list[str]] = {}
    for marker in markers:
        for item in marker.items:
            if item.link.reference is None or item.borrowed:
                continue
            back = links.setdefault(item.link.reference.reference.id, [])
            if not back or back[-1] != marker.anchor:
                back.append(marker.anchor)
    return links


def _reference_inlay(
    parsed: ParsedReference, back: list[str], cited_elsewhere: frozenset[str] | set[str], macros: Any
) -> _Inlay:
    reference = parsed.reference
    uncited = not back and reference.id not in cited_elsewhere and not reference.paired_with
    write = partial(macros.reference, reference_anchor(reference.id), uncited)
    return _Inlay(reference.span, write, _write_note(parsed, back, uncited, macros))


def _write_note(parsed: ParsedReference, back: list[str], uncited: bool, macros: Any) -> Markup:
    """What stands below a reference: its verdict, its key, the way back, and the evidence."""
    match, paired_with = view_match(parsed), parsed.reference.paired_with
    best = parsed.match.candidate if parsed.match else None
    note: Markup = macros.note(
        match=match,
        paired_with=reference_anchor(paired_with) if paired_with else "",
        antecedent=reference_anchor(parsed.antecedent) if parsed.antecedent else "",
        is_uncited=uncited,
        key=parsed.key,
        back=back[:MOST_BACKLINKS],
        more=max(0, len(back) - MOST_BACKLINKS),
        place=match.source if match.key == parsed.key else f"{match.key} in {match.source}",
        entry=view_entry(best.entry) if best else None,
    )
    return note


def _without_overlaps(inlays: Iterator[_Inlay]) -> list[_Inlay]:
    """The inlays in the order of the text; one that begins inside another is left out."""
    kept: list[_Inlay] = []
    for inlay in sorted(inlays, key=lambda inlay: (inlay.span.start, -inlay.span.end)):
        if not kept or inlay.span.start >= kept[-1].span.end:
            kept.append(inlay)
    return kept
