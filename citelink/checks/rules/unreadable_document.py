"""An input could not be read.

What it does: names the input and why: missing, empty, not a text, undecodable. The other inputs are done all the same.

Why it matters: nothing in it was looked at.

Example: an empty file, a program, a link that leads to itself.

What to do: as the message says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citelink.errors import TooLargeError
from citelink.merging import Merged
from citelink.results import Finding, ResolvedDocument, Severity

CODE = "CL901"
NAME = "unreadable-document"
SEVERITY: Severity = "error"


def check(documents: Sequence[ResolvedDocument], merged: Merged) -> Iterator[Finding]:
    for resolved in documents:
        if resolved.failure is not None and not isinstance(resolved.failure, TooLargeError):
            yield Finding(CODE, NAME, SEVERITY, str(resolved.failure), document=resolved.path)
