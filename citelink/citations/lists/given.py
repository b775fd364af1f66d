"""Lists that the file itself marks: their references are known and not searched for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from citelink.citations.lists.endings import is_heading
from citelink.citations.lists.lines import LineRange, Lines
from citelink.citations.lists.numbered import Item
from citelink.citations.lists.region import Region
from citelink.documents.document import Document
from citelink.documents.given import GivenReference
from citelink.text.span import Span

_Shown = tuple[GivenReference, Span]  # a reference, and where the prose shows it


def given_regions(document: Document, lines: Lines) -> list[Region]:
    """The lists that `document.given` marks, ascending. Where a reference of a list has no number, the references of
    that list are numbered by position."""
    headings = [document.prose.view(span) for span in document.given.headings]
    regions: list[Region] = []
    for group in _lists(document, lines, headings):
        start, end = group[0][1].start, group[-1][1].end
        above = bisect_right(headings, start, key=lambda heading: heading.end)
        heading = headings[above - 1] if above else None
        if heading is not None and regions and heading.start < regions[-1].items[-1].end:
            heading = None
        regions.append(Region(heading, *_items(group), LineRange(lines.at(start), lines.at(end - 1) + 1)))
    return regions


def _lists(document: Document, lines: Lines, headings: list[Span]) -> Iterator[list[_Shown]]:
    """The given references, list by list: one begins where the numbers begin anew, below a given heading, and behind
    text that is no sub-heading."""
    group: list[_Shown] = []
    for reference in document.given.references:
        shown = _stripped(lines.text, document.prose.view(reference.span))
        if not shown:
            continue
        if group and (_counts_anew(group[-1][0], reference) or _are_parted(lines, headings, group[-1][1], shown)):
            yield group
            group = []
        group.append((reference, shown))
    if group:
        yield group


def _items(group: list[_Shown]) -> tuple[tuple[Item, ...], bool]:
    """The references, and whether they have printed numbers."""
    printed = [reference.number for reference, _ in group]
    numbers = [number for number in printed if number is not None]
    numbered = len(numbers) == len(group)
    numbers = numbers if numbered else list(range(1, len(group) + 1))
    spans = [span for _, span in group]
    return tuple(Item(n, span.start, span.end, numbered) for n, span in zip(numbers, spans, strict=True)), numbered


def _counts_anew(before: GivenReference, after: GivenReference) -> bool:
    return after.number == 1 and before.number is not None and before.number > 1


def _are_parted(lines: Lines, headings: list[Span], before: Span, after: Span) -> bool:
    """Whether a given heading, or a line that is no heading, stands between two references."""
    at = bisect_left(headings, before.end, key=lambda heading: heading.start)
    if at < len(headings) and headings[at].end <= after.start:
        return True
    between = range(lines.at(before.end - 1) + 1, lines.at(after.start))
    return not all(is_heading(lines, at) for at in between)


def _stripped(text: str, span: Span) -> Span | None:
    """`span` without the white space at its ends; None: it holds nothing else."""
    said = span.of(text)
    bare = said.strip()
    start = span.start + len(said) - len(said.lstrip())
    return Span(start, start + len(bare)) if bare else None
