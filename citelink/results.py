"""What a run found out: links, parsed references, findings, and the whole resolution."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from citelink.bibliography.entry import Entry, FieldSpan
from citelink.bibliography.library import Library
from citelink.citations.citation import CitationItem, Citations, Marker, Reference
from citelink.documents.document import Document, Splice
from citelink.errors import InputError
from citelink.matching.match import Match
from citelink.text.span import Span

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class ParsedReference:
    """A reference of a document (or of a list given by hand) with what its text says and what it was matched to.

    key     its key in the merged library; None before merging
    source  path of the document or file whose list holds it
    scope   scope of its list in that document
    """

    reference: Reference
    entry: Entry
    spans: tuple[FieldSpan, ...]
    match: Match | None
    source: str
    scope: int
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """One citation item of a marker and the reference it leads to; None: dangling, or nothing to look in.

    key  the key in the merged library that an item by key leads to, where it stands in no list but in a library
    """

    marker: Marker
    item: CitationItem
    reference: ParsedReference | None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check reports. `document` is a path, None for findings of the set, which name their `documents`;
    `span` is into that document's text or None; `fix` is one clause that says what to do, or ""."""

    code: str
    name: str
    severity: Severity
    message: str
    document: str | None = None
    span: Span | None = None
    numbers: tuple[int, ...] = ()
    documents: tuple[str, ...] = ()
    fix: str = ""


@dataclass(frozen=True, slots=True)
class ResolvedDocument:
    """One document with all that was found in it. `document` is None where the input could not be read.

    failure      why it could not be read, else None
    shared_from  path of the document or file whose list its numbers were resolved with, where it has none of its own
    splices      what was changed to annotate it, ascending
    location     where the input is, as the user named it: what opens it from the working folder
    """

    path: str
    document: Document | None
    citations: Citations
    links: tuple[Link, ...]
    references: tuple[ParsedReference, ...]
    findings: tuple[Finding, ...]
    failure: InputError | None = None
    shared_from: str | None = None
    splices: tuple[Splice, ...] = ()
    location: str = ""


@dataclass(frozen=True, slots=True)
class Resolution:
    """Everything a run found out about a document set. `library` is the merged library (empty for `inspect`)."""

    documents: tuple[ResolvedDocument, ...]
    library: Library
    findings: tuple[Finding, ...]
