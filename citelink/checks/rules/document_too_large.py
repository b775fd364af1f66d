"""An input is larger than the limit.

What it does: refuses documents above 50 MB (the setting `max-size`) without reading them, and any that holds more
than 200,000 citations.

Why it matters: such a file is almost never a document, and reading it may take all memory.

Example: a log file of 200 MB among the chapters.

What to do: split it, or raise --max-size.
"""

from __future__ import annotations

from collections.abc import Iterator

from citelink.checks.rule import Found
from citelink.errors import TooLargeError
from citelink.findings import Severity
from citelink.results import ResolvedDocument

CODE = "CL902"
NAME = "document-too-large"
SEVERITY: Severity = "error"


def check(resolved: ResolvedDocument) -> Iterator[Found]:
    if isinstance(resolved.failure, TooLargeError):
        yield Found({"reason": resolved.why_unread})
