"""Numbers are skipped among the cited ones, in a document without a list.

What it does: in a document (or a part of one) that has markers and no list, names the numbers between the smallest and
the largest cited one that nobody cites. Where there is a list, CL102 says it better.

Why it matters: without the list this is the only sign that a marker was lost.

Example: a chapter cites 1, 2, 3, 5 and 6: number 4 is missing.

What to do: look for the lost marker, or give the list with --references.
"""

from __future__ import annotations

from collections.abc import Iterator

from citelink.checks.rule import Found
from citelink.findings import Severity
from citelink.results import ResolvedDocument
from citelink.text.span import Span

CODE = "CL104"
NAME = "numbering-gap"
SEVERITY: Severity = "info"
LONGEST_RANGE = 5_000


def check(resolved: ResolvedDocument) -> Iterator[Found]:
    if resolved.shared_from:
        return
    listed = {found.scope for found in resolved.lists}
    cited: dict[int, set[int]] = {}
    first: dict[int, Span] = {}
    for marker in (one.marker for one in resolved.markers):
        first.setdefault(marker.scope, marker.span)
        cited.setdefault(marker.scope, set()).update(item.number for item in marker.items if item.number is not None)
    for scope, numbers in sorted(cited.items()):
        # Numbers grow with the number of markers; a gap of thousands is a misread number, not a lost marker.
        if scope in listed or not numbers or max(numbers) - min(numbers) > LONGEST_RANGE:
            continue
        gap = tuple(number for number in range(min(numbers), max(numbers)) if number not in numbers)
        if gap:
            yield Found({"smallest": min(numbers), "largest": max(numbers), "missing": gap}, first[scope], gap)
