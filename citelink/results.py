"""What a run found out: a tree of documents, their markers with links, their lists with parsed references."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from citelink.bibliography.entry import Entry, FieldSpan
from citelink.bibliography.library import Library
from citelink.citations.citation import (
    CitationItem,
    Locator,
    MalformedMarker,
    Marker,
    Reference,
    ReferenceList,
    RefusedHeading,
)
from citelink.documents.changes import Written
from citelink.documents.document import Document
from citelink.errors import InputError
from citelink.findings import SEVERITIES, Finding, Severity
from citelink.matching.match import Match
from citelink.text.span import Span
from citelink.verdicts import Verdict, VerdictName

LinkStatus = Literal["linked", "library", "dangling", "doubtful", "open"]
Doubt = Literal[
    "code",
    "index",
    "values",
    "figures",
    "lattice",
    "equation",
    "label",
    "unread",
    "zero",
    "elsewhere",
    "count",
    "order",
    "named",
    "row",
]


@dataclass(frozen=True, slots=True)
class ParsedReference:
    """A reference of a document (or of a list given by hand) with what its text says and what it was matched to.

    spans   of the fields, into `reference.text`
    match   None: there was nothing to match against
    source  path of the document or file whose list holds it
    scope   scope of its list in that document
    key     its key in the merged library; None before merging, and where it names a work that is not known
    verdict what the sources say of it; None: none was asked

    antecedent  of a back reference (`Там же. С. 45`): the id of the reference of its list whose work it names again,
                "" where that is not known; None for a reference that names a work of its own
    """

    reference: Reference
    entry: Entry
    spans: tuple[FieldSpan, ...]
    match: Match | None
    source: str
    scope: int
    key: str | None = None
    antecedent: str | None = None
    verdict: Verdict | None = None

    @property
    def address(self) -> tuple[str, str]:
        """What tells it from all other references of the set."""
        return self.source, self.reference.id

    @property
    def named(self) -> tuple[tuple[str, str], ...]:
        """The addresses of all references that whoever cites it cites: its own, and that of its antecedent."""
        return (self.address, (self.source, self.antecedent)) if self.antecedent else (self.address,)

    @property
    def is_matched(self) -> bool:
        """Whether it is in a library, or at a source."""
        return self.match is not None and self.match.status == "matched"

    @property
    def is_from_source(self) -> bool:
        """Whether no library has it, and a source has."""
        best = self.match.candidate if self.match is not None else None
        return (
            best is not None
            and self.verdict is not None
            and self.verdict.is_link
            and best.source == self.verdict.source
        )

    @property
    def numbers(self) -> tuple[int, ...]:
        """Its number, where it has one."""
        return () if self.reference.number is None else (self.reference.number,)

    @property
    def printed_number(self) -> int | str:
        """Its number, or its id where it has none."""
        return self.reference.id if self.reference.number is None else self.reference.number


@dataclass(frozen=True, slots=True)
class Link:
    """One citation item of a marker and where it leads.

    linked    to `reference`
    library   to an entry of a library, by its `key` in the merged one; it stands in no list
    dangling  nowhere, though there is a list or a library to look in
    doubtful  nowhere, and by its `doubt` what is printed there hardly is a citation, or its reference was not read
    open      nowhere, and there is nothing to look in
    """

    item: CitationItem
    status: LinkStatus
    reference: ParsedReference | None = None
    key: str | None = None
    doubt: Doubt | None = None

    @property
    def locator(self) -> Locator | None:
        """Where in the work: what the marker says, else the pages of the back reference that it leads to."""
        if self.item.locator is None and self.reference is not None and self.reference.antecedent is not None:
            pages = self.reference.entry.pages
            return Locator("page", pages, pages) if pages else None
        return self.item.locator


@dataclass(frozen=True, slots=True)
class ResolvedMarker:
    """A marker with one link for each of its items, in the order printed."""

    marker: Marker
    links: tuple[Link, ...]

    @property
    def span(self) -> Span:
        """Where it is printed, in `Document.text`."""
        return self.marker.span


@dataclass(frozen=True, slots=True)
class ResolvedList:
    """A reference list with its references. `printings`: where the list is printed once more, transliterated or
    translated; their references name the same works, and markers link to those of the first."""

    list: ReferenceList
    references: tuple[ParsedReference, ...]
    printings: tuple[ResolvedList, ...] = ()

    @property
    def scope(self) -> int:
        """The scope whose markers it belongs to."""
        return self.list.scope


@dataclass(frozen=True, slots=True)
class Summary:
    """The counts of a document or a set. References of a list's further printings are not counted.

    linked: citations (items of markers) that lead to a reference or to an entry of a library
    verdicts: of the sources on the references, where sources were asked
    """

    documents: int = 0
    read: int = 0
    markers: int = 0
    citations: int = 0
    linked: int = 0
    references: int = 0
    matched: int = 0
    ambiguous: int = 0
    findings: tuple[tuple[Severity, int], ...] = ()
    verdicts: tuple[tuple[VerdictName, int], ...] = ()

    def found(self, severity: Severity) -> int:
        """How many findings of this severity there are."""
        return dict(self.findings).get(severity, 0)


@dataclass(frozen=True, slots=True)
class ResolvedDocument:
    """One document with all that was found in it. `document` is None where the input could not be read.

    lists        in the order of the text; a further printing stands inside its list
    location     where the input is, as the user named it: what opens it from the working folder
    failure      why it could not be read, else None
    shared_from  path of the document or file whose list its numbers were resolved with, where it has none of its own
    written      its annotated copy, where one was made
    """

    path: str
    document: Document | None
    markers: tuple[ResolvedMarker, ...] = ()
    lists: tuple[ResolvedList, ...] = ()
    refused_headings: tuple[RefusedHeading, ...] = ()
    malformed_markers: tuple[MalformedMarker, ...] = ()
    findings: tuple[Finding, ...] = ()
    location: str = ""
    failure: InputError | None = None
    shared_from: str | None = None
    written: Written | None = None

    @property
    def links(self) -> Iterator[Link]:
        """Every citation of the document, in the order printed."""
        return (link for marker in self.markers for link in marker.links)

    @property
    def references(self) -> Iterator[ParsedReference]:
        """The references of its lists; those of a list's further printings are the same ones again and left out."""
        return (parsed for found in self.lists for parsed in found.references)

    @property
    def printed_lists(self) -> tuple[ResolvedList, ...]:
        """Its lists and their further printings, in the order of the text."""
        every = (one for found in self.lists for one in (found, *found.printings))
        return tuple(sorted(every, key=lambda one: one.list.span))

    @property
    def printed_references(self) -> Iterator[ParsedReference]:
        """Every printed reference, further printings included, in the order of the text."""
        return (parsed for found in self.printed_lists for parsed in found.references)

    @property
    def why_unread(self) -> str:
        """Why it could not be read, without its name in front; "" for one that was."""
        return "" if self.failure is None else str(self.failure).removeprefix(f"{self.path}: ")


