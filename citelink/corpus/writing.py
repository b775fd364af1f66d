"""The outputs of a run over an archive, in the order of the inputs: one line of JSON per document, a database of works,
citations and findings, and the merged library. Each is written in a stream, and gets its name when it is whole."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from citelink.bibliography.formats.bibtex.writing import join_blocks
from citelink.corpus.store import APPLICATION, Store, unpack
from citelink.findings import Finding
from citelink.stamps import BLANK, stamp_library
from citelink.writers.json_parts import Json, finding_to_json

DOCUMENTS, WORKS, MERGED, RUN = "documents.jsonl", "works.sqlite", "merged.bib", "run.json"
OUTPUTS = (DOCUMENTS, WORKS, MERGED, RUN)
_PART = ".part"
_SCHEMA = """
CREATE TABLE document (
    document INTEGER PRIMARY KEY, path TEXT, location TEXT, folder TEXT, format TEXT, language TEXT,
    readable INTEGER, markers INTEGER, citations INTEGER, linked INTEGER, printed_references INTEGER, matched INTEGER
);
CREATE TABLE work (
    key TEXT PRIMARY KEY, title TEXT, authors TEXT, year INTEGER, doi TEXT, status TEXT,
    documents INTEGER, printed_references INTEGER, citations INTEGER
) WITHOUT ROWID;
CREATE TABLE reference (
    document INTEGER, id TEXT, number INTEGER, start INTEGER, "end" INTEGER, text TEXT, key TEXT, status TEXT
);
CREATE TABLE link (
    document INTEGER, marker INTEGER, item INTEGER, start INTEGER, "end" INTEGER, number INTEGER, reference TEXT,
    key TEXT
);
CREATE TABLE finding (
    document INTEGER, code TEXT, name TEXT, severity TEXT, start INTEGER, "end" INTEGER, message TEXT
);
"""
_OF_REFERENCE = ("id", "number", "start", "end", "text", "key")
_INDEXES = """
CREATE INDEX reference_key ON reference (key, document);
CREATE INDEX link_key ON link (key, document);
CREATE INDEX finding_code ON finding (code, document);
"""


def write_documents(store: Store, folder: Path) -> None:
    """Write documents.jsonl."""
    part = folder / f"{DOCUMENTS}{_PART}"
    with open(part, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        for (line,) in store.rows("SELECT line FROM finished ORDER BY document"):
            file.write(f"{unpack(line)}\n")
    os.replace(part, folder / DOCUMENTS)


def write_library(store: Store, folder: Path, blocks: Iterable[str]) -> None:
    """Write merged.bib, `blocks` before its entries, with a stamp by which citelink knows it again."""
    head = stamp_library("", "bibtex")
    whole = hashlib.sha256()
    part = folder / f"{MERGED}{_PART}"
    entries = (text for (text,) in store.rows("SELECT text FROM entry ORDER BY last, key"))
    with open(part, "wb") as file:
        for piece in _pieces(head, dict.fromkeys(blocks), entries):
            data = piece.encode("utf-8", "backslashreplace")
            whole.update(data)
            file.write(data)
        file.seek(head.index(BLANK))
        file.write(whole.hexdigest()[: len(BLANK)].encode())
    os.replace(part, folder / MERGED)


def _pieces(head: str, blocks: Iterable[str], entries: Iterable[str]) -> Iterator[str]:
    yield head
    begun = False
    for piece in join_blocks(block for some in (blocks, entries) for block in some):
        yield piece if begun else f"\n{piece}"
        begun = True


def write_works(store: Store, folder: Path, findings: Iterable[Finding]) -> int:
    """Write works.sqlite; `findings` are those of the set. Gives how many documents could be read."""
    part = folder / f"{WORKS}{_PART}"
    part.unlink(missing_ok=True)
    base = sqlite3.connect(part, isolation_level=None)
    # One transaction into an empty file: the same rows give the same bytes.
    base.execute("PRAGMA journal_mode = OFF")
    base.execute("PRAGMA synchronous = OFF")
    base.execute(f"PRAGMA application_id = {APPLICATION}")
    base.execute("BEGIN")
    for statement in _SCHEMA.split(";")[:-1]:
        base.execute(statement)
    lines = store.rows("SELECT document, path, line FROM finished JOIN input USING (document) ORDER BY document")
    for document, location, line in lines:
        _write_document(base, document, location, json.loads(unpack(line)))
    _put(base, "finding", (_finding(None, finding_to_json(one)) for one in findings))
    for statement in _INDEXES.split(";")[:-1]:
        base.execute(statement)
    _put(base, "work", _works(store, base))
    base.execute("COMMIT")
    read: int = base.execute("SELECT count(*) FROM document WHERE readable").fetchone()[0]
    base.close()
    os.replace(part, folder / WORKS)
    return read


def _put(base: sqlite3.Connection, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
    for row in rows:
        base.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)


def _write_document(base: sqlite3.Connection, document: int, location: str, said: Json) -> None:
    references = [one for found in said["reference_lists"] for one in found["references"]]
    links = [
        (document, nth, at, marker["start"], marker["end"], item["number"], item["reference"], item["key"])
        for nth, marker in enumerate(said["markers"])
        for at, item in enumerate(marker["items"])
    ]
    printed_once = [one for one in references if "paired_with" not in one]
    counts = (
        int(said["format"] is not None),
        len(said["markers"]),
        len(links),
        sum(link[6] is not None or link[7] is not None for link in links),
        len(printed_once),
        sum(one["match"] is not None and one["match"]["status"] == "matched" for one in printed_once),
    )
    folder = PurePosixPath(said["path"]).parent.as_posix()
    _put(base, "document", [(document, said["path"], location, folder, said["format"], said["language"], *counts)])
    _put(
        base,
        "reference",
        ((document, *(one[name] for name in _OF_REFERENCE), (one["match"] or {}).get("status")) for one in references),
    )
    _put(base, "link", links)
    _put(base, "finding", (_finding(document, one) for one in said["findings"]))


def _finding(document: int | None, said: Json) -> tuple[Any, ...]:
    return document, said["code"], said["name"], said["severity"], said["start"], said["end"], said["message"]


def _works(store: Store, base: sqlite3.Connection) -> Iterator[tuple[Any, ...]]:
    for row in store.rows("SELECT key, title, authors, year, doi, status FROM entry ORDER BY key"):
        named = base.execute("SELECT count(DISTINCT document), count(*) FROM reference WHERE key = ?", row[:1])
        cited = base.execute("SELECT count(*) FROM link WHERE key = ?", row[:1])
        yield (*row, *named.fetchone(), *cited.fetchone())


def write_run(folder: Path, said: Json) -> None:
    """Write run.json, the last: who sees it sees a whole run."""
    part = folder / f"{RUN}{_PART}"
    part.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", "utf-8", "backslashreplace")
    os.replace(part, folder / RUN)
