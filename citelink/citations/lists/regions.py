"""The regions of reference lists: which lines are a list, and which part of them each reference is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from citelink.citations.lists.endings import ListShape, end_of_reference, is_heading_shaped
from citelink.citations.lists.headings import (
    CONTENTS,
    NO_REFERENCES,
    OWN_PUBLICATIONS,
    HeadingLine,
    find_headings,
    heading_kind,
    stands_alone,
)
from citelink.citations.lists.labels import (
    MAX_LABELS,
    Label,
    best_sequence,
    collect_labels,
    line_label,
    split_at_restarts,
)
from citelink.citations.lists.lines import Line, read_lines
from citelink.citations.lists.reference_shape import is_dated, is_surely_reference, looks_like_reference
from citelink.citations.lists.unnumbered import split_unnumbered

_NEAR = 10  # lines below a heading in which its list begins
_CLUSTER = 2_500  # characters between two labels of one list without a heading


class Item(NamedTuple):
    """One reference, `[start, end)` from its label to its last character."""

    number: int
    start: int
    end: int


class Region(NamedTuple):
    """A list: its heading's place, its references, and its lines `[first, last)`."""

    heading: tuple[int, int] | None
    items: tuple[Item, ...]
    numbered: bool
    first: int
    last: int


Refusal = tuple[int, int, str]


def find_regions(text: str) -> tuple[list[Region], list[Refusal]]:
    """All lists of `text` in order, and the places of refused headings with the reasons."""
    lines = read_lines(text)
    headings = find_headings(text, lines)
    regions: list[Region] = []
    refused: list[Refusal] = []
    own: list[Region] = []
    done = 0
    for position, heading in enumerate(headings):
        if heading.first < done:
            continue
        region = None
        if heading.kind != "contents":
            region = _region_below(text, lines, headings, position)
        if region is not None and heading.kind == "own publications":
            own.append(region)
            done = region.last
        elif region is not None:
            regions.append(region)
            done = region.last
        refusal = _refusal(text, lines, headings, position, region)
        if refusal is not None:
            refused.append(refusal)
    regions.extend(_bare_regions(text, lines, sorted(regions + own, key=lambda region: region.first)))
    regions.sort(key=lambda region: region.first)
    return regions, refused


def whole_region(text: str) -> Region | None:
    """The one numbered list that all of `text` is meant to be: its labels count whatever its items look like."""
    lines = read_lines(text)
    items, last = _numbered_items(text, lines, 0, len(lines))
    return Region(None, tuple(items), True, 0, last) if items else None


def _refusal(
    text: str, lines: Sequence[Line], headings: Sequence[HeadingLine], position: int, region: Region | None
) -> Refusal | None:
    heading = headings[position]
    if heading.kind == "own publications":
        return heading.start, heading.end, OWN_PUBLICATIONS
    if region is not None or heading.kind == "subheading" or not stands_alone(text, lines, heading):
        return None
    if heading.kind == "contents":
        return heading.start, heading.end, CONTENTS
    following = headings[position + 1] if position + 1 < len(headings) else None
    if following is not None and following.first <= heading.last + 1:
        return None  # printed in two languages: the second line heads the list, or is refused for both
    return heading.start, heading.end, NO_REFERENCES


def _region_below(text: str, lines: Sequence[Line], headings: Sequence[HeadingLine], position: int) -> Region | None:
    """The list below a heading, with what its sub-headings head."""
    heading = headings[position]
    first = heading.last if heading.run_in else heading.last + 1
    limit = _limit(lines, headings, position)
    if first >= limit:
        return None
    place = (heading.start, heading.end)
    items, last = _numbered_items(text, lines, first, limit, heading.end if heading.run_in else None)
    ranges: list[tuple[int, int]] = []
    if heading.kind == "list" and not heading.run_in and not _numbering_is_plain(lines, items, first):
        ranges = split_unnumbered(text, lines, first, limit)
    if _are_references(text, items) and len(ranges) < 2 * len(items):
        items, last = _with_continuations(text, lines, items, last)
        return Region(place, tuple(items), True, first, last)
    if len(ranges) < 2:
        return _only_reference(text, lines, heading, limit)
    found = [Item(n, lines[a].start, lines[b - 1].end) for n, (a, b) in enumerate(ranges, 1)]
    return Region(place, tuple(found), False, first, ranges[-1][1])


