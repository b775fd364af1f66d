"""write_odt() and restore_odt(): marks put between the words of content.xml, and taken out again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from xml.sax.saxutils import escape

from citelink.documents.changes import Obstacle, Splice, Written
from citelink.documents.document import Document
from citelink.documents.extraction import Pieces
from citelink.documents.formats.odt.edits import Edit, with_edits
from citelink.documents.formats.odt.moving import move_items
from citelink.documents.formats.odt.own_marks import OWN, Spelling, cut_out, own_bytes
from citelink.documents.formats.odt.paragraphs import Stretch
from citelink.documents.formats.odt.reading import CONTENT, OdtSource, read_again
from citelink.documents.marks import (
    AnchorMark,
    CitationMark,
    CommentMark,
    LinkMark,
    ListMark,
    LiveListMark,
    LiveMark,
    Mark,
    NumberMark,
)
from citelink.documents.pandoc import spell_citation
from citelink.errors import UnreadableError
from citelink.text.span import Span

_SIGNATURES = "META-INF/documentsignatures.xml"
_CUT = "cut-"
# What stands at one byte: ends before beginnings, comments around links, and bookmarks right before their words.
_LINK_ENDS, _COMMENT_ENDS, _COMMENT_BEGINS, _BOOKMARK, _LINK_BEGINS, _WORDS = range(6)


@dataclass(frozen=True, slots=True)
class _Run:
    """A part of a marked span that one stretch of the file holds: what it says, and the bytes of that."""

    span: Span
    start: int
    end: int
    stretch: Stretch


def write_odt(document: Document, marks: Sequence[Mark]) -> Written:
    """`document` with `marks`; see `plugin.write`."""
    source = _source(document)
    if source.archive.holds(_SIGNATURES):
        raise UnreadableError(f"{document.path}: it is signed, and a change would break the signature")
    said = read_again(source)
    alive = frozenset(one.span for one in document.given.citations)
    writer = _Writer(document.text, said.extraction.pieces(), Spelling(said.prefixes, said.link_style), alive)
    for mark in marks:
        writer.write(mark)
    edits = move_items(document, source.content, marks, said.extraction.pieces(), writer.edits)
    content = with_edits(source.content, edits)
    data = source.archive.with_members({CONTENT: content})
    return Written(data, tuple(writer.changes), refused=tuple(writer.refused))


def restore_odt(document: Document, changes: Iterable[Splice]) -> bytes:
    """The archive as it was; see `plugin.restore`."""
    source = _source(document)
    marked = source.archive.read(CONTENT)
    own = own_bytes(marked, document.path)
    cuts = [(start, end) for start, end, name in own if name.startswith(f"{OWN}{_CUT}")]
    pieces = read_again(source).extraction.pieces()
    edits, grown, at = [], 0, 0
    for splice in changes:
        start = splice.span.start + grown
        if splice.replacement:
            place = Span(start, start + len(splice.replacement))
            runs = list(_runs(document.text, pieces, place))
            if len(runs) != 1 or place.of(document.text) != splice.replacement:
                raise ValueError(f"the copy does not hold the change at {splice.span.start}..{splice.span.end}")
            edits.append(Edit(runs[0].start, runs[0].end, _WORDS, escape(splice.original).encode()))
        elif at < len(cuts):
            place_in_clean = cuts[at][0] - sum(end - begin for begin, end, _ in own if begin < cuts[at][0])
            edits.append(Edit(place_in_clean, place_in_clean, _WORDS, escape(splice.original).encode()))
            at += 1
        else:
            raise ValueError(f"the copy does not hold the change at {splice.span.start}..{splice.span.end}")
        grown += len(splice.replacement) - len(splice.original)
    return source.archive.with_members({CONTENT: with_edits(cut_out(marked, own), edits)})


class _Writer:
    """Collects what is to be put where."""

    def __init__(self, text: str, pieces: Pieces[Stretch], spelling: Spelling, alive: frozenset[Span]) -> None:
        self.edits: list[Edit] = []
        self.changes: list[Splice] = []
        self.refused: list[tuple[Span, Obstacle]] = []
        self._text, self._pieces, self._spelling = text, pieces, spelling
        self._alive = alive
        self._comments = self._cuts = 0

    def write(self, mark: Mark) -> None:
        """Puts one mark; what stands in no part of the file, or is filled in by a program, takes none."""
        runs = list(_runs(self._text, self._pieces, mark.span))
        if isinstance(mark, LiveListMark):
            # Zotero sees to its bibliographies itself.
            self.refused.append((mark.span, "parted"))
        elif isinstance(mark, LiveMark) and not runs:
            self.refused.append((mark.span, "field"))
        if not runs:
            return
        if isinstance(mark, LinkMark):
            for part in mark.parts:
                if part.anchor is not None:
                    self._link(list(_runs(self._text, self._pieces, part.span)), part.anchor)
        elif isinstance(mark, AnchorMark):
            place = _outside(runs[0]).start
            self.edits.append(Edit(place, place, _BOOKMARK, self._spelling.bookmark(mark.anchor)))
        elif isinstance(mark, CommentMark):
            self._comment(runs, f"{mark.code}: {mark.text}")
        elif isinstance(mark, CitationMark) and mark.works:
            self._replace(runs, mark.span, spell_citation(mark, mark.span.of(self._text)))
        elif isinstance(mark, NumberMark):
            self._replace(runs, mark.span, mark.printed)
        elif isinstance(mark, LiveMark) and mark.span not in self._alive:
            self._make_live(runs, mark)
        elif isinstance(mark, ListMark):
            self._replace(runs, mark.span, "\n".join(mark.lines))

    def _make_live(self, runs: list[_Run], mark: LiveMark) -> None:
        """A reference mark of Zotero around what is shown, where it stands in one paragraph and is no field."""
        if any(run.stretch.generated for run in runs):
            self.refused.append((mark.span, "field"))
            return
        if "\n" in mark.span.of(self._text):
            self.refused.append((mark.span, "parted"))
            return
        before, behind = self._spelling.zotero_mark(mark, mark.span.of(self._text))
        start, end = runs[0].start, runs[-1].end
        self.edits.append(Edit(start, start, _LINK_BEGINS, before))
        self.edits.append(Edit(end, end, _LINK_ENDS, behind))

    def _link(self, runs: list[_Run], anchor: str) -> None:
        if not runs:
            return
        before, behind = self._spelling.link(anchor)
        whole = runs[0].stretch.parent == runs[-1].stretch.parent and not runs[0].stretch.generated
        if whole and not any(run.stretch.in_link for run in runs):
            stretches = [runs]
        else:
            free = (run for run in runs if not run.stretch.in_link and not run.stretch.generated)
            stretches = [list(group) for _, group in groupby(free, key=lambda run: run.stretch.parent)]
        for stretch in stretches:
            start, end = stretch[0].start, stretch[-1].end
            self.edits.append(Edit(start, start, _LINK_BEGINS, before))
            self.edits.append(Edit(end, end, _LINK_ENDS, behind))

    def _comment(self, runs: list[_Run], said: str) -> None:
        self._comments += 1
        before, behind = self._spelling.comment(self._comments, said)
        start, end = _outside(runs[0]).start, _outside(runs[-1]).end
        self.edits.append(Edit(start, start, _COMMENT_BEGINS, before))
        self.edits.append(Edit(end, end, _COMMENT_ENDS, behind))

    def _replace(self, runs: list[_Run], span: Span, said: str) -> None:
        """The first part of the file that holds the span says it all, with its look; the others say nothing more."""
        whole = sum(len(run.span) for run in runs) == len(span)
        if not whole or said == span.of(self._text) or any(run.stretch.generated for run in runs):
            return
        for run in runs:
            if run is runs[0]:
                put, replacement = escape(said).encode(), said
            else:
                self._cuts += 1
                put, replacement = self._spelling.bookmark(f"{_CUT}{self._cuts}"), ""
            self.edits.append(Edit(run.start, run.end, _WORDS, put))
            self.changes.append(Splice(run.span, run.span.of(self._text), replacement))


def _runs(text: str, pieces: Pieces[Stretch], span: Span) -> Iterator[_Run]:
    """The parts of the file that hold `span`, each with the bytes of its share."""
    for stretch, part in pieces.within(span):
        held = pieces.holding(part.start)
        start, end = stretch.start, stretch.end
        if stretch.linear and held is not None:
            start += len(text[held[1].start : part.start].encode())
            end = start + len(part.of(text).encode())
        yield _Run(part, start, end, stretch)


def _outside(run: _Run) -> Span:
    """The bytes of a run, or of the field that holds it."""
    generated = run.stretch.generated
    return Span(generated.start, generated.end) if generated is not None else Span(run.start, run.end)


def _source(document: Document) -> OdtSource:
    if not isinstance(document.source, OdtSource):
        raise TypeError(f"{document.path}: its source is {type(document.source).__name__}, no OpenDocument text")
    return document.source
