"""What `citelink resolve` prints: what a run found, linked and misses, and where its files are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from citelink.findings import SEVERITIES, Finding
from citelink.results import (
    ParsedReference,
    Resolution,
    ResolvedDocument,
    Summary,
    summarise,
    summarise_document,
)
from citelink.writers.findings.text import fold_uncited, write_finding
from citelink.writers.severities import write_severities
from citelink.writers.speech import Speech, speak
from citelink.writers.voice import Voice, plain, printable

MOST_FINDINGS = 5
MOST_LINES = 50
COUNTS = (2, 3)
WIDEST_PATH = 48


def write_summary(
    resolution: Resolution, *, libraries: Sequence[str], out: str, written: Sequence[str], voice: Voice
) -> str:
    """What a run found, linked and misses, document by document, and where its files are.

    libraries  paths of the libraries that were matched against
    out        the output folder; `written`: the files in it, relative to it
    """
    summary, documents, paint, speech = summarise(resolution), resolution.documents, voice.paint, speak(voice.language)
    lines = [paint("strong", _headline(summary, speech)), *_totals(summary, libraries, voice), ""]
    most = max(1, min(MOST_FINDINGS, MOST_LINES // max(1, len(documents))))
    for resolved, line in zip(documents, _document_lines(documents, voice, bool(libraries)), strict=True):
        lines.append(line)
        lines.extend(f"  {finding}" for finding in _top_findings(resolved, most, voice))
    if resolution.findings:
        lines.append(speech.say("set"))
        worst = _worst(resolution.findings)[:MOST_FINDINGS]
        lines.extend(f"  {write_finding(finding, None, voice)}" for finding in worst)
        if len(resolution.findings) > MOST_FINDINGS:
            lines.append(f"  {speech.say('more', n=len(resolution.findings) - MOST_FINDINGS)}")
    lines.extend(
        ["", paint("strong", speech.say("written", path=printable(out))), *_files(resolution, written, speech)]
    )
    return "\n".join(lines) + "\n"


def _headline(summary: Summary, speech: Speech) -> str:
    unread = summary.documents - summary.read
    parts = [
        speech.count("document", summary.read),
        speech.count("marker", summary.markers),
        speech.count("reference", summary.references),
    ]
    return ", ".join(parts) + (f"; {speech.count('not-read', unread)}" if unread else "")


def _totals(summary: Summary, libraries: Sequence[str], voice: Voice) -> Iterator[str]:
    """What was linked, matched, looked up and found, a line each behind its name."""
    speech = speak(voice.language)
    linked = _ratio(summary.linked, summary.citations, voice)
    lines = {"linked": speech.count("citations-linked", summary.citations, ratio=linked), "matched": ""}
    if libraries:
        against = printable(libraries[0]) if len(libraries) == 1 else speech.count("libraries", len(libraries))
        matched = _ratio(summary.matched, summary.references, voice)
        also = f"; {speech.count('ambiguous', summary.ambiguous)}" if summary.ambiguous else ""
        said = speech.count("references-matched", summary.references, ratio=matched, libraries=against)
        lines["matched"] = said + also
    else:
        lines["matched"] = speech.say("no-library")
    if summary.verdicts:
        lines["looked-up"] = ", ".join(speech.say(name, n=number) for name, number in summary.verdicts)
    lines["findings"] = write_severities(summary, voice.paint, voice.language)
    width = max(len(speech.say(name)) for name in ("linked", "matched", "looked-up", "findings"))
    for name, line in lines.items():
        yield f"  {speech.say(name):<{width}} {line}"


def _document_lines(documents: Sequence[ResolvedDocument], voice: Voice, matched: bool) -> Iterator[str]:
    """A line for each document, in columns; a column that is empty throughout is left out."""
    paint, speech = voice.paint, speak(voice.language)
    rows = [(printable(one.path), *_document_row(one, matched, speech)) for one in documents]
    full = [row for row, one in zip(rows, documents, strict=True) if one.document is not None]
    widths = [max(len(row[column]) for row in full) for column in range(len(full[0]))] if full else []
    path_width = min(max((len(row[0]) for row in rows), default=0), WIDEST_PATH)
    for resolved, row in zip(documents, rows, strict=True):
        path = paint("strong", row[0].ljust(path_width))
        if resolved.document is None:
            yield f"{path}  {paint('error', row[1])}"
            continue
        cells = [
            row[column].rjust(width) if column in COUNTS else row[column].ljust(width)
            for column, width in enumerate(widths)
            if column and width
        ]
        yield "  ".join((path, *cells)).rstrip()


def _document_row(resolved: ResolvedDocument, matched: bool, speech: Speech) -> tuple[str, ...]:
    """What is said of a document behind its path: `COUNTS` are the columns with numbers in front."""
    if resolved.document is None:
        return (speech.say("is-not-read"),)
    summary = summarise_document(resolved)
    looked_up = matched and any(parsed.match for parsed in resolved.references)
    return (
        resolved.document.language or "-",
        speech.count("marker", summary.markers),
        speech.count("reference", summary.references),
        f"{speech.say('linked')} {speech.number(summary.linked)}/{speech.number(summary.citations)}",
        f"{speech.say('matched')} {speech.number(summary.matched)}/{speech.number(summary.references)}"
        if looked_up
        else "",
        write_severities(summary, plain, speech.language),
        speech.say("list-of", path=printable(resolved.shared_from)) if resolved.shared_from else "",
    )


def _top_findings(resolved: ResolvedDocument, most: int, voice: Voice) -> Iterator[str]:
    """The worst findings of a document; mere remarks are only shown where there is nothing worse."""
    worst = _worst(fold_uncited(resolved.findings))
    bad = [finding for finding in worst if finding.severity != "info"] or worst
    for finding in bad[:most]:
        yield write_finding(finding, resolved, voice)
    if len(bad) > most > 1:
        yield speak(voice.language).say("more", n=len(bad) - most)


def _files(resolution: Resolution, written: Sequence[str], speech: Speech) -> Iterator[str]:
    unverified = sum(not parsed.is_matched for parsed in _works(resolution))
    works = speech.count("work", len(resolution.library.entries))
    what = {
        "report.html": speech.say("report"),
        "merged.bib": works + (f", {speech.count('alone', unverified)}" if unverified else ""),
        "resolution.json": speech.say("machines"),
    }
    for name, said in what.items():
        if name in written:
            yield f"  {name:<16} {said}"
    copies = [name for name in written if name not in what]
    if copies:
        documents = sum(one.document is not None for one in resolution.documents)
        yield f"  {'annotated/':<16} {speech.count('copies', documents)}"


def _works(resolution: Resolution) -> tuple[ParsedReference, ...]:
    """One reference for each work of the merged library; a matched one where there is one."""
    works: dict[str, ParsedReference] = {}
    for resolved in resolution.documents:
        for parsed in resolved.printed_references:
            if parsed.key and (parsed.key not in works or parsed.is_matched):
                works[parsed.key] = parsed
    return tuple(works.values())


def _worst(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: -SEVERITIES.index(finding.severity))


def _ratio(part: int, whole: int, voice: Voice) -> str:
    said = speak(voice.language).say("ratio", part=part, whole=whole)
    return voice.paint("good" if part == whole else "warning", said)
