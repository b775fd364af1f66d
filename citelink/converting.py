"""convert(): a ResolvedDocument -> marks that make its typed markers live citations, or those of a form of text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from citelink.annotation import cited_work
from citelink.bibliography.entry import Entry
from citelink.bibliography.formats.csl_json.items import entry_to_csl
from citelink.documents.citation_forms import FORMS
from citelink.documents.marks import CitedWork, LiveListMark, LiveMark, Mark, NumberMark, Program, Records
from citelink.results import Link, ResolvedDocument, ResolvedMarker
from citelink.text.span import Span

Left = Literal["dangling", "doubtful", "open", "key"]
PROGRAMS: tuple[Program, ...] = get_args(Program)
TARGETS = (*FORMS, *PROGRAMS)


@dataclass(frozen=True, slots=True)
class LeftMarker:
    """A marker that stays as it was typed, and why: `numbers` lead nowhere, it is hardly a citation, there is no list,
    or it is alive already."""

    span: Span
    text: str
    why: Left
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Conversion:
    """What a document becomes: the marks, how many citations they make, the markers that stay, and the records of the
    works that are cited, by key."""

    marks: tuple[Mark, ...]
    count: int
    left: tuple[LeftMarker, ...]
    records: Records


def convert(resolved: ResolvedDocument, library: Mapping[str, Entry], target: str, *, style: str = "") -> Conversion:
    """The marks for `target`, one of TARGETS. A marker of which a number leads nowhere stays as it was typed.

    library  the entries of the merged library by their keys
    style    the CSL style that a program is to use; "": its own choice for numbered lists"""
    live: list[tuple[ResolvedMarker, tuple[CitedWork, ...]]] = []
    left: list[LeftMarker] = []
    for marker in resolved.markers:
        works = tuple(_works(marker))
        if works and len(works) == len(marker.links) and marker.marker.style != "key":
            live.append((marker, works))
        else:
            left.append(_left(marker))
    keys = dict.fromkeys(work.key for _, works in live for work in works)
    records = {key: {**entry_to_csl(library[key]), "id": key} for key in keys if key in library}
    marks: list[Mark] = []
    for marker, works in live:
        if target in FORMS:
            marks.append(NumberMark(marker.span, FORMS[target](works)))
        else:
            marks.append(LiveMark(marker.span, _program(target), works, records))
    if target not in FORMS and live:
        marks += _lists(resolved, _program(target), records, style)
    return Conversion(tuple(marks), len(live), tuple(left), records)


def _works(marker: ResolvedMarker) -> Iterator[CitedWork]:
    for link in marker.links:
        key = link.reference.key if link.reference is not None else link.key
        if key is not None:
            yield cited_work(link, key)


def _left(marker: ResolvedMarker) -> LeftMarker:
    statuses = {link.status for link in marker.links}
    why: Left = "key" if marker.marker.style == "key" else "dangling"
    if "dangling" not in statuses and why != "key":
        why = "doubtful" if "doubtful" in statuses else "open"
    numbers = tuple(_number(link) for link in marker.links if link.reference is None and link.item.number is not None)
    return LeftMarker(marker.span, marker.marker.text, why, numbers)


def _number(link: Link) -> int:
    assert link.item.number is not None
    return link.item.number


def _lists(resolved: ResolvedDocument, program: Program, records: Records, style: str) -> Iterator[LiveListMark]:
    """The document's one list; of several, as of chapters, none can be the program's."""
    if len(resolved.lists) == 1 and resolved.document is not None:
        yield LiveListMark(resolved.lists[0].list.span, program, records, style, resolved.document.language or "")


def _program(target: str) -> Program:
    return next(one for one in PROGRAMS if one == target)
