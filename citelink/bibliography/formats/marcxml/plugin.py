"""MARCXML (.mrcx, .marcxml, .xml) of libraries, MARC 21 or UNIMARC: records, one or many, whatever is around them.

What reads and writes it is imported when it is asked: every run asks each format for its suffixes."""

from __future__ import annotations

import re

from citelink.bibliography.entry import Entry
from citelink.bibliography.library import Library
from citelink.bibliography.streaming import LibraryFile, Stream
from citelink.bibliography.xml_records import decode_beginning, read_piece, read_records, stream_records

__all__ = ["NAME", "SUFFIXES", "read", "recognizes", "stream", "write"]

NAME = "marcxml"
SUFFIXES = (".mrcx", ".marcxml", ".xml")

_SIGN = re.compile(
    r"xmlns(?::\w{1,20})?\s?=\s?[\"']http://www\.loc\.gov/MARC21/slim|<(?:\w{1,20}:)?(?:control|data)field\s+tag\s?="
)


def recognizes(beginning: bytes) -> bool:
    """Whether the namespace of MARCXML, or a field of MARC, stands in what a file begins with."""
    return _SIGN.search(decode_beginning(beginning)) is not None


def read(text: str, path: str) -> Library:
    """The library of all records in `text`. Never raises.

    Keys are the records' control numbers (001); one that is repeated is a failure, and a missing one is not."""
    from citelink.bibliography.formats.marcxml.reading import read_element

    return read_records(text, path, "record", read_element)


def stream(file: LibraryFile) -> Stream | None:
    """A file of records as a stream. Raises OSError."""
    return stream_records(file, "record", _read_piece)


def write(library: Library, path: str) -> str:
    """The library as MARCXML."""
    from citelink.bibliography.formats.marcxml.writing import write as write_records

    return write_records(library, path)


def _read_piece(text: str, path: str) -> Entry | str:
    from citelink.bibliography.formats.marcxml.reading import read_element

    return read_piece(text, path, read_element)
