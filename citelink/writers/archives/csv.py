"""A whole archive as a table: a row for every rule, folder with rule, cited work and retracted work."""

from __future__ import annotations

from collections.abc import Iterator

from citelink.writers.table import write_rows
from citelink.writers.voice import Voice
from citelink.writers.writer import Archive, CitedWork

NAME = "csv"
_HEAD = (
    "what", "folder", "code", "name", "severity", "findings", "documents", "key", "references", "citations", "title",
    "authors", "year", "doi", "status", "cited_by",
)  # fmt: skip


def render(archive: Archive, voice: Voice) -> Iterator[str]:
    """The table, with a head; `what` is rule, folder, work or retracted."""
    return write_rows(_rows(archive))


def _rows(archive: Archive) -> Iterator[tuple[object, ...]]:
    yield _HEAD
    for rule in archive.rules:
        yield "rule", "", rule.code, rule.name, rule.severity, rule.findings, rule.documents, *[""] * 9
    for folder in archive.folders():
        for code, number in folder.findings:
            yield "folder", folder.folder, code, "", "", number, folder.documents, *[""] * 9
    for work in archive.cited():
        yield _work("work", work)
    for work in archive.retracted():
        yield _work("retracted", work)


def _work(what: str, work: CitedWork) -> tuple[object, ...]:
    return (
        what, "", "", "", "", "", work.documents, work.key, work.references, work.citations, work.title, work.authors,
        "" if work.year is None else work.year, work.doi, work.status, "; ".join(work.by),
    )  # fmt: skip
