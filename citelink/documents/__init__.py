"""Documents: bytes in, a `Document` with a prose view out; neutral marks in, splices and annotated bytes out."""

from citelink.documents.document import (
    Block,
    CitationMark,
    Document,
    LinkMark,
    Mark,
    NoteMark,
    Origin,
    Splice,
)
from citelink.documents.inputs import Input, Inputs, find_inputs
from citelink.documents.reading import document_from_text, read_document, splice
from citelink.documents.splicing import apply, restore, write_bytes

__all__ = [
    "Block",
    "CitationMark",
    "Document",
    "Input",
    "Inputs",
    "LinkMark",
    "Mark",
    "NoteMark",
    "Origin",
    "Splice",
    "apply",
    "document_from_text",
    "find_inputs",
    "read_document",
    "restore",
    "splice",
    "write_bytes",
]
