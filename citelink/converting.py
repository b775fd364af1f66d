"""convert(): a ResolvedDocument -> marks that make its typed markers live citations, or those of a form of text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from citelink.annotation import cited_work, give_way
from citelink.bibliography.entry import Entry
from citelink.bibliography.formats.csl_json.items import entry_to_csl
from citelink.documents.citation_forms import FORMS
from citelink.documents.marks import CitedWork, LiveListMark, LiveMark, Mark, NumberMark, Program, Records
from citelink.results import Link, ResolvedDocument, ResolvedMarker
from citelink.text.span import Span

Left = Literal["dangling", "doubtful", "open", "key"]
PROGRAMS: tuple[Program, ...] = get_args(Program)
TARGETS = (*FORMS, *PROGRAMS)
_KEY = re.compile(r"[^\s{},%#\\~\"]{1,200}")


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
    """What a document becomes.

    marks     that make it
    count     how many citations they make
    left      the markers that stay
    records   of the works that are cited, by key
    renamed   keys of the merged library -> those that the document has for these works itself
    kept_list why the printed list stays, where it was to give way
    """

    marks: tuple[Mark, ...]
    count: int
    left: tuple[LeftMarker, ...]
    records: Records
    renamed: Mapping[str, str] = field(default_factory=dict)
    kept_list: str = ""


def convert(
    resolved: ResolvedDocument, library: Mapping[str, Entry], target: str, *, style: str = "", gives_way_to: str = ""
) -> Conversion:
    """The marks for `target`, one of TARGETS. A marker of which a number leads nowhere stays as it was typed, and so
    does a citation that is alive already.

    library       the entries of the merged library by their keys
    style         the CSL style that a program is to use; "": its own choice for numbered lists
    gives_way_to  the name of the library's file where the printed list is to give way to it, by commands of LaTeX"""
    renamed = _own_keys(resolved) if gives_way_to else {}
    alive = {one.span for one in resolved.document.given.citations} if resolved.document else set()
    live: list[tuple[ResolvedMarker, tuple[CitedWork, ...]]] = []
    left: list[LeftMarker] = []
    for marker in resolved.markers:
        works = tuple(replace(one, key=renamed.get(one.key, one.key)) for one in _works(marker))
        is_alive = marker.marker.style == "key" or marker.span in alive
        if works and len(works) == len(marker.links) and not is_alive:
            live.append((marker, works))
        else:
            left.append(_left(marker, is_alive=is_alive))
    keys = dict.fromkeys(work.key for _, works in live for work in works)
    names = {new: old for old, new in renamed.items()}
    entries = {key: library[names.get(key, key)] for key in keys if names.get(key, key) in library}
    records = {key: {**entry_to_csl(entry), "id": key} for key, entry in entries.items()}
    marks: list[Mark] = []
    for marker, works in live:
        if target in FORMS:
            marks.append(NumberMark(marker.span, FORMS[target](works)))
        else:
            marks.append(LiveMark(marker.span, _program(target), works, records))
    if target not in FORMS and live:
        marks += _lists(resolved, _program(target), records, style)
    kept_list = ""
    if gives_way_to:
        given = give_way(resolved, gives_way_to)
        if isinstance(given, str):
            kept_list = given
        else:
            uncited = tuple(renamed.get(key, key) for key in given.uncited)
            marks.append(replace(given, uncited=uncited))
    return Conversion(tuple(marks), len(live), tuple(left), records, renamed, kept_list)


def _own_keys(resolved: ResolvedDocument) -> dict[str, str]:
    """The keys that the document has for its works, as in `\\bibitem{nye}`, by those of the merged library."""
    given = resolved.document.given.references if resolved.document else ()
    renamed: dict[str, str] = {}
    for parsed in resolved.references:
        start = parsed.reference.span.start
        own = next((one.id for one in given if one.span.start <= start < one.span.end), "")
        if parsed.key is not None and _KEY.fullmatch(own):
            renamed.setdefault(parsed.key, own)
    return renamed


def _works(marker: ResolvedMarker) -> Iterator[CitedWork]:
    for link in marker.links:
        key = link.reference.key if link.reference is not None else link.key
        if key is not None:
            yield cited_work(link, key)


def _left(marker: ResolvedMarker, *, is_alive: bool) -> LeftMarker:
    statuses = {link.status for link in marker.links}
    why: Left = "key" if is_alive else "dangling"
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
