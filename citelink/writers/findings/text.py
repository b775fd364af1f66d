"""For people: every finding on its line, `path:line:column: severity CODE message`, then what each document has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from citelink.checks.wording import say
from citelink.findings import SEVERITIES, Finding
from citelink.results import Resolution, ResolvedDocument, summarise, summarise_document
from citelink.writers.severities import write_severities
from citelink.writers.voice import Voice, count, printable

NAME = "text"
_UNCITED = "CL102"
_WIDEST_PATH = 60


def render(resolution: Resolution, voice: Voice) -> Iterator[str]:
    """The findings of the documents, in their order, then those of the set and what each document has, the worst first;
    brief: without the latter."""
    for resolved in resolution.documents:
        for finding in resolved.findings if voice.full else fold_uncited(resolved.findings):
            yield f"{write_finding(finding, resolved, voice)}\n"
    for finding in resolution.findings:
        yield f"{write_finding(finding, None, voice)}\n"
    if not voice.brief:
        if len(resolution.documents) > 1:
            yield from _document_lines(resolution.documents, voice)
        summary = summarise(resolution)
        yield f"{count(summary.documents, 'document')}: {write_severities(summary, voice.paint)}\n"


def fold_uncited(findings: Sequence[Finding]) -> list[Finding]:
    """The findings of a document, its uncited references (CL102) folded into one where they are several."""
    uncited = [finding for finding in findings if finding.code == _UNCITED and finding.numbers]
    if len(uncited) < 2:
        return list(findings)
    numbers = tuple(number for finding in uncited for number in finding.numbers)
    folded = replace(uncited[0], values={"uncited": numbers}, message="folded", numbers=numbers)
    return [folded if finding is uncited[0] else finding for finding in findings if finding not in uncited[1:]]


def _document_lines(documents: Sequence[ResolvedDocument], voice: Voice) -> Iterator[str]:
    """What each document has, on a line, the worst first; then how many have errors."""
    rows = [(printable(one.location or one.path), summarise_document(one)) for one in documents]
    rows.sort(key=lambda row: tuple(-row[1].found(severity) for severity in reversed(SEVERITIES)))
    width = min(max(len(path) for path, _ in rows), _WIDEST_PATH)
    yield "\n"
    for path, summary in rows:
        yield f"{path:<{width}}  {write_severities(summary, voice.paint)}\n"
    wrong = sum(summary.found("error") > 0 for _, summary in rows)
    clean = sum(not one.findings for one in documents)
    have, are = "has" if wrong == 1 else "have", "is" if clean == 1 else "are"
    yield f"\n{wrong:,} of {count(len(documents), 'document')} {have} errors; {clean:,} {are} clean\n"


def write_finding(finding: Finding, resolved: ResolvedDocument | None, voice: Voice) -> str:
    """One finding on one line, with the place that editors and terminals turn into a link; `resolved` is the document
    it belongs to, None: the set."""
    severity = voice.paint(finding.severity, finding.severity)
    said = printable(say(finding, voice.language))
    return f"{printable(_place(finding, resolved))}: {severity} {voice.paint('strong', finding.code)} {said}"


def _place(finding: Finding, resolved: ResolvedDocument | None) -> str:
    """What a person can open: the document as it was named on the command line, the line of a library, or the set."""
    if resolved is None:
        return f"{finding.documents[0]}:{finding.place}" if finding.place and finding.documents else "set"
    path = resolved.location or resolved.path
    if finding.span is None or resolved.document is None:
        return path
    return resolved.document.places.of(finding.span.start).within(path)
