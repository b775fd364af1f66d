"""Lists without a heading: told by their labels, by what stands behind these, and by what the text above cites."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from citelink.citations.lists.cited import Cited
from citelink.citations.lists.labels import MAX_LABELS, Label, line_label, split_at_restarts
from citelink.citations.lists.lines import LineRange, Lines
from citelink.citations.lists.numbered import Item, items_of_best, said_by
from citelink.citations.lists.reference_shape import is_dated, is_prose, is_surely_reference, looks_like_reference
from citelink.citations.lists.region import Region
from citelink.citations.lists.tuned import RegionLimits, SequenceCosts

_Meant = Callable[[Sequence[Item], Sequence[str]], bool]


def bare_regions(lines: Lines, taken: Sequence[Region], cited: Cited) -> list[Region]:
    """Lists without a heading, in the lines that no list and no heading of one has taken. Where there is no list at
    all, what the text above it cites, and nothing else, is the list of plainer references too."""
    found: list[Region] = []
    at = 0
    for region in taken:
        top = region.lines.first if region.heading is None else lines.at(region.heading.start)
        found.extend(_bare_within(lines, LineRange(at, top), _are_surely_references))
        at = max(at, region.lines.last)
    found.extend(_bare_within(lines, LineRange(at, len(lines)), _are_surely_references))
    if found or taken:
        return found
    whole = LineRange(0, len(lines))
    return _bare_within(lines, whole, partial(_are_cited_above, cited))[-1:] if cited.any else []


def _bare_within(lines: Lines, part: LineRange, meant: _Meant) -> list[Region]:
    labels = []
    for index in range(*part):
        label = line_label(lines, index)
        if label is not None and label.weight > 0.0 and label.number < 1000:
            labels.append(label)
            if len(labels) >= MAX_LABELS:
                break
    regions = []
    for cluster in _clusters(lines, labels):
        for numbering in split_at_restarts(cluster):
            if sum(label.weight > SequenceCosts.doubtful_weight for label in numbering) < RegionLimits.least_bare:
                continue
            region = _bare_list(lines, numbering, part.last, meant)
            if region is not None:
                regions.append(region)
    return regions


def _clusters(lines: Lines, labels: Sequence[Label]) -> list[list[Label]]:
    """Labels that stand near one another; a known heading parts them unless the numbers run on behind it."""
    clusters: list[list[Label]] = []
    for label in labels:
        last = clusters[-1][-1] if clusters else label
        parted = lines.next_heading(last.line) < label.line and label.number != last.number + 1
        if clusters and label.start - last.start <= RegionLimits.cluster and not parted:
            clusters[-1].append(label)
        else:
            clusters.append([label])
    return clusters


def _bare_list(lines: Lines, numbering: Sequence[Label], limit: int, meant: _Meant) -> Region | None:
    items, last = items_of_best(lines, numbering, limit, least=RegionLimits.least_bare)
    if len(items) < RegionLimits.least_bare:
        return None
    texts = [said_by(lines, item) for item in items]
    alike = sum(is_dated(printed) and looks_like_reference(printed) for printed in texts)
    numbers = sorted(item.number for item in items)
    rising = sum(after == before + 1 for before, after in pairwise(numbers))
    if alike * 3 < len(items) * 2 or not meant(items, texts):
        return None
    if rising * 2 < len(items) - 1 or sum(map(is_prose, texts)) >= RegionLimits.prose * len(items):
        return None
    return Region(None, tuple(items), True, LineRange(lines.at(items[0].start), last))


def _are_surely_references(items: Sequence[Item], texts: Sequence[str]) -> bool:
    """Whether several of the items are references beyond doubt by what they say, and one of three."""
    sure = sum(map(is_surely_reference, texts))
    return sure >= RegionLimits.least_bare and sure * 3 >= len(items)


def _are_cited_above(cited: Cited, items: Sequence[Item], texts: Sequence[str]) -> bool:
    """Whether the items count from 1 without a gap, none is text, and what is cited by number is cited above them and
    is just their numbers: enumerations of years and places are not cited so, or cited in what follows."""
    if [item.number for item in items] != list(range(1, len(items) + 1)) or any(map(is_prose, texts)):
        return False
    return cited.fit_above([item.number for item in items], items[0].start)
