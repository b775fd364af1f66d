"""Baselines: the findings of an earlier run, which are not reported again.

A finding is known by its rule, its document and the words in and around it, not by its line: what is put in above it or
moved with its paragraph stays known. Findings alike in all three are counted, so that a second one is new. A baseline
is one JSON file, a finding a line, sorted, fit for version control.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from citelink.errors import SettingsError
from citelink.findings import Finding
from citelink.fingerprints import Known, known_findings, path_within
from citelink.results import Resolution, Silenced

VERSION = 1
_KIND = "citelink-baseline"


@dataclass(frozen=True, slots=True)
class Compared:
    """A resolution without what a baseline knows; how many findings that were; and what the baseline knows and this run
    did not find, though it looked."""

    resolution: Resolution
    hidden: int
    stale: tuple[Known, ...]


def read_baseline(text: str, name: str) -> Mapping[Known, int]:
    """The findings that a baseline holds, with how often. Raises SettingsError for a text that is none."""
    try:
        said = json.loads(text)
        if said["kind"] != _KIND or said["version"] != VERSION:
            raise ValueError
        return {
            Known(str(one["code"]), str(one["path"]), str(one["words"])): int(one["count"]) for one in said["findings"]
        }
    except (ValueError, KeyError, TypeError, RecursionError):
        raise SettingsError(f"{name}: is no baseline of this citelink; write one with --write-baseline") from None


def write_baseline(resolution: Resolution, folder: Path) -> str:
    """The baseline that knows all findings of a resolution; `folder` is the one that it will stand in."""
    counts = Counter(known for known, _ in known_findings(resolution, folder))
    lines = [
        json.dumps({"code": one.code, "path": one.path, "words": one.words, "count": count}, ensure_ascii=False)
        for one, count in sorted(counts.items())
    ]
    findings = ",\n".join(f"  {line}" for line in lines)
    held = f"[\n{findings}\n ]" if lines else "[]"
    return f'{{\n "kind": "{_KIND}",\n "version": {VERSION},\n "findings": {held}\n}}\n'


def compare(resolution: Resolution, baseline: Mapping[Known, int], folder: Path, codes: Iterable[str]) -> Compared:
    """`resolution` without the findings that `baseline`, which stands in `folder`, knows. Stale is what it knows of the
    documents that were looked at, by the rules of `codes` that were asked."""
    left = Counter(baseline)
    hidden: dict[int, Finding] = {}
    for known, finding in known_findings(resolution, folder):
        if left[known] > 0:
            left[known] -= 1
            hidden[id(finding)] = finding
    looked_at = {path_within(one, folder) for one in resolution.documents}
    asked = set(codes)
    stale = [
        one
        for one, count in sorted(left.items())
        for _ in range(count)
        if one.code in asked and {*one.path.split("; ")} & looked_at
    ]
    documents = tuple(replace(one, findings=_rest(one.findings, hidden)) for one in resolution.documents)
    silenced = (*resolution.silenced, *(Silenced(finding, "baseline") for finding in hidden.values()))
    shown = replace(resolution, documents=documents, findings=_rest(resolution.findings, hidden), silenced=silenced)
    return Compared(shown, len(hidden), tuple(stale))


def _rest(findings: Iterable[Finding], hidden: Mapping[int, Finding]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if id(finding) not in hidden)
