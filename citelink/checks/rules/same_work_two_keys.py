"""One work stands in the user's libraries under two keys.

What it does: reports entries of the libraries that are the same work, among those that the documents name.

Why it matters: a bibliography made from both keys prints the work twice.

Example: `nye2004` in a.bib and `Nye2004soft` in b.bib.

What to do: keep one of them and cite its key.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citelink.checks.rule import Found
from citelink.findings import Severity
from citelink.merging import Merged
from citelink.results import ResolvedDocument

CODE = "CL302"
NAME = "same-work-two-keys"
SEVERITY: Severity = "warning"


def check_set(documents: Sequence[ResolvedDocument], merged: Merged) -> Iterator[Found]:
    for pair in merged.same_work:
        if pair.key == pair.other_key:
            # Two libraries agree on the key: nobody cites the work twice.
            continue
        yield Found(
            {"key": pair.key, "first": pair.first, "other_key": pair.other_key, "second": pair.second},
            documents=tuple(dict.fromkeys((pair.first, pair.second))),
        )
