"""What writing a document changes: the splices in its text, and the bytes that come out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from citelink.text.span import Span


@dataclass(frozen=True, slots=True)
class Splice:
    """One change made to write a mark: `original` at `span` (offsets into `Document.text`, insertions have
    start == end) became `replacement`."""

    span: Span
    original: str
    replacement: str


Obstacle = Literal["field", "edge", "parted", "link"]
"""Why a place takes no live citation: a program fills it in; a link or an insertion begins or ends within it; it stands
in several paragraphs or cannot be parted from its neighbours; it holds a link, a note or a comment, and programs
lose text there."""


@dataclass(frozen=True, slots=True)
class Written:
    """A document written back: the bytes of the copy, and what was changed in `Document.text` to make them, ascending
    (offsets into the text before); empty where the changes are no changes of text.

    others  the copies of further files that the document is made of (path relative to the document's folder, with `/`;
            bytes)
    refused the spans of marks for live citations and their list that could not be put, each with why"""

    data: bytes
    changes: tuple[Splice, ...] = ()
    others: tuple[tuple[str, bytes], ...] = ()
    refused: tuple[tuple[Span, Obstacle], ...] = ()
