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
from citelink.writers.lookups import VERDICTS
from citelink.writers.severities import write_severities
from citelink.writers.voice import Paint, Voice, count, plain, printable

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
    summary, documents, paint = summarise(resolution), resolution.documents, voice.paint
    lines = [paint("strong", _headline(summary)), *_totals(summary, libraries, paint), ""]
    most = max(1, min(MOST_FINDINGS, MOST_LINES // max(1, len(documents))))
    for resolved, line in zip(documents, _document_lines(documents, paint, bool(libraries)), strict=True):
        lines.append(line)
        lines.extend(f"  {finding}" for finding in _top_findings(resolved, most, voice))
    if resolution.findings:
        lines.append("The set")
        worst = _worst(resolution.findings)[:MOST_FINDINGS]
        lines.extend(f"  {write_finding(finding, None, voice)}" for finding in worst)
        if len(resolution.findings) > MOST_FINDINGS:
            lines.append(f"  … {len(resolution.findings) - MOST_FINDINGS:,} more")
    lines.extend(["", paint("strong", f"Written to {printable(out)}"), *_files(resolution, written)])
    return "\n".join(lines) + "\n"


def _headline(summary: Summary) -> str:
    unread = summary.documents - summary.read
    parts = [
        count(summary.read, "document"),
        count(summary.markers, "marker"),
        count(summary.references, "reference"),
    ]
    return ", ".join(parts) + (f"; {count(unread, 'input')} not read" if unread else "")


def _totals(summary: Summary, libraries: Sequence[str], paint: Paint) -> Iterator[str]:
    yield f"  linked    {_ratio(summary.linked, summary.citations, paint)} citations to their references"
    if libraries:
        against = printable(libraries[0]) if len(libraries) == 1 else f"{len(libraries)} libraries"
        also = f"; {summary.ambiguous:,} ambiguous" if summary.ambiguous else ""
        yield f"  matched   {_ratio(summary.matched, summary.references, paint)} references in {against}{also}"
    else:
        yield "  matched   nothing: there is no library (--bib FILE, or a .bib file in bib/)"
    if summary.verdicts:
        yield f"  looked up {', '.join(f'{number:,} {VERDICTS[name]}' for name, number in summary.verdicts)}"
    yield f"  findings  {write_severities(summary, paint)}"


def _document_lines(documents: Sequence[ResolvedDocument], paint: Paint, matched: bool) -> Iterator[str]:
    """A line for each document, in columns; a column that is empty throughout is left out."""
    rows = [(printable(one.path), *_document_row(one, matched)) for one in documents]
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


def _document_row(resolved: ResolvedDocument, matched: bool) -> tuple[str, ...]:
    """What is said of a document behind its path: `COUNTS` are the columns with numbers in front."""
    if resolved.document is None:
        return ("not read",)
    summary = summarise_document(resolved)
    looked_up = matched and any(parsed.match for parsed in resolved.references)
    return (
        resolved.document.language or "-",
        count(summary.markers, "marker"),
        count(summary.references, "reference"),
        f"linked {summary.linked:,}/{summary.citations:,}",
        f"matched {summary.matched:,}/{summary.references:,}" if looked_up else "",
        write_severities(summary, plain),
        f"list of {printable(resolved.shared_from)}" if resolved.shared_from else "",
    )


def _top_findings(resolved: ResolvedDocument, most: int, voice: Voice) -> Iterator[str]:
    """The worst findings of a document; mere remarks are only shown where there is nothing worse."""
    worst = _worst(fold_uncited(resolved.findings))
    bad = [finding for finding in worst if finding.severity != "info"] or worst
    for finding in bad[:most]:
        yield write_finding(finding, resolved, voice)
    if len(bad) > most > 1:
        yield f"… {len(bad) - most:,} more"


def _files(resolution: Resolution, written: Sequence[str]) -> Iterator[str]:
    unverified = sum(not parsed.is_matched for parsed in _works(resolution))
    works = count(len(resolution.library.entries), "work")
    what = {
        "report.html": "start here: all of this with its evidence",
        "merged.bib": works + (f", {unverified:,} of them from the documents alone" if unverified else ""),
        "resolution.json": "everything, for machines",
    }
    for name, said in what.items():
        if name in written:
            yield f"  {name:<16} {said}"
    copies = [name for name in written if name not in what]
    if copies:
        documents = sum(one.document is not None for one in resolution.documents)
        each = "with its reading copy" if documents == 1 else "each with its reading copy"
        yield f"  {'annotated/':<16} {count(documents, 'document')}, {each} (.html)"


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


def _ratio(part: int, whole: int, paint: Paint) -> str:
    return paint("good" if part == whole else "warning", f"{part:,} of {whole:,}")
