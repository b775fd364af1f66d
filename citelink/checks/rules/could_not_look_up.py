"""A source did not answer.

What it does: says once of each source about how many references it could not be asked, and why. Nothing is concluded
from that.

Why it matters: a reference that was not looked up is neither confirmed nor doubted. The exit code is 3.

Example: the service is out of order, or the requests allowed by --max-requests were spent.

What to do: run it again later; what was answered is kept and not asked again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from citelink.checks.rule import Found
from citelink.checks.wording import why_unasked
from citelink.findings import Severity
from citelink.merging import Merged
from citelink.results import ResolvedDocument

CODE = "CL205"
NAME = "could-not-look-up"
SEVERITY: Severity = "warning"

# So many reasons are told of a source.
_REASONS = 3


def check_set(documents: Sequence[ResolvedDocument], merged: Merged) -> Iterator[Found]:
    failed: dict[str, dict[tuple[str, str], str]] = {}
    reasons: dict[str, Counter[str]] = {}
    for resolved in documents:
        for parsed in resolved.references:
            for source, reason in parsed.verdict.failures if parsed.verdict else ():
                failed.setdefault(source, {})[parsed.address] = resolved.path
                reasons.setdefault(source, Counter())[reason] += 1
    for source, references in sorted(failed.items()):
        told = tuple(clause for reason, _ in reasons[source].most_common(_REASONS) for clause in why_unasked(reason))
        yield Found(
            {"source": source, "references": len(references), "reason": told},
            documents=tuple(dict.fromkeys(references.values())),
        )
