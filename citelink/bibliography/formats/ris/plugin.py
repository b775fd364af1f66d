"""RIS (.ris), as EndNote, Zotero, Scopus and eLibrary export it: lines of a tag and a value, from `TY` to `ER`."""

from __future__ import annotations

from citelink.bibliography.formats.ris.reading import read, stream
from citelink.bibliography.formats.ris.writing import write

__all__ = ["NAME", "SUFFIXES", "read", "recognizes", "stream", "write"]

NAME = "ris"
SUFFIXES = (".ris",)


def recognizes(beginning: bytes) -> bool:
    """Nothing else has this suffix, and what cannot be read of a file is said."""
    return True
