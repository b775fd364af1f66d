"""Marks written into a page, between its characters; `own.py` shows what they look like.

Tags are added around what the page says already, and where they would not nest with its own tags they are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from citelink.documents.changes import Splice, Written
from citelink.documents.document import Document
from citelink.documents.formats.html.elements import BLOCKS, VOID
from citelink.documents.formats.html.own import MARK, WAS
from citelink.documents.formats.html.page import HtmlSource
from citelink.documents.marks import AnchorMark, CitationMark, CommentMark, LinkMark, Mark, NumberMark
from citelink.documents.markup.characters import escape_text, escape_value
from citelink.documents.markup.insertions import Insertion, restored_numbers, with_insertions, written_number
from citelink.documents.markup.regions import Region, find_region
from citelink.documents.pandoc import spell_citation
from citelink.text.span import Span


def write_html(document: Document, marks: Sequence[Mark]) -> Written:
    """The page with `marks`, and what changed in its text: numbers. A citation in the place of a marker is no such
    change, since a copy is read as the page that it was made from."""
    source = _source(document)
    links = {mark.anchor: _target(source, mark) for mark in marks if isinstance(mark, AnchorMark)}
    insertions: list[Insertion] = []
    changes: list[Splice] = []
    for mark in sorted(marks, key=lambda one: one.span):
        region = _region(document, mark.span)
        if region is None:
            continue
        if isinstance(mark, NumberMark):
            if (done := written_number(document.text, source.page, region, mark)) is not None:
                insertions.append(done[0])
                changes.append(done[1])
        else:
            insertions.extend(_insert(document, mark, region, links))
    page = source.file.as_written(with_insertions(source.page, insertions))
    return Written(source.file.encode(page), tuple(changes))


def restore_html(document: Document, changes: Iterable[Splice]) -> bytes:
    """The page without marks, and with the numbers that it had before `changes`."""
    source = _source(document)
    page = restored_numbers(document.text, source.page, changes, lambda span: _region(document, span))
    return source.file.encode(page)


def _source(document: Document) -> HtmlSource:
    if not isinstance(document.source, HtmlSource):
        raise TypeError(f"{document.path}: its source is {type(document.source).__name__}, no page")
    return document.source


def _target(source: HtmlSource, mark: AnchorMark) -> tuple[str, bool]:
    """The id to which links to a reference lead, and whether it is the page's own."""
    first = next(source.pieces.within(mark.span), None)
    if first is not None and (own := source.anchors.get(first[1].start)):
        return own[0], True
    name, count = mark.anchor, 1
    while name in source.ids:
        count += 1
        name = f"citelink-{mark.anchor}" if count == 2 else f"citelink-{mark.anchor}-{count}"
    return name, False


def _insert(document: Document, mark: Mark, region: Region, links: dict[str, tuple[str, bool]]) -> Iterator[Insertion]:
    source = _source(document)
    if isinstance(mark, CitationMark):
        yield from _cite(document, source, mark, region)
    elif isinstance(mark, LinkMark):
        keys = escape_value(" ".join(key or "?" for key in mark.keys))
        anchor = next((links[one][0] for one in mark.anchors if one in links), None)
        linkable = anchor is not None and not region.holds_link and not _in_link(source, region)
        if linkable and anchor is not None:
            known = escape_value(", ".join(key for key in mark.keys if key))
            title = f' title="{known}"' if known else ""
            before = f'<a {MARK}="{keys}" href="#{escape_value(anchor)}"{title}>'
            yield Insertion(region.start, region.end, 1, before, "</a>")
        else:
            yield Insertion(region.start, region.end, 1, f'<span {MARK}="{keys}">', "</span>")
    elif isinstance(mark, AnchorMark):
        name, own = links[mark.anchor]
        named = "" if own else f' id="{escape_value(name)}"'
        yield Insertion(region.start, region.start, 0, f'<span {MARK}="{escape_value(mark.key or "")}"{named}></span>')
    elif isinstance(mark, CommentMark):
        title = escape_value(f"{mark.severity} {mark.code}: {mark.text}")
        before = f'<span {MARK}="{escape_value(mark.code)}" title="{title}">'
        yield Insertion(region.start, region.end, 2, before, "</span>")


def _cite(document: Document, source: HtmlSource, mark: CitationMark, region: Region) -> Iterator[Insertion]:
    """A citation in the place of a marker, where the page has one place for it."""
    written = spell_citation(mark, mark.span.of(document.text))
    if mark.works and region.whole:
        was = escape_value(source.page[region.start : region.end])
        shown = f'<span {WAS}="{was}">{escape_text(written)}</span>'
        yield Insertion(region.start, region.end, 3, "", instead=shown)


def _region(document: Document, span: Span) -> Region | None:
    source = _source(document)
    return find_region(source.page, source.pieces, span, xml=source.xml, refused=BLOCKS, void=VOID)


def _in_link(source: HtmlSource, region: Region) -> bool:
    return any(link.start < region.end and region.start < link.end for link in source.links)
