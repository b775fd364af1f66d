"""The document has markers but no reference list.

What it does: reports, once per document, that no list was found. Its numbers are then resolved only when a list is
given with --references, or when --share-list lends it the list of another document; nothing is guessed. One or two
numbers, neither of them 1 and none with a page, are too little to say that a document cites, and so are up to five that
reach further than twice their count. Where chapters have lists of their own, it reports a chapter behind the last of
them that counts from 1 again and has none.

Why it matters: no number of the document leads anywhere.

Example: a chapter of a thesis, cut out without the list at the thesis' end.

What to do: add the list, or give it with --references FILE or --share-list.
"""

from __future__ import annotations

from collections.abc import Iterator

from citelink.checks.rule import Found
from citelink.findings import Severity
from citelink.results import ResolvedDocument, ResolvedMarker

CODE = "CL107"
NAME = "missing-reference-list"
SEVERITY: Severity = "error"

# So many numbers, without a 1 and without a page, may be anything in brackets.
_STRAY = 2
# So many numbers that reach further than twice their count are those of another text.
_FEW = 5


def check(resolved: ResolvedDocument) -> Iterator[Found]:
    if resolved.shared_from:
        return
    listed = {found.scope for found in resolved.lists}
    likely = (one for one in resolved.markers if not any(link.doubt for link in one.links))
    likely = (one for one in likely if one.marker.style != "key" and not _is_known(one))
    markers = [one.marker for one in likely if one.marker.scope not in listed]
    items = [item for marker in markers for item in marker.items]
    numbers = {item.number for item in items}
    located = any(item.locator for item in items)
    if not located and ((len(numbers) <= _STRAY and 1 not in numbers) or _are_scattered(numbers)):
        return
    values = {"markers": len(markers), "cited": len(numbers)}
    yield Found(values, markers[0].span, message="chapter") if listed else Found(values)


def _are_scattered(numbers: set[int | None]) -> bool:
    """Whether a few numbers are far from counting up from 1: those of another text, as in a letter about it."""
    return len(numbers) <= _FEW and max(number or 0 for number in numbers) > 2 * len(numbers)


def _is_known(marker: ResolvedMarker) -> bool:
    """Whether the document itself says what the works are: its fields hold their records."""
    return bool(marker.links) and all(link.status == "library" for link in marker.links)
