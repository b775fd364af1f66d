"""Some numbers are cited for the first time out of order.

What it does: where a document as a whole cites its numbers in ascending order of first appearance, names the numbers
that break the order. A document whose list is alphabetical cites in any order and is left alone, and so is a bracket
that hardly is a citation, or a number that the list does not have (CL101). One finding per list.

Why it matters: styles that number by appearance (Vancouver, IEEE, most GOST journals) want ascending first citations.

Example: `[1] ... [2] ... [5] ... [3] ... [4]`.

What to do: renumber, or leave it where the style sorts the list in another way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citelink.checks.rule import Found
from citelink.citations.citation import Marker
from citelink.findings import Severity
from citelink.results import ResolvedDocument

CODE = "CL109"
NAME = "out-of-order"
SEVERITY: Severity = "info"
LARGEST_SHARE = 0.2


def check(resolved: ResolvedDocument) -> Iterator[Found]:
    first: dict[int, dict[int, Marker]] = {}
    for one in resolved.markers:
        for link in one.links:
            if link.item.number is not None and link.status not in ("doubtful", "dangling"):
                first.setdefault(one.marker.scope, {}).setdefault(link.item.number, one.marker)
    for _, seen in sorted(first.items()):
        numbers = list(seen)
        behind = zip(numbers, _lowest_behind(numbers), strict=True)
        early = tuple(number for number, lowest in behind if number > lowest)
        # Few exceptions to an order are slips; many mean that another order was wanted.
        if early and len(early) <= len(numbers) * LARGEST_SHARE:
            yield Found({"early": early}, seen[early[0]].span, early)


def _lowest_behind(numbers: Sequence[int]) -> list[int]:
    """For each number the smallest one from it to the end."""
    lowest: list[int] = []
    for number in reversed(numbers):
        lowest.append(min(number, lowest[-1]) if lowest else number)
    return lowest[::-1]
