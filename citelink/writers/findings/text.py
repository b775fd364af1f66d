"""For people: the documents, worst first, each finding as `path:line:column: severity CODE message` above its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from citelink.checks.wording import say
from citelink.findings import SEVERITIES, Finding
from citelink.results import Resolution, ResolvedDocument, summarise, summarise_document
from citelink.writers.pointing import point_at
from citelink.writers.severities import write_severities
from citelink.writers.speech import speak
from citelink.writers.voice import Paint, Voice, printable

NAME = "text"
_UNCITED = "CL102"
_WIDEST_PATH = 60


def render(resolution: Resolution, voice: Voice) -> Iterator[str]:
    """The findings of the documents, those with the most errors first, then those of the set and what each document
    has; brief: without the words around them and the latter."""
    documents = sorted(resolution.documents, key=_lightness)
    groups = [_findings_of(resolved, voice) for resolved in documents if resolved.findings]
    groups += [[f"{write_finding(finding, None, voice)}\n" for finding in resolution.findings]]
    parted = False
    for lines in filter(None, groups):
        if parted and not voice.brief:
            yield "\n"
        yield from lines
        parted = True
    if not voice.brief:
        if len(documents) > 1:
            yield from _document_lines(documents, voice)
        summary = summarise(resolution)
        counted = speak(voice.language).count("document", summary.documents)
        yield f"{counted}: {write_severities(summary, voice.paint, voice.language)}\n"


def _findings_of(resolved: ResolvedDocument, voice: Voice) -> list[str]:
    lines = []
    for finding in resolved.findings if voice.full else fold_uncited(resolved.findings):
        lines.append(f"{write_finding(finding, resolved, voice)}\n")
        if not voice.brief and resolved.document is not None and finding.span is not None:
            pointed = point_at(resolved.document.text, finding.span)
            lines += _shown(pointed, finding.severity, voice.paint) if pointed else ()
    return lines


def _shown(pointed: tuple[str, str], severity: str, paint: Paint) -> Iterator[str]:
    """The words around a place and the carets below it."""
    words, carets = pointed
    margin = carets[: -len(carets.lstrip())]
    yield f"    {paint('faint', words)}\n"
    yield f"    {margin}{paint(severity, carets.lstrip())}\n"


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
    width = min(max(len(path) for path, _ in rows), _WIDEST_PATH)
    yield "\n"
    for path, summary in rows:
        yield f"{path:<{width}}  {write_severities(summary, voice.paint, voice.language)}\n"
    wrong = sum(summary.found("error") > 0 for _, summary in rows)
    clean = sum(not one.findings for one in documents)
    speech = speak(voice.language)
    of_all = speech.count("documents-of", len(documents))
    yield f"\n{speech.count('with-errors', wrong, documents=of_all)}; {speech.count('clean', clean)}\n"


def _lightness(resolved: ResolvedDocument) -> tuple[int, ...]:
    """Sorts documents, those with the most errors first."""
    summary = summarise_document(resolved)
    return tuple(-summary.found(severity) for severity in reversed(SEVERITIES))


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
