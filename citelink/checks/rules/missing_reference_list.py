"""The document has markers but no reference list.

What it does: reports, once per document, that no list was found. Its numbers are then resolved only when a list is
given with --references, or when --share-list lends it the list of another document; nothing is guessed.

Why it matters: no number of the document leads anywhere.

Example: a chapter of a thesis, cut out without the list at the thesis' end.

What to do: add the list, or give it with --references FILE or --share-list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citelink.checks.wording import say_count
from citelink.merging import Merged
from citelink.results import Finding, ResolvedDocument, Severity

CODE = "CL107"
NAME = "missing-reference-list"
SEVERITY: Severity = "error"


def check(documents: Sequence[ResolvedDocument], merged: Merged) -> Iterator[Finding]:
    for resolved in documents:
        markers = [marker for marker in resolved.citations.markers if marker.style != "key"]
        if markers and not resolved.citations.reference_lists and not resolved.shared_from:
            numbers = {item.number for marker in markers for item in marker.items}
            cited = f"{say_count(len(markers), 'marker')} citing {say_count(len(numbers), 'number')}"
            yield Finding(
                CODE,
                NAME,
                SEVERITY,
                f"No reference list was found for {cited}.",
                document=resolved.path,
                fix="add the list, or give it with --references FILE or --share-list",
            )
