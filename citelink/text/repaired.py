"""RepairedText: a repaired view of a text with an exact way back to the original offsets.

A view is never guessed back by comparing strings: every repair is an `Edit`, and the view remembers for each of its
characters which original characters it stands for.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from citelink.text.pickling import travels
from citelink.text.span import Span


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace `[start, end)` (offsets into the view that is edited) by `replacement`."""

    start: int
    end: int
    replacement: str


@travels
@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the view that starts at `view_start` and stands for the original span `[start, end)`.

    In a `linear` piece the n-th character stands for the n-th original character; in any other piece every character
    stands for the whole original span.
    """

    view_start: int
    start: int
    end: int
    linear: bool


@travels
@dataclass(frozen=True, slots=True)
class RepairedText:
    """A view: its `text`, and `pieces`, ascending by `view_start`, that lead back to the original. They ascend in the
    original too, unless the view was rearranged (`arrange`)."""

    text: str
    pieces: tuple[Piece, ...]

    @classmethod
    def identity(cls, text: str, offset: int = 0) -> RepairedText:
        """The view that changes nothing; `text` stands at `offset` of the original."""
        return cls(text, (Piece(0, offset, offset + len(text), True),))

    def original(self, span: Span) -> Span:
        """The original span that a span of the view stands for.

        An empty span leads to the place before the character that follows it (at the very end: behind the last one).
        Where the view was rearranged, what stands between is not always the span's: it begins where the span's first
        character stands and ends behind the last one, or holds all of it where that would run backwards.
        Raises IndexError for a span outside the view.
        """
        if span.end > len(self.text):
            raise IndexError(f"span {span.start}..{span.end} lies outside a view of {len(self.text)} characters")
        if span.start == span.end:
            if span.start == len(self.text):
                place = self._ends_at(span.start - 1) if span.start else self.pieces[0].start
            else:
                place = self._starts_at(span.start)
            return Span(place, place)
        start, end = self._starts_at(span.start), self._ends_at(span.end - 1)
        if end < start:
            pieces = self.slice(span).pieces
            start, end = min(piece.start for piece in pieces), max(piece.end for piece in pieces)
        return Span(start, end)

    def view(self, span: Span) -> Span:
        """The inverse of `original`: the part of the view whose characters stand for what begins within `span` of the
        original. What was taken out of the view leads to the place between its neighbours."""
        return Span(self._shown_from(span.start), self._shown_from(span.end))

    def slice(self, span: Span) -> RepairedText:
        """The part of the view that `span` covers, as a view of the same original."""
        if span.start == span.end:
            place = self.original(span).start
            return RepairedText("", (Piece(0, place, place, True),))
        pieces = []
        first, last = self._piece_index(span.start), self._piece_index(span.end - 1)
        for index in range(first, last + 1):
            piece = self.pieces[index]
            begin = max(piece.view_start, span.start)
            finish = min(self._view_end(index), span.end)
            if piece.linear:
                start = piece.start + begin - piece.view_start
                pieces.append(Piece(begin - span.start, start, start + finish - begin, True))
            else:
                pieces.append(Piece(begin - span.start, piece.start, piece.end, False))
        return RepairedText(span.of(self.text), tuple(pieces))

    def arrange(self, spans: Iterable[Span]) -> RepairedText:
        """A new view: the parts of this one that `spans` cover, in their order. `view()` cannot be asked of it."""
        return RepairedText.joined(
            [self.slice(span) for span in spans if span.start < span.end] or [self.slice(Span(0, 0))]
        )

    @classmethod
    def joined(cls, parts: Iterable[RepairedText]) -> RepairedText:
        """One view of several of the same original, at least one, one behind the other."""
        texts: list[str] = []
        pieces: list[Piece] = []
        length = 0
        for part in parts:
            pieces += [replace(piece, view_start=piece.view_start + length) for piece in part.pieces]
            texts.append(part.text)
            length += len(part.text)
        return cls("".join(texts), _joined(pieces))

    def edit(self, edits: Iterable[Edit]) -> RepairedText:
        """A new view with `edits` made; they are ascending, do not overlap, and hold offsets into this view.

        A replacement of the same length as what it replaces keeps the character-by-character way back.
        Raises ValueError for edits that overlap or run backwards.
        """
        done = tuple(edits)
        if not done:
            return self
        for before, after in pairwise((Edit(0, 0, ""), *done)):
            if after.start < before.end or after.end < after.start:
                raise ValueError(f"edits overlap or run backwards at {after.start}")
        if done[-1].end > len(self.text):
            raise IndexError(f"an edit ends at {done[-1].end}, outside a view of {len(self.text)} characters")
        text = _spliced(self.text, done)
        if all(len(edit.replacement) == edit.end - edit.start for edit in done):
            return RepairedText(text, self.pieces)
        return RepairedText(text, _joined(self._edited_pieces(done)))

    def _edited_pieces(self, edits: tuple[Edit, ...]) -> Iterator[Piece]:
        """The pieces after the edits, in one walk along the pieces of now; at least one."""
        at = length = index = 0
        for edit in (*edits, Edit(len(self.text), len(self.text), "")):
            same = len(edit.replacement) == edit.end - edit.start
            end = edit.end if same else edit.start
            while at < end:
                while self._view_end(index) <= at:
                    index += 1
                piece, finish = self.pieces[index], min(self._view_end(index), end)
                if piece.linear:
                    start = piece.start + at - piece.view_start
                    yield Piece(length, start, start + finish - at, True)
                else:
                    yield Piece(length, piece.start, piece.end, False)
                length += finish - at
                at = finish
            if not same and edit.replacement:
                source = self._source(edit)
                yield Piece(length, source.start, source.end, False)
                length += len(edit.replacement)
            at = edit.end
        if not length:
            yield Piece(0, self.pieces[0].start, self.pieces[0].start, True)

    def _source(self, edit: Edit) -> Span:
        """What a replacement stands for; put inside a piece that is no run of characters, it stands for all of that."""
        if 0 < edit.start == edit.end < len(self.text):
            index = self._piece_index(edit.start)
            piece = self.pieces[index]
            if not piece.linear and piece.view_start < edit.start:
                return Span(piece.start, piece.end)
        return self.original(Span(edit.start, edit.end))

    def _shown_from(self, place: int) -> int:
        """The first position of the view that stands for what begins at or behind `place` of the original."""
        index = bisect_left(self.pieces, place, key=lambda piece: piece.start)
        if index and (piece := self.pieces[index - 1]).linear:
            position = piece.view_start + place - piece.start
            if position < self._view_end(index - 1):
                return position
        return self.pieces[index].view_start if index < len(self.pieces) else len(self.text)

    def _piece_index(self, position: int) -> int:
        return bisect_right(self.pieces, position, key=lambda piece: piece.view_start) - 1

    def _view_end(self, index: int) -> int:
        return self.pieces[index + 1].view_start if index + 1 < len(self.pieces) else len(self.text)

    def _starts_at(self, position: int) -> int:
        piece = self.pieces[self._piece_index(position)]
        return piece.start + position - piece.view_start if piece.linear else piece.start

    def _ends_at(self, position: int) -> int:
        piece = self.pieces[self._piece_index(position)]
        return piece.start + position - piece.view_start + 1 if piece.linear else piece.end


def _spliced(text: str, edits: tuple[Edit, ...]) -> str:
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += (text[at : edit.start], edit.replacement)
        at = edit.end
    return "".join((*parts, text[at:]))


def _joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Neighbouring linear pieces that run on in the original become one."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and piece.linear and joined[-1].linear and joined[-1].end == piece.start:
            last = joined.pop()
            piece = Piece(last.view_start, last.start, piece.end, True)
        joined.append(piece)
    return tuple(joined)
