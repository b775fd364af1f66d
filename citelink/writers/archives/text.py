"""A whole archive for people: what was found by rule and folder, the works that are cited most, retracted works."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from citelink.writers.voice import Voice, count, printable
from citelink.writers.writer import Archive, CitedWork, FolderFindings, RuleFindings

NAME = "text"
_TITLE, _NAMED = 60, 3


def render(archive: Archive, voice: Voice) -> Iterator[str]:
    """The tables, one after the other; of long ones the beginning."""
    unread = archive.documents - archive.read
    yield f"{count(archive.documents, 'document')}" + (f", {unread:,} of them not readable" if unread else "")
    yield f": {count(archive.markers, 'marker')}, {archive.linked:,} of {count(archive.citations, 'citation')} linked; "
    yield f"{count(archive.references, 'reference')}, {archive.matched:,} matched; {count(archive.works, 'work')}\n"
    if archive.rules:
        yield voice.paint("strong", "\nFindings\n")
        rows = [(f"{one.findings:,}", _where(one), one.severity, one.code, one.name) for one in archive.rules]
        yield from _table(rows)
        yield from _folders(archive, voice)
    cited = list(islice(archive.cited(), archive.most))
    if cited:
        yield voice.paint("strong", "\nWorks cited most\n")
        yield from (line for work in cited for line in _work(work))
    retracted = list(islice(archive.retracted(), archive.most))
    if retracted:
        yield voice.paint("error", "\nRetracted works\n")
        yield from (line for work in retracted for line in _work(work))


def _where(rule: RuleFindings) -> str:
    return f"in {count(rule.documents, 'document')}" if rule.documents else "in the libraries"


def _folders(archive: Archive, voice: Voice) -> Iterator[str]:
    folders = sorted(archive.folders(), key=lambda one: (-_total(one), one.folder))
    if len(folders) < 2:
        return
    yield voice.paint("strong", "\nFolders\n")
    yield from _table(
        [
            (
                f"{_total(one):,}",
                f"in {count(one.documents, 'document')}",
                printable(one.folder),
                ", ".join(f"{code} {number:,}" for code, number in one.findings),
            )
            for one in folders[: archive.most]
        ]
    )
    if len(folders) > archive.most:
        yield f"  and {len(folders) - archive.most:,} more\n"


def _total(folder: FolderFindings) -> int:
    return sum(number for _, number in folder.findings)


def _work(work: CitedWork) -> Iterator[str]:
    title = work.title if len(work.title) <= _TITLE else f"{work.title[: _TITLE - 1]}…"
    said = ", ".join(filter(None, (work.authors.partition(";")[0], title, str(work.year or ""))))
    mark = "" if work.status == "library" else " (in no library)"
    yield f"  {count(work.documents, 'document')}, {count(work.citations, 'citation')}: {work.key}{mark}\n"
    yield f"    {printable(said)}\n"
    more = work.documents - len(work.by[:_NAMED])
    yield f"    by {printable(', '.join(work.by[:_NAMED]))}" + (f" and {more:,} more" if more > 0 else "") + "\n"


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows in columns, numbers (the first) to the right."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        rest = (cell.ljust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        yield f"  {row[0].rjust(widths[0])}  {'  '.join(rest)}".rstrip() + "\n"
