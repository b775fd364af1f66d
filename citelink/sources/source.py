"""Source: the contract of the services, and what they give: records of works, with what happened to them since."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from citelink.bibliography.entry import Entry
from citelink.registry import Plugins

NoticeKind = Literal["retraction", "concern", "correction"]


class NotLookedUpError(Exception):
    """A question was not answered; `str()` of it is a clause that says why."""


class DownError(NotLookedUpError):
    """The source will not answer in this run."""


class UnaskedError(NotLookedUpError):
    """The source was not even asked."""


@dataclass(frozen=True, slots=True)
class Limit:
    """What a host allows: requests in a second, and how many at once."""

    a_second: float
    at_once: int


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a source's host: `path` with its signs escaped, and the parameters in the order in which they
    are sent. Contact and keys are added on the way and are no part of it."""

    path: str
    parameters: tuple[tuple[str, str], ...] = ()
    accept: str = "application/json"

    @property
    def key(self) -> str:
        """What the answer is kept under."""
        said = "&".join(f"{name}={value}" for name, value in self.parameters)
        kind = "" if self.accept == "application/json" else f" {self.accept}"
        return f"{self.path}?{said}{kind}" if said else f"{self.path}{kind}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: `status` is 200 or 404 (410 counts as that), from this machine any; `text` is the body."""

    status: int
    text: str


@dataclass(frozen=True, slots=True)
class Notice:
    """What was published about a work: its kind, its DOI, and who says so (`publisher`, `retraction-watch`,
    `title`)."""

    kind: NoticeKind
    doi: str
    told_by: str


@dataclass(frozen=True, slots=True)
class Record:
    """A work as a source knows it.

    entry      its key is the DOI in lower case, where it has one; `origin` is the source's name
    years      every year that the record gives (online, in print)
    notices    what happened to the work since
    is_notice  it is itself a notice (a retraction, a correction) or no work at all (a component, a journal's issue)
    cancelled  DOIs of retractions that count no more, whoever tells of them: the work was reinstated
    """

    entry: Entry
    years: tuple[int, ...] = ()
    notices: tuple[Notice, ...] = ()
    is_notice: bool = False
    cancelled: tuple[str, ...] = ()


Ask = Callable[[Request], Answer]


@dataclass(frozen=True, slots=True)
class Signature:
    """How a request says who asks, beside its `User-Agent`: the parameter or the header that takes the user's key, and
    the parameter that takes the contact; "" for what the host does not want."""

    key: str = ""
    key_header: str = ""
    contact: str = ""


class Source(Protocol):
    """What a module of `services/` offers. Its docstring says in its first line what it holds.

    NAME         as users name it
    HOST         the host that is asked, with its port where that is not the usual one, and with `http://` in front
                 where it answers in no other way
    ONWARD       other hosts that it may lead to; contact and keys do not follow
    NEEDS        what it needs, or would like to have
    COVERS       CSL types of the works of which it holds so many that one it has not is worth telling
    IDENTIFIERS  names of the identifiers by which it can be asked (`DOI`, `arXiv`, `PMID`, `PMCID`, `ISBN`)
    BATCH        how many identifiers `lookup` takes at once
    SIGNATURE    how it wants to be told who asks
    """

    NAME: str
    HOST: str
    ONWARD: tuple[str, ...]
    NEEDS: str
    COVERS: frozenset[str]
    IDENTIFIERS: tuple[str, ...]
    BATCH: int
    SIGNATURE: Signature

    def limit(self, *, contact: bool) -> Limit:
        """What the host allows those who say who they are, and others."""

    def search(self, entry: Entry, text: str, ask: Ask) -> tuple[Record, ...]:
        """What may be meant by a reference: `text` without label and DOI, `entry` what was parsed from it. At most
        five, in an order that nobody relies on. Raises NotLookedUpError for an answer that makes no sense."""

    def lookup(self, identifiers: Sequence[str], ask: Ask) -> Mapping[str, Any]:
        """Of identifiers (`doi:10.1000/x`; `sources/identifiers.py`) those that the source knows, each with what it
        says of it, in JSON's types. Only such as `IDENTIFIERS` names are asked for. Raises NotLookedUpError."""

    def read(self, said: Any) -> Record | None:
        """The record in what `lookup` gives for an identifier; None where there is none."""


class OwnSource(Source, Protocol):
    """A source that the user has on the own disk, and that asks nobody: its `HOST` is ""."""


SOURCES: Plugins[Source] = Plugins("citelink.sources.services")
REGISTRY = "doi-org"
"""The source that says whether a DOI is registered at all."""
NOTICES = "retraction-watch"
"""The source that says what was published about works since, whoever holds them."""
