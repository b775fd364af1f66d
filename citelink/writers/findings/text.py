"""For people: every finding on its line, `path:line:column: severity CODE message`, then how many there are."""

from __future__ import annotations

from collections.abc import Iterator

from citelink.checks.wording import say
from citelink.findings import Finding
from citelink.results import Resolution, ResolvedDocument, Summary, summarise
from citelink.writers.voice import Paint, Voice, count, printable

NAME = "text"


def render(resolution: Resolution, voice: Voice) -> Iterator[str]:
    """The findings of the documents, in their order, then those of the set; brief: without their number."""
    for resolved in resolution.documents:
        for finding in resolved.findings:
            yield f"{write_finding(finding, resolved, voice)}\n"
    for finding in resolution.findings:
        yield f"{write_finding(finding, None, voice)}\n"
    if not voice.brief:
        summary = summarise(resolution)
        yield f"{count(summary.documents, 'document')}: {write_severities(summary, voice.paint)}\n"


def write_finding(finding: Finding, resolved: ResolvedDocument | None, voice: Voice) -> str:
    """One finding on one line, with the place that editors and terminals turn into a link; `resolved` is the document
    it belongs to, None: the set."""
    severity = voice.paint(finding.severity, finding.severity)
    said = printable(say(finding, voice.language))
    return f"{printable(_place(finding, resolved))}: {severity} {voice.paint('strong', finding.code)} {said}"


def write_severities(summary: Summary, paint: Paint) -> str:
    """`1 error, 2 warnings`; `nothing to report`."""
    nouns = {"error": "error", "warning": "warning", "info": "remark"}
    parts = [paint(severity, count(number, nouns[severity])) for severity, number in summary.findings if number]
    return ", ".join(parts) or paint("good", "nothing to report")


def _place(finding: Finding, resolved: ResolvedDocument | None) -> str:
    """What a person can open: the document as it was named on the command line, the line of a library, or the set."""
    if resolved is None:
        return f"{finding.documents[0]}:{finding.place}" if finding.place and finding.documents else "set"
    path = resolved.location or resolved.path
    if finding.span is None or resolved.document is None:
        return path
    return f"{path}:{resolved.document.places.of(finding.span.start)}"
