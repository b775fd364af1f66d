"""Some numbers are cited for the first time out of order.

What it does: where a document as a whole cites its numbers in ascending order of first appearance, names the numbers
that break the order. A document whose list is alphabetical cites in any order and is left alone. One finding per list.

Why it matters: styles that number by appearance (Vancouver, IEEE, most GOST journals) want ascending first citations.

Example: `[1] ... [2] ... [5] ... [3] ... [4]`.

What to do: renumber, or leave it where the style sorts the list in another way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citelink.checks.wording import say_numbers
from citelink.citations.citation import Marker
from citelink.merging import Merged
from citelink.results import Finding, ResolvedDocument, Severity

CODE = "CL109"
NAME = "out-of-order"
SEVERITY: Severity = "info"
LARGEST_SHARE = 0.2


def check(documents: Sequence[ResolvedDocument], merged: Merged) -> Iterator[Finding]:
    for resolved in documents:
        first: dict[int, dict[int, Marker]] = {}
        for marker in resolved.citations.markers:
            for item in marker.items:
                if item.number is not None:
                    first.setdefault(marker.scope, {}).setdefault(item.number, marker)
        for _, seen in sorted(first.items()):
            numbers = list(seen)
            behind = zip(numbers, _lowest_behind(numbers), strict=True)
            early = tuple(number for number, lowest in behind if number > lowest)
            # Few exceptions to an order are slips; many mean that another order was wanted.
            if early and len(early) <= len(numbers) * LARGEST_SHARE:
                yield Finding(
                    CODE,
                    NAME,
                    SEVERITY,
                    f"Cited before smaller numbers: {say_numbers(early)}.",
                    document=resolved.path,
                    span=seen[early[0]].span,
                    numbers=early,
                    fix="renumber, or leave it where the list has another order",
                )


def _lowest_behind(numbers: Sequence[int]) -> list[int]:
    """For each number the smallest one from it to the end."""
    lowest: list[int] = []
    for number in reversed(numbers):
        lowest.append(min(number, lowest[-1]) if lowest else number)
    return lowest[::-1]
