"""PubMed's format (.nbib), also MEDLINE: a tag and a value a line, records from `PMID`."""

from __future__ import annotations

from citelink.bibliography.formats.nbib.reading import read, stream
from citelink.bibliography.formats.nbib.writing import write

__all__ = ["NAME", "SUFFIXES", "read", "recognizes", "stream", "write"]

NAME = "nbib"
SUFFIXES = (".nbib",)


def recognizes(beginning: bytes) -> bool:
    """Nothing else has this suffix, and what cannot be read of a file is said."""
    return True
