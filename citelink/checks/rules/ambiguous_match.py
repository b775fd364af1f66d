"""A reference fits two or more entries equally well.

What it does: names references that were not matched because the best entries cannot be told apart by what is printed.

Why it matters: citelink does not guess; the reference enters the merged library as it is printed.

Example: two editions of one book in the library, and a reference without a year.

What to do: complete the reference, or remove the wrong entry.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citelink.merging import Merged
from citelink.results import Finding, ResolvedDocument, Severity

CODE = "CL303"
NAME = "ambiguous-match"
SEVERITY: Severity = "warning"


def check(documents: Sequence[ResolvedDocument], merged: Merged) -> Iterator[Finding]:
    for resolved in documents:
        for parsed in resolved.references:
            match = parsed.match
            if match is None or match.status != "ambiguous":
                continue
            keys = ", ".join(rival.entry.key for rival in match.rivals[:3])
            yield Finding(
                CODE,
                NAME,
                SEVERITY,
                f"Reference {parsed.reference.number} fits {keys}: {match.reason}.",
                document=resolved.path,
                span=parsed.reference.span,
                numbers=(parsed.reference.number,) if parsed.reference.number is not None else (),
                fix="complete the reference, or remove the wrong entry",
            )
