"""The name of a document says another format than its content.

What it does: tells which format the content is of; the document is read as that.

Why it matters: the program that opens the file by its name refuses it or shows rubbish.

Example: a text file called `thesis.docx`; a web page saved as `paper.pdf`.

What to do: rename the file.
"""

from __future__ import annotations

from collections.abc import Iterator

from citelink.checks.remarks import report_remarks
from citelink.checks.rule import Found
from citelink.findings import Severity
from citelink.results import ResolvedDocument

CODE = "CL907"
NAME = "other-format"
SEVERITY: Severity = "info"


def check(resolved: ResolvedDocument) -> Iterator[Found]:
    return report_remarks(resolved, "other-format")
