"""Text for people: the findings of a run, one per line, and the summary of a run.

`render` is what `citelink check` prints, `summarize` what `citelink resolve` prints.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from citelink.results import Finding, ParsedReference, Resolution, ResolvedDocument

NAME = "text"

Paint = Callable[[str, str], str]
"""Colours a text: (kind, text) -> text; kinds are error, warning, info, good, strong, faint."""

MOST_FINDINGS = 5
MOST_LINES = 50
COUNTS = (2, 3)
WIDEST_PATH = 48
_ORDER = {"error": 0, "warning": 1, "info": 2}
_LIBRARY_LINE = re.compile(r"^:\d{1,9}: ")


def plain(kind: str, text: str) -> str:
    """The paint that changes nothing."""
    return text


def render(resolution: Resolution, paint: Paint = plain, *, total: bool = True) -> str:
    """Every finding on its line, `path:line:column: severity CL101 message`, then how many there are (`total`)."""
    lines = [
        write_finding(finding, resolved, paint) for resolved in resolution.documents for finding in resolved.findings
    ]
    lines.extend(write_finding(finding, None, paint) for finding in resolution.findings)
    if total:
        lines.append(f"{count(len(resolution.documents), 'document')}: {_severities(_findings(resolution), paint)}")
    return "".join(f"{line}\n" for line in lines)


def write_finding(finding: Finding, resolved: ResolvedDocument | None, paint: Paint = plain) -> str:
    """One finding on one line, with the place that editors and terminals turn into a link."""
    place, message = _place(finding, resolved), message_without_path(finding)
    if resolved is not None:
        message = message.removeprefix(f"{resolved.location}: ")
    if finding.span is not None and resolved is not None and resolved.document is not None:
        place = f"{place}:{resolved.document.places.of(finding.span.start)}"
    severity = paint(finding.severity, finding.severity)
    return f"{printable(place)}: {severity} {paint('strong', finding.code)} {printable(message)}"


def _place(finding: Finding, resolved: ResolvedDocument | None) -> str:
    """What a person can open: the document as it was named on the command line, the line of a library, or the set."""
    if resolved is not None:
        return resolved.location or resolved.path
    library = finding.documents[0] if len(finding.documents) == 1 else None
    if library and (line := re.match(r":\d{1,9}(?=: )", finding.message[len(library) :])):
        return library + line[0]
    return "set"


def message_without_path(finding: Finding) -> str:
    """The message of a finding for a line that begins with its document's path anyway."""
    if finding.document is None and len(finding.documents) == 1:
        return _LIBRARY_LINE.sub("", finding.message.removeprefix(finding.documents[0]))
    return finding.message.removeprefix(f"{finding.document}: ")


def summarize(
    resolution: Resolution, *, libraries: Sequence[str], out: str, written: Sequence[str], paint: Paint = plain
) -> str:
    """What a run found, linked and misses, document by document, and where its files are.

    libraries  paths of the libraries that were matched against
    out        the output folder; `written`: the files in it, relative to it
    """
    documents = resolution.documents
    lines = [paint("strong", _headline(documents)), *_totals(resolution, libraries, paint), ""]
    most = max(1, min(MOST_FINDINGS, MOST_LINES // max(1, len(documents))))
    for resolved, line in zip(documents, _document_lines(documents, paint), strict=True):
        lines.append(line)
        lines.extend(f"  {finding}" for finding in _top_findings(resolved, most, paint))
    if resolution.findings:
        lines.append("The set")
        lines.extend(f"  {write_finding(f, None, paint)}" for f in _worst(resolution.findings)[:MOST_FINDINGS])
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


def _headline(documents: Sequence[ResolvedDocument]) -> str:
    read = [one for one in documents if one.document is not None]
    unread = len(documents) - len(read)
    markers = sum(len(one.citations.markers) for one in read)
    references = sum(len(_references(one)) for one in read)
    parts = [count(len(read), "document"), count(markers, "marker"), count(references, "reference")]
    return ", ".join(parts) + (f"; {count(unread, 'input')} not read" if unread else "")


def _totals(resolution: Resolution, libraries: Sequence[str], paint: Paint) -> Iterator[str]:
    links = [link for one in resolution.documents for link in one.links]
    references = [parsed for one in resolution.documents for parsed in _references(one)]
    linked = sum(link.reference is not None for link in links)
    yield f"  linked    {_ratio(linked, len(links), paint)} citations to their references"
    if libraries:
        against = printable(libraries[0]) if len(libraries) == 1 else f"{len(libraries)} libraries"
        ambiguous = sum(p.match is not None and p.match.status == "ambiguous" for p in references)
        also = f"; {ambiguous} ambiguous" if ambiguous else ""
        yield f"  matched   {_ratio(_matched(references), len(references), paint)} references in {against}{also}"
    else:
        yield "  matched   nothing: there is no library (--bib FILE, or a .bib file in bib/)"
    yield f"  findings  {_severities(_findings(resolution), paint)}"


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
    references = _references(resolved)
    linked = sum(link.reference is not None for link in resolved.links)
    looked_up = any(parsed.match for parsed in references)
    return (
        resolved.document.language or "-",
        count(len(resolved.citations.markers), "marker"),
        count(len(references), "reference"),
        f"linked {linked}/{len(resolved.links)}",
        f"matched {_matched(references)}/{len(references)}" if looked_up else "",
        _severities(resolved.findings, plain),
        f"list of {printable(resolved.shared_from)}" if resolved.shared_from else "",
    )


def _top_findings(resolved: ResolvedDocument, most: int, paint: Paint) -> Iterator[str]:
    """The worst findings of a document; mere remarks are only shown where there is nothing worse."""
    worst = _worst(resolved.findings)
    bad = [finding for finding in worst if finding.severity != "info"] or worst
    for finding in bad[:most]:
        yield write_finding(finding, resolved, paint)
    if len(bad) > most > 1:
        yield f"… {len(bad) - most:,} more"


def _files(resolution: Resolution, written: Sequence[str]) -> Iterator[str]:
    unverified = sum(parsed.match is None or parsed.match.status != "matched" for parsed in _works(resolution))
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
        for parsed in resolved.references:
            if parsed.key and (parsed.key not in works or (parsed.match and parsed.match.status == "matched")):
                works[parsed.key] = parsed
    return tuple(works.values())


def _references(resolved: ResolvedDocument) -> list[ParsedReference]:
    """The references of a document; those of a list's second printing are the same ones again."""
    return [parsed for parsed in resolved.references if not parsed.reference.paired_with]


def _matched(references: Sequence[ParsedReference]) -> int:
    return sum(parsed.match is not None and parsed.match.status == "matched" for parsed in references)


def _findings(resolution: Resolution) -> list[Finding]:
    return [*resolution.findings, *(finding for one in resolution.documents for finding in one.findings)]


def _worst(findings: Sequence[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: _ORDER[finding.severity])


def _severities(findings: Sequence[Finding], paint: Paint) -> str:
    """`1 error, 2 warnings`; `nothing to report`."""
    parts = []
    for severity, noun in (("error", "error"), ("warning", "warning"), ("info", "remark")):
        number = sum(finding.severity == severity for finding in findings)
        if number:
            parts.append(paint(severity, count(number, noun)))
    return ", ".join(parts) or paint("good", "nothing to report")


def _ratio(part: int, whole: int, paint: Paint) -> str:
    return paint("good" if part == whole else "warning", f"{part:,} of {whole:,}")