def _only_reference(text: str, lines: Sequence[Line], heading: HeadingLine, limit: int) -> Region | None:
    """A list of one: right below its heading a paragraph labelled 1 that is a reference beyond doubt, and no more."""
    first = heading.last + 1
    if heading.kind != "list" or heading.run_in or first >= limit:
        return None
    label = line_label(text, lines, first)
    if label is None or label.number != 1 or label.form.startswith("bare"):
        return None
    last = end_of_reference(text, lines, first, limit, ListShape(text, lines, ()))
    behind = last < limit and not lines[last].blank and not is_heading_shaped(text[lines[last].start : lines[last].end])
    if behind or not is_surely_reference(text[label.start : lines[last - 1].end]):
        return None
    item = Item(1, label.start, lines[last - 1].end)
    return Region((heading.start, heading.end), (item,), True, first, last)


def _numbering_is_plain(lines: Sequence[Line], items: Sequence[Item], first: int) -> bool:
    """Whether the labels leave no doubt: several, the first at the top. `1. Light alkanes` may begin a wrapped line."""
    return len(items) > 3 and items[0].start <= lines[min(first + 2, len(lines) - 1)].start


def _limit(lines: Sequence[Line], headings: Sequence[HeadingLine], position: int) -> int:
    above = headings[position]
    for index in range(position + 1, len(headings)):
        heading = headings[index]
        if heading.kind not in {"list", "own publications"} or heading.first <= above.last + 1:
            continue
        if heading.key == above.key and lines[heading.first].page_break and not above.run_in:
            continue  # printed again at the head of each page
        return heading.first
    return len(lines)


def _are_references(text: str, items: Sequence[Item]) -> bool:
    if len(items) < 2:
        return False
    head = items[:6]
    good = sum(looks_like_reference(text[item.start : item.end]) for item in head)
    return good >= 2 and good * 2 >= len(head)


def _numbered_items(
    text: str, lines: Sequence[Line], first: int, limit: int, after: int | None = None
) -> tuple[list[Item], int]:
    """The references of the best label sequence that begins within a few lines of `first`, and the line behind them."""
    near = [line_label(text, lines, index) for index in range(first, min(limit, first + _NEAR))]
    if after is None and not any(near):
        return [], first
    labels = collect_labels(text, lines, first, limit)
    if after is not None:
        start = after + len(text[after : after + 9]) - len(text[after : after + 9].lstrip(" \t:."))
        beginning = line_label(text, lines, first, start)
        labels = [label for label in labels if label.start > start]
        labels = [beginning, *labels] if beginning is not None else labels
    labels = split_at_restarts(labels)[0]
    chosen = best_sequence(labels, lambda label: label.line < first + _NEAR)
    if len(chosen) < 2:
        return [], first
    return _items_of(text, lines, chosen, limit)


def _items_of(text: str, lines: Sequence[Line], chosen: Sequence[Label], limit: int) -> tuple[list[Item], int]:
    ranges = []
    for label, following in pairwise(chosen):
        last = following.line if following.start == lines[following.line].start else following.line + 1
        ranges.append((label.line, max(last, label.line + 1)))
    shape = ListShape(text, lines, ranges)
    items = []
    for (start, last), (label, following) in zip(ranges, pairwise(chosen), strict=True):
        last = _without_subheading(text, lines, start, last)
        items.append(Item(label.number, label.start, min(lines[last - 1].end, _rstrip(text, following.start))))
    final = chosen[-1]
    last = end_of_reference(text, lines, final.line, limit, shape)
    items.append(Item(final.number, final.start, lines[last - 1].end))
    return items, last


