"""Files that the document includes are not there.

What it does: names the files that commands such as `\\input` and `\\include` name and that are not where they say, or
not in the folder of the document. Files of macros, which are named before `\\begin{document}`, are not looked for.

Why it matters: what stands in them was not read; a reference that is cited there looks as if nobody cited it.

Example: `\\include{chapters/two}`, and only `chapters/one.tex` was sent.

What to do: put the files where the document looks for them, or give the whole project in a .zip.
"""

from __future__ import annotations

from collections.abc import Iterator

from citelink.checks.remarks import report_remarks
from citelink.checks.rule import Found
from citelink.findings import Severity
from citelink.results import ResolvedDocument

CODE = "CL908"
NAME = "missing-files"
SEVERITY: Severity = "info"


def check(resolved: ResolvedDocument) -> Iterator[Found]:
    return report_remarks(resolved, "missing-files")
