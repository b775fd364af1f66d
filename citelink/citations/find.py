"""find_citations(): everything there is to find in one document. Lists come first, since labels are no markers."""

from __future__ import annotations

from citelink.citations.citation import Citations
from citelink.citations.lists import Lines, find_reference_lists
from citelink.citations.markers import find_markers
from citelink.citations.markers.given import find_given_markers
from citelink.documents.document import Document


def find_citations(document: Document) -> Citations:
    """Markers, reference lists and what was refused in `document`; spans are offsets into `document.text`."""
    lines = Lines(document)
    reference_lists, refused = find_reference_lists(document, lines)
    given = find_given_markers(document, reference_lists)
    if document.given.complete:
        return Citations(given, reference_lists, refused, ())
    typed, malformed = find_markers(document, reference_lists, given, lines.text)
    markers = tuple(sorted((*typed, *given), key=lambda marker: marker.span))
    return Citations(markers, reference_lists, refused, malformed)
