"""A merge for people: how much of each library came in, what was joined and why, what is related, what to mend."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from citelink.findings import Finding
from citelink.merging import Merged
from citelink.writers.merge_reasons import why_joined, why_related
from citelink.writers.voice import Paint, Voice, count
from citelink.writers.writer import MergeReport

NAME = "text"
_MOST = 12


def render(report: MergeReport, voice: Voice) -> Iterator[str]:
    """The whole report; of each section the first lines. A report in a file (JSON, CSV) has them all."""
    for line in _lines(report.merged, report.findings, voice.paint):
        yield f"{line}\n"


def _lines(merged: Merged, findings: Sequence[Finding], paint: Paint) -> Iterator[str]:
    entries = sum(len(library.entries) for library in merged.libraries)
    libraries = count(len(merged.libraries), "library")
    works = len(merged.library.entries)
    yield paint("strong", f"{libraries}, {count(entries, 'entry')}: {works:,} in the merged library")
    yield from _libraries(merged)
    joined = [shared for shared in merged.same_work if not shared.kept]
    also = [shared for shared in merged.same_work if shared.kept]
    yield from _section(
        "Joined: the same work twice",
        [f"{one.other_key} ({one.second}) into {one.key} ({one.first}): {why_joined(one)}" for one in joined],
        paint,
    )
    yield from _section(
        "Kept beside the same work: other entries inherit from it",
        [f"{one.other_key} ({one.second}) beside {one.key} ({one.first})" for one in also],
        paint,
    )
    yield from _section(
        "Renamed: the key stands for another work",
        [f"{one.key} ({one.second}) is now {one.new_key}" for one in merged.collisions],
        paint,
    )
    yield from _section(
        "Related, not joined",
        [f"{one.key} ({one.first}) and {one.other_key} ({one.second}): {why_related(one)}" for one in merged.related],
        paint,
    )
    yield from _section(
        "Not read",
        [
            f"{library.path}, line {failure.line}: {failure.reason}"
            for library in merged.libraries
            for failure in library.failures
        ],
        paint,
    )
    severities = Counter(finding.severity for finding in findings)
    if severities:
        yield ""
        parts = [
            paint(kind, count(severities[kind], kind)) for kind in ("error", "warning", "info") if severities[kind]
        ]
        codes = ", ".join(sorted({finding.code for finding in findings}))
        yield f"findings  {', '.join(parts)} ({codes})"


def _libraries(merged: Merged) -> Iterator[str]:
    gone = Counter(shared.second for shared in merged.same_work if not shared.kept)
    renamed = Counter(collision.second for collision in merged.collisions)
    width = max((len(library.path) for library in merged.libraries), default=0)
    for library in merged.libraries:
        said = [
            f"{library.path:<{width}}  {count(len(library.entries), 'entry')}",
            f"{gone[library.path]:,} joined" if gone[library.path] else "",
            f"{renamed[library.path]:,} renamed" if renamed[library.path] else "",
            f"{len(library.failures):,} not read" if library.failures else "",
        ]
        yield "  " + ", ".join(part for part in said if part)


def _section(title: str, lines: Sequence[str], paint: Paint) -> Iterator[str]:
    if not lines:
        return
    yield ""
    yield paint("strong", title)
    yield from (f"  {line}" for line in lines[:_MOST])
    if len(lines) > _MOST:
        yield f"  … {len(lines) - _MOST:,} more"
