"""The labels of a list skip a number.

What it does: names the numbers between the first and the last label of a list that no reference has. One finding per
list.

Why it matters: a reference was deleted or lost in conversion; markers with that number dangle.

Example: a list with the labels 1, 2, 4, 5.

What to do: restore the reference or renumber the list.
"""

from __future__ import annotations

from collections.abc import Iterator

from citelink.checks.rule import Found
from citelink.findings import Severity
from citelink.results import ParsedReference, ResolvedDocument
from citelink.text.span import Span

CODE = "CL106"
NAME = "label-gap"
SEVERITY: Severity = "info"


def check(resolved: ResolvedDocument) -> Iterator[Found]:
    labels: dict[int, list[ParsedReference]] = {}
    for parsed in resolved.references:
        if parsed.reference.number is not None:
            labels.setdefault(parsed.scope, []).append(parsed)
    for _, references in sorted(labels.items()):
        numbers = {number for parsed in references for number in parsed.numbers}
        if max(numbers) - min(numbers) > 10 * len(references) + 100:
            continue  # one misread label, not a gap
        gap = tuple(number for number in range(min(numbers), max(numbers)) if number not in numbers)
        if gap:
            span = Span(references[0].reference.span.start, references[-1].reference.span.end)
            yield Found({"missing": gap}, span, gap)
