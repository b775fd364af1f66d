"""citelink: from typed citation markers to live citations.

The verbs, each usable alone:

    read(path)                         a file -> Document
    find_citations(document)           markers, reference lists, and what was refused
    find_markers(document)             Document -> markers
    find_reference_lists(document)     Document -> reference lists
    parse_reference(text)              the text of one reference -> its fields and where they stand
    load_library(path)                 .bib or CSL-JSON -> Library
    match(text, libraries)             the text of one reference -> Match
    merge(references, libraries)       many references and libraries -> one Library
    merge_libraries(libraries)         whole libraries -> one Library, each work once
    resolve(paths, libraries)          a document set -> Resolution
    annotate(resolved, mode)           a ResolvedDocument -> its annotated copy: bytes and changes

All offsets are code points into `Document.text`. Errors are those of `citelink.errors`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from citelink.version import __version__

if TYPE_CHECKING:
    from citelink.api import annotate, find_markers, find_reference_lists, load_library, match, read, resolve
    from citelink.bibliography.candidate import Candidate
    from citelink.bibliography.entry import Date, Entry, Person
    from citelink.bibliography.fields import FieldSpan
    from citelink.bibliography.library import Failure, Library
    from citelink.citations.citation import (
        CitationItem,
        Citations,
        Locator,
        Marker,
        PrintedNumber,
        Reference,
        ReferenceList,
    )
    from citelink.citations.find import find_citations
    from citelink.documents.changes import Splice, Written
    from citelink.documents.document import Block, Document
    from citelink.documents.marks import (
        AnchorMark,
        CitationMark,
        CitedWork,
        CommentMark,
        LinkMark,
        ListMark,
        NumberMark,
    )
    from citelink.documents.places import Place
    from citelink.errors import CitelinkError
    from citelink.matching.match import Evidence, Match
    from citelink.merging import Collision, Merged, RelatedWorks, SharedWork, merge, merge_libraries
    from citelink.parsing import ParsedText, parse_reference
    from citelink.results import Finding, Link, ParsedReference, Resolution, ResolvedDocument
    from citelink.text.repaired import RepairedText
    from citelink.text.span import Span

# Where each public name lives. Names are imported when they are first used, so that `citelink --version` stays quick.
_HOMES = {
    "api": ("annotate", "find_markers", "find_reference_lists", "load_library", "match", "read", "resolve"),
    "bibliography.candidate": ("Candidate",),
    "bibliography.entry": ("Date", "Entry", "Person"),
    "bibliography.fields": ("FieldSpan",),
    "bibliography.library": ("Failure", "Library"),
    "citations.citation": (
        "CitationItem",
        "Citations",
        "Locator",
        "Marker",
        "PrintedNumber",
        "Reference",
        "ReferenceList",
    ),
    "citations.find": ("find_citations",),
    "documents.changes": ("Splice", "Written"),
    "documents.document": ("Block", "Document"),
    "documents.marks": (
        "AnchorMark",
        "CitationMark",
        "CitedWork",
        "CommentMark",
        "LinkMark",
        "ListMark",
        "NumberMark",
    ),
    "documents.places": ("Place",),
    "errors": ("CitelinkError",),
    "matching.match": ("Evidence", "Match"),
    "merging": ("Collision", "Merged", "RelatedWorks", "SharedWork", "merge", "merge_libraries"),
    "parsing": ("ParsedText", "parse_reference"),
    "results": ("Finding", "Link", "ParsedReference", "Resolution", "ResolvedDocument"),
    "text.repaired": ("RepairedText",),
    "text.span": ("Span",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "AnchorMark",
    "Block",
    "Candidate",
    "CitationItem",
    "CitationMark",
    "Citations",
    "CitedWork",
    "CitelinkError",
    "Collision",
    "CommentMark",
    "Date",
    "Document",
    "Entry",
    "Evidence",
    "Failure",
    "FieldSpan",
    "Finding",
    "Library",
    "Link",
    "LinkMark",
    "ListMark",
    "Locator",
    "Marker",
    "Match",
    "Merged",
    "NumberMark",
    "ParsedReference",
    "ParsedText",
    "Person",
    "Place",
    "PrintedNumber",
    "Reference",
    "ReferenceList",
    "RelatedWorks",
    "RepairedText",
    "Resolution",
    "ResolvedDocument",
    "SharedWork",
    "Span",
    "Splice",
    "Written",
    "__version__",
    "annotate",
    "find_citations",
    "find_markers",
    "find_reference_lists",
    "load_library",
    "match",
    "merge",
    "merge_libraries",
    "parse_reference",
    "read",
    "resolve",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
