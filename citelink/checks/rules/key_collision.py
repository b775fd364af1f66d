"""Two libraries use one key for different works.

What it does: when libraries are merged, the first that has a key keeps it; the other work gets the key with a suffix.

Why it matters: text that cites the second work by its old key would cite the first.

Example: `ivanov2001` is a book in a.bib and an article in b.bib; the merged file has `ivanov2001` and `ivanov2001a`.

What to do: give one of them another key in its own file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citelink.checks.rule import Found
from citelink.findings import Severity
from citelink.merging import Merged
from citelink.results import ResolvedDocument

CODE = "CL301"
NAME = "key-collision"
SEVERITY: Severity = "warning"


def check_set(documents: Sequence[ResolvedDocument], merged: Merged) -> Iterator[Found]:
    for collision in merged.collisions:
        yield Found(
            {
                "key": collision.key,
                "first": collision.first,
                "second": collision.second,
                "new_key": collision.new_key,
            },
            documents=(collision.first, collision.second),
        )
