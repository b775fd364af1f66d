"""Something was meant as a marker but cannot be read.

What it does: reports markers whose numbers make no sense: a range that runs backwards, an empty place between commas.

Why it matters: nobody can say which works are cited.

Example: `[5-2]`, `[1,,3]`.

What to do: correct the marker.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citelink.checks.wording import excerpt
from citelink.merging import Merged
from citelink.results import Finding, ResolvedDocument, Severity

CODE = "CL110"
NAME = "malformed-marker"
SEVERITY: Severity = "error"


def check(documents: Sequence[ResolvedDocument], merged: Merged) -> Iterator[Finding]:
    for resolved in documents:
        for malformed in resolved.citations.malformed_markers:
            yield Finding(
                CODE,
                NAME,
                SEVERITY,
                f"The marker {excerpt(malformed.text)} cannot be read: {malformed.reason}.",
                document=resolved.path,
                span=malformed.span,
                fix="correct the marker",
            )
