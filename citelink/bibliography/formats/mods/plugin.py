"""MODS (.mods, .xml) of libraries and repositories: records, one or many, whatever stands around them."""

from __future__ import annotations

import re

from citelink.bibliography.entry import Entry
from citelink.bibliography.formats.mods.reading import read_element
from citelink.bibliography.formats.mods.writing import write
from citelink.bibliography.library import Library
from citelink.bibliography.streaming import LibraryFile, Stream
from citelink.bibliography.xml_records import decode_beginning, read_piece, read_records, stream_records

__all__ = ["NAME", "SUFFIXES", "read", "recognizes", "stream", "write"]

NAME = "mods"
SUFFIXES = (".mods", ".xml")

_SIGN = re.compile(r"xmlns(?::\w{1,20})?\s?=\s?[\"']http://www\.loc\.gov/mods/v3|<mods(?:Collection)?[\s>]")


def recognizes(beginning: bytes) -> bool:
    """Whether the namespace of MODS, or a record of it, stands in what a file begins with."""
    return _SIGN.search(decode_beginning(beginning)) is not None


def read(text: str, path: str) -> Library:
    """The library of all records in `text`. Never raises.

    Keys are the citation keys that programs leave in records, else the records' own identifiers; one that is repeated
    is a failure, and a missing one is not."""
    return read_records(text, path, "mods", read_element)


def stream(file: LibraryFile) -> Stream | None:
    """A file of records as a stream. Raises OSError."""
    return stream_records(file, "mods", _read_piece)


def _read_piece(text: str, path: str) -> Entry | str:
    return read_piece(text, path, read_element)
