"""Making the changes that a source format asks for, and undoing them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from citelink.documents.changes import Splice, Written
from citelink.documents.decoding import TextSource
from citelink.documents.document import Document
from citelink.documents.marks import CopiesMark, ItemsMark, ListMark, Mark, NumberMark
from citelink.text.span import Span

_BLANK_LINE = re.compile(r"(?:\r\n|\n|\r)[ \t]{0,80}(?:\r\n|\n|\r)\Z")
_BLANK_LINES = re.compile(r"(?:[ \t]{0,80}(?:\r\n|\n|\r)){1,80}")
_GAP = re.compile(r"\s{0,200}")
_LONGEST_GAP = 200


def write_text(document: Document, changes: Iterable[Splice]) -> Written:
    """`document`, whose source is a `TextSource`, with `changes` made; of two that want the same place the first.

    A replacement holds only what the file's encoding can write, so that it says what will stand in the file: an arrow
    in cp1251 is the HTML character reference `&#8617;`."""
    source = _source(document)
    done = tuple(replace(one, replacement=source.as_written(one.replacement)) for one in _in_order(changes))
    return Written(source.encode(apply(document.text, done)), done)


def restore_text(document: Document, changes: Iterable[Splice]) -> bytes:
    """The bytes of the file that `document` was before `changes` were made by `write_text`."""
    return _source(document).encode(undo(document.text, changes))


def apply(text: str, splices: Iterable[Splice]) -> str:
    """`text` with every splice made; splices are ascending and do not overlap.

    Raises ValueError when they run backwards or `original` is not what stands there."""
    parts: list[str] = []
    at = 0
    for splice in splices:
        if splice.span.start < at or splice.span.of(text) != splice.original:
            raise ValueError(f"the splice at {splice.span.start}..{splice.span.end} does not fit the document")
        parts += (text[at : splice.span.start], splice.replacement)
        at = splice.span.end
    parts.append(text[at:])
    return "".join(parts)


def undo(annotated: str, splices: Iterable[Splice]) -> str:
    """The inverse of `apply`: the text as it was before `splices` (the same, offsets into the text before) were made.

    Raises ValueError when a replacement does not stand where it was put."""
    parts: list[str] = []
    at = grown = 0
    for splice in splices:
        start = splice.span.start + grown
        end = start + len(splice.replacement)
        if start < at or annotated[start:end] != splice.replacement:
            raise ValueError(f"the annotated text does not hold the splice at {splice.span.start}..{splice.span.end}")
        parts += (annotated[at:start], splice.original)
        at = end
        grown += len(splice.replacement) - len(splice.original)
    parts.append(annotated[at:])
    return "".join(parts)


def plain_changes(text: str, marks: Iterable[Mark]) -> Iterator[Splice]:
    """The changes for the marks that every source format writes alike: numbers, items in another order, and lists set
    anew (with the line end that `text` uses)."""
    marks = tuple(marks)
    numbers = sorted(
        (Splice(one.span, one.span.of(text), one.printed) for one in marks if isinstance(one, NumberMark)),
        key=_place,
    )
    moved: list[Span] = []
    for mark in marks:
        if isinstance(mark, ItemsMark):
            moved += mark.places
            yield from _move(text, mark, numbers)
        elif isinstance(mark, CopiesMark):
            yield Splice(mark.span, "", _copies(text, mark))
        elif isinstance(mark, ListMark):
            written = _line_end(text).join(mark.lines)
            if written != mark.span.of(text):
                yield Splice(mark.span, mark.span.of(text), written)
    yield from (one for one in _outside(numbers, sorted(moved)) if one.replacement != one.original)


def _move(text: str, mark: ItemsMark, numbers: Sequence[Splice]) -> Iterator[Splice]:
    """A change for each place that says something else. What parts the last two places parts those that follow; a place
    that goes, goes with what parts it from the one before or, where it is the only one, with its line."""
    said = [_with_numbers(text, item, numbers) for item in mark.now]
    end = mark.places[-1].end if said else _behind_lines(text, mark.places[0].start, mark.places[-1].end)
    between = text[mark.places[-2].end : mark.places[-1].start] if mark.places[1:] else _line_end(text)
    more = "".join(between + one for one in said[len(mark.places) :])
    for at, (place, now) in enumerate(zip_longest(mark.places, said[: len(mark.places)])):
        last = at == len(mark.places) - 1
        if now is None:
            blank = at and not text[mark.places[at - 1].end : place.start].strip()
            gone = Span(mark.places[at - 1].end if blank else place.start, end if last else place.end)
            yield Splice(gone, gone.of(text), "")
        elif (written := now + (more if last else "")) != place.of(text):
            yield Splice(place, place.of(text), written)


def _copies(text: str, mark: CopiesMark) -> str:
    """Copies behind a blank line, each parted from the next by what stands behind it where it is printed."""
    said = [_line_end(text)]
    gap = _line_end(text)
    for item, numbers in zip(mark.items, mark.numbers, strict=True):
        changes = sorted((Splice(one.span, one.span.of(text), one.printed) for one in numbers), key=_place)
        said += (gap, _with_numbers(text, item, changes))
        gap = _GAP.match(text, item.end)[0] or _line_end(text)  # type: ignore[index]
    return "".join(said)


def _place(splice: Splice) -> Span:
    return splice.span


def _with_numbers(text: str, item: Span, numbers: Sequence[Splice]) -> str:
    """What an item says with the numbers in it changed."""
    first = bisect_left(numbers, item.start, key=lambda one: one.span.start)
    last = bisect_left(numbers, item.end, key=lambda one: one.span.start)
    inside = (replace(one, span=one.span.shift(-item.start)) for one in numbers[first:last])
    return apply(item.of(text), inside)


def _outside(splices: Iterable[Splice], spans: Sequence[Span]) -> Iterator[Splice]:
    """Those of the splices that stand in none of the spans."""
    for splice in splices:
        at = bisect_left(spans, splice.span.start, key=lambda span: span.end)
        if at == len(spans) or not spans[at].overlaps(splice.span):
            yield splice


def _behind_lines(text: str, start: int, end: int) -> int:
    """Where what goes ends that begins at `start` and of which nothing stays: with its line and, where a blank line
    stands before it, those behind it."""
    end += 2 if text.startswith("\r\n", end) else text[end : end + 1] in ("\n", "\r")
    parted = _BLANK_LINE.search(text, max(0, start - _LONGEST_GAP), start)
    blank = _BLANK_LINES.match(text, end, end + _LONGEST_GAP) if parted else None
    return blank.end() if blank else end


def _source(document: Document) -> TextSource:
    if not isinstance(document.source, TextSource):
        raise TypeError(f"{document.path}: its source is {type(document.source).__name__}, no text file")
    return document.source


def _line_end(text: str) -> str:
    at = text.find("\n")
    if at < 0:
        return "\r" if "\r" in text else "\n"
    return "\r\n" if text[at - 1 : at] == "\r" else "\n"


def _in_order(splices: Iterable[Splice]) -> Iterator[Splice]:
    at = 0
    for splice in sorted(splices, key=lambda one: (one.span.start, one.span.end)):
        if splice.span.start >= at:
            yield splice
            at = splice.span.end
