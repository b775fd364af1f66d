"""The walk along one story, block by block.

It keeps a stack of its own instead of recursion: how deeply a file nests its elements is up to whoever made it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from citelink.documents.document import BlockKind
from citelink.documents.formats.docx.boxes import shown_alternative
from citelink.documents.formats.docx.names import (
    ALTERNATE,
    CELL,
    CONTROL,
    CONTROL_CONTENT,
    CONTROL_PROPERTIES,
    GALLERY,
    HOLDERS,
    PARAGRAPH,
    ROW,
    TABLE,
    VALUE,
)
from citelink.documents.formats.docx.paragraph_walk import ParagraphWalk
from citelink.documents.formats.docx.paragraphs import Paragraph
from citelink.documents.formats.docx.shared import Shared
from citelink.documents.formats.docx.stories import Story
from citelink.documents.places import Place

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTENTS_GALLERY = "table of contents"
_Steps = list[tuple[Iterator["_Element"], Callable[[], None] | None]]


class StoryWalk:
    """The walk along `story`."""

    def __init__(self, shared: Shared, story: Story) -> None:
        self._shared = shared
        self._said = shared.said
        self._story = story
        self._steps: _Steps = [(iter(story.root), None)]
        self._runs = ParagraphWalk(shared, story)
        self._paragraph = 0
        self._contents = 0
        # How many tables are open, what stands between the cells of the row, whether each row is a block.
        self._tables = 0
        self._by_rows = False
        self._between_cells = "\n"

    def advance(self) -> list[Story] | None:
        """Walks on until stories are met that belong behind the block that ends there, and gives them; None: the story
        is at its end."""
        while self._steps:
            element = next(self._steps[-1][0], None)
            if element is None:
                _, end = self._steps.pop()
                if end is not None:
                    end()
            else:
                self._meet(element)
            if self._runs.anchored and not self._tables:
                anchored, self._runs.anchored = self._runs.anchored, []
                return anchored
        return None

    def _meet(self, element: _Element) -> None:
        tag = element.tag
        if tag == PARAGRAPH:
            self._walk_paragraph(element)
        elif tag == TABLE:
            self._begin_table(element)
        elif tag == ROW:
            if self._tables == 1:
                single = all(_is_single(cell) for cell in element.iterchildren(CELL))
                self._between_cells = "\t" if single else "\n"
            self._steps.append((iter(element), self._end_row))
        elif tag == CELL:
            self._steps.append((iter(element), self._end_cell))
        elif tag == CONTROL:
            self._begin_control(element)
        elif tag in HOLDERS:
            self._steps.append((iter(element), None))
        elif tag == ALTERNATE and (shown := shown_alternative(element)) is not None:
            self._steps.append((iter(shown), None))

    def _walk_paragraph(self, element: _Element) -> None:
        if self._story.place is None:
            self._paragraph += 1
        place = self._story.place or Place(paragraph=self._paragraph)
        read = self._shared.reader.read(element)
        start = self._said.length
        met_contents = self._runs.walk(element, read, place, in_table=self._tables > 0)
        if self._tables:
            return
        if self._said.in_block:
            kind, level = self._kind_of(read, met_contents)
            self._said.end_block(kind, level=level)
            self._shared.walked.places.append((start, place))

    def _kind_of(self, read: Paragraph | None, met_contents: bool) -> tuple[BlockKind, int]:
        if self._story.kind is not None:
            return self._story.kind, 0
        if self._contents or met_contents:
            return "contents", 0
        if self._runs.only_formula:
            return "formula", 0
        return (read.kind, read.level) if read is not None else ("paragraph", 0)

    def _begin_table(self, table: _Element) -> None:
        if self._tables or not self._shared.reader.is_layout(table):
            self._by_rows = self._shared.reader.is_list(table) if not self._tables else self._by_rows
            self._tables += 1
            self._steps.append((iter(table), self._end_table))
        else:
            self._steps.append((iter(table), None))

    def _end_table(self) -> None:
        self._tables -= 1
        if self._tables == 0:
            self._end_block("table")

    def _end_block(self, kind: BlockKind) -> None:
        self._runs.separator = ""
        if self._said.in_block:
            self._said.end_block(self._story.kind or ("contents" if self._contents else kind))

    def _end_row(self) -> None:
        if self._tables == 1 and self._by_rows:
            self._end_block("list_item")
        elif self._tables:
            self._runs.separator = "\n"

    def _end_cell(self) -> None:
        if self._tables and self._runs.separator != "\n":
            self._runs.separator = self._between_cells if self._tables == 1 else "\n"

    def _begin_control(self, control: _Element) -> None:
        content = control.find(CONTROL_CONTENT)
        if content is None:
            return
        properties = control.find(CONTROL_PROPERTIES)
        gallery = None if properties is None else next(properties.iter(GALLERY), None)
        if gallery is not None and (gallery.get(VALUE) or "").lower() == _CONTENTS_GALLERY:
            self._contents += 1
            self._steps.append((iter(content), self._end_contents))
        else:
            self._steps.append((iter(content), None))

    def _end_contents(self) -> None:
        self._contents -= 1


def _is_single(cell: _Element) -> bool:
    """Whether a cell holds no more than one paragraph."""
    held = cell.iterchildren(PARAGRAPH, TABLE, CONTROL)
    first = next(held, None)
    return first is None or (first.tag == PARAGRAPH and next(held, None) is None)
