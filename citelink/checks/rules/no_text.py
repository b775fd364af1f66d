"""A document has pages and no text.

What it does: tells of a PDF whose pages are pictures, so that nothing in it could be looked for.

Why it matters: that no marker and no reference was found says nothing of such a document.

Example: a thesis that was scanned, or printed and scanned to be signed.

What to do: check the file that it was printed from, or have its text recognised (ocrmypdf, for example).
"""

from __future__ import annotations

from collections.abc import Iterator

from citelink.checks.remarks import report_remarks
from citelink.checks.rule import Found
from citelink.findings import Severity
from citelink.results import ResolvedDocument

CODE = "CL904"
NAME = "no-text"
SEVERITY: Severity = "error"


def check(resolved: ResolvedDocument) -> Iterator[Found]:
    return report_remarks(resolved, "no-text")
