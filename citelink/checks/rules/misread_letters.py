"""The fonts of a document say other letters than they show.

What it does: tells that the text of a PDF was decoded anew, since its letters are those of another alphabet (cp1251
taken for Latin-1: `Ëèòåðàòóðà` for `Литература`). Markers and references are searched in the mended text.

Why it matters: search and copying give rubbish in such a file, in every program.

Example: a PDF printed by an old program through fonts that do not say which letters they hold.

What to do: make the PDF anew, with fonts that carry their letters, before it is handed in.
"""

from __future__ import annotations

from collections.abc import Iterator

from citelink.checks.remarks import report_remarks
from citelink.checks.rule import Found
from citelink.findings import Severity
from citelink.results import ResolvedDocument

CODE = "CL906"
NAME = "misread-letters"
SEVERITY: Severity = "info"


def check(resolved: ResolvedDocument) -> Iterator[Found]:
    return report_remarks(resolved, "misread-letters")
