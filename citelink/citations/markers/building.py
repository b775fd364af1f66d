"""A possible marker that is one made a Marker: its works and numbers with the places where they are printed."""

from __future__ import annotations

from citelink.citations.citation import CitationItem, Marker, PrintedNumber
from citelink.citations.markers.inside import ReadWork
from citelink.citations.markers.possible import PossibleMarker
from citelink.documents.document import Document
from citelink.text.span import Span


def build_marker(document: Document, possible: PossibleMarker, span: Span, scope: int) -> Marker:
    """The marker that stands at `span` of `document.text`; the places of its numbers lead there through the prose."""
    prose = document.prose
    items: list[CitationItem] = []
    numbers = []
    for work in possible.reading.works:
        figures = prose.original(Span(possible.at + work.at, possible.at + work.end))
        numbers.append(PrintedNumber(figures, work.first, work.last))
        whole = figures
        if work.until > work.end:
            whole = prose.original(Span(possible.at + work.at, possible.at + work.until))
        items.extend(_items(work, whole))
    return Marker(span, span.of(document.text), possible.style, tuple(items), scope, tuple(numbers))


def _items(work: ReadWork, span: Span) -> list[CitationItem]:
    return [
        CitationItem(
            number,
            work.locator if number == work.last else None,
            prefix=work.prefix if number == work.first else "",
            span=span,
        )
        for number in range(work.first, work.last + 1)
    ]
