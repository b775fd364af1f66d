"""What the rules about a file itself report: the remarks of its format."""

from __future__ import annotations

from collections.abc import Iterator

from citelink.checks.rule import Found
from citelink.documents.document import RemarkKind
from citelink.results import ResolvedDocument


def report_remarks(resolved: ResolvedDocument, kind: RemarkKind) -> Iterator[Found]:
    """A finding for each remark of this kind on the document."""
    for remark in resolved.document.remarks if resolved.document else ():
        if remark.kind == kind:
            yield Found(dict(remark.values), remark.span)
