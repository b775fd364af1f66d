"""Verdict: what the sources say of a reference, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from citelink.bibliography.entry import Entry
from citelink.matching.match import Match

# The field of an entry that says which of the others were filled in, and where each is from.
COMPLETED = "x-citelink-completed"

VerdictName = Literal[
    "ok", "differs", "wrong-doi", "doi-not-registered", "retracted", "concern", "not-found", "unverified",
    "not-looked-up",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference:
    """A field (a CSL variable) that the reference prints otherwise than the source has it; neither need be right."""

    field: str
    printed: str
    found: str


@dataclass(frozen=True, slots=True)
class PublishedNotice:
    """What was published about a work: `retraction`, `concern` or `correction`, its DOI ("" where only the title says
    so), and who says it."""

    kind: Literal["retraction", "concern", "correction"]
    doi: str
    told_by: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was looked up, and what came of it.

    ok                  found, and it agrees
    differs             found, and a field is otherwise: `differs`
    wrong-doi           the printed DOI is that of another work; `found` is the work meant, where it was found
    doi-not-registered  the registry says that nobody registered the printed DOI; `found` likewise
    retracted, concern  found, and that was published about it
    not-found           looked up where such works are held, and not found: no proof that there is none
    unverified          no source that was asked holds such works
    not-looked-up       a source did not answer, and no other has it

    source    that holds the work found; `found` is its entry there, `match` the engine's decision on it. Where that is
              no match, the work has the title or the DOI of the reference, and something keeps them apart
    doi       the printed DOI that is wrong; `doi_title` the title of the work that it belongs to
    related   other versions of the work (its preprint)
    asked     the sources that answered; `failures` those that did not, and why
    nearest   the title that came nearest, where nothing was found
    """

    name: VerdictName
    source: str = ""
    found: Entry | None = None
    match: Match | None = None
    differs: tuple[Difference, ...] = ()
    notices: tuple[PublishedNotice, ...] = ()
    doi: str = ""
    doi_title: str = ""
    related: tuple[Entry, ...] = ()
    asked: tuple[str, ...] = ()
    failures: tuple[tuple[str, str], ...] = ()
    nearest: str = ""

    @property
    def is_link(self) -> bool:
        """Whether the reference means the work found, by the engine's decision."""
        return self.found is not None and self.match is not None and self.match.status == "matched"
