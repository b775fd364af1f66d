"""A cited work was retracted.

What it does: names references whose work was retracted or withdrawn by its publisher, as Crossref and Retraction
Watch have it, and the markers that cite it.

Why it matters: what rests on a retracted work rests on nothing; some cite it as an example, and then should say so.

Example: a trial whose data could not be verified.

What to do: read the notice; say at the citation that the work was retracted, or cite another.
"""

from __future__ import annotations

from collections.abc import Iterator

from citelink.checks.rule import Found
from citelink.checks.wording import excerpt
from citelink.findings import Related, Severity
from citelink.results import ResolvedDocument

CODE = "CL203"
NAME = "retracted-work"
SEVERITY: Severity = "error"


def check(resolved: ResolvedDocument) -> Iterator[Found]:
    for parsed in resolved.references:
        verdict = parsed.verdict
        if verdict is None or verdict.found is None:
            continue
        notice = next((one for one in verdict.notices if one.kind == "retraction"), None)
        if notice is None or not verdict.is_link:
            continue
        citing = [
            marker.span
            for marker in resolved.markers
            if any(link.reference is not None and link.reference.address == parsed.address for link in marker.links)
        ]
        yield Found(
            {
                "number": parsed.printed_number,
                "title": excerpt(verdict.found.title),
                "notice": notice.doi or notice.told_by,
                "markers": len(citing),
            },
            parsed.reference.span,
            parsed.numbers,
            related=tuple(Related(resolved.path, span) for span in citing),
        )
