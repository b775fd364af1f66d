"""Documents: bytes in, a `Document` with a prose view out; neutral marks in, the annotated bytes out."""

from citelink.documents.changes import Splice, Written
from citelink.documents.document import Block, Document, Remark
from citelink.documents.extraction import BlockPlaces, Extraction, Pieces
from citelink.documents.format import Format, load_format
from citelink.documents.given import Given, GivenCitation, GivenItem, GivenLibrary, GivenReference
from citelink.documents.inputs import Input, Inputs, find_inputs
from citelink.documents.marks import (
    AnchorMark,
    CitationMark,
    CitedWork,
    CommentMark,
    CopiesMark,
    ItemsMark,
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
    "BlockPlaces",
    "CitationMark",
    "CitedWork",
    "CommentMark",
    "CopiesMark",
    "Document",
    "Extraction",
    "Format",
    "Given",
    "GivenCitation",
    "GivenItem",
    "GivenLibrary",
    "GivenReference",
    "Input",
    "Inputs",
    "ItemsMark",
    "LinePlaces",
    "LinkMark",
    "ListMark",
    "Mark",
    "NumberMark",
    "Pieces",
    "Place",
    "Places",
    "Remark",
    "Splice",
    "Written",
    "apply",
    "document_from_text",
    "find_inputs",
    "load_format",
    "read_document",
    "undo",
]
