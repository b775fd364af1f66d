"""Documents: bytes in, a `Document` with a prose view out; neutral marks in, the annotated bytes out."""

from citelink.documents.changes import Splice, Written
from citelink.documents.document import Block, Document
from citelink.documents.format import Format, load_format
from citelink.documents.given import Given, GivenCitation, GivenItem, GivenReference
from citelink.documents.inputs import Input, Inputs, find_inputs
from citelink.documents.marks import (
    AnchorMark,
    CitationMark,
    CitedWork,
    CommentMark,
    LinkMark,
    ListMark,
    Mark,
    NumberMark,
)
from citelink.documents.places import LinePlaces, Place, Places
from citelink.documents.reading import document_from_text, read_document
from citelink.documents.splicing import apply, undo

__all__ = [
    "AnchorMark",
    "Block",
    "CitationMark",
    "CitedWork",
    "CommentMark",
    "Document",
    "Format",
    "Given",
    "GivenCitation",
    "GivenItem",
    "GivenReference",
    "Input",
    "Inputs",
    "LinePlaces",
    "LinkMark",
    "ListMark",
    "Mark",
    "NumberMark",
    "Place",
    "Places",
    "Splice",
    "Written",
    "apply",
    "document_from_text",
    "find_inputs",
    "load_format",
    "read_document",
    "undo",
]
