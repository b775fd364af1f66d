"""Something was meant as a marker but cannot be read.

What it does: reports markers whose numbers make no sense: a range that runs backwards, an empty place between commas.
Where the document cites in brackets and its list has the number, also a bracket that nothing closes, and a letter typed
for a figure.

Why it matters: nobody can say which works are cited.

Example: `[5-2]`, `[1,,3]`, `[5, с. 3 and so on`, `[З, с. 9]`.

What to do: correct the marker.
"""

from __future__ import annotations

from collections.abc import Iterator

from citelink.checks.rule import Found
from citelink.checks.wording import excerpt, why_malformed
from citelink.findings import Severity
from citelink.results import ResolvedDocument

CODE = "CL110"
NAME = "malformed-marker"
SEVERITY: Severity = "error"


def check(resolved: ResolvedDocument) -> Iterator[Found]:
    for malformed in resolved.malformed_markers:
        yield Found({"marker": excerpt(malformed.text), "reason": why_malformed(malformed)}, malformed.span)
