"""OpenDocument texts, as LibreOffice writes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from citelink.documents.archive import Archive, is_archive
from citelink.documents.changes import Splice, Written
from citelink.documents.document import Document
from citelink.documents.marks import Mark
from citelink.errors import UnreadableError

NAME = "odt"
SUFFIXES = (".odt",)
_TYPE = b"application/vnd.oasis.opendocument.text"

# What reads the archive is imported where a document is read: every run asks every format for its suffixes.


def recognizes(data: bytes) -> bool:
    """Whether it is an archive that says it is an OpenDocument text."""
    if not is_archive(data):
        return False
    try:
        return Archive(data, "").read("mimetype").strip() == _TYPE
    except UnreadableError:
        return False


def read(data: bytes, path: str) -> Document:
    """The document in the bytes of an .odt file. Raises UnreadableError for what is none, is damaged, or is protected
    by a password."""
    from citelink.documents.formats.odt.reading import read_odt

    return read_odt(data, path)


def write(document: Document, marks: Sequence[Mark]) -> Written:
    """`document` with links at the markers, bookmarks at the references and findings as comments; or citations as
    pandoc spells them in place of the markers. What an earlier run put there is replaced. Raises UnreadableError for a
    document that is signed."""
    from citelink.documents.formats.odt.writing import write_odt

    return write_odt(document, marks)


def restore(document: Document, changes: Iterable[Splice]) -> bytes:
    """The document without what a run put there, from `document`, its annotated copy, and the `changes` of writing it;
    the members of the archive are as they were to the byte."""
    from citelink.documents.formats.odt.writing import restore_odt

    return restore_odt(document, changes)
