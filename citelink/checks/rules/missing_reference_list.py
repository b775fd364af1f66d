"""The document has markers but no reference list.

What it does: reports, once per document, that no list was found. Its numbers are then resolved only when a list is
given with --references, or when --share-list lends it the list of another document; nothing is guessed.

Why it matters: no number of the document leads anywhere.

Example: a chapter of a thesis, cut out without the list at the thesis' end.

What to do: add the list, or give it with --references FILE or --share-list.
"""

from __future__ import annotations

from collections.abc import Iterator

from citelink.checks.rule import Found
from citelink.findings import Severity
from citelink.results import ResolvedDocument

CODE = "CL107"
NAME = "missing-reference-list"
SEVERITY: Severity = "error"


def check(resolved: ResolvedDocument) -> Iterator[Found]:
    markers = [one.marker for one in resolved.markers if one.marker.style != "key"]
    if markers and not resolved.lists and not resolved.shared_from:
        numbers = {item.number for marker in markers for item in marker.items}
        yield Found({"markers": len(markers), "cited": len(numbers)})
