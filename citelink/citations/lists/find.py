"""find_reference_lists(): every printed reference list of a document, and the headings that head none."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from citelink.citations.citation import ListHeading, Reference, ReferenceList, RefusedHeading
from citelink.citations.lists.given import given_regions
from citelink.citations.lists.lines import Lines
from citelink.citations.lists.numbered import Item
from citelink.citations.lists.pairing import pair_lists
from citelink.citations.lists.printed_labels import BULLET, label_at
from citelink.citations.lists.region import Region
from citelink.citations.lists.regions import find_regions, whole_region
from citelink.documents.document import Document
from citelink.text.repaired import Edit, RepairedText
from citelink.text.repairs import repair_reference
from citelink.text.span import Span


def find_reference_lists(
    document: Document, lines: Lines | None = None
) -> tuple[tuple[ReferenceList, ...], tuple[RefusedHeading, ...]]:
    """The reference lists of `document` in order, and the lines that read like a list's heading but head none.

    Lists that the file itself marks are taken as they are; others are found by their heading together with what follows
    it, and without a heading by their labels alone. All spans are offsets into `document.text`; the ids of references
    count over the whole document. `lines` are those of the document, where they are read already.
    """
    lines = Lines(document) if lines is None else lines
    regions, refused = find_regions(lines, given_regions(document, lines))
    lists: list[ReferenceList] = []
    count = 0
    for region in regions:
        lists.append(_finish(document, lines, region, len(lists), count))
        count += len(region.items)
    headings = []
    for refusal in refused:
        if refusal.reason == "no-references" and _is_filled_later(document, lines, refusal.span):
            continue
        span = lines.original(refusal.span)
        headings.append(RefusedHeading(span, span.of(document.text), refusal.reason))
    return tuple(_number_scopes(pair_lists(lists))), tuple(headings)


def read_reference_list(document: Document) -> ReferenceList | None:
    """The reference list of a document that was given as one, for markers in other documents; None: it holds none.

    The longest list is taken; where none can be told by its shape, any labels that number the lines are."""
    lines = Lines(document)
    found, _ = find_reference_lists(document, lines)
    if found:
        return max(found, key=lambda one: len(one.references))
    region = whole_region(lines)
    return _finish(document, lines, region, 0, 0) if region is not None else None


def _is_filled_later(document: Document, lines: Lines, heading: Span) -> bool:
    """Whether the list is only printed when the document is set: it cites by key, and names the library of the keys or
    ends with the heading (pandoc's manual, "Placement of the bibliography")."""
    given = document.given
    if not given.citations or given.references:
        return False
    return any(one.keyed for one in given.libraries) or not lines.text[heading.end :].strip()


def _finish(document: Document, lines: Lines, region: Region, position: int, count: int) -> ReferenceList:
    references = []
    for item in region.items:
        count += 1
        references.append(_reference(lines, item, f"r{count}"))
    heading = None
    if region.heading is not None:
        span = lines.original(region.heading)
        heading = ListHeading(span, span.of(document.text))
    end = max(lines.extent(Span(item.start, item.end)).end for item in region.items)
    whole = Span(references[0].span.start, end)
    return ReferenceList(whole, heading, position, tuple(references), region.numbered)


def _number_scopes(lists: Sequence[ReferenceList]) -> list[ReferenceList]:
    """Scopes from 0 in the order of the lists; a second printing shares the scope of the first."""
    numbered: list[ReferenceList] = []
    scope = 0
    for found in lists:
        if found.paired_with is not None:
            numbered.append(replace(found, scope=numbered[found.paired_with].scope))
            continue
        numbered.append(replace(found, scope=scope))
        scope += 1
    return numbered


def _reference(lines: Lines, item: Item, id: str) -> Reference:
    """The reference with this `id`; a label is one that says its number."""
    span = Span(item.start, item.end)
    label = label_at(lines.text, span.start, span.end) if item.labelled else None
    if label is not None and (label.number != item.number or (label.text_start >= span.end and not item.said)):
        label = None
    said = _said(lines, item) if label is None or item.said is not None else Span(label.text_start, span.end)
    view = _joined(lines, said)
    if item.rest is not None:
        line_end = lines.view.slice(Span(item.rest.start - 1, item.rest.start))
        view = RepairedText.joined((view, line_end, _joined(lines, item.rest)))
    view = repair_reference(view, lines.damage)
    printed = lines.original(Span(label.start, label.end)) if label is not None else None
    return Reference(id, item.number, lines.original(span), view, printed)


def _said(lines: Lines, item: Item) -> Span:
    """Where the text of an item stands that follows no label of its own."""
    if item.said is not None:
        return item.said
    bullet = BULLET.match(lines.text, item.start, item.end)
    return Span(bullet.end() if bullet else item.start, item.end)


def _joined(lines: Lines, span: Span) -> RepairedText:
    """The prose of `span` without what stands between its lines but one line end each."""
    edits = []
    at = bisect_left(lines.all, span.start, key=lambda line: line.end)
    end = span.start
    while at < len(lines) and lines[at].start < span.end:
        line = lines[at]
        if line.start > end:
            edits.append(Edit(end - span.start, line.start - span.start, "\n" if end > span.start else ""))
        end = line.end
        at += 1
    return lines.view.slice(span).edit(edits)
