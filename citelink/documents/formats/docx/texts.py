"""Markers whose text changes: citations by key in their place, other numbers. Runs stay as they are: what a marker now
says stands in the first of its runs, the others are left with nothing of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from citelink.documents.archive import Archive
from citelink.documents.changes import Splice
from citelink.documents.formats.docx.copying import Copy, Stretch, paragraph_of
from citelink.documents.formats.docx.cuts import escaped
from citelink.documents.formats.docx.names import TEXT
from citelink.documents.formats.docx.package import Package
from citelink.documents.formats.docx.walking import walk
from citelink.documents.marks import CitationMark, NumberMark
from citelink.documents.pandoc import spell_citation
from citelink.text.span import Span

if TYPE_CHECKING:
    from lxml.etree import _Element


def put_texts(copy: Copy, marks: Sequence[CitationMark | NumberMark]) -> tuple[Splice, ...]:
    """Puts in what the marks say, where a marker stands in plain runs of one paragraph and in no field; gives the
    changes of text, one for each run that changes."""
    text = copy.walked.said.text()
    changes: list[Splice] = []
    end = 0
    for mark in sorted(marks, key=lambda one: one.span):
        printed = mark.span.of(text)
        said = mark.printed if isinstance(mark, NumberMark) else spell_citation(mark, printed)
        stretches = copy.stretches(mark.span)
        if said == printed or mark.span.start < end or not _is_plain(copy, stretches, mark.span):
            continue
        end = mark.span.end
        for at, one in enumerate(stretches):
            replacement = said if at == 0 else ""
            changes.append(Splice(one.span, one.span.of(text), replacement))
            _replace(copy, one, replacement)
    return tuple(changes)


def _is_plain(copy: Copy, stretches: Sequence[Stretch], span: Span) -> bool:
    if not stretches or sum(len(one.span) for one in stretches) != len(span):
        return False
    if any(one.element.tag != TEXT or one.origin.live is not None for one in stretches):
        return False
    cuts = copy.cuts(stretches[0].origin.story)
    return len({paragraph_of(one.element) for one in stretches}) == 1 and all(
        cuts.can_part(one.element, one.start, one.end) for one in stretches
    )


def _replace(copy: Copy, stretch: Stretch, said: str) -> None:
    cuts = copy.cuts(stretch.origin.story)
    start = cuts.markup.character(stretch.element, stretch.start)
    end = cuts.markup.character(stretch.element, stretch.end)
    if start is not None and end is not None:
        cuts.replace(start, end, _spelt(said))


def number_edits(copy: Copy, marks: Iterable[NumberMark]) -> list[tuple[int, int, str]]:
    """What changes in the source of a part so that numbers read otherwise: start, end, what is to stand there."""
    edits = []
    for mark in marks:
        for at, one in enumerate(copy.stretches(mark.span)):
            markup = copy.cuts(one.origin.story).markup
            start, end = markup.character(one.element, one.start), markup.character(one.element, one.end)
            if start is not None and end is not None:
                edits.append((start, end, _spelt(mark.printed) if at == 0 else ""))
    return edits


def _put_before(copy: Copy, stretch: Stretch, said: str) -> None:
    cuts = copy.cuts(stretch.origin.story)
    at = cuts.markup.character(stretch.element, stretch.start)
    if at is not None:
        cuts.replace(at, at, _spelt(said))


def _spelt(said: str) -> str:
    """Text as word processors write it: only what must be is escaped."""
    return escaped(said).replace("&quot;", '"')


def texts_taken_back(archive: Archive, changes: Sequence[Splice]) -> dict[str, bytes]:
    """The parts of a copy with the texts that were there before `changes`. Raises ValueError where it does not hold
    them."""
    if not changes:
        return {}
    package = Package(archive)
    copy = Copy(package, walk(package))
    text = copy.walked.said.text()
    empty = _Empty(copy)
    grown = 0
    last: Stretch | None = None
    for one in changes:
        start = one.span.start + grown
        now = Span(start, start + len(one.replacement))
        if now.of(text) != one.replacement:
            raise ValueError(f"the copy does not hold the change at {one.span.start}..{one.span.end}")
        grown += len(one.replacement) - len(one.original)
        if one.replacement:
            stretches = copy.stretches(now)
            if len(stretches) != 1:
                raise ValueError(f"the copy does not hold the change at {one.span.start}..{one.span.end} in one run")
            last = stretches[0]
            _replace(copy, last, one.original)
            continue
        behind = next(iter(copy.stretches(Span(now.end, now.end + 1))), None)
        element = None if last is None else empty.between(last, behind)
        if last is not None and element is not None:
            cuts = copy.cuts(last.origin.story)
            cuts.replace(cuts.markup.inside(element), cuts.markup.inside(element), _spelt(one.original))
        elif behind is not None:
            _put_before(copy, behind, one.original)
        else:
            raise ValueError(f"the copy has no run for the change at {one.span.start}..{one.span.end}")
    return dict(copy.changed())


class _Empty:
    """The elements for text that hold none, each given once."""

    def __init__(self, copy: Copy) -> None:
        self._copy = copy
        self._left = list(copy.walked.empty)

    def between(self, stretch: Stretch, behind: Stretch | None) -> _Element | None:
        """The next one behind a stretch, in its paragraph, before what follows in the text."""
        within = paragraph_of(stretch.element)
        markup = self._copy.cuts(stretch.origin.story).markup
        first = markup.order(stretch.element)
        last = float("inf")
        if behind is not None and behind.origin.story is stretch.origin.story:
            last = markup.order(behind.element)
        for at, element in enumerate(self._left):
            if paragraph_of(element) is within and first < markup.order(element) < last:
                return self._left.pop(at)
        return None
