"""From what was found to what is reported and to the exit code."""

from __future__ import annotations

from citelink.checks.wording import say
from citelink.cli.terminal import note
from citelink.findings import at_least
from citelink.results import Resolution

COULD_NOT_LOOK = "CL205"
NOT_READ = ("CL901", "CL902")


def exit_code(resolution: Resolution, fail_on: str) -> int:
    """2: not one input could be read, or a check failed itself; 1: a finding at or above `fail_on`; 3: a look-up could
    not be made; else 0."""
    if nothing_was_read(resolution) or resolution.faults:
        return 2
    if any(at_least(finding.severity, fail_on) for finding in resolution.all_findings):
        return 1
    return 3 if any(finding.code == COULD_NOT_LOOK for finding in resolution.all_findings) else 0


def nothing_was_read(resolution: Resolution) -> bool:
    """Whether not one input could be read."""
    return all(resolved.document is None for resolved in resolution.documents)


def name_unreadable(resolution: Resolution) -> None:
    """One sentence on stderr for each input that could not be read."""
    for finding in resolution.all_findings:
        if finding.code in NOT_READ:
            note(f"{finding.document}: {say(finding)}")


def name_faults(resolution: Resolution) -> None:
    """One sentence on stderr for each check that failed itself."""
    for fault in resolution.faults:
        note(fault)
