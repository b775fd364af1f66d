"""A line reads like the heading of a list, but heads none.

What it does: names headings that were refused, and why: a heading with nothing behind it, a list of the author's own
publications, a line of the table of contents where the list that it promises was not found. The contents of a document
whose list was found are left alone, and so is a heading that is printed once more above its list.

Why it matters: a list that was lost in conversion often leaves its heading behind.

Example: `References` directly followed by the next article's affiliation.

What to do: nothing, if the document is meant so; otherwise restore the list.
"""

from __future__ import annotations

from collections.abc import Iterator

from citelink.checks.rule import Found
from citelink.checks.wording import excerpt, why_refused
from citelink.citations.citation import RefusedHeading
from citelink.findings import Severity
from citelink.results import ResolvedDocument
from citelink.text.fold import heading_key

CODE = "CL108"
NAME = "false-list-heading"
SEVERITY: Severity = "info"


def check(resolved: ResolvedDocument) -> Iterator[Found]:
    headings = [one.list.heading for one in resolved.printed_lists]
    headed = {heading_key(one.text) for one in headings if one is not None}
    for refused in resolved.refused_headings:
        # The list that the contents promise may have a heading that the file does not spell, as that of LaTeX.
        if headings if refused.reason == "contents" else _is_printed_again(refused, headed):
            continue
        yield Found({"heading": excerpt(refused.text), "reason": why_refused(refused)}, refused.span)


def _is_printed_again(refused: RefusedHeading, headed: set[str]) -> bool:
    """Whether a refused heading only says that there is a list: `headed` are the headings of those found."""
    return refused.reason == "no-references" and heading_key(refused.text) in headed
