"""find_reference_lists(): every printed reference list of a document, and the headings that head none."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from citelink.citations.citation import ListHeading, Reference, ReferenceList, RefusedHeading
from citelink.citations.lists.labels import BULLET, label_at
from citelink.citations.lists.lines import Lines
from citelink.citations.lists.pairing import pair_lists
from citelink.citations.lists.regions import Region, find_regions, whole_region
from citelink.documents.document import Document
from citelink.text.repaired import Edit, RepairedText
from citelink.text.repairs import repair_reference
from citelink.text.span import Span


def find_reference_lists(document: Document) -> tuple[tuple[ReferenceList, ...], tuple[RefusedHeading, ...]]:
    """The reference lists of `document` in order, and the lines that read like a list's heading but head none.

    Lists are found by their heading together with what follows it, and without a heading by their labels alone. All
    spans are offsets into `document.text`; the ids of references count over the whole document.
    """
    lines = Lines(document)
    regions, refused = find_regions(lines)
    lists: list[ReferenceList] = []
    count = 0
    for region in regions:
        lists.append(_finish(document, lines, region, len(lists), count))
        count += len(region.items)
    headings = []
    for refusal in refused:
        span = document.prose.original(refusal.span)
        headings.append(RefusedHeading(span, span.of(document.text), refusal.reason))
    return tuple(_number_scopes(pair_lists(lists))), tuple(headings)


def read_reference_list(document: Document) -> ReferenceList | None:
    """The reference list of a document that was given as one, for markers in other documents; None: it holds none.

    The longest list is taken; where none can be told by its shape, any labels that number the lines are."""
    found, _ = find_reference_lists(document)
    if found:
        return max(found, key=lambda one: len(one.references))
    lines = Lines(document)
    region = whole_region(lines)
    return _finish(document, lines, region, 0, 0) if region is not None else None


def _finish(document: Document, lines: Lines, region: Region, position: int, count: int) -> ReferenceList:
    references = []
    first = region.items[0].number
    counted = region.numbered and _counts_for_itself(document, region)
    for position_in_list, item in enumerate(region.items):
        count += 1
        place = Span(item.start, item.end)
        number = first + position_in_list if counted else item.number
        text = _view_at(document, lines, place, number).text
        references.append(Reference(f"r{count}", number, document.prose.original(place), text))
    heading = None
    if region.heading is not None:
        span = document.prose.original(region.heading)
        heading = ListHeading(span, span.of(document.text))
    whole = Span(references[0].span.start, references[-1].span.end)
    return ReferenceList(whole, heading, position, tuple(references), region.numbered)


def _counts_for_itself(document: Document, region: Region) -> bool:
    """Whether the number printed at each reference is the same one in Markdown, whose readers see 1, 2, 3 (CommonMark
    0.31, 5.3: only the first number of an ordered list counts)."""
    return document.format == "markdown" and len({item.number for item in region.items}) == 1 < len(region.items)


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


def reference_view(document: Document, reference: Reference) -> RepairedText:
    """What `reference.text` is the text of: the reference without its label, repaired, its lines joined.

    The view leads every span of that text back to `document.text`. Page numbers and running heads that stood between
    the lines of the reference are no part of it.
    """
    return _view_at(document, Lines(document), document.prose.view(reference.span), reference.number)


def _view_at(document: Document, lines: Lines, span: Span, number: int | None) -> RepairedText:
    """The same for the reference at `span` of `document.prose`; a label is one that says `number`."""
    text = lines.text
    edits: list[Edit] = []
    label = label_at(text, span.start, span.end)
    repeated = label is not None and number is not None and document.format == "markdown" and label[0] < number
    inside = span.start
    if label is not None and (label[0] == number or repeated) and label[1] < span.end:
        inside = label[1]
    elif bullet := BULLET.match(text, span.start, span.end):
        inside = bullet.end()
    if inside > span.start:
        edits.append(Edit(0, inside - span.start, ""))
    at = bisect_left(lines.all, inside, key=lambda line: line.end)
    end = inside
    while at < len(lines) and lines[at].start < span.end:
        line = lines[at]
        if line.start > end:
            edits.append(Edit(end - span.start, line.start - span.start, "\n" if end > inside else ""))
        end = line.end
        at += 1
    return repair_reference(document.prose.slice(span).edit(edits), lines.damage)