@dataclass(frozen=True, slots=True)
class Silenced:
    """A finding that is not reported, and why: a comment of its document says so, or a baseline knows it."""

    finding: Finding
    by: Literal["comment", "baseline"]


@dataclass(frozen=True, slots=True)
class Resolution:
    """Everything a run found out about a document set.

    library   one entry per work that the documents name, keys unique
    findings  those of the set; a document's stand with it
    faults    a sentence for each check that failed itself
    silenced  findings of documents and of the set that nobody wants to hear of
    libraries paths of the libraries in which references were looked up; those that documents carry are not among them
    """

    documents: tuple[ResolvedDocument, ...]
    library: Library
    findings: tuple[Finding, ...] = ()
    faults: tuple[str, ...] = ()
    silenced: tuple[Silenced, ...] = ()
    libraries: tuple[str, ...] = ()

    @property
    def all_findings(self) -> Iterator[Finding]:
        """The findings of the documents, in their order, then those of the set."""
        yield from (finding for one in self.documents for finding in one.findings)
        yield from self.findings


def summarise_document(resolved: ResolvedDocument) -> Summary:
    """The counts of one document."""
    links, references = list(resolved.links), list(resolved.references)
    return Summary(
        documents=1,
        read=int(resolved.document is not None),
        markers=len(resolved.markers),
        citations=len(links),
        linked=sum(link.reference is not None or link.status == "library" for link in links),
        references=len(references),
        matched=sum(parsed.is_matched and not parsed.is_from_source for parsed in references),
        ambiguous=sum(parsed.match is not None and parsed.match.status == "ambiguous" for parsed in references),
        findings=_count(resolved.findings),
        verdicts=_count_verdicts(references),
    )


def summarise(resolution: Resolution) -> Summary:
    """The counts of a set."""
    each = [summarise_document(one) for one in resolution.documents]
    return Summary(
        documents=len(each),
        read=sum(one.read for one in each),
        markers=sum(one.markers for one in each),
        citations=sum(one.citations for one in each),
        linked=sum(one.linked for one in each),
        references=sum(one.references for one in each),
        matched=sum(one.matched for one in each),
        ambiguous=sum(one.ambiguous for one in each),
        findings=_count(resolution.all_findings),
        verdicts=_count_verdicts(parsed for one in resolution.documents for parsed in one.references),
    )


def _count_verdicts(references: Iterable[ParsedReference]) -> tuple[tuple[VerdictName, int], ...]:
    counts = Counter(parsed.verdict.name for parsed in references if parsed.verdict is not None)
    return tuple((name, counts[name]) for name in get_args(VerdictName) if counts[name])


def _count(findings: Iterable[Finding]) -> tuple[tuple[Severity, int], ...]:
    counts = Counter(finding.severity for finding in findings)
    return tuple((severity, counts[severity]) for severity in reversed(SEVERITIES))
