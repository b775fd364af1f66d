"""One file per rule: `CODE`, `NAME`, `SEVERITY`, `check()`, and a docstring that is its page in the manual.

`check(documents, merged)` looks at the whole set and yields findings; a finding with `document` belongs to that
document, one without belongs to the set.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from citelink import registry
from citelink.checks.rule import Rule
from citelink.merging import Merged
from citelink.results import Finding, ResolvedDocument

PACKAGE = "citelink.checks.rules"


def all_rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the codes."""
    rules = (Rule.of(registry.load(PACKAGE, name)) for name in registry.names(PACKAGE))
    return tuple(sorted(rules, key=lambda rule: rule.code))


def find_rule(code_or_name: str) -> Rule | None:
    """The rule with this code (`CL101`, `101`) or name (`dangling-marker`), case aside; None where there is none."""
    wanted = code_or_name.strip().lower()
    for rule in all_rules():
        if wanted in {rule.code.lower(), rule.code.lower().removeprefix("cl"), rule.name}:
            return rule
    return None


def check(documents: Sequence[ResolvedDocument], merged: Merged) -> tuple[Finding, ...]:
    """The findings of every rule over the set, sorted: the documents in their order, then the place, then the code;
    findings of the set come last."""
    findings: Iterable[Finding] = (f for rule in all_rules() for f in rule.check(documents, merged))
    order = {resolved.path: position for position, resolved in enumerate(documents)}

    def place(finding: Finding) -> tuple[int, int, str, tuple[int, ...], str]:
        document = order.get(finding.document, len(order)) if finding.document is not None else len(order)
        start = finding.span.start if finding.span else -1
        return document, start, finding.code, finding.numbers, finding.message

    return tuple(sorted(findings, key=place))
