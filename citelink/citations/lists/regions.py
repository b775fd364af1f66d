"""The regions of reference lists: which lines are a list, and which part of them each reference is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from citelink.citations.citation import HeadingReason
from citelink.citations.lists.bare import bare_regions
from citelink.citations.lists.cited import Cited
from citelink.citations.lists.endings import (
    ListShape,
    end_of_reference,
    heads_contents,
    is_heading,
    is_heading_shaped,
    is_title_shaped,
)
from citelink.citations.lists.heading_keys import begins_with_chapter, heading_kind
from citelink.citations.lists.headings import HeadingLine, find_headings, stands_alone
from citelink.citations.lists.labels import is_enclosed, line_label
from citelink.citations.lists.lines import LineRange, Lines
from citelink.citations.lists.numbered import Item, numbered_items, said_by
from citelink.citations.lists.printed_labels import label_at
from citelink.citations.lists.reference_shape import is_prose, is_surely_reference, looks_like_reference
from citelink.citations.lists.region import Region
from citelink.citations.lists.remarks import heads_remarks, without_remarks
from citelink.citations.lists.tuned import LabelWeights, RegionLimits, SequenceCosts
from citelink.citations.lists.unnumbered import split_unnumbered
from citelink.text.span import Span

# `Citations`, `60`, `Reads`, `1,474` on the sheets that are put before articles: what is counted, and how often.
_COUNT = r"\s{1,6}\d{1,3}(?:[.,\u00a0 ]?\d{3}){0,2}\s{1,6}"
_COUNTS = re.compile(rf"{_COUNT}[^\W\d_]{{2,20}}{_COUNT}")
_Fits = Callable[[Sequence[int], bool], bool]


class Refusal(NamedTuple):
    """A heading that heads no list, where it stands in the text searched, and why."""

    span: Span
    reason: HeadingReason


def find_regions(lines: Lines, given: Sequence[Region] = ()) -> tuple[list[Region], list[Refusal]]:
    """All lists in order, and the headings that head none; `given` are the lists that the file itself marks, ascending,
    which are among them and not searched again."""
    headings = find_headings(lines)
    ends = [one.lines.last for one in given]
    regions = _with_headings_above(given, headings)
    refused: list[Refusal] = []
    own: list[Region] = []
    cited = Cited(lines.text)
    done = 0
    for position, heading in enumerate(headings):
        following = bisect_right(ends, heading.first)
        stop = given[following].lines.first if following < len(given) else len(lines)
        if heading.first < done or (following < len(given) and stop <= heading.last + RegionLimits.near):
            continue
        region = None
        if heading.kind != "contents":
            start = lines[done].start if done < len(lines) else heading.start
            fits = partial(cited.fit, start=start, end=heading.start)
            region = _region_below(lines, headings, position, stop, fits)
        if region is not None:
            (own if heading.kind == "own publications" else regions).append(region)
            done = region.lines.last
        refusal = _refusal(lines, headings, position, region)
        if refusal is not None:
            refused.append(refusal)
    surely = [one for one in regions if _are_references(lines, one.items)]
    regions[len(given) :] = without_remarks(lines, regions[len(given) :], surely)
    refused = [one for one in refused if one.reason != "no-references" or not heads_remarks(lines, one.span, surely)]
    regions.extend(bare_regions(lines, sorted(regions + own, key=_first_line), cited))
    regions.sort(key=_first_line)
    return regions, refused


def whole_region(lines: Lines) -> Region | None:
    """The one numbered list that all lines are meant to be: its labels count whatever its items look like."""
    items, last = numbered_items(lines, LineRange(0, len(lines)))
    return Region(None, tuple(items), True, LineRange(0, last)) if items else None


def _first_line(region: Region) -> int:
    return region.lines.first


def _refusal(lines: Lines, headings: Sequence[HeadingLine], position: int, region: Region | None) -> Refusal | None:
    heading = headings[position]
    place = Span(heading.start, heading.end)
    if heading.kind == "own publications":
        return Refusal(place, "own-publications")
    if region is not None or heading.kind == "subheading" or not stands_alone(lines, heading):
        return None
    if begins_with_chapter(lines.text[heading.start : heading.end]):
        return None  # `Chapter 1. Sources` may be just that
    if heading.kind == "contents":
        return Refusal(place, "contents")
    following = headings[position + 1] if position + 1 < len(headings) else None
    if following is not None and following.first <= heading.last + 1:
        return None  # printed in two languages: the second line heads the list, or is refused for both
    if _stands_in_contents(lines, heading):
        return Refusal(place, "contents")
    return None if _COUNTS.match(lines.text, heading.end) else Refusal(place, "no-references")


def _stands_in_contents(lines: Lines, heading: HeadingLine) -> bool:
    """Whether the heading is one of many lines that are titles, as in a table of contents that prints no pages."""
    above = range(heading.first - RegionLimits.titles_above, heading.first)
    below = heading.last + 1
    if above.start < 0 or below >= len(lines) or heading.first in lines.known:
        return False
    return all(is_title_shaped(lines.printed(at)) for at in (*above, below))


def _with_headings_above(given: Sequence[Region], headings: Sequence[HeadingLine]) -> list[Region]:
    """The given lists; one whose heading the file does not mark has the one that is printed right above it."""
    above = {one.last + 1: Span(one.start, one.end) for one in headings if one.kind == "list"}
    return [one if one.heading else one._replace(heading=above.get(one.lines.first)) for one in given]


def _region_below(
    lines: Lines, headings: Sequence[HeadingLine], position: int, stop: int, fits: _Fits
) -> Region | None:
    """The list below a heading, with what its sub-headings head, before line `stop`; `fits`: whether the text above
    cites just the numbers given."""
    heading = headings[position]
    first = heading.last if heading.run_in else heading.last + 1
    limit = min(stop, _limit(lines, headings, position))
    while lines.next_heading(first) == first < limit and _stands_within(lines, first, heading):
        first += 1
    last = _next_boundary(lines, LineRange(first, limit), heading)
    part = LineRange(first, next((at for at in range(first, last) if heads_contents(lines.printed(at))), last))
    if first >= part.last:
        return None
    place = Span(heading.start, heading.end)
    items, last = numbered_items(lines, part, heading.end if heading.run_in else None)
    if items:
        items, last = _with_continuations(lines, heading, items, LineRange(last, stop))
    pieces: list[LineRange] = []
    if heading.kind == "list" and not heading.run_in and not _is_plainly_numbered(lines, items, first):
        pieces = split_unnumbered(lines, part)
    alike = _are_references(lines, items) and len(pieces) < 2 * len(items)
    meant = heading.kind == "list" and (_are_marked(lines, items, first) or _is_cited(lines, items, first, fits))
    if alike or meant:
        return Region(place, tuple(items), True, LineRange(first, last))
    only = _only_reference(lines, heading, part, fits) if len(pieces) <= RegionLimits.beside_only else None
    if only is not None or len(pieces) < 2:
        return only
    found = [Item(n, lines[piece.first].start, lines[piece.last - 1].end) for n, piece in enumerate(pieces, 1)]
    return Region(place, tuple(found), False, LineRange(first, pieces[-1].last))


def _are_marked(lines: Lines, items: Sequence[Item], first: int) -> bool:
    """Whether the file itself marks all items as those of a numbered list right below the heading, which they are then
    whatever they look like; no sentences of text."""
    if len(items) < 2 or lines.at(items[0].start) > first or any(_is_empty(lines, item) for item in items):
        return False
    known = all(lines.begins_item(lines.at(item.start)) for item in items)
    counting = [item.number for item in items] == list(range(1, len(items) + 1))
    return known and counting and not any(is_prose(said_by(lines, item)) for item in items)


def _is_cited(lines: Lines, items: Sequence[Item], first: int, fits: _Fits) -> bool:
    """Whether the labels alone say that the items are references, whatever these look like: the first is a 1 right
    below the heading, the others count on, and the text cites just their numbers."""
    if len(items) < 2 or items[0].number != 1 or lines.at(items[0].start) > first:
        return False
    label = line_label(lines, lines.at(items[0].start))
    numbers = sorted({item.number for item in items})
    rising = sum(after == before + 1 for before, after in pairwise(numbers))
    if rising < RegionLimits.rising * (len(numbers) - 1) or any(_is_empty(lines, item) for item in items):
        return False
    return fits(numbers, label is not None and is_enclosed(label))


def _is_empty(lines: Lines, item: Item) -> bool:
    label = label_at(lines.text, item.start, item.end)
    return item.said is None and label is not None and label.text_start >= item.end


def _only_reference(lines: Lines, heading: HeadingLine, part: LineRange, fits: _Fits) -> Region | None:
    """A list of one: right below its heading a paragraph labelled 1 that is a reference beyond doubt, or the only thing
    that the text cites; and no more."""
    if heading.kind != "list" or heading.run_in:
        return None
    label = line_label(lines, part.first)
    if label is None or label.number != 1:
        return None
    last = end_of_reference(lines, part, ListShape(lines, ()))
    following = next(filter(None, (line_label(lines, at) for at in range(part.first + 1, last))), None)
    if following is not None and (following.number, following.form) == (2, label.form):
        return None
    end = lines[last - 1].end
    parted = last >= part.last or lines[last].blank or lines[last].page_break or is_heading(lines, last)
    if not parted:
        return None
    sure = is_surely_reference(lines.text[label.start : end]) and not label.form.startswith("bare")
    looks = label.weight >= SequenceCosts.sound + LabelWeights.bare and lines.text[end - 1] not in ",;:"
    if not sure and not (looks and fits([1], False)):
        return None
    item = Item(1, label.start, end)
    return Region(Span(heading.start, heading.end), (item,), True, LineRange(part.first, last))


def _is_plainly_numbered(lines: Lines, items: Sequence[Item], first: int) -> bool:
    """Whether the labels leave no doubt: several, the first at the top. `1. Light alkanes` may begin a wrapped line."""
    top = lines[min(first + RegionLimits.plain_within, len(lines) - 1)]
    return len(items) > RegionLimits.plainly_numbered and items[0].start <= top.start


def _limit(lines: Lines, headings: Sequence[HeadingLine], position: int) -> int:
    above = headings[position]
    for index in range(position + 1, len(headings)):
        heading = headings[index]
        if heading.kind not in {"list", "own publications"} or heading.first <= above.last + 1:
            continue
        if heading.key == above.key and lines[heading.first].page_break and not above.run_in:
            continue  # printed again at the head of each page
        return heading.first
    return len(lines)


def _next_boundary(lines: Lines, part: LineRange, above: HeadingLine) -> int:
    """The first known heading in `part` that ends the list below the heading `above`, or the end of `part`."""
    at = lines.next_heading(part.first)
    while at < part.last and _stands_within(lines, at, above):
        at = lines.next_heading(at + 1)
    return min(at, part.last)


def _stands_within(lines: Lines, at: int, above: HeadingLine) -> bool:
    """Whether the known heading in line `at` may stand inside the list below `above`: its words have to do with lists,
    or it is known to be of a deeper level."""
    outer = lines.known.get(above.first)
    deeper = outer is not None and lines.known[at].level > outer.level > 0
    return deeper or heading_kind(lines.printed(at)) is not None


def _are_references(lines: Lines, items: Sequence[Item]) -> bool:
    if len(items) < 2:
        return False
    head = items[: RegionLimits.examined]
    good = sum(looks_like_reference(said_by(lines, item)) for item in head)
    return good >= 2 and good * 2 >= len(head)


def _with_continuations(
    lines: Lines, heading: HeadingLine, items: list[Item], behind: LineRange
) -> tuple[list[Item], int]:
    """The list with its further parts among the lines `behind` it: below a sub-heading the numbers run on or begin
    anew."""
    last, stop = behind
    for _ in range(RegionLimits.most_parts):  # each looks at all that follows
        if last >= stop:
            break
        items, at = _without_subheading(lines, items, last)
        start = at
        kind = None
        while at < min(stop, start + 2) and line_label(lines, at) is None:
            found = heading_kind(lines.printed(at))
            if found is None and not is_heading(lines, at):
                break
            kind = found[0] if found is not None else kind
            at += 1
        label = line_label(lines, at) if start < at < stop and kind != "own publications" else None
        if label is None or label.number not in {items[-1].number + 1, 0 if kind == "list" else 1}:
            break
        more, end = numbered_items(lines, LineRange(at, _next_boundary(lines, LineRange(at, stop), heading)))
        if not more or not _goes_on(lines, heading, items, more, kind):
            break
        items = items + more
        last = end
    return items, last


def _goes_on(lines: Lines, heading: HeadingLine, items: Sequence[Item], more: Sequence[Item], kind: str | None) -> bool:
    """Whether `more` below a sub-heading of this `kind` is a part of the list of `items`: references too, and where
    they count anew below words that nobody knows, in labels of the same form."""
    if not _are_references(lines, more):
        return False
    if kind == "subheading" or more[0].number == items[-1].number + 1:
        return True
    forms = [line_label(lines, lines.at(one.start), one.start) for one in (items[0], more[0])]
    return heading.kind == "list" and all(forms) and len({one.form for one in forms if one is not None}) == 1


def _without_subheading(lines: Lines, items: list[Item], last: int) -> tuple[list[Item], int]:
    """`items`, the last without a sub-heading at its end that the next part of the list follows, and where they end."""
    final = items[-1]
    at = last - 1
    if last >= len(lines) or lines.at(final.start) >= at or line_label(lines, last) is None:
        return items, last
    if not is_heading_shaped(lines.printed(at)) or lines.ending(at - 1, 1) not in ".)]/":
        return items, last
    return [*items[:-1], final._replace(end=lines[at - 1].end)], at
