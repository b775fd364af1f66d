"""Numbered remarks: what stands below `Notes`, or below a word for a list that heads something else, and is none."""

from __future__ import annotations

from collections.abc import Sequence

from citelink.citations.lists.heading_keys import heading_kind
from citelink.citations.lists.labels import line_label
from citelink.citations.lists.lines import Lines
from citelink.citations.lists.numbered import said_by
from citelink.citations.lists.reference_shape import reference_signs
from citelink.citations.lists.region import Region
from citelink.text.span import Span


def without_remarks(lines: Lines, regions: Sequence[Region], surely: Sequence[Region]) -> list[Region]:
    """`regions` without those whose items for the most bear no sign of a reference, where one that `surely` is a list
    and counts as far stands below, under another heading: the numbers that the text cites are its own."""
    lists = [one for one in surely if one.numbered and one.heading is not None]
    return [one for one in regions if not (_is_signless(lines, one) and any(_outdoes(lines, it, one) for it in lists))]


def heads_remarks(lines: Lines, heading: Span, surely: Sequence[Region]) -> bool:
    """Whether a `heading` that heads no list has numbered lines right below it, and the list stands further down under
    another heading: no list was lost there."""
    first = lines.at(heading.end - 1) + 1
    label = line_label(lines, first) if first < len(lines) else None
    if label is None or label.number != 1:
        return False
    kind = heading_kind(heading.of(lines.text).strip())
    below = (one for one in surely if one.numbered and one.heading is not None and one.lines.first > first)
    return any(one.heading is not None and heading_kind(one.heading.of(lines.text).strip()) != kind for one in below)


def _is_signless(lines: Lines, region: Region) -> bool:
    signless = sum(reference_signs(said_by(lines, item), 1) == 0 for item in region.items)
    return region.numbered and region.heading is not None and signless * 2 > len(region.items)


def _outdoes(lines: Lines, other: Region, region: Region) -> bool:
    """Whether `other` stands below `region`, has its numbers, and another heading."""
    if other.lines.first < region.lines.last or other.heading is None or region.heading is None:
        return False
    kinds = [heading_kind(one.of(lines.text).strip()) for one in (other.heading, region.heading)]
    numbers = {item.number for item in other.items}
    return kinds[0] != kinds[1] and all(item.number in numbers for item in region.items)
