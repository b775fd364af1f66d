"""link(): each citation of a document with the reference that its number or its key leads to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from citelink.doubts import weigh_doubts
from citelink.merging import Merged
from citelink.results import Link, LinkStatus, ParsedReference, ResolvedDocument, ResolvedMarker


def lists_by_path(
    documents: Sequence[ResolvedDocument], borrowed: Sequence[ParsedReference]
) -> dict[str, list[ParsedReference]]:
    """The references that can be cited, by the path of what prints them; a list given by hand comes before a document
    of the same name."""
    lists = {one.path: list(one.references) for one in documents}
    if borrowed:
        lists[borrowed[0].source] = list(borrowed)
    return lists


def link(one: ResolvedDocument, lists: Mapping[str, Sequence[ParsedReference]], merged: Merged) -> ResolvedDocument:
    """Each citation item of the document with the reference its number or its key leads to."""
    shared = one.shared_from is not None
    references = list(one.references) if one.shared_from is None else lists.get(one.shared_from, [])
    scopes = {found.scope for found in one.lists}
    looked_up = any(parsed.match is not None for parsed in one.printed_references)
    names_library = one.document is not None and any(library.keyed for library in one.document.given.libraries)
    by_number, by_key = _targets(references, shared)
    markers = []
    for marker in (resolved.marker for resolved in one.markers):
        scope = 0 if shared else marker.scope
        links = []
        for item in marker.items:
            if item.key is not None:
                found = by_key.get((scope, item.key)) or by_key.get((None, item.key))
                key = item.key if item.key in merged.library.entries else None
                known = looked_up or shared or bool(merged.libraries) or names_library
                status: LinkStatus = "linked" if found else "library" if key else "dangling" if known else "open"
                links.append(Link(item, status, found, key))
            else:
                wanted = () if item.number is None else ((scope, item.number), (None, item.number))
                found = next((by_number[place] for place in wanted if place in by_number), None)
                searched = shared or scope in scopes
                links.append(Link(item, "linked" if found else "dangling" if searched else "open", found))
        markers.append(ResolvedMarker(marker, tuple(links)))
    return replace(one, markers=weigh_doubts(one, markers))


def _targets(
    references: Sequence[ParsedReference], shared: bool
) -> tuple[dict[tuple[int | None, int], ParsedReference], dict[tuple[int | None, str], ParsedReference]]:
    """What a number of a scope and a key lead to; where one stands twice, to the first. Where the lists of a document
    are parts of one, each going on with the number behind the last one before, a number means the same in all."""
    by_number: dict[tuple[int | None, int], ParsedReference] = {}
    by_key: dict[tuple[int | None, str], ParsedReference] = {}
    for parsed in references:
        scope = 0 if shared else parsed.scope
        if parsed.reference.number is not None:
            by_number.setdefault((scope, parsed.reference.number), parsed)
        if parsed.key is not None:
            # A key means the same work everywhere; the marker's own list comes first.
            by_key.setdefault((scope, parsed.key), parsed)
            by_key.setdefault((None, parsed.key), parsed)
    if _run_on(by_number):
        by_number.update({(None, number): parsed for (_, number), parsed in by_number.items()})
    return by_number, by_key


def _run_on(by_number: Mapping[tuple[int | None, int], ParsedReference]) -> bool:
    """Whether the numbers of each scope but the first begin right behind those of the one before."""
    scopes: dict[int | None, list[int]] = {}
    for scope, number in by_number:
        scopes.setdefault(scope, []).append(number)
    parts = list(scopes.values())
    return len(parts) > 1 and all(min(after) == max(before) + 1 for before, after in pairwise(parts))
