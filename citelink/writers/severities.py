"""How many errors, warnings and remarks there are, in words."""

from __future__ import annotations

from citelink.results import Summary
from citelink.writers.voice import Paint, count


def write_severities(summary: Summary, paint: Paint) -> str:
    """`1 error, 2 warnings`; `nothing to report`."""
    nouns = {"error": "error", "warning": "warning", "info": "remark"}
    parts = [paint(severity, count(number, nouns[severity])) for severity, number in summary.findings if number]
    return ", ".join(parts) or paint("good", "nothing to report")
