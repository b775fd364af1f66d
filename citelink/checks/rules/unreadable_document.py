"""An input could not be read.

What it does: names the input and why: missing, empty, not a text, undecodable. The other inputs are done all the same.

Why it matters: nothing in it was looked at.

Example: an empty file, a program, a link that leads to itself.

What to do: as the message says.
"""

from __future__ import annotations

from collections.abc import Iterator

from citelink.checks.rule import Found
from citelink.errors import TooLargeError
from citelink.findings import Severity
from citelink.results import ResolvedDocument

CODE = "CL901"
NAME = "unreadable-document"
SEVERITY: Severity = "error"


def check(resolved: ResolvedDocument) -> Iterator[Found]:
    if resolved.failure is not None and not isinstance(resolved.failure, TooLargeError):
        yield Found({"reason": resolved.why_unread})
