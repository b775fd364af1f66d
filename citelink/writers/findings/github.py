"""For GitHub Actions: workflow commands that put each finding beside its line, errors first.

A step shows ten annotations of each kind (docs.github.com, workflow commands); the last line, and the summary of the
step, say how many there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from citelink.checks.wording import say
from citelink.results import Resolution, summarise, summarise_document
from citelink.writers.located import Located, locate, path_of, worst_first
from citelink.writers.severities import write_severities
from citelink.writers.voice import Voice, count, plain, printable

NAME = "github"
_COMMANDS: Mapping[str, str] = {"error": "error", "warning": "warning", "info": "notice"}
_MOST_SHOWN = 10
_MOST_ROWS = 100
_SIGNS = re.compile(r"[^\w\s/]")


def render(resolution: Resolution, voice: Voice) -> Iterator[str]:
    """A command for each finding, then a line that sums up."""
    for one in worst_first(locate(resolution)):
        yield _command(one, voice.language)
    summary = summarise(resolution)
    more = any(number > _MOST_SHOWN for _, number in summary.findings)
    shown = f"; beside the lines stand at most {_MOST_SHOWN} of each kind" if more else ""
    yield f"{count(summary.documents, 'document')}: {write_severities(summary, plain)}{shown}\n"


def step_summary(resolution: Resolution) -> str:
    """What the summary of the step gets, in Markdown: the counts, and the documents with findings, worst first."""
    summary = summarise(resolution)
    lines = [f"**citelink**: {count(summary.documents, 'document')}, {write_severities(summary, plain)}", ""]
    rows = [(path_of(one), summarise_document(one)) for one in resolution.documents if one.findings]
    rows.sort(key=lambda row: tuple(-row[1].found(severity) for severity in ("error", "warning", "info")))
    if rows:
        lines += ["| document | errors | warnings | remarks |", "|---|---|---|---|"]
    for path, found in rows[:_MOST_ROWS]:
        cells = (found.found("error"), found.found("warning"), found.found("info"))
        lines.append(f"| {_cell(path)} | {' | '.join(map(str, cells))} |")
    if len(rows) > _MOST_ROWS:
        lines += ["", f"and {count(len(rows) - _MOST_ROWS, 'document')} more"]
    return "\n".join(lines) + "\n"


def _command(one: Located, language: str) -> str:
    finding = one.finding
    said = {"file": one.path} if one.path else {}
    if one.start is not None and one.start.line:
        said["line"] = str(one.start.line)
        if one.end is not None and one.end.line:
            said["endLine"] = str(one.end.line)
        # Columns are shown of what stands on one line.
        if one.start.column and one.end is not None and one.end.line == one.start.line:
            said |= {"col": str(one.start.column), "endColumn": str(one.end.column)}
    said["title"] = f"{finding.code} {finding.name}"
    properties = ",".join(f"{name}={_escape(value, ':,')}" for name, value in said.items())
    place = f"{one.start}: " if one.start is not None and not one.start.line else ""
    return f"::{_COMMANDS[finding.severity]} {properties}::{_escape(place + say(finding, language))}\n"


def _escape(text: str, signs: str = "") -> str:
    """A value as a workflow command takes it."""
    for sign in "%\r\n" + signs:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return printable(text)


def _cell(text: str) -> str:
    """A path in a cell of a Markdown table: no sign in it means anything."""
    return _SIGNS.sub(r"\\\g<0>", printable(text))
