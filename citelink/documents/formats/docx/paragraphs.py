"""What a paragraph is: heading, item of a list, listing ..., and the number that is printed before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from citelink.documents.document import BlockKind
from citelink.documents.formats.docx.names import (
    CELL,
    DELETED,
    MOVED_AWAY,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    PARAGRAPH_STYLE,
    ROW,
    RUN_PROPERTIES,
    TEXT,
    VALUE,
)
from citelink.documents.formats.docx.numbering import Numbering
from citelink.documents.formats.docx.styles import Look, Styles, read_level, read_numbering, value_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEAST_CELLS = 2
# A list set as a table: its labels are short, its texts are long.
_LABEL = re.compile(r"[\[(]?[0-9]{0,4}[\])]?\s?[.):]?")
_LEAST_SAID = 30


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: what it is, its level as a heading or in a list, the number before it, how its runs look where they
    do not say."""

    kind: BlockKind
    level: int
    label: str
    look: Look


class ParagraphReader:
    """Reads the paragraphs of a document in their order, since their numbers depend on it."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering

    def read(self, paragraph: _Element) -> Paragraph | None:
        """What `paragraph` is; None: it is no longer there, and not counted."""
        properties = paragraph.find(PARAGRAPH_PROPERTIES)
        if properties is None:
            style = self._styles.paragraph(None)
            list_id, depth, outline = None, None, None
        else:
            style = self._styles.paragraph(value_of(properties.find(PARAGRAPH_STYLE)))
            if _is_gone(paragraph, properties):
                return None
            list_id, depth = read_numbering(properties)
            outline = read_level(properties)
        numbered = None
        if list_id is not None or style.list_id is not None:
            numbered = self._numbering.count(list_id, depth, style)
        kind, level = style.kind, style.level
        if outline is not None and kind in ("paragraph", "heading"):
            kind, level = ("heading", outline) if outline else ("paragraph", 0)
        if kind == "paragraph" and numbered is not None:
            kind, level = "list_item", numbered.depth + 1
        return Paragraph(kind, level, numbered.label if numbered is not None else "", style.look)

    def is_layout(self, table: _Element) -> bool:
        """Whether a table only places paragraphs on a page: it has one column, or holds headings."""
        if all(len(list(row.iterchildren(CELL))) < _LEAST_CELLS for row in table.iterchildren(ROW)):
            return True
        styles = {style.get(VALUE) for style in table.iter(PARAGRAPH_STYLE)}
        return any(self._styles.paragraph(style).kind == "heading" for style in styles)

    def is_list(self, table: _Element) -> bool:
        """Whether the rows of a table are the items of a list: a number, typed or counted, and a text behind it."""
        said = 0
        rows = 0
        for row in table.iterchildren(ROW):
            cells = list(row.iterchildren(CELL))
            if len(cells) != _LEAST_CELLS:
                return False
            label, text = ("".join(one.text or "" for one in cell.iter(TEXT)).strip() for cell in cells)
            if not _LABEL.fullmatch(label) or not (label or self._is_counted(cells[0])):
                return False
            said += len(text)
            rows += 1
        return rows > 0 and said >= rows * _LEAST_SAID

    def _is_counted(self, cell: _Element) -> bool:
        paragraph = cell.find(PARAGRAPH)
        properties = None if paragraph is None else paragraph.find(PARAGRAPH_PROPERTIES)
        if properties is None:
            return False
        style = self._styles.paragraph(value_of(properties.find(PARAGRAPH_STYLE)))
        return (read_numbering(properties)[0] or style.list_id or "0") != "0"


def _is_gone(paragraph: _Element, properties: _Element) -> bool:
    """Whether the end of a paragraph was deleted or moved away, and all its text with it."""
    mark = properties.find(RUN_PROPERTIES)
    if mark is None or next(mark.iterchildren(DELETED, MOVED_AWAY), None) is None:
        return False
    return all(next(text.iterancestors(MOVED_AWAY, DELETED), None) is not None for text in paragraph.iter(TEXT))
