"""Writer: the contract of the rooms of `writers/`. The writers of a room are given the same and differ in what it looks
like; one is chosen by its name, `citelink check --format json`.

A new writer is one file in its room. Its docstring says in its first line what it writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from citelink.registry import Plugins
from citelink.writers.voice import Voice

if TYPE_CHECKING:
    # The command line asks for the names of writers before it knows what there will be to write.
    from citelink.bibliography.entry import Entry
    from citelink.findings import Finding, Severity
    from citelink.matching.match import Match
    from citelink.matching.matcher import Compared
    from citelink.merging import Merged
    from citelink.parsing.reference import ParsedText
    from citelink.results import Resolution, ResolvedDocument
    from citelink.styles import Line
    from citelink.verdicts import Verdict

Subject = TypeVar("Subject", contravariant=True)


class Writer(Protocol[Subject]):
    """What a module of a room offers."""

    @property
    def NAME(self) -> str: ...

    def render(self, subject: Subject, voice: Voice, /) -> Iterator[str]:
        """The text, in pieces as they are made; joined they are the whole. Nothing is kept from one call to the next.
        What comes in as an iterable is gone through once."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a reference compares with entries, likeliest first; `said` is what was parsed from it."""

    said: Entry
    compared: tuple[Compared, ...]


@dataclass(frozen=True, slots=True)
class Matched:
    """The verdict on a reference, `raw` as it is printed. `comparison`: the reasons, where they were asked for.
    `verdict`: what the sources say of it, where they were asked."""

    raw: str
    match: Match
    comparison: Comparison | None = None
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What was merged, and what the checks found in it."""

    merged: Merged
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class DocumentOfSet:
    """A document, and the resolution that it is part of; `has_report`: whether the report on that lies beside."""

    resolved: ResolvedDocument
    resolution: Resolution
    has_report: bool = False


@dataclass(frozen=True, slots=True)
class RuleFindings:
    """How often a rule found something in an archive, and in how many documents."""

    code: str
    name: str
    severity: Severity
    findings: int
    documents: int


@dataclass(frozen=True, slots=True)
class FolderFindings:
    """The documents of a folder of an archive, and how often each rule found something in them, by codes."""

    folder: str
    documents: int
    findings: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class CitedWork:
    """A work of an archive: how many documents name it, how many references do, how many citations lead to it, and by
    which documents, the first of them. `status`: `library`, or `unverified` where no library has it."""

    key: str
    title: str
    authors: str
    year: int | None
    doi: str
    status: str
    documents: int
    references: int
    citations: int
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Archive:
    """What a run over an archive found. What may be long is read when it is asked for, in order: folders by name, works
    by how many documents name them. `most`: how many rows of a table people want."""

    folder: str
    documents: int
    read: int
    markers: int
    citations: int
    linked: int
    references: int
    matched: int
    works: int
    most: int
    rules: tuple[RuleFindings, ...]
    folders: Callable[[], Iterator[FolderFindings]]
    cited: Callable[[], Iterator[CitedWork]]
    retracted: Callable[[], Iterator[CitedWork]]


@dataclass(frozen=True, slots=True)
class Bibliography:
    """A list of references as a style prints it.

    lines     in the order of the list
    style     what the user called the style
    numbered  whether the style numbers its list
    heading   of the list, in its language
    language  BCP 47 code of the heading's language
    second    the same list in Latin letters, where it was asked for
    """

    lines: tuple[Line, ...]
    style: str
    numbered: bool
    heading: str
    language: str
    second: Bibliography | None = None

    @property
    def counts_itself(self) -> bool:
        """Whether it is for the list to print numbers, since the lines have none."""
        return self.numbered and not any(line.label for line in self.lines)


class BibliographyWriter(Protocol):
    """What a module of `bibliographies/` offers: as a `Writer`, but the pieces may be bytes."""

    @property
    def NAME(self) -> str: ...

    def render(self, subject: Bibliography, voice: Voice, /) -> Iterator[str] | Iterator[bytes]: ...


ARCHIVES: Plugins[Writer[Archive]] = Plugins("citelink.writers.archives")
BIBLIOGRAPHIES: Plugins[BibliographyWriter] = Plugins("citelink.writers.bibliographies")
FINDINGS: Plugins[Writer[Resolution]] = Plugins("citelink.writers.findings")
MATCHES: Plugins[Writer[Iterable[Matched]]] = Plugins("citelink.writers.matches")
MERGES: Plugins[Writer[MergeReport]] = Plugins("citelink.writers.merges")
PAGES: Plugins[Writer[Any]] = Plugins("citelink.writers.pages")
REFERENCES: Plugins[Writer[Iterable[tuple[str, ParsedText]]]] = Plugins("citelink.writers.references")
RESOLUTION: Plugins[Writer[Resolution]] = Plugins("citelink.writers.resolution")
ROOMS: tuple[Plugins[Any], ...] = (
    ARCHIVES, BIBLIOGRAPHIES, FINDINGS, MATCHES, MERGES, PAGES, REFERENCES, RESOLUTION,
)  # fmt: skip
