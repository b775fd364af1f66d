"""What is plainly meant as a marker but cannot be read, as a document has it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from citelink.citations.citation import MalformedMarker
from citelink.citations.markers.possible import PossibleMarker
from citelink.citations.markers.slips import Slip
from citelink.documents.document import Document
from citelink.text.span import Span


def malformed_markers(
    document: Document, possible: Sequence[PossibleMarker], slips: Iterable[Slip]
) -> tuple[MalformedMarker, ...]:
    """The faulty ones of `possible`, and the `slips` that stand elsewhere; ascending."""
    faults = {one.start: (one.end, one.reading.fault) for one in possible if one.reading.fault}
    for slip in slips:
        faults.setdefault(slip.start, (slip.end, slip.fault))
    malformed = []
    for start, (end, fault) in sorted(faults.items(), key=lambda one: one[0]):
        if fault is not None:
            span = document.prose.original(Span(start, end))
            malformed.append(MalformedMarker(span, span.of(document.text), fault))
    return tuple(malformed)
