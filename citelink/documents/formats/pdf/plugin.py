"""PDF: pages of print; their text is read by pdfium, copies are incremental updates with links and notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from citelink.documents.changes import Splice, Written
from citelink.documents.document import Document
from citelink.documents.marks import Mark
from citelink.errors import UnreadableError

NAME = "pdf"
SUFFIXES = (".pdf",)

# ISO 32000-1, H.3.4.1: the header may stand anywhere in so many bytes; before it stands what the mail has left.
_HEADER = b"%PDF-"


def recognizes(data: bytes) -> bool:
    """Whether the bytes begin as a PDF does."""
    return data[:64].lstrip(b"\xef\xbb\xbf \t\r\n\0").startswith(_HEADER)


def read(data: bytes, path: str) -> Document:
    """The document that the pages of a PDF show.

    Raises UnreadableError for what is no PDF, is protected by a password or cannot be read within bounds."""
    from citelink.documents.formats.pdf.building import build_document
    from citelink.documents.formats.pdf.pages import read_pages

    return build_document(read_pages(data, path), path, data)


def write(document: Document, marks: Sequence[Mark]) -> Written:
    """Raises UnreadableError: copies of PDF files are not made yet."""
    raise UnreadableError(f"{document.path}: an annotated copy of a PDF cannot be made yet")


def restore(document: Document, changes: Iterable[Splice]) -> bytes:
    """Raises ValueError: there are no copies to restore from."""
    raise ValueError(f"{document.path}: no copy that citelink wrote")
