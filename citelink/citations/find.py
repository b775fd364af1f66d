"""find_citations(): everything there is to find in one document. Lists come first, since labels are no markers."""

from __future__ import annotations

from citelink.citations.citation import Citations, ReferenceList
from citelink.citations.lists import Lines, find_reference_lists
from citelink.citations.markers import find_markers
from citelink.citations.markers.given import find_given_markers
from citelink.documents.document import Document

# Of so many given citations at most one typed one is none.
_RARE = 10


def find_citations(document: Document) -> Citations:
    """Markers, reference lists and what was refused in `document`; spans are offsets into `document.text`."""
    lines = Lines(document)
    reference_lists, refused = find_reference_lists(document, lines)
    given = find_given_markers(document, reference_lists)
    if document.given.complete:
        return Citations(given, reference_lists, refused, ())
    typed, malformed = find_markers(document, reference_lists, given, lines.as_printed)
    if given and not any(one.heading or _is_given(one, document) for one in reference_lists):
        # Who cites by fields and keys prints no list to type numbers of: (1) is a formula then, [100] a direction.
        kept = [one for one in typed if one.style == "bracket"]
        if len(kept) * _RARE <= len(given):
            typed, malformed, reference_lists = (), (), ()
        else:
            typed = tuple(kept)
    markers = tuple(sorted((*typed, *given), key=lambda marker: marker.span))
    return Citations(markers, reference_lists, refused, malformed)


def _is_given(found: ReferenceList, document: Document) -> bool:
    return any(found.span.overlaps(reference.span) for reference in document.given.references)
