"""For GitLab: a Code Quality report, which merge requests show beside their changes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from citelink.checks.wording import say
from citelink.fingerprints import fingerprints
from citelink.results import Resolution
from citelink.writers.located import locate
from citelink.writers.voice import Voice

NAME = "gitlab"
_SEVERITIES: Mapping[str, str] = {"error": "major", "warning": "minor", "info": "info"}


def render(resolution: Resolution, voice: Voice) -> Iterator[str]:
    """One JSON array, a finding an object. GitLab drops a second one with the same fingerprint, so each has its own;
    every finding must have a line: what has none gets the first."""
    marks = fingerprints(resolution, Path())
    found = []
    for one in locate(resolution):
        line = one.start.line if one.start is not None and one.start.line else 1
        lines = {"begin": line} | ({"end": one.end.line} if one.end is not None and one.end.line else {})
        place = f"{one.start}: " if one.start is not None and not one.start.line else ""
        found.append(
            {
                "description": f"{one.finding.code} {place}{say(one.finding, voice.language)}",
                "check_name": f"citelink/{one.finding.name}",
                "fingerprint": marks[id(one.finding)],
                "severity": _SEVERITIES[one.finding.severity],
                "location": {"path": one.path, "lines": lines},
            }
        )
    yield json.dumps(found, ensure_ascii=False, indent=1) + "\n"
