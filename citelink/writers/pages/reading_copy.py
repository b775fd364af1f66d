"""annotated/*.html: a document to read, its markers leading to their references and back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from citelink.checks.wording import say_to_author
from citelink.results import ParsedReference, ResolvedDocument
from citelink.text.span import Span
from citelink.writers.pages.html.body import Body, PlacedFinding, write_body
from citelink.writers.pages.html.cards import LinkedMarker, link_markers
from citelink.writers.pages.html.page import MOST_FINDINGS, find_anchors, finding_anchor, render_page, report_link
from citelink.writers.pages.html.telling import Telling
from citelink.writers.pages.html.views import EntryView, MatchView, view_entry
from citelink.writers.voice import Voice
from citelink.writers.writer import DocumentOfSet

NAME = "reading-copy"


@dataclass(frozen=True, slots=True)
class BorrowedReference:
    """A reference of another document's list that this document cites."""

    anchor: str
    number: int | None
    text: str
    entry: EntryView | None
    match: MatchView
    back: tuple[str, ...]


def render(one: DocumentOfSet, voice: Voice) -> Iterator[str]:
    """The reading copy of a document as one HTML page.

    Its anchors are `m1`, `m2`, ... for the markers, `ref-1`, `ref-2`, ... for the references, `f1`, ... for findings at
    other places. Raises ValueError for
    a document that could not be read."""
    resolved = one.resolved
    if resolved.document is None:
        raise ValueError(f"{resolved.path} could not be read, so there is nothing to show")
    markers = link_markers(resolved)
    anchors = find_anchors(resolved)
    # Only a document that was lent the list can cite it from outside; a back reference cites the one before it.
    cited_elsewhere = {
        identifier
        for other in one.resolution.documents
        if other is resolved or other.shared_from == resolved.path
        for link in other.links
        if link.reference is not None
        for source, identifier in (link.reference.named if other is not resolved else link.reference.named[1:])
        if source == resolved.path
    }
    kinds = Counter(marker.kind for marker in markers)
    broken = next((marker.anchor for marker in markers if marker.kind in ("dangling", "half")), "")
    placed = tuple(_placed(resolved, anchors, voice.language))
    telling = Telling.of(one.resolution, voice.language)
    yield render_page(
        "reading_copy.html",
        resolved=resolved,
        speaks=voice.language,
        speech=telling.speech,
        language=resolved.document.language or "",
        pieces=write_body(Body(resolved, markers, telling, cited_elsewhere, placed)),
        kinds=kinds,
        markers=len(markers),
        first_broken=broken,
        findings=[
            (finding, say_to_author(finding, voice.language), anchors.get(finding.span) if finding.span else None)
            for finding in resolved.findings[:MOST_FINDINGS]
        ],
        more=max(0, len(resolved.findings) - MOST_FINDINGS),
        borrowed=_borrowed(resolved, markers, telling),
        report=report_link(resolved.path) if one.has_report else "",
    )


def _placed(resolved: ResolvedDocument, anchors: Mapping[Span, str], language: str) -> Iterator[PlacedFinding]:
    """The findings to be said at their places. A remark on a marker or a reference is told by how that looks."""
    for number, finding in enumerate(resolved.findings[:MOST_FINDINGS], start=1):
        if finding.span is None:
            continue
        anchor, own = anchors[finding.span], finding_anchor(number)
        if anchor == own:
            yield PlacedFinding(finding, say_to_author(finding, language), own, "")
        elif finding.severity != "info":
            yield PlacedFinding(finding, say_to_author(finding, language), "", anchor)


def _borrowed(
    resolved: ResolvedDocument, markers: tuple[LinkedMarker, ...], telling: Telling
) -> tuple[BorrowedReference, ...]:
    """The references of another list that this document cites, in the order of that list."""
    found: dict[str, tuple[ParsedReference, list[str]]] = {}
    for marker in markers:
        for item in marker.items:
            if item.anchor and item.borrowed and item.link.reference is not None:
                found.setdefault(item.anchor, (item.link.reference, []))[1].append(marker.anchor)
    order = sorted(found.items(), key=lambda pair: (pair[1][0].reference.number or 0, pair[0]))
    return tuple(
        BorrowedReference(
            anchor=anchor,
            number=parsed.reference.number,
            text=parsed.reference.text,
            entry=_entry(parsed),
            match=telling.view(parsed),
            back=tuple(dict.fromkeys(back)),
        )
        for anchor, (parsed, back) in order
    )


def _entry(parsed: ParsedReference) -> EntryView | None:
    return view_entry(parsed.match.candidate.entry) if parsed.match and parsed.match.candidate else None
