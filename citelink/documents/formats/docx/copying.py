"""A document that is being written: its parts with what is put into them, and where a span of its text stands there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from citelink.documents.extraction import Pieces
from citelink.documents.formats.docx.cuts import Cuts
from citelink.documents.formats.docx.fields import FieldSigns
from citelink.documents.formats.docx.markup import Markup
from citelink.documents.formats.docx.names import BOOKMARK_END, BOOKMARK_START, FIELD_SIGN, ID, PARAGRAPH, RUN
from citelink.documents.formats.docx.package import Package
from citelink.documents.formats.docx.stories import Origin, Story, Walked
from citelink.documents.formats.docx.styles import number_of
from citelink.text.span import Span

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some characters of a text in the file: those from `start` to `end` of the text of an element; `whole`: all."""

    origin: Origin
    start: int
    end: int
    whole: bool
    span: Span

    @property
    def element(self) -> _Element:
        """The element whose text they are."""
        return self.origin.element


class Copy:
    """The copy of the document in `package`, whose text `walked` holds. `signed`: it can be led back."""

    def __init__(self, package: Package, walked: Walked, *, signed: bool = True) -> None:
        self.package = package
        self._signed = signed
        self.walked = walked
        self._pieces: Pieces[Origin] = walked.said.pieces()
        self._cuts: dict[str, Cuts] = {}
        self._signs: dict[str, FieldSigns] = {}
        self._last_id: int | None = None

    def stretches(self, span: Span) -> list[Stretch]:
        """Where `span` of the text stands in the file, ascending; what is generated stands nowhere."""
        found = []
        for origin, part in self._pieces.within(span):
            held = self._pieces.holding(part.start)
            whole = part if held is None else held[1]
            start, end = part.start - whole.start, part.end - whole.start
            found.append(Stretch(origin, start, end, part == whole, part))
        return found

    def nearest(self, span: Span) -> Stretch | None:
        """What stands in the file next to a span of which nothing does: the first character behind it, or the last one
        before."""
        length = self.walked.said.length
        behind = self.stretches(Span(span.end, min(length, span.end + 1_000)))
        if behind:
            return behind[0]
        before = self.stretches(Span(max(0, span.start - 1_000), span.start))
        return before[-1] if before else None

    def cuts(self, story: Story) -> Cuts:
        """The part that a story stands in."""
        if story.part not in self._cuts:
            root = story.root.getroottree().getroot()
            self._cuts[story.part] = self._cuts_of(story.part, root)
            self._signs[story.part] = FieldSigns(root)
        return self._cuts[story.part]

    def _cuts_of(self, part: str, root: _Element) -> Cuts:
        return Cuts(Markup(self.package.archive.read(part), root, self._name(part)), signed=self._signed)

    def end_of_field(self, story: Story, begin: _Element) -> _Element | None:
        """What ends the field that begins at `begin`: the sign that does; itself, where one element is all of it."""
        if begin.tag != FIELD_SIGN:
            return begin
        self.cuts(story)
        return self._signs[story.part].end_of(begin)

    def changed(self) -> Iterator[tuple[str, bytes]]:
        """The parts into which something was put."""
        for part, cuts in self._cuts.items():
            if cuts.changed():
                yield part, cuts.source().encode(cuts.markup.encoding)

    def new_id(self) -> str:
        """A number that no bookmark has."""
        if self._last_id is None:
            roots = [
                root for kind in ("footnotes", "endnotes", "header", "footer") for _, root in self.package.roots(kind)
            ]
            roots.append(self.package.root(self.package.main))
            numbers = (number_of(one.get(ID)) for root in roots for one in root.iter(BOOKMARK_START, BOOKMARK_END))
            self._last_id = max((number for number in numbers if number is not None), default=0)
        self._last_id += 1
        return str(self._last_id)

    def _name(self, part: str) -> str:
        return f"{self.package.archive.path}: its {part}"


def paragraph_of(element: _Element) -> _Element | None:
    """The paragraph that an element stands in."""
    return next(element.iterancestors(PARAGRAPH), None)


def run_of(element: _Element) -> _Element:
    """The run that an element stands in, or itself."""
    parent = element.getparent()
    return parent if parent is not None and parent.tag == RUN else element
