"""BibTeX and biblatex (.bib), read tolerantly: what cannot be read is a failure with its line, the rest is used."""

from __future__ import annotations

from citelink.bibliography.formats.bibtex.reading import read
from citelink.bibliography.formats.bibtex.streaming import stream
from citelink.bibliography.formats.bibtex.writing import write_library
from citelink.bibliography.library import Library

__all__ = ["NAME", "SUFFIXES", "read", "recognizes", "stream", "write"]

NAME = "bibtex"
SUFFIXES = (".bib", ".bibtex", ".biblatex")


def recognizes(beginning: bytes) -> bool:
    """Nothing else has these suffixes, and what cannot be read of a file is said."""
    return True


def write(library: Library, path: str) -> str:
    """The library as a BibTeX file, whatever its `path`."""
    return write_library(library)
