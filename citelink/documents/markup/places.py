"""Where in a file of markup the text that was taken from it stands: lines and columns."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

from citelink.documents.extraction import Pieces
from citelink.documents.places import LinePlaces, Place, line_places
from citelink.text.span import Span


@dataclass(frozen=True, slots=True)
class MarkupPlaces:
    """The places of a text whose pieces come from one file, or from several one behind the other: `files` are where
    each begins and what it is called, `lines` those of all."""

    pieces: Pieces[Span]
    lines: LinePlaces
    files: tuple[tuple[int, str], ...]

    def of(self, offset: int) -> Place:
        """Line and column in the file of what stands at a code-point offset into the text; of what is generated, those
        of what follows."""
        spans = self.pieces.spans
        if not spans:
            return Place(1, 1)
        at = min(bisect_right(spans, offset, key=lambda one: one.end), len(spans) - 1)
        place = source_start(self.pieces, at, max(offset, spans[at].start))
        begin, name = self.files[bisect_right(self.files, place, key=lambda one: one[0]) - 1]
        found = self.lines.of(place)
        if not begin or found.line is None or found.column is None:
            return replace(found, part=name)
        first = self.lines.of(begin)
        line = found.line - (first.line or 1) + 1
        return Place(line, found.column - (first.column or 1) + 1 if line == 1 else found.column, part=name)


def markup_places(pieces: Pieces[Span], file: str, files: tuple[tuple[int, str], ...] = ((0, ""),)) -> MarkupPlaces:
    """The places of a text whose `pieces` come from `file`, in which `files` begin one behind the other."""
    return MarkupPlaces(pieces, line_places(file), files)


def source_start(pieces: Pieces[Span], at: int, offset: int) -> int:
    """Where in the file the character begins that stands at `offset` of the text, in its piece number `at`."""
    said, origin = pieces.spans[at], pieces.origins[at]
    return origin.start + (offset - said.start if len(said) == len(origin) else 0)


def source_end(pieces: Pieces[Span], at: int, offset: int) -> int:
    """Where in the file the character ends before `offset` of the text, in its piece number `at`."""
    said, origin = pieces.spans[at], pieces.origins[at]
    return origin.start + offset - said.start if len(said) == len(origin) else origin.end
