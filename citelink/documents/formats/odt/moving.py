"""Items of a list moved as they stand in content.xml: paragraphs, items of lists, rows of tables, with their looks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from citelink.documents.arranging import Elements, find_copies, find_moves, part_edits, rearranged
from citelink.documents.document import Document
from citelink.documents.extraction import Pieces
from citelink.documents.formats.odt.content import new_parser, parse, tag_end
from citelink.documents.formats.odt.edits import Edit, with_edits
from citelink.documents.formats.odt.names import short
from citelink.documents.formats.odt.paragraphs import Stretch
from citelink.documents.marks import CopiesMark, ItemsMark, Mark, NumberMark
from citelink.errors import UnreadableError
from citelink.text.span import Span

# Places that links lead to may stand once in a document.
_OWN_NAMES = re.compile(rb"<text:(?:bookmark|reference-mark)(?:-start|-end)?\b[^<>]{0,400}/>")
_BLOCKS = frozenset({"text:p", "text:h"})


def move_items(
    document: Document, content: bytes, marks: Sequence[Mark], pieces: Pieces[Stretch], edits: list[Edit]
) -> list[Edit]:
    """`edits` and those that put the elements of items in another order, or copies of them elsewhere. Raises
    UnreadableError where they cannot be moved whole."""
    moved = [mark for mark in marks if isinstance(mark, ItemsMark)]
    copied = [mark for mark in marks if isinstance(mark, CopiesMark)]
    if not moved and not copied:
        return edits
    mover = _Mover(document, content, pieces)
    put = [edit for mark in copied for edit in mover.copies(mark)]
    return [*(mover.moves(moved, edits) if moved else edits), *put]


class _Mover:
    """Moves and copies elements of one document."""

    def __init__(self, document: Document, content: bytes, pieces: Pieces[Stretch]) -> None:
        self._text, self._path, self._content, self._pieces = document.text, document.path, content, pieces
        self._elements, self._paragraphs = _read(content, document.path)
        self._starts = [self._elements.starts[one] for one in self._paragraphs]
        self._speaking = {self._paragraph_at(stretch) for stretch in pieces.origins}

    def moves(self, marks: Sequence[ItemsMark], edits: Sequence[Edit]) -> list[Edit]:
        """The edits with those within moved elements made part of what stands at each place."""
        items = [item for mark in marks for item in (*mark.places, *mark.now)]
        held = {one: self._holding(one) for one in items}
        own = {one for found in held.values() for one in found}
        others = sorted(self._speaking - own)
        moves = find_moves(self._elements, marks, held, others) if all(held.values()) else None
        if moves is None:
            raise self._refusal("moved")
        ranked = sorted(edits, key=lambda one: (one.start, one.rank))
        inside, outside = part_edits(((one.start, one.end, one) for one in ranked), moves)

        def said(one: Span) -> bytes:
            within = (Edit(start, end, edit.rank, edit.put) for start, end, edit in inside.get(one, ()))
            return with_edits(self._content[one.start : one.end], within)

        done = [one for _, _, one in outside]
        for move in moves:
            done += [Edit(place.start, place.end, 0, put) for place, put in rearranged(move, said)]
        return done

    def copies(self, mark: CopiesMark) -> Iterator[Edit]:
        """The copies of items that are to stand behind another paragraph."""
        anchor = self._holding(Span(max(0, mark.span.start - 1), mark.span.start))
        items = [self._holding(item) for item in mark.items]
        others = sorted(self._speaking - {one for item in items for one in item})
        found = find_copies(self._elements, anchor, items, others) if anchor and all(items) else None
        if found is None:
            raise self._refusal("copied")
        place, spans = found
        for rank, (span, numbers) in enumerate(zip(spans, mark.numbers, strict=True)):
            said = with_edits(self._content[span.start : span.end], self._number_edits(span, numbers))
            yield Edit(place, place, rank, _OWN_NAMES.sub(b"", said))

    def _number_edits(self, within: Span, numbers: Sequence[NumberMark]) -> Iterator[Edit]:
        for mark in numbers:
            for at, (stretch, part) in enumerate(self._pieces.within(mark.span)):
                held = self._pieces.holding(part.start)
                before = self._text[held[1].start : part.start] if held else ""
                start = stretch.start + len(before.encode()) - within.start
                end = start + len(part.of(self._text).encode())
                yield Edit(start, end, 0, escape(mark.printed).encode() if at == 0 else b"")

    def _holding(self, span: Span) -> list[int]:
        """The paragraphs that hold what is printed at a place."""
        return list(dict.fromkeys(self._paragraph_at(stretch) for stretch, _ in self._pieces.within(span)))

    def _paragraph_at(self, stretch: Stretch) -> int:
        """The paragraph that a stretch of text stands in: those of notes and frames stand within another."""
        at = bisect_right(self._starts, stretch.start) - 1
        while self._elements.ends[self._paragraphs[at]] <= stretch.start:
            at -= 1
        return self._paragraphs[at]

    def _refusal(self, what: str) -> UnreadableError:
        said = f"references share a paragraph or stand in several lists, so none can be {what}"
        return UnreadableError(f"{self._path}: {said}; give each its own paragraph in one list")


def _read(content: bytes, path: str) -> tuple[Elements, list[int]]:
    """The elements of content.xml, and which of them are paragraphs."""
    starts: list[int] = []
    ends: list[int] = []
    parents: list[int] = []
    paragraphs: list[int] = []
    above = [-1]
    parser = new_parser(path)

    def begin(name: str, _: dict[str, str]) -> None:
        if short(name) in _BLOCKS:
            paragraphs.append(len(starts))
        parents.append(above[-1])
        above.append(len(starts))
        starts.append(parser.CurrentByteIndex)
        tag, empty = tag_end(content, parser.CurrentByteIndex)
        ends.append(tag if empty else -1)

    def end(_: str) -> None:
        at = above.pop()
        if ends[at] < 0:
            ends[at] = tag_end(content, parser.CurrentByteIndex)[0]

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parse(content, parser, path)
    return Elements(starts, ends, parents), paragraphs
