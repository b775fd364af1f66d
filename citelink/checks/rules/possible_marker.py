"""A bracket may be a citation, but likely is none.

What it does: names brackets whose numbers no reference of the list has, where the line or the bracket itself makes it
unlikely that they cite: a line of a program or of figures, an index glued to a Latin word, values far beyond the list,
a direction in a crystal, the number of an equation, the label of a reference that stands out of place, a number that
stands in a program or for an equation elsewhere, a bare `[0]` where the list begins with 1. It also names citations
whose number the list prints alone on a line, torn from its text: the reference is there, but was not read.
Where a wrong number is the likelier reading, CL101 reports an error.

Why it matters: an index that is taken for a citation would be reported as an error; a citation with a wrong number
that looks like an index would be missed without a word.

Example: `delay[6][11]` where the list ends at 9.

What to do: nothing, unless the bracket was meant as a citation: then correct the number. Where a label was torn off,
put it before its reference again.
"""

from __future__ import annotations

from collections.abc import Iterator

from citelink.checks.rule import Found
from citelink.checks.wording import excerpt
from citelink.findings import Clause, Severity
from citelink.results import ResolvedDocument

CODE = "CL122"
NAME = "possible-marker"
SEVERITY: Severity = "info"


def check(resolved: ResolvedDocument) -> Iterator[Found]:
    for marker in resolved.markers:
        doubted = [link for link in marker.links if link.doubt is not None]
        numbers = tuple(dict.fromkeys(link.item.number for link in doubted if link.item.number is not None))
        if not numbers:
            continue
        printed = excerpt(marker.marker.text)
        if doubted[0].doubt == "unread":
            yield Found({"marker": printed, "numbers": numbers}, marker.span, numbers, message="unread")
        else:
            reason = Clause(f"doubt-{doubted[0].doubt}")
            yield Found({"marker": printed, "reason": reason}, marker.span, numbers)
