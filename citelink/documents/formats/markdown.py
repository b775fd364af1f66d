"""Markdown: CommonMark, with pandoc's tables, footnotes, math and citations."""

from __future__ import annotations

from collections.abc import Iterable

from citelink.documents.commonmark.prose import scan_markdown
from citelink.documents.commonmark.writing import write_marks
from citelink.documents.decoding import decode_document
from citelink.documents.document import Document, Mark, Origin, Splice

NAME = "markdown"
SUFFIXES = (".md", ".markdown")


def read(data: bytes, path: str) -> Document:
    """The document that the bytes of a Markdown file hold.

    Raises UnreadableError when they are no text."""
    decoded = decode_document(data, path)
    prose = scan_markdown(decoded.text)
    return Document(
        path=path,
        format=NAME,
        text=decoded.text,
        prose=prose.view,
        blocks=prose.blocks,
        language=decoded.language,
        origin=Origin(decoded.encoding, decoded.bom, decoded.line_starts),
    )


def splice(document: Document, marks: Iterable[Mark]) -> tuple[Splice, ...]:
    """What to change to write `marks`: keys and links at the markers, anchors and links back at the references; or
    pandoc citations in place of the markers. An annotation of an earlier run is replaced."""
    return write_marks(document, marks)
