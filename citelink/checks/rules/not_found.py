"""A reference was looked up where such works are held, and not found.

What it does: names references to articles that the sources asked would be expected to have, and have not. It says
where was looked, and the nearest title. Books, theses, laws, web pages and most works in Kazakh and Russian are not
expected there and not reported.

Why it matters: most of them have a slip in title, year or name; some works simply are in no database.

Example: the words of a title in another order.

What to do: compare the reference with the work itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from citelink.checks.rule import Found
from citelink.checks.wording import excerpt
from citelink.findings import Severity
from citelink.results import ResolvedDocument

CODE = "CL204"
NAME = "not-found"
SEVERITY: Severity = "info"


def check(resolved: ResolvedDocument) -> Iterator[Found]:
    for parsed in resolved.references:
        verdict = parsed.verdict
        if verdict is not None and verdict.name == "not-found" and not parsed.is_matched:
            yield Found(
                {
                    "number": parsed.printed_number,
                    "sources": verdict.asked,
                    "nearest": excerpt(verdict.nearest),
                },
                parsed.reference.span,
                parsed.numbers,
                message="nearest" if verdict.nearest else "",
            )
