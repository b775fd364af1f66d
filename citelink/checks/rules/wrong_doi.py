"""The DOI of a reference belongs to another work, or to none.

What it does: names references whose printed DOI a source has for a work of other people and another title, and those
whose DOI nobody registered. Only the registry itself, doi.org, can say the latter; that a source does not know a DOI
is no proof.

Why it matters: the link leads nowhere, or to something else.

Example: a digit of the DOI was lost.

What to do: correct the DOI; where the work was found without it, the right one is named.
"""

from __future__ import annotations

from collections.abc import Iterator

from citelink.checks.rule import Found
from citelink.checks.wording import excerpt
from citelink.findings import Severity
from citelink.results import ResolvedDocument

CODE = "CL202"
NAME = "wrong-doi"
SEVERITY: Severity = "error"


def check(resolved: ResolvedDocument) -> Iterator[Found]:
    for parsed in resolved.references:
        verdict = parsed.verdict
        if verdict is None or not verdict.doi:
            continue
        right = verdict.found.identifier("DOI") if verdict.found is not None and verdict.is_link else ""
        message = "" if verdict.doi_title else "unregistered"
        if right:
            message = f"{message}-meant" if message else "meant"
        yield Found(
            {
                "number": parsed.printed_number,
                "doi": verdict.doi,
                "title": excerpt(verdict.doi_title),
                "right": right,
            },
            parsed.reference.span,
            parsed.numbers,
            message=message,
        )
