"""Text for people: the findings of a run, one per line, and the summary of a run.

`render` is what `citelink check` prints, `summarize` what `citelink resolve` prints.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from citelink.checks.wording import say
from citelink.findings import SEVERITIES, Finding
from citelink.results import (
    ParsedReference,
    Resolution,
    ResolvedDocument,
    Summary,
    summarise,
    summarise_document,
)

NAME = "text"

Paint = Callable[[str, str], str]
"""Colours a text: (kind, text) -> text; kinds are error, warning, info, good, strong, faint."""

MOST_FINDINGS = 5
MOST_LINES = 50
COUNTS = (2, 3)
WIDEST_PATH = 48


def plain(kind: str, text: str) -> str:
    """The paint that changes nothing."""
    return text


def render(resolution: Resolution, paint: Paint = plain, *, language: str = "en", total: bool = True) -> str:
    """Every finding on its line, `path:line:column: severity CL101 message`, then how many there are (`total`)."""
    lines = [
        write_finding(finding, resolved, paint, language)
        for resolved in resolution.documents
        for finding in resolved.findings
    ]
    lines.extend(write_finding(finding, None, paint, language) for finding in resolution.findings)
    if total:
        summary = summarise(resolution)
        lines.append(f"{count(summary.documents, 'document')}: {_severities(summary, paint)}")
    return "".join(f"{line}\n" for line in lines)


def write_finding(
    finding: Finding, resolved: ResolvedDocument | None, paint: Paint = plain, language: str = "en"
) -> str:
    """One finding on one line, with the place that editors and terminals turn into a link."""
    severity = paint(finding.severity, finding.severity)
    said = printable(say(finding, language))
    return f"{printable(_place(finding, resolved))}: {severity} {paint('strong', finding.code)} {said}"


def _place(finding: Finding, resolved: ResolvedDocument | None) -> str:
    """What a person can open: the document as it was named on the command line, the line of a library, or the set."""
    if resolved is None:
        return f"{finding.documents[0]}:{finding.place}" if finding.place and finding.documents else "set"
    path = resolved.location or resolved.path
    if finding.span is None or resolved.document is None:
        return path
    return f"{path}:{resolved.document.places.of(finding.span.start)}"


def summarize(
    resolution: Resolution,
    *,
    libraries: Sequence[str],
    out: str,
    written: Sequence[str],
    paint: Paint = plain,
    language: str = "en",
) -> str:
    """What a run found, linked and misses, document by document, and where its files are.

    libraries  paths of the libraries that were matched against
    out        the output folder; `written`: the files in it, relative to it
    """
    summary, documents = summarise(resolution), resolution.documents
    lines = [paint("strong", _headline(summary)), *_totals(summary, libraries, paint), ""]
    most = max(1, min(MOST_FINDINGS, MOST_LINES // max(1, len(documents))))
    for resolved, line in zip(documents, _document_lines(documents, paint), strict=True):
        lines.append(line)
        lines.extend(f"  {finding}" for finding in _top_findings(resolved, most, paint, language))
    if resolution.findings:
        lines.append("The set")
        worst = _worst(resolution.findings)[:MOST_FINDINGS]
        lines.extend(f"  {write_finding(finding, None, paint, language)}" for finding in worst)
        if len(resolution.findings) > MOST_FINDINGS:
            lines.append(f"  … {len(resolution.findings) - MOST_FINDINGS:,} more")
    lines.extend(["", paint("strong", f"Written to {printable(out)}"), *_files(resolution, written)])
    return "\n".join(lines) + "\n"


def count(number: int, noun: str) -> str:
    """`1 marker`, `2 markers`, `1,000 entries`."""
    if number == 1:
        return f"1 {noun}"
    return f"{number:,} {noun[:-1]}ies" if noun.endswith("ry") else f"{number:,} {noun}s"


def printable(text: str) -> str:
    """`text` without control characters: a document's words must not steer the terminal. Parts of a file name that
    were not decoded are, or else escaped."""
    text = text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(char if char.isprintable() else "�" for char in text)


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
        also = f"; {summary.ambiguous} ambiguous" if summary.ambiguous else ""
        yield f"  matched   {_ratio(summary.matched, summary.references, paint)} references in {against}{also}"
    else:
        yield "  matched   nothing: there is no library (--bib FILE, or a .bib file in bib/)"
    yield f"  findings  {_severities(summary, paint)}"


def _document_lines(documents: Sequence[ResolvedDocument], paint: Paint) -> Iterator[str]:
    """A line for each document, in columns; a column that is empty throughout is left out."""
    rows = [(printable(one.path), *_document_row(one)) for one in documents]
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


def _document_row(resolved: ResolvedDocument) -> tuple[str, ...]:
    """What is said of a document behind its path: `COUNTS` are the columns with numbers in front."""
    if resolved.document is None:
        return ("not read",)
    summary = summarise_document(resolved)
    looked_up = any(parsed.match for parsed in resolved.references)
    return (
        resolved.document.language or "-",
        count(summary.markers, "marker"),
        count(summary.references, "reference"),
        f"linked {summary.linked}/{summary.citations}",
        f"matched {summary.matched}/{summary.references}" if looked_up else "",
        _severities(summary, plain),
        f"list of {printable(resolved.shared_from)}" if resolved.shared_from else "",
    )


def _top_findings(resolved: ResolvedDocument, most: int, paint: Paint, language: str) -> Iterator[str]:
    """The worst findings of a document; mere remarks are only shown where there is nothing worse."""
    worst = _worst(resolved.findings)
    bad = [finding for finding in worst if finding.severity != "info"] or worst
    for finding in bad[:most]:
        yield write_finding(finding, resolved, paint, language)
    if len(bad) > most > 1:
        yield f"… {len(bad) - most:,} more"


def _files(resolution: Resolution, written: Sequence[str]) -> Iterator[str]:
    unverified = sum(not parsed.is_matched for parsed in _works(resolution))
    works = count(len(resolution.library.entries), "work")
    what = {
        "report.html": "start here: all of this with its evidence",
        "merged.bib": works + (f", {unverified} of them from the documents alone" if unverified else ""),
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


def _severities(summary: Summary, paint: Paint) -> str:
    """`1 error, 2 warnings`; `nothing to report`."""
    nouns = {"error": "error", "warning": "warning", "info": "remark"}
    parts = [paint(severity, count(number, nouns[severity])) for severity, number in summary.findings if number]
    return ", ".join(parts) or paint("good", "nothing to report")


def _ratio(part: int, whole: int, paint: Paint) -> str:
    return paint("good" if part == whole else "warning", f"{part:,} of {whole:,}")
