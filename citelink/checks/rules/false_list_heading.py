"""A line reads like the heading of a list, but heads none.

What it does: names headings that were refused, and why: a line of the table of contents, a heading with nothing behind
it, a list of the author's own publications.

Why it matters: a list that was lost in conversion often leaves its heading behind.

Example: `References` directly followed by the next article's affiliation.

What to do: nothing, if the document is meant so; otherwise restore the list.
"""

from __future__ import annotations

from collections.abc import Iterator

from citelink.checks.rule import Found
from citelink.checks.wording import excerpt, why_refused
from citelink.findings import Severity
from citelink.results import ResolvedDocument

CODE = "CL108"
NAME = "false-list-heading"
SEVERITY: Severity = "info"


def check(resolved: ResolvedDocument) -> Iterator[Found]:
    for refused in resolved.refused_headings:
        yield Found({"heading": excerpt(refused.text), "reason": why_refused(refused)}, refused.span)
