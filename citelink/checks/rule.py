"""Rule: a check as the rest of the house sees it, and Found: what it yields."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from inspect import cleandoc
from types import MappingProxyType
from typing import Protocol, cast

from citelink.documents.places import Place
from citelink.findings import Finding, Related, Severity, Value
from citelink.merging import Merged
from citelink.results import ResolvedDocument
from citelink.text.span import Span


@dataclass(frozen=True, slots=True)
class Found:
    """One finding as its rule yields it: `Finding` without what the rule and the document say already. A rule for the
    set names the document, where there is one."""

    values: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))
    span: Span | None = None
    numbers: tuple[int, ...] = ()
    message: str = ""
    document: str | None = None
    documents: tuple[str, ...] = ()
    place: Place | None = None
    related: tuple[Related, ...] = ()
    likely: tuple[int, ...] = ()
    offset: int | None = None
    boundary: tuple[int, int] | None = None


DocumentCheck = Callable[[ResolvedDocument], Iterator[Found]]
SetCheck = Callable[[Sequence[ResolvedDocument], Merged], Iterator[Found]]


class RuleModule(Protocol):
    """What a module of `checks/rules/` offers, as a `DocumentRule` or a `SetRule`. Its docstring is its page in the
    manual. Its messages stand in `checks/messages/`; a rule of another package brings them itself, as `MESSAGES`."""

    CODE: str
    NAME: str
    SEVERITY: Severity


class DocumentRule(RuleModule, Protocol):
    """A rule that looks at one document at a time."""

    def check(self, resolved: ResolvedDocument) -> Iterator[Found]:
        """What it finds in a document."""


class SetRule(RuleModule, Protocol):
    """A rule that looks at the set."""

    def check_set(self, documents: Sequence[ResolvedDocument], merged: Merged) -> Iterator[Found]:
        """What it finds in the set; `merged` is its library."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's code (`CL101`), its name, how much it weighs, the page that explains it, and the check itself, of one
    kind or the other."""

    code: str
    name: str
    severity: Severity
    page: str
    module: RuleModule

    @classmethod
    def of(cls, module: RuleModule) -> Rule:
        """The rule that a plug-in module holds."""
        return cls(module.CODE, module.NAME, module.SEVERITY, cleandoc(module.__doc__ or ""), module)

    def check_document(self, resolved: ResolvedDocument) -> Iterator[Finding]:
        """The findings of a rule that looks at one document at a time; none where it looks at the set."""
        check = cast(DocumentCheck | None, getattr(self.module, "check", None))
        for found in check(resolved) if check else ():
            yield self._finding(found, resolved.path)

    def check_set(self, documents: Sequence[ResolvedDocument], merged: Merged) -> Iterator[Finding]:
        """The findings of a rule that looks at the set; none where it looks at one document at a time."""
        check = cast(SetCheck | None, getattr(self.module, "check_set", None))
        for found in check(documents, merged) if check else ():
            yield self._finding(found, found.document)

    def _finding(self, found: Found, document: str | None) -> Finding:
        return Finding(
            self.code,
            self.name,
            self.severity,
            found.values,
            message=found.message,
            document=document,
            span=found.span,
            place=found.place,
            numbers=found.numbers,
            documents=found.documents,
            related=found.related,
            likely=found.likely,
            offset=found.offset,
            boundary=found.boundary,
        )
