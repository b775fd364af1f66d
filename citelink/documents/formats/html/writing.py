"""Marks written into a page, between its characters; `own.py` shows what they look like.

Tags are added around what the page says already, and where they would not nest with its own tags they are left out.
"""

from __future__ import annotations

import posixpath
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import quote

from citelink.documents.changes import Splice, Written
from citelink.documents.document import Document
from citelink.documents.formats.html.elements import BLOCKS, VOID
from citelink.documents.formats.html.own import MARK, WAS
from citelink.documents.formats.html.page import HtmlSource, Part
from citelink.documents.marks import AnchorMark, CitationMark, CommentMark, LinkMark, Mark
from citelink.documents.markup.characters import escape_text, escape_value
from citelink.documents.markup.insertions import Insertion, restored_numbers, with_insertions, written_marks
from citelink.documents.markup.regions import Region, find_region
from citelink.documents.pandoc import spell_citation
from citelink.text.span import Span


class _Target(NamedTuple):
    """Where links to a reference lead: an id in a file of the document, and whether that has it already."""

    part: Part
    id: str
    known: bool


def write_html(document: Document, marks: Sequence[Mark]) -> Written:
    """The page with `marks`, and what changed in its text."""
    (page,), changes = write_pages(document, marks)
    return Written(page, changes)


def write_pages(document: Document, marks: Sequence[Mark]) -> tuple[list[bytes], tuple[Splice, ...]]:
    """The files of `document` with `marks`, and what changed in its text: numbers. A citation in the place of a marker
    is no such change, since a copy is read as the page that it was made from."""
    source = _source(document)
    targets = {mark.anchor: _target(source, mark) for mark in marks if isinstance(mark, AnchorMark)}
    insertions, changes = written_marks(
        document.text,
        source.page,
        (part for one in marks for part in (one.parts if isinstance(one, LinkMark) else (one,))),
        lambda span: _region(source, span),
        lambda mark, region: _insert(document, mark, region, targets),
    )
    return [_write_part(source, part, insertions) for part in source.parts], changes


def restore_html(document: Document, changes: Iterable[Splice]) -> bytes:
    """The page without marks, and with the numbers that it had before `changes`."""
    (page,) = restore_pages(document, changes)
    return page


def restore_pages(document: Document, changes: Iterable[Splice]) -> list[bytes]:
    """The files of `document` without marks, and with the numbers that they had before `changes`."""
    source = _source(document)
    undone = list(restored_numbers(document.text, source.page, changes, lambda span: _region(source, span)))
    return [_write_part(source, part, undone) for part in source.parts]


def _write_part(source: HtmlSource, part: Part, insertions: Sequence[Insertion]) -> bytes:
    start = part.span.start
    own = [
        replace(one, start=one.start - start, end=one.end - start)
        for one in insertions
        if part.span.contains(Span(one.start, one.end)) and one.start < part.span.end
    ]
    return part.file.encode(part.file.as_written(with_insertions(part.span.of(source.page), own)))


def _source(document: Document) -> HtmlSource:
    if not isinstance(document.source, HtmlSource):
        raise TypeError(f"{document.path}: its source is {type(document.source).__name__}, no page")
    return document.source


def _target(source: HtmlSource, mark: AnchorMark) -> _Target:
    first = next(source.pieces.within(mark.span), None)
    part = source.part(first[0].start if first is not None else 0)
    if first is not None and (own := source.anchors.get(first[1].start)):
        return _Target(part, own[0], True)
    name, count = mark.anchor, 1
    while name in part.ids:
        count += 1
        name = f"citelink-{mark.anchor}" if count == 2 else f"citelink-{mark.anchor}-{count}"
    return _Target(part, name, False)


def _href(part: Part, target: _Target) -> str:
    """The link from a file of the document to a place in another one, or in the same."""
    if part.name == target.part.name:
        return f"#{target.id}"
    path = posixpath.relpath(target.part.name, posixpath.dirname(part.name) or ".")
    return f"{quote(path)}#{target.id}"


def _insert(document: Document, mark: Mark, region: Region, targets: dict[str, _Target]) -> Iterator[Insertion]:
    source = _source(document)
    if isinstance(mark, CitationMark):
        yield from _cite(document, source, mark, region)
    elif isinstance(mark, LinkMark):
        keys = escape_value(" ".join(key or "?" for key in mark.keys))
        target = next((targets[one] for one in mark.anchors if one in targets), None)
        part = source.part(region.start)
        if target is None or part.based or region.holds_link or _in_link(source, region):
            yield Insertion(region.start, region.end, 1, f'<span {MARK}="{keys}">', "</span>")
            return
        known = escape_value(", ".join(key for key in mark.keys if key))
        title = f' title="{known}"' if known else ""
        href = escape_value(_href(part, target))
        yield Insertion(region.start, region.end, 1, f'<a {MARK}="{keys}" href="{href}"{title}>', "</a>")
    elif isinstance(mark, AnchorMark):
        target = targets[mark.anchor]
        named = "" if target.known else f' id="{escape_value(target.id)}"'
        yield Insertion(region.start, region.start, 0, f'<span {MARK}="{escape_value(mark.key or "")}"{named}></span>')
    elif isinstance(mark, CommentMark):
        title = escape_value(f"{mark.code}: {mark.text}")
        before = f'<span {MARK}="{escape_value(mark.code)}" title="{title}">'
        yield Insertion(region.start, region.end, 2, before, "</span>")


def _cite(document: Document, source: HtmlSource, mark: CitationMark, region: Region) -> Iterator[Insertion]:
    """A citation in the place of a marker, where the page has one place for it."""
    written = spell_citation(mark, mark.span.of(document.text))
    if mark.works and region.whole:
        was = escape_value(source.page[region.start : region.end])
        shown = f'<span {WAS}="{was}">{escape_text(written)}</span>'
        yield Insertion(region.start, region.end, 3, "", instead=shown)


def _region(source: HtmlSource, span: Span) -> Region | None:
    first = next(source.pieces.within(span), None)
    xml = first is not None and source.part(first[0].start).xml
    return find_region(source.page, source.pieces, span, xml=xml, refused=BLOCKS, void=VOID)


def _in_link(source: HtmlSource, region: Region) -> bool:
    at = bisect_right(source.links, region.start, key=lambda link: link.end)
    return at < len(source.links) and source.links[at].start < region.end
