"""A line reads like the heading of a list, but heads none.

What it does: names headings that were refused, and why: a line of the table of contents, a heading with nothing behind
it, a list of the author's own publications.

Why it matters: a list that was lost in conversion often leaves its heading behind.

Example: `References` directly followed by the next article's affiliation.

What to do: nothing, if the document is meant so; otherwise restore the list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citelink.checks.wording import excerpt
from citelink.merging import Merged
from citelink.results import Finding, ResolvedDocument, Severity

CODE = "CL108"
NAME = "false-list-heading"
SEVERITY: Severity = "info"


def check(documents: Sequence[ResolvedDocument], merged: Merged) -> Iterator[Finding]:
    for resolved in documents:
        for refused in resolved.citations.refused_headings:
            yield Finding(
                CODE,
                NAME,
                SEVERITY,
                f"“{excerpt(refused.text)}” heads no list: {refused.reason}.",
                document=resolved.path,
                span=refused.span,
                fix="restore the list, if there was one",
            )
