"""A cited work was corrected since, or its journal has expressed concern about it.

What it does: names references about whose work an expression of concern or a correction was published. Neither is a
retraction.

Why it matters: what you rely on may be the part that is doubted or was corrected.

Example: a table of the article was replaced two years later.

What to do: read the notice.
"""

from __future__ import annotations

from collections.abc import Iterator

from citelink.checks.rule import Found
from citelink.checks.wording import excerpt
from citelink.findings import Severity
from citelink.results import ResolvedDocument
from citelink.verdicts import PublishedNotice

CODE = "CL206"
NAME = "doubted-work"
SEVERITY: Severity = "warning"


def check(resolved: ResolvedDocument) -> Iterator[Found]:
    for parsed in resolved.references:
        verdict = parsed.verdict
        if verdict is None or verdict.found is None or not verdict.is_link:
            continue
        kinds: dict[str, PublishedNotice] = {one.kind: one for one in reversed(verdict.notices)}
        if "retraction" in kinds:
            continue
        for kind, message in (("concern", ""), ("correction", "corrected")):
            if (notice := kinds.get(kind)) is not None:
                yield Found(
                    {
                        "number": parsed.printed_number,
                        "title": excerpt(verdict.found.title),
                        "notice": notice.doi or notice.told_by,
                    },
                    parsed.reference.span,
                    parsed.numbers,
                    message=message,
                )
