"""A table for spreadsheets: path, line, column, place, severity, code, name, message, fix and numbers, with a head."""

from __future__ import annotations

from collections.abc import Iterator

from citelink.checks.wording import advise, say
from citelink.results import Resolution
from citelink.writers.located import Located, locate
from citelink.writers.table import write_rows
from citelink.writers.voice import Voice

NAME = "csv"
_HEAD = ("path", "line", "column", "place", "severity", "code", "name", "message", "fix", "numbers")


def render(resolution: Resolution, voice: Voice) -> Iterator[str]:
    """The head and a row for each finding, in the order of the documents, then those of the set."""
    yield from write_rows([_HEAD])
    yield from write_rows(_row(one, voice.language) for one in locate(resolution))


def _row(one: Located, language: str) -> tuple[object, ...]:
    finding, place = one.finding, one.start
    line, column = (place.line or "", place.column or "") if place else ("", "")
    return (
        one.path, line, column, str(place or ""), finding.severity, finding.code, finding.name,
        say(finding, language), advise(finding, language), " ".join(map(str, finding.numbers)),
    )  # fmt: skip