def _rstrip(text: str, end: int) -> int:
    while end > 0 and text[end - 1].isspace():
        end -= 1
    return end


def _without_subheading(text: str, lines: Sequence[Line], first: int, last: int) -> int:
    """The end of a reference's lines, before a sub-heading that stands between it and the next."""
    for at in range(max(first + 1, last - 2), last):
        printed = text[lines[at].start : lines[at].end]
        if heading_kind(printed) is not None and printed[0].isupper():
            return at
        before = text[lines[at - 1].end - 1]
        if at == last - 1 and lines[at].blank and before in ".)]/" and is_heading_shaped(printed):
            return at
    return last


def _with_continuations(text: str, lines: Sequence[Line], items: list[Item], last: int) -> tuple[list[Item], int]:
    """The list with its further parts: below a sub-heading the numbers run on or begin anew."""
    while last < len(lines):
        at = last
        kind = None
        while at < min(len(lines), last + 2):
            printed = text[lines[at].start : lines[at].end]
            found = heading_kind(printed)
            if found is None and not is_heading_shaped(printed):
                break
            kind = found[0] if found is not None else kind
            at += 1
        if at == last or at >= len(lines) or kind == "own publications":
            break
        label = line_label(text, lines, at)
        if label is None or not (label.number == items[-1].number + 1 or (label.number == 1 and kind == "subheading")):
            break
        more, end = _numbered_items(text, lines, at, len(lines))
        if not more or not (_are_references(text, more)):
            break
        items = items + more
        last = end
    return items, last


def _bare_regions(text: str, lines: Sequence[Line], taken: Sequence[Region]) -> list[Region]:
    """Lists without a heading, in the lines that no list and no heading of one has taken."""
    found: list[Region] = []
    at = 0
    for region in taken:
        found.extend(_bare_between(text, lines, at, _first_line(lines, region)))
        at = max(at, region.last)
    found.extend(_bare_between(text, lines, at, len(lines)))
    return found


def _first_line(lines: Sequence[Line], region: Region) -> int:
    if region.heading is None:
        return region.first
    return bisect_right(lines, region.heading[0], key=lambda line: line.start) - 1


def _bare_between(text: str, lines: Sequence[Line], first: int, last: int) -> list[Region]:
    labels = []
    for index in range(first, last):
        label = line_label(text, lines, index)
        if label is not None and label.weight > 0.0 and label.number < 1000:
            labels.append(label)
            if len(labels) >= MAX_LABELS:
                break
    regions = []
    for cluster in _clusters(labels):
        for part in split_at_restarts(cluster):
            if sum(label.weight > 2.0 for label in part) < 3:
                continue
            region = _bare_list(text, lines, part, last)
            if region is not None:
                regions.append(region)
    return regions


def _clusters(labels: Sequence[Label]) -> list[list[Label]]:
    clusters: list[list[Label]] = []
    for label in labels:
        if clusters and label.start - clusters[-1][-1].start <= _CLUSTER:
            clusters[-1].append(label)
        else:
            clusters.append([label])
    return clusters


def _bare_list(text: str, lines: Sequence[Line], part: Sequence[Label], limit: int) -> Region | None:
    chosen = best_sequence(part, None)
    if len(chosen) < 3:
        return None
    items, last = _items_of(text, lines, chosen, limit)
    texts = [text[item.start : item.end] for item in items]
    alike = sum(is_dated(printed) and looks_like_reference(printed) for printed in texts)
    sure = sum(map(is_surely_reference, texts))
    rising = sum(b.number == a.number + 1 for a, b in pairwise(chosen))
    if sure < 3 or sure * 3 < len(items) or alike * 3 < len(items) * 2 or rising * 2 < len(items) - 1:
        return None
    return Region(None, tuple(items), True, chosen[0].line, last)
