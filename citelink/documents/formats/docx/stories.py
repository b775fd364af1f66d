"""Stories: the stretches of text of a document, each for itself, and where a piece of text came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from citelink.documents.document import BlockKind
from citelink.documents.extraction import Extraction
from citelink.documents.places import Place
from citelink.text.span import Span

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(slots=True, eq=False)
class Story:
    """A stretch of text of its own: the body, a note, a box, what stands at the head of pages.

    part    the name of the part it stands in
    root    the element that holds its paragraphs
    kind    what its blocks are; None: what they are by themselves
    place   where a person looks for it; None: its paragraphs are counted
    anchor  the run that it hangs on, and the story of that; None: it stands by itself
    """

    part: str
    root: _Element
    kind: BlockKind | None = None
    place: Place | None = None
    anchor: tuple[Story, _Element, _Element | None] | None = None


@dataclass(slots=True, eq=False)
class Origin:
    """Where a stretch of text was read from: an element of a story; `live`: what begins the field that it stands in,
    which is kept up to date by a program, None: it stands in none."""

    element: _Element
    story: Story
    live: _Element | None = None


@dataclass(frozen=True, slots=True)
class MetField:
    """A field with its result: `code`, what it carries beside (`data`), and where its result stands in the text."""

    code: str
    data: str
    span: Span


@dataclass(slots=True)
class Walked:
    """What the walk of a document found. `empty`: elements for text that hold none."""

    said: Extraction[Origin]
    places: list[tuple[int, Place]]
    fields: list[MetField]
    empty: list[_Element]
