"""A marker cites one number twice.

What it does: looks for a number that stands in a marker more than once, by itself or within a range. Two places in one
work are two citations: `[2, с. 5; 2, с. 9]`. Many numbers that go up and down are values, as in a program.

Why it matters: one of the two was likely meant as another number.

Example: `[2-5, 4]`.

What to do: take it out, or correct it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from citelink.checks.rule import Found
from citelink.checks.wording import excerpt
from citelink.findings import Severity
from citelink.results import ResolvedDocument

CODE = "CL116"
NAME = "repeated-in-marker"
SEVERITY: Severity = "info"

# So many numbers that go down more than once.
_MANY, _DOWN = 6, 2


def check(resolved: ResolvedDocument) -> Iterator[Found]:
    for marker in resolved.markers:
        linked = [link for link in marker.links if link.reference is not None and link.item.number is not None]
        places = Counter((link.item.number, link.item.locator and link.item.locator.text) for link in linked)
        repeated = tuple(dict.fromkeys(n for (n, _), times in places.items() if times > 1 and n is not None))
        if repeated and not _are_values([link.item.number for link in linked if link.item.number is not None]):
            yield Found({"marker": excerpt(marker.marker.text), "repeated": repeated}, marker.span, repeated)


def _are_values(numbers: Sequence[int]) -> bool:
    return len(numbers) >= _MANY and sum(one > other for one, other in pairwise(numbers)) >= _DOWN
