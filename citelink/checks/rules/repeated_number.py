"""Two references of one list have the same number.

What it does: looks for a number that is printed before more than one reference. Markers are linked to the first. Where
the numbering begins anew, all its numbers are one finding; where most of these are the same works once more, as in
another language, or where nobody cites any of them, none.

Why it matters: a marker with that number leads to either of them.

Example: `7. Ivanov ...` and, three lines on, `7. Petrov ...`.

What to do: renumber one of them and the markers that mean it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from citelink.checks.rule import Found
from citelink.checks.wording import excerpt
from citelink.findings import Related, Severity
from citelink.results import ParsedReference, ResolvedDocument

CODE = "CL105"
NAME = "repeated-number"
SEVERITY: Severity = "error"

# So many numbers in a row, half of them of the same works, print a part of the list once more.
_PRINTED_AGAIN = 3


def check(resolved: ResolvedDocument) -> Iterator[Found]:
    first: dict[tuple[int, int], ParsedReference] = {}
    run: list[tuple[int, ParsedReference, ParsedReference]] = []
    for parsed in resolved.references:
        number = parsed.reference.number
        if number is None:
            continue
        earlier = first.setdefault((parsed.scope, number), parsed)
        if run and (earlier is parsed or number != run[-1][0] + 1):
            yield from _found(resolved, run)
            run = []
        if earlier is not parsed:
            run.append((number, parsed, earlier))
    yield from _found(resolved, run)


def _found(resolved: ResolvedDocument, run: list[tuple[int, ParsedReference, ParsedReference]]) -> Iterator[Found]:
    """A number that is repeated, or a run of them: a numbering that begins anew is one fault and not many."""
    same = sum(parsed.key is not None and parsed.key == earlier.key for _, parsed, earlier in run)
    if not run or (len(run) >= _PRINTED_AGAIN and 2 * same >= len(run)):
        return
    numbers = tuple(number for number, _, _ in run)
    if numbers[0] == 1 and not _are_cited(resolved, run[0][1].scope, numbers):
        return
    first = run[0][1].reference
    yield Found(
        {"number": numbers[0], "numbers": numbers, "text": excerpt(first.text)},
        first.span,
        numbers,
        message="run" if len(run) > 1 else "",
        related=tuple(Related(resolved.path, earlier.reference.span) for _, _, earlier in run),
    )


def _are_cited(resolved: ResolvedDocument, scope: int, numbers: Collection[int]) -> bool:
    """Whether a marker that this list counts for prints one of `numbers`."""
    own = (marker for marker in resolved.markers if marker.marker.scope == scope)
    return any(link.item.number in numbers for marker in own for link in marker.links)
