"""Rule: a check as the rest of the house sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from inspect import cleandoc
from types import ModuleType

from citelink.merging import Merged
from citelink.results import Finding, ResolvedDocument, Severity

Check = Callable[[Sequence[ResolvedDocument], Merged], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's code (`CL101`), its name, how much it weighs, the page that explains it, and the check itself."""

    code: str
    name: str
    severity: Severity
    page: str
    check: Check

    @classmethod
    def of(cls, module: ModuleType) -> Rule:
        """The rule that a plug-in module holds."""
        return cls(module.CODE, module.NAME, module.SEVERITY, cleandoc(module.__doc__ or ""), module.check)
