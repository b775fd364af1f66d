"""One file per rule: `CODE`, `NAME`, `SEVERITY`, `check()` or `check_set()`; its docstring is its page in the manual.

`check(resolved)` looks at one document, `check_set(documents, merged)` at the whole set; a finding with `document`
belongs to that document, one without belongs to the set.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from logging import getLogger

from citelink.checks.rule import Rule, RuleModule
from citelink.checks.shifted import settle_shifted
from citelink.checks.silencing import read_silences
from citelink.checks.wording import say
from citelink.errors import SettingsError
from citelink.findings import Finding
from citelink.merging import Merged
from citelink.registry import Plugins
from citelink.results import ResolvedDocument, Silenced

RULES: Plugins[RuleModule] = Plugins("citelink.checks.rules")
_LOG = getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Checked:
    """What the rules found, sorted: the documents in their order, then the place, then the code, those of the set last.
    `silenced` is what a comment wants to hear nothing of. `faults` has a sentence for each rule that failed: a fault of
    a rule costs what it would have found, not the run."""

    findings: tuple[Finding, ...]
    silenced: tuple[Silenced, ...]
    faults: tuple[str, ...]


def all_rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the codes."""
    return tuple(sorted(map(Rule.of, RULES.every()), key=lambda rule: rule.code))


def find_rule(code_or_name: str) -> Rule | None:
    """The rule with this code (`CL101`, `101`) or name (`dangling-marker`), case aside; None where there is none."""
    wanted = code_or_name.strip().lower()
    for rule in all_rules():
        if wanted in {rule.code.lower(), rule.code.lower().removeprefix("cl"), rule.name}:
            return rule
    return None


def choose_rules(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[Rule, ...]:
    """The rules that `select` names (none: all) and `ignore` does not. Both hold codes, beginnings of codes or names
    (`CL101`, `CL1`, `dangling-marker`).

    Raises SettingsError for a word that names no rule."""
    rules = all_rules()
    wanted, unwanted = _prefixes(select, rules), _prefixes(ignore, rules)
    return tuple(
        rule
        for rule in rules
        if (not wanted or rule.code.startswith(wanted)) and not rule.code.startswith(unwanted or ("-",))
    )


def check(documents: Sequence[ResolvedDocument], merged: Merged, rules: Sequence[Rule] | None = None) -> Checked:
    """What `rules` (default: every rule) find in the set."""
    findings: list[Finding] = []
    faults: dict[str, None] = {}

    def gather(rule: Rule, where: str, found: Callable[[], Iterator[Finding]]) -> None:
        try:
            findings.extend(found())
        except Exception as fault:
            _LOG.debug("fault in %s, %s", rule.code, where, exc_info=True)
            said = f"{type(fault).__name__}: {fault}"
            faults.setdefault(f"{rule.code} failed on {where}, a fault of citelink itself, please report it ({said})")

    chosen = all_rules() if rules is None else rules
    # Document by document: what one rule finds out about a document, others need.
    for resolved in documents:
        for rule in chosen:
            gather(rule, resolved.path, lambda rule=rule, resolved=resolved: rule.check_document(resolved))  # type: ignore[misc]
    for rule in chosen:
        gather(rule, "the set", lambda rule=rule: rule.check_set(documents, merged))  # type: ignore[misc]
    findings = settle_shifted(findings, documents)
    silences = {resolved.path: read_silences(resolved.document) for resolved in documents}
    order = {resolved.path: position for position, resolved in enumerate(documents)}

    def place(finding: Finding) -> tuple[object, ...]:
        document = order.get(finding.document, len(order)) if finding.document is not None else len(order)
        start = finding.span.start if finding.span else -1
        in_file = (finding.documents, finding.place.line or 0) if finding.place else ((), 0)
        return document, start, finding.code, finding.numbers, in_file, say(finding)

    findings.sort(key=place)
    hidden = [any(one.covers(found) for one in silences.get(found.document or "", ())) for found in findings]
    return Checked(
        tuple(one for one, is_hidden in zip(findings, hidden, strict=True) if not is_hidden),
        tuple(Silenced(one, "comment") for one, is_hidden in zip(findings, hidden, strict=True) if is_hidden),
        tuple(faults),
    )


def _prefixes(words: Sequence[str], rules: Sequence[Rule]) -> tuple[str, ...]:
    """The beginnings of codes that `words` stand for."""
    codes = {rule.name: rule.code for rule in rules}
    prefixes = []
    for word in words:
        code = codes.get(word.lower(), word.upper())
        code = code if code.startswith("CL") else f"CL{code}"
        if not any(known.startswith(code) for known in codes.values()):
            raise SettingsError(f"'{word}' names no check; `citelink list checks` prints them all")
        prefixes.append(code)
    return tuple(prefixes)
