"""Findings: what the checks report, as data. The words for them are templates in `checks/messages/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from citelink.documents.places import Place
from citelink.text.span import Span

Severity = Literal["error", "warning", "info"]
# From the lightest to the heaviest.
SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence with words of its own (`the range 5-2 runs backwards`): the id of its template, and what
    stands in it."""

    id: str
    values: Mapping[str, str | int] = field(default_factory=lambda: MappingProxyType({}))


# What a template puts in: a text as it is printed, a count, numbers of references, names, clauses.
Value = str | int | tuple[int, ...] | tuple[str, ...] | Clause | tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding speaks of: the reference that has the number already."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check reports.

    code, name, severity  those of the rule
    message    which of the rule's messages says it; "": its only one
    values     what that message says it of, by the names in its template
    document   path of the document; None for findings of the set, which name their `documents`
    span       into that document's text; None: the finding has no place in it
    place      where in a file that is no document, such as the line of a library
    numbers    numbers of references that are meant
    related    other places that belong to it
    likely     numbers that are meant instead of `numbers`, the best first
    offset     what to add to each of `numbers` to get the right one; None: no one offset does
    boundary   the first number that is wrong lies between these two, both included
    """

    code: str
    name: str
    severity: Severity
    values: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))
    message: str = ""
    document: str | None = None
    span: Span | None = None
    place: Place | None = None
    numbers: tuple[int, ...] = ()
    documents: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    likely: tuple[int, ...] = ()
    offset: int | None = None
    boundary: tuple[int, int] | None = None


def at_least(severity: Severity, threshold: str) -> bool:
    """Whether `severity` is at or above `threshold`; nothing is above `never`."""
    return threshold != "never" and SEVERITIES.index(severity) >= [*SEVERITIES].index(threshold)  # type: ignore[arg-type]
