"""From what was found to what is reported and to the exit code."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from citelink.cli.terminal import note
from citelink.errors import SettingsError
from citelink.results import Finding, Resolution
from citelink.writers.text import message_without_path

SEVERITIES = ("info", "warning", "error")
COULD_NOT_LOOK = "CL205"
NOT_READ = ("CL901", "CL902")


def exit_code(resolution: Resolution, fail_on: str) -> int:
    """2: not one input could be read; 1: a finding at or above `fail_on`; 3: a look-up could not be made; else 0."""
    if nothing_was_read(resolution):
        return 2
    findings = tuple(all_findings(resolution))
    if fail_on != "never" and any(SEVERITIES.index(f.severity) >= SEVERITIES.index(fail_on) for f in findings):
        return 1
    return 3 if any(finding.code == COULD_NOT_LOOK for finding in findings) else 0


def nothing_was_read(resolution: Resolution) -> bool:
    """Whether not one input could be read."""
    return all(resolved.document is None for resolved in resolution.documents)


def all_findings(resolution: Resolution) -> Iterable[Finding]:
    """The findings of the documents, in their order, then those of the set."""
    for resolved in resolution.documents:
        yield from resolved.findings
    yield from resolution.findings


def name_unreadable(resolution: Resolution) -> None:
    """One sentence on stderr for each input that could not be read."""
    for finding in all_findings(resolution):
        if finding.code in NOT_READ:
            note(f"{finding.document}: {message_without_path(finding)}")


def choose_findings(resolution: Resolution, select: Sequence[str], ignore: Sequence[str]) -> Resolution:
    """`resolution` with only the findings that `select` names (none: all) and `ignore` does not.

    Both hold codes, beginnings of codes or names (`CL101`, `CL1`, `dangling-marker`).
    Raises SettingsError for a word that names no rule."""
    if not select and not ignore:
        return resolution
    wanted, unwanted = _prefixes(select), _prefixes(ignore)

    def keep(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        return tuple(
            finding
            for finding in findings
            if (not wanted or finding.code.startswith(wanted)) and not finding.code.startswith(unwanted or ("-",))
        )

    documents = tuple(replace(resolved, findings=keep(resolved.findings)) for resolved in resolution.documents)
    return replace(resolution, documents=documents, findings=keep(resolution.findings))


def check_codes(words: Sequence[str]) -> None:
    """Raises SettingsError for the first of `words` that names no rule."""
    _prefixes(words)


def _prefixes(words: Sequence[str]) -> tuple[str, ...]:
    """The beginnings of codes that `words` stand for."""
    from citelink.checks import all_rules

    if not words:
        return ()
    codes = {rule.name: rule.code for rule in all_rules()}
    prefixes = []
    for word in words:
        code = codes.get(word.lower(), word.upper())
        code = code if code.startswith("CL") else f"CL{code}"
        if not any(known.startswith(code) for known in codes.values()):
            raise SettingsError(f"'{word}' names no check; `citelink list checks` prints them all")
        prefixes.append(code)
    return tuple(prefixes)
