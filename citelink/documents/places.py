"""Where in a file a person looks for something: `12:5`, `¶88`, `p. 4`, `note 3`, `chapters/2.tex:120:7`."""

from __future__ import annotations

import posixpath
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol, runtime_checkable

from citelink.text.span import Span


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the terms of its format; all numbers count from 1, None: the format has no such thing.

    part  what of the file the others count in (`note 3`); "": the file itself
    file  the file of a document of several that holds it, relative to the document's folder (`chapters/2.tex`); "": the
          document's own
    """

    line: int | None = None
    column: int | None = None
    paragraph: int | None = None
    page: int | None = None
    part: str = ""
    file: str = ""

    def __str__(self) -> str:
        return ":".join(filter(None, (self.file, self._within())))

    def within(self, path: str) -> str:
        """The place with the file that a person opens: `path`, that of the document, or one beside it."""
        file = posixpath.join(posixpath.dirname(path), self.file) if self.file else path
        return ":".join(filter(None, (file, self._within())))

    def _within(self) -> str:
        said = [] if self.line is None else [f"{self.line}:{self.column}" if self.column else str(self.line)]
        said += [] if self.paragraph is None else [f"¶{self.paragraph}"]
        said += [] if self.page is None else [f"p. {self.page}"]
        return ":".join(filter(None, (self.part, ", ".join(said))))


class Places(Protocol):
    """What a format knows of the places of its text. It goes with the document into other processes: it can be
    pickled."""

    def of(self, offset: int) -> Place:
        """The place of a code-point offset into `Document.text`."""
        ...


class Rectangle(NamedTuple):
    """A rectangle on a page (from 1), in points of the page's own space: PDF's, whose origin is at the bottom left."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


@runtime_checkable
class PrintedPlaces(Places, Protocol):
    """What a format knows whose pages are printed: beside the place of each offset also where on its page it stands."""

    def rectangles(self, span: Span) -> Iterator[Rectangle]:
        """What `span` of `Document.text` covers, a rectangle for each printed line, in the order of the text."""
        ...


@dataclass(frozen=True, slots=True)
class LinePlaces:
    """The places of a text that is the decoded file itself: lines and columns. `starts` are the offsets at which its
    lines start."""

    starts: tuple[int, ...]

    def of(self, offset: int) -> Place:
        """Line and column of a code-point offset."""
        line = bisect_right(self.starts, offset)
        return Place(line, offset - self.starts[line - 1] + 1)


def line_places(text: str) -> LinePlaces:
    """The places of `text`, whose lines end with LF, CRLF or a lone CR."""
    starts = [0]
    at = 0
    if "\r" not in text:
        while (at := text.find("\n", at) + 1) > 0:
            starts.append(at)
        return LinePlaces(tuple(starts))
    for index, char in enumerate(text):
        if char == "\n" or (char == "\r" and text[index + 1 : index + 2] != "\n"):
            starts.append(index + 1)
    return LinePlaces(tuple(starts))
