"""Entries in the tagged format."""

from __future__ import annotations

from citelink.bibliography.endnote.writing import write_record
from citelink.bibliography.formats.enw.tags import JOURNAL, TAGS, TYPE
from citelink.bibliography.library import Library

_JOURNALS = frozenset(("article-journal", "article-magazine", "article-newspaper"))


def write(library: Library, path: str) -> str:
    """The library as a file of the tagged format, whatever its `path`: its records in its order, a blank line behind
    each."""
    records = []
    for entry in library.entries.values():
        kind, fields = write_record(entry)
        lines = [f"%{TYPE} {kind.name}"]
        for name, value in fields:
            journal = name == "secondary-title" and kind.type in _JOURNALS
            lines.append(f"%{JOURNAL if journal else TAGS[name]} {value}")
        records.append("\n".join(lines) + "\n\n")
    return "".join(records)
