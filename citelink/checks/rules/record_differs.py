"""A reference and the record of its work say different things.

What it does: names references that a source knows, with a year (more than one off), first author, journal, volume,
pages or title printed otherwise than the source has it. Only what is printed is compared.

Why it matters: the reader looks in the wrong volume, or for the wrong person. Sources are wrong too: both values are
shown, and nothing is changed.

Example: the reference prints 2004, Crossref says 2009.

What to do: look which of them is right.
"""

from __future__ import annotations

from collections.abc import Iterator

from citelink.checks.rule import Found
from citelink.checks.wording import excerpt
from citelink.findings import Clause, Severity
from citelink.results import ResolvedDocument

CODE = "CL201"
NAME = "record-differs"
SEVERITY: Severity = "warning"


def check(resolved: ResolvedDocument) -> Iterator[Found]:
    for parsed in resolved.references:
        verdict = parsed.verdict
        if verdict is None or not verdict.differs:
            continue
        differences = tuple(
            Clause(f"lookup-{one.field}", {"printed": excerpt(one.printed), "found": excerpt(one.found)})
            for one in verdict.differs
        )
        yield Found(
            {"number": parsed.printed_number, "source": verdict.source, "differences": differences},
            parsed.reference.span,
            parsed.numbers,
        )
