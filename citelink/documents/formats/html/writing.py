"""Marks written into a page, between its characters; `own.py` shows what they look like.

Tags are added around what the page says already, and where they would not nest with its own tags they are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from citelink.documents.changes import Splice, Written
from citelink.documents.document import Document
from citelink.documents.formats.html.elements import BLOCKS, VOID
from citelink.documents.formats.html.own import MARK, WAS
from citelink.documents.formats.html.page import HtmlSource
from citelink.documents.marks import AnchorMark, CitationMark, CommentMark, LinkMark, Mark, NumberMark
from citelink.documents.markup.characters import escape_text, escape_value
from citelink.documents.markup.regions import Region, find_region
from citelink.documents.pandoc import spell_citation
from citelink.text.span import Span


@dataclass(frozen=True, slots=True)
class _Insertion:
    """Tags to be put around `[start, end)` of the page, or what takes its place."""

    start: int
    end: int
    order: int
    before: str
    behind: str = ""
    instead: str | None = None


def write_html(document: Document, marks: Sequence[Mark]) -> Written:
    """The page with `marks`, and what changed in its text: numbers. A citation in the place of a marker is no such
    change, since a copy is read as the page that it was made from."""
    source = _source(document)
    links = {mark.anchor: _target(source, mark) for mark in marks if isinstance(mark, AnchorMark)}
    insertions: list[_Insertion] = []
    changes: list[Splice] = []
    for mark in sorted(marks, key=lambda one: one.span):
        if not isinstance(mark, NumberMark):
            insertions.extend(_insert(document, source, mark, links))
        elif (place := _plain_place(document, mark.span)) is not None and mark.printed != mark.span.of(document.text):
            insertions.append(_Insertion(place.start, place.end, 3, "", instead=escape_text(mark.printed)))
            changes.append(Splice(mark.span, mark.span.of(document.text), mark.printed))
    return Written(
        source.file.encode(source.file.as_written(_with_insertions(source.page, insertions))), tuple(changes)
    )


def restore_html(document: Document, changes: Iterable[Splice]) -> bytes:
    """The page without marks, and with the numbers that it had before `changes`."""
    source = _source(document)
    parts: list[str] = []
    at = grown = 0
    for change in changes:
        start = change.span.start + grown
        grown += len(change.replacement) - len(change.original)
        span = Span(start, start + len(change.replacement))
        place = _plain_place(document, span)
        if place is None or place.start < at or span.of(document.text) != change.replacement:
            raise ValueError(f"the page does not hold the change at {change.span.start}..{change.span.end}")
        parts += (source.page[at : place.start], change.original)
        at = place.end
    parts.append(source.page[at:])
    return source.file.encode("".join(parts))


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


def _insert(
    document: Document, source: HtmlSource, mark: Mark, links: dict[str, tuple[str, bool]]
) -> Iterator[_Insertion]:
    region = _region(source, mark.span)
    if region is None:
        return
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
            yield _Insertion(region.start, region.end, 1, before, "</a>")
        else:
            yield _Insertion(region.start, region.end, 1, f'<span {MARK}="{keys}">', "</span>")
    elif isinstance(mark, AnchorMark):
        name, own = links[mark.anchor]
        named = "" if own else f' id="{escape_value(name)}"'
        yield _Insertion(region.start, region.start, 0, f'<span {MARK}="{escape_value(mark.key or "")}"{named}></span>')
    elif isinstance(mark, CommentMark):
        title = escape_value(f"{mark.severity} {mark.code}: {mark.text}")
        before = f'<span {MARK}="{escape_value(mark.code)}" title="{title}">'
        yield _Insertion(region.start, region.end, 2, before, "</span>")


def _cite(document: Document, source: HtmlSource, mark: CitationMark, region: Region) -> Iterator[_Insertion]:
    """A citation in the place of a marker, where the page has one place for it."""
    written = spell_citation(mark, mark.span.of(document.text))
    if mark.works and region.whole:
        was = escape_value(source.page[region.start : region.end])
        shown = f'<span {WAS}="{was}">{escape_text(written)}</span>'
        yield _Insertion(region.start, region.end, 3, "", instead=shown)


def _region(source: HtmlSource, span: Span) -> Region | None:
    return find_region(source.page, source.pieces, span, xml=source.xml, refused=BLOCKS, void=VOID)


def _plain_place(document: Document, span: Span) -> Span | None:
    """Where the page says `span` of the text letter by letter; None: it says it otherwise."""
    source = _source(document)
    region = _region(source, span)
    if region is None or source.page[region.start : region.end] != span.of(document.text):
        return None
    return Span(region.start, region.end)


def _in_link(source: HtmlSource, region: Region) -> bool:
    return any(link.start < region.end and region.start < link.end for link in source.links)


def _with_insertions(page: str, insertions: Iterable[_Insertion]) -> str:
    """`page` with all `insertions`, the outer ones around the inner ones; one that would cross another one loses what
    it stands around."""
    parts: list[str] = []
    at = 0
    open_: list[_Insertion] = []

    def close_to(place: int) -> None:
        nonlocal at
        while open_ and open_[-1].end <= place:
            one = open_.pop()
            parts.extend((page[at : one.end], one.behind))
            at = one.end

    for one in sorted(insertions, key=lambda each: (each.start, each.start != each.end, -each.end, each.order)):
        close_to(one.start)
        if one.start < at:
            continue  # within what something else took the place of
        parts.append(page[at : one.start])
        at = one.start
        if one.instead is not None:
            parts.append(one.instead)
            at = one.end
        elif one.start == one.end or (open_ and open_[-1].end < one.end):
            parts += (one.before, one.behind)
        else:
            parts.append(one.before)
            open_.append(one)
    close_to(len(page))
    parts.append(page[at:])
    return "".join(parts)
