"""PDF: pages of print; their text is read by pdfium, copies are incremental updates with links and notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from citelink.documents.changes import Splice, Written
from citelink.documents.document import Document
from citelink.documents.marks import Mark

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
    """The file with links from the markers to their references and notes at the findings, behind all that it held.
    What an earlier run added is replaced. Live citations, numbers and lists are left as they are printed.

    Raises UnreadableError for a file that is signed or protected against changes."""
    from citelink.documents.formats.pdf.writing import write_annotations

    return Written(write_annotations(document, marks))


def restore(document: Document, changes: Iterable[Splice]) -> bytes:
    """The bytes of the input, which stand in the copy before what was added."""
    from citelink.documents.formats.pdf.copies import input_of

    if not isinstance(document.source, bytes):
        raise TypeError(f"{document.path}: its source is {type(document.source).__name__}, no PDF")
    return input_of(document.source)
