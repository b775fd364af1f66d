"""Some pages of a document have no text.

What it does: names the pages that are pictures; the others are read as ever.

Why it matters: what is cited on those pages, and what part of the list stands there, is not seen.

Example: a title page with signatures, scanned and put before the text; a list of references pasted as a picture.

What to do: look at the pages named; have their text recognised where they hold any.
"""

from __future__ import annotations

from collections.abc import Iterator

from citelink.checks.remarks import report_remarks
from citelink.checks.rule import Found
from citelink.findings import Severity
from citelink.results import ResolvedDocument

CODE = "CL905"
NAME = "pages-without-text"
SEVERITY: Severity = "info"


def check(resolved: ResolvedDocument) -> Iterator[Found]:
    return report_remarks(resolved, "pages-without-text")
