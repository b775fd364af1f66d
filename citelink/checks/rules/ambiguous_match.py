"""A reference fits two or more entries equally well.

What it does: names references that were not matched because the best entries cannot be told apart by what is printed.

Why it matters: citelink does not guess; the reference enters the merged library as it is printed.

Example: two editions of one book in the library, and a reference without a year.

What to do: complete the reference, or remove the wrong entry.
"""

from __future__ import annotations

from collections.abc import Iterator

from citelink.checks.rule import Found
from citelink.findings import Severity
from citelink.results import ResolvedDocument

CODE = "CL303"
NAME = "ambiguous-match"
SEVERITY: Severity = "warning"


def check(resolved: ResolvedDocument) -> Iterator[Found]:
    for parsed in resolved.printed_references:
        match = parsed.match
        if match is None or match.status != "ambiguous" or parsed.antecedent is not None:
            continue
        keys = tuple(rival.entry.key for rival in match.rivals[:3])
        yield Found(
            {"number": parsed.printed_number, "keys": keys, "reason": match.reason},
            parsed.reference.span,
            parsed.numbers,
        )
