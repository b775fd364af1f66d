"""A source did not answer.

What it does: says which source could not be asked about how many references, and why. Nothing is concluded from that.

Why it matters: a reference that was not looked up is neither confirmed nor doubted. The exit code is 3.

Example: the service is out of order, or the requests allowed by --max-requests were spent.

What to do: run it again later; what was answered is kept and not asked again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citelink.checks.rule import Found
from citelink.findings import Severity
from citelink.merging import Merged
from citelink.results import ResolvedDocument

CODE = "CL205"
NAME = "could-not-look-up"
SEVERITY: Severity = "warning"


def check_set(documents: Sequence[ResolvedDocument], merged: Merged) -> Iterator[Found]:
    failed: dict[str, dict[str, dict[tuple[str, str], str]]] = {}
    for resolved in documents:
        for parsed in resolved.references:
            for source, reason in parsed.verdict.failures if parsed.verdict else ():
                failed.setdefault(source, {}).setdefault(reason, {})[parsed.address] = resolved.path
    for source, reasons in sorted(failed.items()):
        for reason, references in reasons.items():
            yield Found(
                {"source": source, "references": len(references), "reason": reason},
                documents=tuple(dict.fromkeys(references.values())),
            )
