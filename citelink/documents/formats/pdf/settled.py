"""settle_lines(): what is kept of the lines of a page when it has been laid out.

Of each glyph nothing but its box is kept: a book has millions of them.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass

from citelink.documents.formats.pdf.child import PLACES
from citelink.documents.formats.pdf.lines import PrintedLine, printed_lines
from citelink.documents.formats.pdf.listings import has_one_width
from citelink.documents.formats.pdf.pages import PageCharacters
from citelink.documents.formats.pdf.raised import raised_spans
from citelink.documents.formats.pdf.rows import read_rows
from citelink.text.span import Span

# Of a letter's size: how far it reaches below and above the baseline at least, and at most.
_DEPTH, _HEIGHT = 0.2, 0.7
_DEEPEST, _HIGHEST = 0.4, 1.1


@dataclass(frozen=True, slots=True)
class SettledLine:
    """A line in the order of reading.

    left, base, size  where it begins, on which height it stands and how large its letters are, in points
    raised            what of `text` stands above the line
    one_width         whether its letters are of one width; None: they are too few to tell
    boxes             left, bottom, right and top of each character of `text`, in the space of the page; all 0: nothing
                      shows it
    """

    text: str
    left: float
    base: float
    size: float
    raised: tuple[Span, ...]
    one_width: bool | None
    boxes: array[float]


def settle_lines(page: PageCharacters) -> list[SettledLine]:
    """The lines of `page` in the order of reading."""
    return [_settled(line, page) for line in read_rows(printed_lines(page))]


def _settled(line: PrintedLine, page: PageCharacters) -> SettledLine:
    boxes = array("f")
    for glyph in line.glyphs:
        boxes.extend(_box(page, glyph.at) if glyph.at >= 0 else (0.0, 0.0, 0.0, 0.0))
    return SettledLine(
        line.text, line.left, line.base, line.size, tuple(raised_spans(line)), has_one_width(line), boxes
    )


def _box(page: PageCharacters, at: int) -> tuple[float, float, float, float]:
    """Where a character stands; as high as letters are and no higher, whatever its font says: some say of every letter
    that it is as high as several lines."""
    left, bottom, right, top, _, y, size = page.places[at * PLACES : at * PLACES + PLACES]
    if bottom <= y <= top and size > 0:
        down = min(max(y - bottom, _DEPTH * size), _DEEPEST * size)
        up = min(max(top - y, _HEIGHT * size), _HIGHEST * size)
        return left, y - down, right, y + up
    return left, bottom, right, top
