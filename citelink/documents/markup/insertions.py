"""Putting marks between the characters of a file of markup."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from citelink.documents.changes import Splice
from citelink.documents.marks import Mark, NumberMark
from citelink.documents.markup.characters import escape_text
from citelink.documents.markup.regions import Region
from citelink.text.span import Span


@dataclass(frozen=True, slots=True)
class Insertion:
    """What is to be put around `[start, end)` of a file, or (`instead`) to take its place; of several at one place
    those of lower `order` stand outside."""

    start: int
    end: int
    order: int
    before: str
    behind: str = ""
    instead: str | None = None


def with_insertions(file: str, insertions: Iterable[Insertion]) -> str:
    """`file` with all `insertions`, the outer ones around the inner ones; one that would cross another one loses what
    it stands around."""
    parts: list[str] = []
    at = 0
    open_: list[Insertion] = []

    def close_to(place: int) -> None:
        nonlocal at
        while open_ and open_[-1].end <= place:
            one = open_.pop()
            parts.extend((file[at : one.end], one.behind))
            at = one.end

    for one in sorted(insertions, key=lambda each: (each.start, each.start != each.end, -each.end, each.order)):
        close_to(one.start)
        if one.start < at:
            continue  # within what something else took the place of
        parts.append(file[at : one.start])
        at = one.start
        if one.instead is not None:
            if not open_ or one.end <= open_[-1].end:
                parts.append(one.instead)
                at = one.end
        elif one.start == one.end or (open_ and open_[-1].end < one.end):
            parts += (one.before, one.behind)
        else:
            parts.append(one.before)
            open_.append(one)
    close_to(len(file))
    parts.append(file[at:])
    return "".join(parts)


def written_marks(
    text: str,
    file: str,
    marks: Iterable[Mark],
    find_region: Callable[[Span], Region | None],
    insert: Callable[[Mark, Region], Iterable[Insertion]],
) -> tuple[list[Insertion], tuple[Splice, ...]]:
    """What writes `marks` into `file`, and what changes in `text`, what was read of it: numbers. `insert` says how each
    other mark is spelt around its region; a mark that the file has no region for is left out."""
    insertions: list[Insertion] = []
    changes: list[Splice] = []
    for mark in sorted(marks, key=lambda one: one.span):
        region = find_region(mark.span)
        if region is None:
            continue
        if isinstance(mark, NumberMark):
            if (done := _written_number(text, file, region, mark)) is not None:
                insertions.append(done[0])
                changes.append(done[1])
        else:
            insertions.extend(insert(mark, region))
    return insertions, tuple(changes)


def _written_number(text: str, file: str, region: Region, mark: NumberMark) -> tuple[Insertion, Splice] | None:
    """A number in the place of another; None where nothing changes, or where the file does not say it letter by
    letter."""
    said = mark.span.of(text)
    if mark.printed == said or file[region.start : region.end] != said:
        return None
    insertion = Insertion(region.start, region.end, 3, "", instead=escape_text(mark.printed))
    return insertion, Splice(mark.span, said, mark.printed)


def restored_numbers(
    text: str, file: str, changes: Iterable[Splice], region_of: Callable[[Span], Region | None]
) -> Iterator[Insertion]:
    """What puts the numbers back into `file`, whose text is `text`, that it had before `changes` were made by
    `written_number`.

    Raises ValueError where it does not hold them."""
    at = grown = 0
    for change in changes:
        start = change.span.start + grown
        grown += len(change.replacement) - len(change.original)
        span = Span(start, start + len(change.replacement))
        region = region_of(span)
        if region is None or region.start < at or span.of(text) != change.replacement:
            raise ValueError(f"the copy does not hold the change at {change.span.start}..{change.span.end}")
        yield Insertion(region.start, region.end, 3, "", instead=change.original)
        at = region.end
