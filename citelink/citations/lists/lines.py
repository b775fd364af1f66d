"""The lines of a document as the search for reference lists sees them: no blank lines, page numbers, running heads, and
with what the document's blocks say of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from citelink.citations.blocks import KnownBlock, known_blocks, searched_text
from citelink.citations.lists.page_turns import page_turns
from citelink.citations.lists.printed_lines import Line, printed_lines
from citelink.citations.lists.reading_order import ReadingOrder
from citelink.documents.document import BlockKind, Document
from citelink.text.repairs import Damage, find_damage
from citelink.text.span import Span

_T = TypeVar("_T")

# Blocks whose lines are no lines of the text: where pages turn, and what is never part of a list.
_PAGE_BLOCKS: frozenset[BlockKind] = frozenset({"header", "footer"})
_BESIDE_TEXT: frozenset[BlockKind] = frozenset({"footnote", "contents"})
# Blocks of their own: no reference that begins outside reaches into them, and none of their numbers is a label.
_OWN: frozenset[BlockKind] = frozenset({"heading", "table", "caption"})


class LineRange(NamedTuple):
    """The lines `[first, last)`."""

    first: int
    last: int


class Lines:
    """The lines of one document, read once and handed on. Left out are blank lines, page-number lines and running
    heads, and the lines of headers, footers, footnotes and tables of contents where the document's blocks know them.

    text      the text searched, into which all offsets of the search lead: the document's prose, without what is not
              searched, columns that were glued line by line one after the other
    as_printed  the same, its columns side by side: of the length and the places of the prose
    view      what leads from `text` to the document
    all       the lines, ascending
    known     of which block that is more than a paragraph a line is
    headings  the lines that begin a heading, where blocks know it

    Where a page turns, the next line keeps the blank lines before it only where the text around was already spaced.
    """

    __slots__ = ("_damage", "_document", "_order", "all", "as_printed", "headings", "known", "text", "view")

    def __init__(self, document: Document) -> None:
        blocks = known_blocks(document)
        self.as_printed = searched_text(document, blocks)
        # Where the file itself marks its references, nothing is glued.
        glued = "" if document.given.references else self.as_printed
        self._document, self._order = document, ReadingOrder(glued, [block.span for block in blocks])
        self.text, self.view = self._order.text(self.as_printed), self._order.view(document.prose)
        lines = printed_lines(self._order.text(searched_text(document, blocks, ("code", "formula"))))
        known = dict(_lines_within(lines, [(block.span, block) for block in blocks])) if blocks else {}
        references = [(document.prose.view(reference.span), None) for reference in document.given.references]
        marked = {at for at, _ in _lines_within(lines, references)} if references else set()
        kept, self.known = _kept_lines(self.view.text, lines, known, marked)
        self.all = tuple(kept)
        self.headings = tuple(
            at for at, block in self.known.items() if block.kind == "heading" and self.known.get(at - 1) is not block
        )
        self._damage: Damage | None = None

    def __len__(self) -> int:
        return len(self.all)

    def __getitem__(self, at: int) -> Line:
        return self.all[at]

    @property
    def damage(self) -> Damage:
        """What is wrong with the text as a whole; looked for when it is first asked for."""
        if self._damage is None:
            self._damage = find_damage(self.text)
        return self._damage

    def printed(self, at: int, most: int | None = None) -> str:
        """What line `at` says; `most`: only so many characters of it."""
        line = self.all[at]
        return self.text[line.start : line.end if most is None else min(line.end, line.start + most)]

    def ending(self, at: int, most: int) -> str:
        """The last characters of line `at`, `most` at the most."""
        line = self.all[at]
        return self.text[max(line.start, line.end - most) : line.end]

    def read(self, part: LineRange) -> str:
        """All that stands from the first to the last line of `part`."""
        return self.text[self.all[part.first].start : self.all[part.last - 1].end]

    def original(self, span: Span) -> Span:
        """Where `span` of the text searched stands in the document: in columns, up to where the lines of another one
        stand between its own."""
        at = self.at(span.start)
        if not self._order or at < 0:
            return self.view.original(span)
        end = min(span.end, self.all[at].end)
        found = self.view.original(Span(span.start, end))
        while end < span.end and at + 1 < len(self.all):
            at += 1
            end = min(span.end, self.all[at].end)
            following = self.view.original(Span(self.all[at].start, end))
            if self._document.text[found.end : following.start].strip() or following.start < found.end:
                break
            found = Span(found.start, following.end)
        return found

    def extent(self, span: Span) -> Span:
        """The smallest part of the document that holds all that `span` of the text searched stands for."""
        pieces = self.view.slice(span).pieces
        return Span(min(piece.start for piece in pieces), max(piece.end for piece in pieces))

    def next_heading(self, at: int) -> int:
        """The first known heading from line `at` on; the line behind the last where there is none."""
        index = bisect_left(self.headings, at)
        return self.headings[index] if index < len(self.headings) else len(self.all)

    def is_apart(self, at: int, first: int = -1) -> bool:
        """Whether line `at` is of a block of its own (a heading, a table, a caption) that does not hold line `first`:
        no label stands there, and no reference that begins in `first` goes on there."""
        block = self.known.get(at)
        return block is not None and block.kind in _OWN and block is not self.known.get(first)

    def begins_item(self, at: int) -> bool:
        """Whether line `at` is known to begin the item of a list."""
        block = self.known.get(at)
        return block is not None and block.kind == "list_item" and self.known.get(at - 1) is not block

    def leaves_item(self, at: int, first: int) -> bool:
        """Whether line `first` is known to stand in the item of a list that line `at` stands outside of."""
        block = self.known.get(first)
        return block is not None and block.kind == "list_item" and block is not self.known.get(at)

    def at(self, place: int) -> int:
        """The line in which `place` stands, or the one before it."""
        return bisect_right(self.all, place, key=lambda line: line.start) - 1


def _lines_within(lines: Sequence[Line], stretches: Sequence[tuple[Span, _T]]) -> Iterator[tuple[int, _T]]:
    """Each line that stands in one of the ascending stretches of text, with what comes with the first of them."""
    index = 0
    for at, line in enumerate(lines):
        while index < len(stretches) and stretches[index][0].end <= line.start:
            index += 1
        if index < len(stretches) and stretches[index][0].start < line.end:
            yield at, stretches[index][1]


def _kept_lines(
    text: str, lines: list[Line], known: Mapping[int, KnownBlock], marked: Container[int]
) -> tuple[list[Line], dict[int, KnownBlock]]:
    """The lines that are no page furniture and stand in the text itself, and what is known of them. Of the lines that
    are `marked`, those of references that the file marks, none is furniture unless it is known to be."""
    # Known headings and list items are asked too: a converter of pages may have made them of page numbers, `## Page 6`.
    turning = page_turns(text, lines)
    kept: list[Line] = []
    known_of_kept: dict[int, KnownBlock] = {}
    dropped: Line | None = None
    turns = False
    for index, line in enumerate(lines):
        block = known.get(index)
        turn = (index in turning and index not in marked) or (block is not None and block.kind in _PAGE_BLOCKS)
        if turn or (block is not None and block.kind in _BESIDE_TEXT):
            dropped = line if dropped is None else dropped
            turns |= turn
            continue
        if dropped is not None and turns:
            # A page turns here: the blank lines around the page number say nothing about paragraphs.
            line = line._replace(blank=min(line.blank, dropped.blank, 1), page_break=True)
        elif dropped is not None:
            line = line._replace(blank=max(line.blank, 1))
        dropped, turns = None, False
        if block is not None:
            known_of_kept[len(kept)] = block
        kept.append(line)
    return kept, known_of_kept
