"""A marker cites a number that no reference of its list has, or a key that is nowhere.

What it does: compares the numbers in every marker with the numbers of the list that counts for it. One finding per
marker, with all its missing numbers. A document without any list gets CL107 instead. A citation by key, `[@nye2004]`,
is right where a reference of the set or an entry of a library has the key. Of a number that leads nowhere because the
numbering is shifted (CL114) it says which is meant.

Why it matters: the reader cannot find the source; most often a reference was deleted or the list was renumbered.

Example: `... was shown in [31].` where the list ends at 30.

What to do: add the reference, or correct the number in the marker.
"""

from __future__ import annotations

from collections.abc import Iterator

from citelink.checks.rule import Found
from citelink.checks.wording import excerpt
from citelink.findings import Severity
from citelink.results import ResolvedDocument

CODE = "CL101"
NAME = "dangling-marker"
SEVERITY: Severity = "error"


def check(resolved: ResolvedDocument) -> Iterator[Found]:
    for marker in resolved.markers:
        dangling = [link.item for link in marker.links if link.status == "dangling"]
        printed = excerpt(marker.marker.text)
        numbers = tuple(dict.fromkeys(item.number for item in dangling if item.number is not None))
        if numbers:
            yield Found({"marker": printed, "missing": numbers}, marker.span, numbers)
        keys = tuple(f"@{excerpt(item.key)}" for item in dangling if item.key is not None)
        if keys:
            yield Found({"marker": printed, "missing": keys}, marker.span, message="key")
