"""Extraction: the text of a document as a package format takes it from the parts of its file, piece by piece.

What all package formats share stands here: one line a block, what is shown raised, what is generated, and for each
stretch of text the part of the file it came from.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from citelink.documents.document import Block, BlockKind
from citelink.documents.places import Place
from citelink.text.repaired import Edit, RepairedText
from citelink.text.span import Span

T = TypeVar("T")

_RAISED = str.maketrans("0123456789-\u2010\u2011\u2012\u2013\u2014\u2212", "⁰¹²³⁴⁵⁶⁷⁸⁹" + "\u207b" * 7)
_NUMBERS = re.compile(r"[0-9][0-9,;\s\-\u2010-\u2014\u2212]*")
# Numbers in brackets of their own whose outermost are not raised or not printed: `7),(8`, `9)-(16`.
_JOINT = re.compile(r"\)\s?([,;\-\u2010-\u2014\u2212])\s?\(")
_BRACKETED = re.compile(r"\[[^\[\]^]{1,200}\]|\(\s?[0-9][^()^]{0,80}\)")
_FIGURE = re.compile(r"[0-9]")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Pieces(Generic[T]):
    """Which part of the file each stretch of `Document.text` was read from. `spans` ascend and do not overlap; what
    lies between them is generated (a list number that the program counts, the end of a line) and stands in no part."""

    spans: tuple[Span, ...]
    origins: tuple[T, ...]

    def within(self, span: Span) -> Iterator[tuple[T, Span]]:
        """The parts that `span` touches, each with the stretch of it that lies in `span`; ascending."""
        at = bisect_right(self.spans, span.start, key=lambda one: one.end)
        while at < len(self.spans) and self.spans[at].start < span.end:
            piece = self.spans[at]
            yield self.origins[at], Span(max(piece.start, span.start), min(piece.end, span.end))
            at += 1

    def holding(self, offset: int) -> tuple[T, Span] | None:
        """The part that the character at `offset` was read from, with the whole stretch it gave; None: generated."""
        at = bisect_right(self.spans, offset, key=lambda one: one.end)
        if at < len(self.spans) and self.spans[at].start <= offset:
            return self.origins[at], self.spans[at]
        return None


@dataclass(frozen=True, slots=True)
class BlockPlaces:
    """The places of a text whose format counts in blocks: paragraphs, pages, notes. `starts` ascend; the place of what
    begins at each of them stands in `places`."""

    starts: tuple[int, ...]
    places: tuple[Place, ...]

    def of(self, offset: int) -> Place:
        """The place of a code-point offset into `Document.text`."""
        return self.places[max(0, bisect_right(self.starts, offset) - 1)] if self.places else Place()


class Extraction(Generic[T]):
    """Collects what a file says. Pieces are added in the order in which a reader meets them; `end_block` closes what
    was added since the block before and begins a new line."""

    def __init__(self) -> None:
        self._said: list[str] = []
        self._length = 0
        self._begun = 0
        self._spans: list[Span] = []
        self._origins: list[T] = []
        self._raised: list[Span] = []
        self._unseen: list[Span] = []
        self._filled: list[Span] = []
        self._linked: list[Span] = []
        self._blocks: list[Block] = []
        self._starts: list[int] = []
        self._places: list[Place] = []

    @property
    def length(self) -> int:
        """How long the text is so far: the offset at which the next piece will stand."""
        return self._length

    @property
    def in_block(self) -> bool:
        """Whether something was added since the last block ended."""
        return self._length > self._begun

    def add(
        self,
        said: str,
        origin: T | None = None,
        *,
        raised: bool = False,
        unseen: bool = False,
        filled: bool = False,
        linked: bool = False,
    ) -> Span:
        """Adds a piece and gives its place in the text.

        origin  the part of the file that says it; None: it is generated and nothing is ever written into it
        raised  it is printed above the line
        unseen  it stands in the text and not in the prose: code within a line, a formula
        filled  a program fills it in: it counts it, or it is the result of a field
        linked  a link of the file's own stands on it"""
        span = Span(self._length, self._length + len(said))
        if said:
            self._said.append(said)
            self._length = span.end
            if origin is not None:
                self._spans.append(span)
                self._origins.append(origin)
            if raised:
                self._raised.append(span)
            if unseen:
                self._unseen.append(span)
            if filled:
                self._filled.append(span)
            if linked and _FIGURE.search(said):
                self._linked.append(span)
        return span

    def end_block(
        self, kind: BlockKind = "paragraph", *, level: int = 0, page: int | None = None, place: Place | None = None
    ) -> Span:
        """Closes a block and gives its span, without the end of its line; `place` is where a person looks for it."""
        span = Span(self._begun, self._length)
        if span.start < span.end:
            self._blocks.append(Block(kind, span, page, level))
        if place is not None:
            self._starts.append(span.start)
            self._places.append(place)
        self.add("\n")
        self._begun = self._length
        return span

    def text(self) -> str:
        """All that was added."""
        return "".join(self._said)

    def blocks(self) -> tuple[Block, ...]:
        """The blocks that say something, ascending."""
        return tuple(self._blocks)

    def filled(self) -> tuple[Span, ...]:
        """What a program fills in, ascending."""
        return tuple(_joined(self._filled))

    def linked(self) -> tuple[Span, ...]:
        """The pieces with figures that links of the file's own stand on, ascending."""
        return tuple(self._linked)

    def pieces(self) -> Pieces[T]:
        """Which part of the file each stretch of the text came from."""
        return Pieces(tuple(self._spans), tuple(self._origins))

    def places(self) -> BlockPlaces:
        """The places that blocks were given."""
        return BlockPlaces(tuple(self._starts), tuple(self._places))

    def prose(self) -> RepairedText:
        """The view a reader sees: raised figures as raised signs of Unicode, and what is unseen as spaces."""
        text = self.text()
        edits = [*raised_edits(text, self._raised), *(_blank(text, span) for span in self._unseen)]
        ordered = sorted(edits, key=lambda edit: (edit.start, edit.end))
        kept = [edit for before, edit in pairwise((Edit(0, 0, ""), *ordered)) if edit.start >= before.end]
        return RepairedText.identity(text).edit(kept)


