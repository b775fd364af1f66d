"""Two references of one list have the same number.

What it does: looks for a number that is printed before more than one reference. Markers are linked to the first.

Why it matters: a marker with that number leads to either of them.

Example: `7. Ivanov ...` and, three lines on, `7. Petrov ...`.

What to do: renumber one of them and the markers that mean it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citelink.checks.wording import excerpt
from citelink.merging import Merged
from citelink.results import Finding, ResolvedDocument, Severity

CODE = "CL105"
NAME = "repeated-number"
SEVERITY: Severity = "error"


def check(documents: Sequence[ResolvedDocument], merged: Merged) -> Iterator[Finding]:
    for resolved in documents:
        seen: set[tuple[int, int]] = set()
        for parsed in resolved.references:
            number = parsed.reference.number
            if number is None or parsed.reference.paired_with:
                continue
            if (parsed.scope, number) in seen:
                yield Finding(
                    CODE,
                    NAME,
                    SEVERITY,
                    f"The number {number} stands before a second reference: {excerpt(parsed.reference.text)}",
                    document=resolved.path,
                    span=parsed.reference.span,
                    numbers=(number,),
                    fix="renumber one of them and the markers that mean it",
                )
            seen.add((parsed.scope, number))
