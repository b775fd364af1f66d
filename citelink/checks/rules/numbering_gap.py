"""Numbers are skipped among the cited ones, in a document without a list.

What it does: in a document (or a part of one) that has markers and no list, names the numbers between the smallest and
the largest cited one that nobody cites. Where there is a list, CL102 says it better.

Why it matters: without the list this is the only sign that a marker was lost.

Example: a chapter cites 1, 2, 3, 5 and 6: number 4 is missing.

What to do: look for the lost marker, or give the list with --references.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citelink.checks.wording import say_numbers
from citelink.merging import Merged
from citelink.results import Finding, ResolvedDocument, Severity

CODE = "CL104"
NAME = "numbering-gap"
SEVERITY: Severity = "info"
LONGEST_RANGE = 5_000


def check(documents: Sequence[ResolvedDocument], merged: Merged) -> Iterator[Finding]:
    for resolved in documents:
        listed = {found.scope for found in resolved.citations.reference_lists}
        if resolved.shared_from:
            continue
        cited: dict[int, set[int]] = {}
        for marker in resolved.citations.markers:
            cited.setdefault(marker.scope, set()).update(
                item.number for item in marker.items if item.number is not None
            )
        for scope, numbers in sorted(cited.items()):
            # Numbers grow with the number of markers; a gap of thousands is a misread number, not a lost marker.
            if scope in listed or not numbers or max(numbers) - min(numbers) > LONGEST_RANGE:
                continue
            gap = tuple(number for number in range(min(numbers), max(numbers)) if number not in numbers)
            if gap:
                span = next(marker.span for marker in resolved.citations.markers if marker.scope == scope)
                yield Finding(
                    CODE,
                    NAME,
                    SEVERITY,
                    f"Between {min(numbers)} and {max(numbers)} nobody cites {say_numbers(gap)}.",
                    document=resolved.path,
                    span=span,
                    numbers=gap,
                    fix="look for the lost marker, or give the list with --references",
                )
