"""A paragraph as it is read, and the tables that lists of references are set in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from citelink.documents.csl_citations import CslCitation
from citelink.documents.document import BlockKind
from citelink.documents.places import Place
from citelink.text.span import Span

# A list set as a table: its labels are short, its texts are long.
_LABEL = re.compile(r"[\[(]?[0-9]{1,4}[\])]?\s?[.):]?")
_LEAST_SAID = 30
_CELLS_OF_ITEM = 2


@dataclass(frozen=True, slots=True)
class Stretch:
    """The bytes `[start, end)` of content.xml that a piece of text was read from.

    linear     its characters stand there one by one in UTF-8; False: they are one entity or a run of white space
    parent     which element holds them, counted from the top
    in_link    they stand within a link
    generated  the bytes of the field that holds them, where a program fills them in
    """

    start: int
    end: int
    linear: bool
    parent: int
    in_link: bool
    generated: Field | None


@dataclass(slots=True)
class Field:
    """The bytes of a field: the element that a program fills in."""

    start: int
    end: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """What was read from one stretch; `filled`: a program fills it in."""

    said: str
    origin: Stretch | None
    raised: bool
    filled: bool


@dataclass(slots=True)
class Paragraph:
    """A paragraph as it is read; what stands in its notes and frames comes behind it. `in_table`: what it is by itself
    counts only where its table is a frame for paragraphs."""

    kind: BlockKind
    level: int
    place: Place
    in_table: bool = False
    pieces: list[Piece] = field(default_factory=list)
    length: int = 0
    spaced: bool = True
    citations: list[tuple[Span, CslCitation]] = field(default_factory=list)
    marks: dict[str, int] = field(default_factory=dict)
    behind: list[Paragraph] = field(default_factory=list)

    def add(self, said: str, origin: Stretch | None, raised: bool, *, filled: bool = False) -> None:
        """Goes on with `said`."""
        self.pieces.append(Piece(said, origin, raised, filled))
        self.length += len(said)

    def append(self, other: Paragraph, between: str) -> None:
        """Goes on with what another paragraph says."""
        self.add(between, None, raised=False)
        self.citations += [(span.shift(self.length), citation) for span, citation in other.citations]
        self.pieces += other.pieces
        self.length += other.length
        self.behind += other.behind

    def said(self) -> str:
        """What it says."""
        return "".join(piece.said for piece in self.pieces)


class Table:
    """A table that is open: its rows, their cells, and the paragraphs in each; those of tables within belong to the
    cells they stand in."""

    def __init__(self) -> None:
        self.rows: list[list[list[Paragraph]]] = []
        self.depth = 1

    def begin_row(self) -> None:
        """A row begins."""
        if self.depth == 1:
            self.rows.append([])

    def begin_cell(self) -> None:
        """A cell begins."""
        if self.depth == 1 and self.rows:
            self.rows[-1].append([])

    def add(self, paragraph: Paragraph) -> None:
        """A paragraph ended."""
        if not self.rows:
            self.rows.append([])
        if not self.rows[-1]:
            self.rows[-1].append([])
        self.rows[-1][-1].append(paragraph)

    def paragraphs(self) -> Iterator[Paragraph]:
        """What a reader meets: the rows of a list as its items, else paragraph by paragraph."""
        rows = [row for row in self.rows if any(row)]
        if _is_list(rows):
            for row in rows:
                yield _as_item(row)
            return
        framed = all(len(row) < _CELLS_OF_ITEM for row in self.rows)
        for paragraph in _flat(rows):
            if not framed and paragraph.in_table:
                paragraph.kind = "table"
            yield paragraph


def _is_list(rows: list[list[list[Paragraph]]]) -> bool:
    """Whether the rows of a table are the items of a list: a number, typed or counted, and a text behind it."""
    said = 0
    for row in rows:
        if len(row) != _CELLS_OF_ITEM or len(row[0]) != 1 or not row[1]:
            return False
        if not _LABEL.fullmatch(row[0][0].said().strip()):
            return False
        said += sum(paragraph.length for paragraph in row[1])
    return bool(rows) and said >= len(rows) * _LEAST_SAID


def _as_item(row: list[list[Paragraph]]) -> Paragraph:
    item, *more = _flat([row])
    between = "\t" if len(more) == 1 else "\n"
    for paragraph in more:
        item.append(paragraph, between)
    item.kind, item.level = "list_item", 0
    return item


def _flat(rows: Iterable[Iterable[list[Paragraph]]]) -> list[Paragraph]:
    return [paragraph for row in rows for cell in row for paragraph in cell]
