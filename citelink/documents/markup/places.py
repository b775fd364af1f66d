"""Where in a file of markup the text that was taken from it stands: lines and columns."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from citelink.documents.extraction import Pieces
from citelink.documents.places import LinePlaces, Place, line_places
from citelink.text.span import Span


@dataclass(frozen=True, slots=True)
class MarkupPlaces:
    """The places of a text whose pieces come from one file; `lines` are those of the file."""

    pieces: Pieces[Span]
    lines: LinePlaces

    def of(self, offset: int) -> Place:
        """Line and column in the file of what stands at a code-point offset into the text; of what is generated, those
        of what follows."""
        spans = self.pieces.spans
        if not spans:
            return Place(1, 1)
        at = min(bisect_right(spans, offset, key=lambda one: one.end), len(spans) - 1)
        return self.lines.of(source_start(self.pieces, at, max(offset, spans[at].start)))


def markup_places(pieces: Pieces[Span], file: str) -> MarkupPlaces:
    """The places of a text whose `pieces` come from `file`."""
    return MarkupPlaces(pieces, line_places(file))


def source_start(pieces: Pieces[Span], at: int, offset: int) -> int:
    """Where in the file the character begins that stands at `offset` of the text, in its piece number `at`."""
    said, origin = pieces.spans[at], pieces.origins[at]
    return origin.start + (offset - said.start if len(said) == len(origin) else 0)


def source_end(pieces: Pieces[Span], at: int, offset: int) -> int:
    """Where in the file the character ends before `offset` of the text, in its piece number `at`."""
    said, origin = pieces.spans[at], pieces.origins[at]
    return origin.start + offset - said.start if len(said) == len(origin) else origin.end
