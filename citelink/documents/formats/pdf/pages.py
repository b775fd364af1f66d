"""read_pages(): the characters of a PDF's pages and where they stand."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from citelink.documents.formats.pdf.bounds import MOST_CHARACTERS
from citelink.documents.formats.pdf.child import PAGE, PLACES
from citelink.documents.formats.pdf.process import DIED, found_by
from citelink.errors import UnreadableError

_CHILD = "citelink.documents.formats.pdf.child"
_OF_CHARACTER = 4 + 4 * PLACES


@dataclass(frozen=True, slots=True)
class PageCharacters:
    """The characters of one page in the order in which pdfium reads them: line ends as CR LF or, behind a hyphen that
    divides a word, as U+0002 alone.

    codes   code points; 0: the font does not say which character a glyph is
    places  seven numbers for each, in points of the page's own space: left, bottom, right and top of the box that its
            font gives it, the x and y of its place on the baseline, and its size
    turns   how many quarter turns clockwise the page is shown turned by
    """

    width: float
    height: float
    turns: int
    codes: array[int]
    places: array[float]


def read_pages(data: bytes, path: str) -> Iterator[PageCharacters]:
    """The pages of the PDF `data`, of the file `path`, read by pdfium in a process of its own, as they come. Raises
    UnreadableError, one sentence that begins with `path`."""
    for said in found_by(_CHILD, [data], path, PAGE.size + MOST_CHARACTERS * _OF_CHARACTER):
        yield _page(said, path)


def _page(said: bytes, path: str) -> PageCharacters:
    if len(said) >= PAGE.size:
        width, height, turns, count = PAGE.unpack_from(said)
        if len(said) == PAGE.size + count * _OF_CHARACTER:
            codes, places = array("I"), array("f")
            codes.frombytes(said[PAGE.size : PAGE.size + 4 * count])
            places.frombytes(said[PAGE.size + 4 * count :])
            return PageCharacters(width, height, turns % 4, codes, places)
    raise UnreadableError(f"{path}: {DIED}")
