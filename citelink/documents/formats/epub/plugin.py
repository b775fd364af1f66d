"""EPUB books: their pages in reading order, and copies in which the pages are annotated."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from citelink.documents.changes import Splice, Written
from citelink.documents.document import Document
from citelink.documents.marks import Mark

NAME = "epub"
SUFFIXES = (".epub",)

# EPUB Open Container Format, 4.3: the first member is `mimetype`, stored as it is.
_MIMETYPE = b"mimetypeapplication/epub+zip"
_BEGINNING = 200


def recognizes(data: bytes) -> bool:
    """Whether the bytes are an archive that says first that it is a book."""
    return data.startswith(b"PK\x03\x04") and _MIMETYPE in data[:_BEGINNING]


def read(data: bytes, path: str) -> Document:
    """The document that the pages of a book make, in the order of its spine.

    Raises UnreadableError, naming the path, where it has none or they are protected."""
    from citelink.documents.formats.epub.book import read_book

    return read_book(data, path)


def write(document: Document, marks: Sequence[Mark]) -> Written:
    """The book with its pages annotated like HTML pages; links lead from one page to another. All other members are as
    they were."""
    from citelink.documents.formats.epub.book import write_book

    return write_book(document, marks)


def restore(document: Document, changes: Iterable[Splice]) -> bytes:
    """The book with the pages of the input, from `document`, its annotated copy, and the `changes` of writing it."""
    from citelink.documents.formats.epub.book import restore_book

    return restore_book(document, changes)
