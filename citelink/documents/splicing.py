"""Making the changes that a source format asks for, and undoing them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from citelink.documents.changes import Splice, Written
from citelink.documents.decoding import TextSource
from citelink.documents.document import Document
from citelink.documents.marks import ListMark, Mark, NumberMark


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
    """The changes for the marks that every source format writes alike: numbers, and lists set anew (with the line end
    that `text` uses)."""
    for mark in marks:
        if isinstance(mark, NumberMark):
            written = mark.printed
        elif isinstance(mark, ListMark):
            written = _line_end(text).join(mark.lines)
        else:
            continue
        if written != mark.span.of(text):
            yield Splice(mark.span, mark.span.of(text), written)


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
