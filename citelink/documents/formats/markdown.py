"""Markdown: CommonMark, with pandoc's tables, footnotes, math and citations."""

from citelink.documents.commonmark.prose import scan_markdown
from citelink.documents.decoding import decode_document
from citelink.documents.document import Document, Origin
from citelink.documents.formats.text import splice

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


__all__ = ["NAME", "SUFFIXES", "read", "splice"]
