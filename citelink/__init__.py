"""citelink: from typed citation markers to live citations.

The verbs, each usable alone:

    read(path)                         a file -> Document
    find_citations(document)           markers, reference lists, and what was refused
    find_markers(document)             Document -> markers
    find_reference_lists(document)     Document -> reference lists
    parse_reference(text)              the text of one reference -> its fields and where they stand
    load_library(path)                 BibTeX, CSL-JSON or RIS -> Library
    match(text, libraries)             the text of one reference -> Match
    merge(references, libraries)       many references and libraries -> one Library
    merge_libraries(libraries)         whole libraries -> one Library, each work once
    resolve(paths, libraries, run)     a document set -> Resolution, in two halves:
    look(Input(path, name))                one document -> Looked, whatever the others say
    join(looked, libraries, run)           what many documents say -> Resolution
    annotate(resolved, mode)           a ResolvedDocument -> its annotated copy: bytes and changes

All offsets are code points into `Document.text`. Errors are those of `citelink.errors`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citelink.lazy import exports

if TYPE_CHECKING:
    from citelink.api import annotate as annotate
    from citelink.api import find_markers as find_markers
    from citelink.api import find_reference_lists as find_reference_lists
    from citelink.api import load_library as load_library
    from citelink.api import match as match
    from citelink.api import read as read
    from citelink.api import resolve as resolve
    from citelink.bibliography.entry import Candidate as Candidate
    from citelink.bibliography.entry import Date as Date
    from citelink.bibliography.entry import Entry as Entry
    from citelink.bibliography.entry import FieldSpan as FieldSpan
    from citelink.bibliography.entry import Person as Person
    from citelink.bibliography.library import Failure as Failure
    from citelink.bibliography.library import Library as Library
    from citelink.citations.citation import CitationItem as CitationItem
    from citelink.citations.citation import Citations as Citations
    from citelink.citations.citation import Locator as Locator
    from citelink.citations.citation import Marker as Marker
    from citelink.citations.citation import PrintedNumber as PrintedNumber
    from citelink.citations.citation import Reference as Reference
    from citelink.citations.citation import ReferenceList as ReferenceList
    from citelink.citations.find import find_citations as find_citations
    from citelink.documents.changes import Splice as Splice
    from citelink.documents.changes import Written as Written
    from citelink.documents.document import Block as Block
    from citelink.documents.document import Document as Document
    from citelink.documents.inputs import Input as Input
    from citelink.documents.marks import AnchorMark as AnchorMark
    from citelink.documents.marks import CitationMark as CitationMark
    from citelink.documents.marks import CitedWork as CitedWork
    from citelink.documents.marks import CommentMark as CommentMark
    from citelink.documents.marks import CopiesMark as CopiesMark
    from citelink.documents.marks import ItemsMark as ItemsMark
    from citelink.documents.marks import LinkMark as LinkMark
    from citelink.documents.marks import ListMark as ListMark
    from citelink.documents.marks import NumberMark as NumberMark
    from citelink.documents.places import Place as Place
    from citelink.errors import CitelinkError as CitelinkError
    from citelink.findings import Finding as Finding
    from citelink.matching.match import Evidence as Evidence
    from citelink.matching.match import Match as Match
    from citelink.merging import Collision as Collision
    from citelink.merging import Merged as Merged
    from citelink.merging import RelatedWorks as RelatedWorks
    from citelink.merging import SharedWork as SharedWork
    from citelink.merging import merge as merge
    from citelink.merging import merge_libraries as merge_libraries
    from citelink.parsing import ParsedText as ParsedText
    from citelink.parsing import parse_reference as parse_reference
    from citelink.results import Link as Link
    from citelink.results import ParsedReference as ParsedReference
    from citelink.results import Resolution as Resolution
    from citelink.results import ResolvedDocument as ResolvedDocument
    from citelink.results import ResolvedList as ResolvedList
    from citelink.results import ResolvedMarker as ResolvedMarker
    from citelink.results import Summary as Summary
    from citelink.run import Looked as Looked
    from citelink.run import Run as Run
    from citelink.run import join as join
    from citelink.run import look as look
    from citelink.text.repaired import RepairedText as RepairedText
    from citelink.text.span import Span as Span
    from citelink.version import __version__ as __version__
else:
    __getattr__, __dir__, __all__ = exports(
        __name__,
        {
            "api": "annotate find_markers find_reference_lists load_library match read resolve",
            "bibliography.entry": "Candidate Date Entry FieldSpan Person",
            "bibliography.library": "Failure Library",
            "citations.citation": "CitationItem Citations Locator Marker PrintedNumber Reference ReferenceList",
            "citations.find": "find_citations",
            "documents.changes": "Splice Written",
            "documents.document": "Block Document",
            "documents.inputs": "Input",
            "documents.marks": (
                "AnchorMark CitationMark CitedWork CommentMark CopiesMark ItemsMark LinkMark ListMark NumberMark"
            ),
            "documents.places": "Place",
            "errors": "CitelinkError",
            "findings": "Finding",
            "matching.match": "Evidence Match",
            "merging": "Collision Merged RelatedWorks SharedWork merge merge_libraries",
            "parsing": "ParsedText parse_reference",
            "results": "Link ParsedReference Resolution ResolvedDocument ResolvedList ResolvedMarker Summary",
            "run": "Looked Run join look",
            "text.repaired": "RepairedText",
            "text.span": "Span",
            "version": "__version__",
        },
    )
