"""Two references of one list have the same number.

What it does: looks for a number that is printed before more than one reference. Markers are linked to the first.

Why it matters: a marker with that number leads to either of them.

Example: `7. Ivanov ...` and, three lines on, `7. Petrov ...`.

What to do: renumber one of them and the markers that mean it.
"""

from __future__ import annotations

from collections.abc import Iterator

from citelink.checks.rule import Found
from citelink.checks.wording import excerpt
from citelink.findings import Related, Severity
from citelink.results import ParsedReference, ResolvedDocument

CODE = "CL105"
NAME = "repeated-number"
SEVERITY: Severity = "error"


def check(resolved: ResolvedDocument) -> Iterator[Found]:
    first: dict[tuple[int, int], ParsedReference] = {}
    for parsed in resolved.references:
        number = parsed.reference.number
        if number is None:
            continue
        earlier = first.setdefault((parsed.scope, number), parsed)
        if earlier is not parsed:
            yield Found(
                {"number": number, "text": excerpt(parsed.reference.text)},
                parsed.reference.span,
                (number,),
                related=(Related(resolved.path, earlier.reference.span),),
            )
