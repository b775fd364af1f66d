"""read_archive(): what a finished run says of the whole archive, asked of its database as it is needed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from citelink.corpus.writing import WORKS
from citelink.errors import InputError
from citelink.findings import SEVERITIES
from citelink.writers.writer import Archive, CitedWork, FolderFindings, RuleFindings

_COUNTS = (
    "SELECT count(*), sum(readable), sum(markers), sum(citations), sum(linked), sum(printed_references), sum(matched)"
    " FROM document"
)
_RULES = (
    "SELECT code, name, severity, count(*), count(DISTINCT document) FROM finding GROUP BY code, name, severity"
    " ORDER BY code, severity"
)
_FOLDERS = (
    "SELECT folder, count(DISTINCT document.document), code, count(code), severity FROM document"
    " LEFT JOIN finding USING (document) GROUP BY folder, code, severity ORDER BY folder, code, severity"
)
_SIZES = "SELECT folder, count(*) FROM document GROUP BY folder ORDER BY folder"
_WORKS = (
    "SELECT key, title, authors, year, doi, status, documents, printed_references, citations FROM work"
    " ORDER BY documents DESC, citations DESC, key"
)
_CITING = (
    "SELECT DISTINCT path FROM (SELECT document FROM reference WHERE key = :key UNION"
    " SELECT document FROM link WHERE key = :key) JOIN document USING (document) ORDER BY document LIMIT :most"
)
_RETRACTED = (
    "SELECT work.key, title, authors, year, doi, status, documents, printed_references, citations FROM work"
    " WHERE key IN (SELECT reference.key FROM finding JOIN reference USING (document)"
    " WHERE code = 'CL204' AND finding.start = reference.start) ORDER BY documents DESC, key"
)


@contextmanager
def read_archive(folder: Path, most: int) -> Iterator[Archive]:
    """The run in a folder, open for reading; `most`: how many rows of a table people want.

    Raises InputError for a database that cannot be read."""
    base = sqlite3.connect(f"{(folder / WORKS).absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        yield _archive(base, folder, most)
    except sqlite3.DatabaseError as error:
        raise InputError(f"{folder / WORKS}: cannot be read ({error}); make it again with `corpus run`") from error
    finally:
        base.close()


def _archive(base: sqlite3.Connection, folder: Path, most: int) -> Archive:
    documents, read, markers, citations, linked, references, matched = (
        number or 0 for number in base.execute(_COUNTS).fetchone()
    )
    works = base.execute("SELECT count(*) FROM work").fetchone()[0]
    rules = tuple(RuleFindings(*row) for row in base.execute(_RULES))

    def folders() -> Iterator[FolderFindings]:
        sizes = dict(base.execute(_SIZES))
        found: dict[str, dict[str, int]] = {name: {} for name in sizes}
        for name, _, code, number, _ in base.execute(_FOLDERS):
            if code is not None:
                found[name][code] = found[name].get(code, 0) + number
        for name, size in sizes.items():
            yield FolderFindings(name, size, tuple(found[name].items()))

    def cited(query: str) -> Iterator[CitedWork]:
        for row in base.execute(query):
            by = tuple(path for (path,) in base.execute(_CITING, {"key": row[0], "most": most}))
            said: tuple[Any, ...] = (*row, by)
            yield CitedWork(*said)

    return Archive(
        folder.as_posix(),
        documents,
        read,
        markers,
        citations,
        linked,
        references,
        matched,
        works=works,
        most=most,
        rules=tuple(sorted(rules, key=lambda rule: (-SEVERITIES.index(rule.severity), rule.code))),
        folders=folders,
        cited=lambda: cited(_WORKS),
        retracted=lambda: cited(_RETRACTED),
    )
