"""convert(): a ResolvedDocument -> marks that make its typed markers live citations, or those of a form of text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from citelink.annotation import cited_work, give_way
from citelink.bibliography.entry import ZOTERO_ITEM, Entry
from citelink.bibliography.formats.csl_json.items import entry_to_csl
from citelink.bibliography.zotero.items import ADDRESS
from citelink.documents.changes import Written
from citelink.documents.citation_forms import FORMS, speller
from citelink.documents.document import Document
from citelink.documents.format import load_format
from citelink.documents.marks import (
    BibliographyMark,
    CitedWork,
    LiveListMark,
    LiveMark,
    Mark,
    NumberMark,
    Program,
    Records,
)
from citelink.results import Link, ResolvedDocument, ResolvedMarker
from citelink.text.span import Span, any_overlap

Left = Literal["dangling", "doubtful", "open", "key", "field", "edge", "parted", "link", "place"]
PROGRAMS: tuple[Program, ...] = get_args(Program)
TARGETS = (*FORMS, *PROGRAMS)
# What a printed list gives way to.
_WAYS = (BibliographyMark, LiveListMark)
_KEY = re.compile(r"[^\s{},%#\\~\"]{1,200}")


@dataclass(frozen=True, slots=True)
class LeftMarker:
    """A marker that stays as it was typed, and why: `numbers` lead nowhere, it is hardly a citation, there is no list,
    it is alive already (`key`), or its place takes no citation, as `documents.changes.Obstacle` says; `place`: for a
    reason of the format's own."""

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
    lists     how many printed lists stay that were to become the program's bibliography
    """

    marks: tuple[Mark, ...]
    count: int
    left: tuple[LeftMarker, ...]
    records: Records
    renamed: Mapping[str, str] = field(default_factory=dict)
    kept_list: str = ""
    lists: int = 0


def convert(
    resolved: ResolvedDocument, library: Mapping[str, Entry], target: str, *, style: str = "", gives_way_to: str = ""
) -> Conversion:
    """The marks for `target`, one of TARGETS. A marker of which a number leads nowhere stays as it was typed, and so
    does a citation that is alive already.

    library       the entries of the merged library by their keys
    style         the CSL style that a program is to use; "": its own choice for numbered lists
    gives_way_to  the name of the library's file where the printed list is to give way to it, by commands of LaTeX"""
    renamed = _own_keys(resolved) if gives_way_to else {}
    alive = sorted(one.span for one in resolved.document.given.citations) if resolved.document else []
    uris = _addresses(resolved, library) if target == "zotero" else {}
    live: list[tuple[ResolvedMarker, tuple[CitedWork, ...]]] = []
    left: list[LeftMarker] = []
    for marker in resolved.markers:
        works = tuple(
            replace(one, key=renamed.get(one.key, one.key), uri=uris.get(one.key, "")) for one in _works(marker)
        )
        is_alive = marker.marker.style == "key" or any_overlap(alive, marker.span)
        if works and len(works) == len(marker.links) and not is_alive:
            live.append((marker, works))
        else:
            left.append(_left(marker, is_alive=is_alive))
    keys = dict.fromkeys(work.key for _, works in live for work in works)
    names = {new: old for old, new in renamed.items()}
    entries = {key: library[names.get(key, key)] for key in keys if names.get(key, key) in library}
    records = {key: {**entry_to_csl(entry), "id": key} for key, entry in entries.items()}
    marks: list[Mark] = []
    spell = speller(target, resolved.document.text if resolved.document else "")
    for marker, works in live:
        if target in FORMS:
            marks.append(NumberMark(marker.span, spell(works, marker.span.end)))
        else:
            marks.append(LiveMark(marker.span, _program(target), works, records))
    lists = len(resolved.lists) if target not in FORMS and live and resolved.shared_from is None else 0
    if lists == 1:
        marks += _list(resolved, _program(target), records, style)
    kept_list = ""
    if gives_way_to:
        given = give_way(resolved, gives_way_to)
        if isinstance(given, str):
            kept_list = given
        else:
            uncited = tuple(renamed.get(key, key) for key in given.uncited)
            marks.append(replace(given, uncited=uncited))
    return Conversion(
        tuple(marks), len(live), tuple(left), records, renamed, kept_list, lists=0 if lists == 1 else lists
    )


def write_converted(found: Conversion, document: Document) -> tuple[Conversion, Written]:
    """The copy of `document`, and what the conversion came to in it: markers whose place takes no citation are left.
    Where one is, a list that was to give way stays. Raises UnreadableError where no copy can be made."""
    form = load_format(document.format)
    copy = form.write(document, found.marks)
    came = _as_put(found, document, copy)
    if came.count < found.count and any(isinstance(one, _WAYS) for one in found.marks):
        marks = tuple(one for one in found.marks if not isinstance(one, _WAYS))
        kept = replace(found, marks=marks, kept_list="says what the numbers mean that stay as typed")
        copy = form.write(document, marks)
        came = _as_put(kept, document, copy)
    return came, copy


def _as_put(found: Conversion, document: Document, copy: Written) -> Conversion:
    refused = dict(copy.refused)
    changed = sorted(one.span for one in copy.changes if len(one.span))
    lost: list[LeftMarker] = []
    lists = found.lists
    for mark in found.marks:
        why: Left | None = None
        if isinstance(mark, LiveMark):
            why = refused.get(mark.span)
        elif isinstance(mark, NumberMark) and not any_overlap(changed, mark.span):
            why = "field" if any_overlap(document.filled, mark.span) else "place"
        elif isinstance(mark, LiveListMark):
            # A list in a field is the program's already.
            lists += refused.get(mark.span, "field") != "field"
        if why is not None:
            lost.append(LeftMarker(mark.span, mark.span.of(document.text), why))
    left = sorted((*found.left, *lost), key=lambda one: one.span)
    return replace(found, count=found.count - len(lost), left=tuple(left), lists=lists)


def _addresses(resolved: ResolvedDocument, library: Mapping[str, Entry]) -> dict[str, str]:
    """By their keys the addresses of works that Zotero knows: as citations of the document name them already, so that
    it sees one work in all of them, else as it told them."""
    uris: dict[str, str] = {}
    given = {one.span: one.items for one in resolved.document.given.citations} if resolved.document else {}
    for marker in resolved.markers:
        items = given.get(marker.span, ())
        if len(items) != len(marker.links):
            continue
        for item, work in zip(items, map(_key, marker.links), strict=True):
            if work is not None and item.target.startswith(ADDRESS):
                uris.setdefault(work, item.target)
    for key, entry in library.items():
        if uri := dict(entry.extra).get(ZOTERO_ITEM):
            uris.setdefault(key, uri)
    return uris


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
        key = _key(link)
        if key is not None:
            yield cited_work(link, key)


def _key(link: Link) -> str | None:
    return link.reference.key if link.reference is not None else link.key


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


def _list(resolved: ResolvedDocument, program: Program, records: Records, style: str) -> Iterator[LiveListMark]:
    """The document's one list; of several, as of chapters, none can be the program's."""
    if resolved.document is not None:
        yield LiveListMark(resolved.lists[0].list.span, program, records, style, resolved.document.language or "")


def _program(target: str) -> Program:
    return next(one for one in PROGRAMS if one == target)
