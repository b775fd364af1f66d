"""Word: its list numbers, notes, boxes of text, tracked changes, and the fields of reference managers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from citelink.documents.archive import Archive, is_archive
from citelink.documents.changes import Splice, Written
from citelink.documents.document import Document
from citelink.documents.marks import Mark
from citelink.errors import UnreadableError

NAME = "docx"
SUFFIXES = (".docx", ".docm")

# What reads and writes is imported where a document is read: every run asks every format for its suffixes.


def recognizes(data: bytes) -> bool:
    """Whether it is an archive whose list of content types names the body of a Word document."""
    from citelink.documents.formats.docx.package import CONTENT_TYPES_PART, MAIN_TYPE

    if not is_archive(data):
        return False
    try:
        return MAIN_TYPE.search(Archive(data, "").read(CONTENT_TYPES_PART)) is not None
    except UnreadableError:
        return False


def read(data: bytes, path: str) -> Document:
    """The document that the bytes of a Word document hold. Raises UnreadableError where they hold none."""
    from citelink.documents.formats.docx.reading import read_docx

    return read_docx(data, path)


def write(document: Document, marks: Sequence[Mark]) -> Written:
    """`document` with a link at each marker to a bookmark at its reference, and comments for findings; or citations as
    pandoc writes them in place of the markers. What an earlier run put in is replaced. Nothing else changes, nothing at
    all within fields. Raises UnreadableError where its XML cannot be changed."""
    from citelink.documents.formats.docx.writing import write_docx

    return write_docx(document, marks)


def restore(document: Document, changes: Iterable[Splice]) -> bytes:
    """The file that `document`, a copy, was made of: each member to the byte. Raises ValueError where the copy does not
    hold the `changes`."""
    from citelink.documents.formats.docx.writing import restore_docx

    return restore_docx(document, changes)
