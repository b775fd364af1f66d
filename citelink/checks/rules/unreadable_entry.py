"""A part of a library cannot be read as it stands.

What it does: names each entry, field, macro or stray text of a .bib file that could not be read as it stands, with its
line and why. What can be read of it is used, and so is the rest of the file.

Why it matters: a work that the documents cite may be among them.

Example: an entry whose closing brace is missing.

What to do: mend the line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citelink.checks.rule import Found
from citelink.documents.places import Place
from citelink.findings import Severity
from citelink.merging import Merged
from citelink.results import ResolvedDocument

CODE = "CL304"
NAME = "unreadable-entry"
SEVERITY: Severity = "warning"


def check_set(documents: Sequence[ResolvedDocument], merged: Merged) -> Iterator[Found]:
    for library in merged.libraries:
        for failure in library.failures:
            yield Found({"reason": failure.reason}, documents=(library.path,), place=Place(line=failure.line))
