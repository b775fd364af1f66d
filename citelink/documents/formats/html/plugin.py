"""HTML and XHTML pages: the text a reader sees; marks are put between the characters of the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from citelink.documents.changes import Splice, Written
from citelink.documents.document import Document
from citelink.documents.marks import Mark

NAME = "html"
SUFFIXES = (".html", ".htm", ".xhtml")

_BEGINNING = 2_000
_BEFORE = rb"(?:\s|<!--[^>]{0,500}-->|<\?xml[^>]{0,300}\?>)*"
_PAGE = re.compile(_BEFORE + rb"<(?:!doctype\s{1,9}html|html)[\s>]", re.IGNORECASE)
_MARKS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8"))


def recognizes(data: bytes) -> bool:
    """Whether the bytes begin as a page does: with `<!DOCTYPE html` or `<html`."""
    beginning = data[:_BEGINNING]
    for mark, encoding in _MARKS:
        if beginning.startswith(mark):
            beginning = beginning[len(mark) :].decode(encoding, "ignore").encode()
    return _PAGE.match(beginning) is not None


def read(data: bytes, path: str) -> Document:
    """The document that the bytes of a page hold.

    Raises UnreadableError when they are no text."""
    from citelink.documents.formats.html.page import read_html

    return read_html(data, path)


def write(document: Document, marks: Sequence[Mark]) -> Written:
    """The page with links at the markers, anchors at the references and findings as tool tips; or pandoc citations in
    place of the markers. Nothing else of it changes, and nothing a reader sees is added. Marks of an earlier run are
    replaced."""
    from citelink.documents.formats.html.writing import write_html

    return write_html(document, marks)


def restore(document: Document, changes: Iterable[Splice]) -> bytes:
    """The bytes of the input, from `document`, its annotated copy, and the `changes` of writing it."""
    from citelink.documents.formats.html.writing import restore_html

    return restore_html(document, changes)
