"""EndNote's XML (.endnote, .xml), as EndNote and the programs that speak with it export a library.

What reads and writes it is imported when it is asked: every run asks each format for its suffixes."""

from __future__ import annotations

import re

from citelink.bibliography.library import Library
from citelink.bibliography.streaming import LibraryFile, Stream
from citelink.bibliography.xml_records import decode_beginning

__all__ = ["NAME", "SUFFIXES", "read", "recognizes", "stream", "write"]

NAME = "endnote-xml"
# EndNote itself has no suffix but the one that all XML may have.
SUFFIXES = (".endnote", ".xml")

_SIGN = re.compile(
    r"<xml>\s{0,100}<records\b|<records>\s{0,100}<record>\s{0,100}<(?:database|source-app|rec-number|ref-type)\b"
)


def recognizes(beginning: bytes) -> bool:
    """Whether a file begins with the two elements that EndNote puts around its records."""
    return _SIGN.search(decode_beginning(beginning)) is not None


def read(text: str, path: str) -> Library:
    """The library of all records in `text`. Never raises."""
    from citelink.bibliography.formats.endnote_xml.reading import read as read_library

    return read_library(text, path)


def stream(file: LibraryFile) -> Stream | None:
    """A file of records as a stream. Raises OSError."""
    from citelink.bibliography.formats.endnote_xml.reading import stream as stream_library

    return stream_library(file)


def write(library: Library, path: str) -> str:
    """The library as EndNote's XML."""
    from citelink.bibliography.formats.endnote_xml.writing import write as write_library

    return write_library(library, path)