def raised_edits(text: str, raised: Iterable[Span]) -> Iterator[Edit]:
    """What shows the figures, commas and dashes of `text` that are printed above the line, at `raised` (ascending), as
    raised signs of Unicode: `1, 3–5` and `1),(3–5` as `¹,³⁻⁵`. Raised brackets get the sign of Markdown for them,
    `^[1]^`. Anything else that is raised (`th`, `TM`) is shown as it stands."""
    for span in _joined(raised):
        said = span.of(text)
        bare = said.strip()
        start = span.start + len(said) - len(said.lstrip())
        if _NUMBERS.fullmatch(_JOINT.sub(r"\1", bare)):
            yield from _raise_numbers(bare, start)
        else:
            yield from _raise_brackets(bare, start)


def _raise_brackets(said: str, start: int) -> Iterator[Edit]:
    """Brackets one behind the other, and a place behind a colon: `[1][2]`, `[3]:p. 7`. Anything else behind them says
    that they are no citations."""
    at = 0
    edits: list[Edit] = []
    while found := _BRACKETED.match(said, at):
        end = found.end()
        edits.append(Edit(start + at, start + at + 1, "^" + said[at]))
        edits.append(Edit(start + end - 1, start + end, said[end - 1] + "^"))
        at = end + len(said[end:]) - len(said[end:].lstrip(" ,;"))
    # Behind a place's number a raised one would be its power: what follows there is shown as it stands.
    if said[at : at + 1] in ("", ":"):
        yield from edits


def _raise_numbers(said: str, start: int) -> Iterator[Edit]:
    for at, sign in enumerate(said):
        if (shown := sign.translate(_RAISED)) != sign:
            yield Edit(start + at, start + at + 1, shown)
        elif sign == ";":
            yield Edit(start + at, start + at + 1, ",")
        elif sign.isspace() or sign in "()":
            yield Edit(start + at, start + at + 1, "")


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Stretches that run on into one another as one."""
    last: Span | None = None
    for span in spans:
        if last is not None and span.start == last.end:
            last = Span(last.start, span.end)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _blank(text: str, span: Span) -> Edit:
    return Edit(span.start, span.end, re.sub(r"[^\s]", " ", span.of(text)))
