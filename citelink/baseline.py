"""Baselines: the findings of an earlier run, which are not reported again.

A finding is known by its rule, its document and the words in and around it, not by its line: what is put in above it or
moved with its paragraph stays known. Findings alike in all three are counted, so that a second one is new. A baseline
is one JSON file, a finding a line, sorted, fit for version control.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from citelink.checks.wording import say
from citelink.documents.document import Document
from citelink.errors import SettingsError
from citelink.findings import Finding
from citelink.results import Resolution, ResolvedDocument
from citelink.text.span import Span

VERSION = 1
_KIND = "citelink-baseline"
# So many words beside a finding, and of a finding that is longer, tell it from others.
_AROUND, _INSIDE = 5, 12
_MOST_CHARACTERS = 400
# Paragraphs are parted by an empty line, or only by the end of a line that is one of a sentence.
_PARTING = re.compile(r"\n[ \t\r]{0,80}\n|(?<=[.!?…:])[ \t\r]{0,80}\n")
# A line that is longer is a paragraph by itself.
_WIDEST_WRAPPED = 160
# The label of a reference changes with every reference that is put in before it.
_LABEL = re.compile(r"^[\[(]?\d{1,4}[.)\]]{1,2}\s")


class Known(NamedTuple):
    """By what a finding is known again: the code of its rule, the path of its document (of a finding of the set: its
    files) relative to the baseline, the words in and around it."""

    code: str
    path: str
    words: str


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
    counts = Counter(known for known, _ in _known(resolution, folder))
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
    hidden: set[int] = set()
    for known, finding in _known(resolution, folder):
        if left[known] > 0:
            left[known] -= 1
            hidden.add(id(finding))
    looked_at = {_path(one, folder) for one in resolution.documents}
    asked = set(codes)
    stale = [
        one
        for one, count in sorted(left.items())
        for _ in range(count)
        if one.code in asked and {*one.path.split("; ")} & looked_at
    ]
    documents = tuple(replace(one, findings=_rest(one.findings, hidden)) for one in resolution.documents)
    shown = replace(resolution, documents=documents, findings=_rest(resolution.findings, hidden))
    return Compared(shown, len(hidden), tuple(stale))


def _rest(findings: Iterable[Finding], hidden: set[int]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if id(finding) not in hidden)


def _known(resolution: Resolution, folder: Path) -> Iterator[tuple[Known, Finding]]:
    """Each finding with what it is known by."""
    for one in resolution.documents:
        path = _path(one, folder)
        for finding in one.findings:
            yield Known(finding.code, path, _words(finding, one.document)), finding
    for finding in resolution.findings:
        files = "; ".join(_relative(path, folder) for path in finding.documents)
        yield Known(finding.code, files, say(finding)), finding


def _path(one: ResolvedDocument, folder: Path) -> str:
    return _relative(one.location or one.path, folder)


def _relative(path: str, folder: Path) -> str:
    if path == "-":
        return path
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # Windows: on another drive
        return Path(path).as_posix()


def _words(finding: Finding, document: Document | None) -> str:
    """The words of a finding and, where it does not fill its lines, those around it in its paragraph."""
    if finding.span is None or document is None:
        return ""
    text, span = document.text, finding.span
    paragraph = _paragraph(document, span)
    before, behind = text[paragraph.start : span.start], text[span.end : max(span.end, paragraph.end)]
    inside = text[span.start : min(span.end, span.start + _MOST_CHARACTERS)]
    if not before.rpartition("\n")[2].strip() and not behind.partition("\n")[0].strip():
        # Of a whole list only the numbers tell what is found.
        numbers = map(str, finding.numbers if len(span) > _MOST_CHARACTERS else ())
        return " ".join([*_LABEL.sub("", inside.lstrip()).split()[:_INSIDE], *numbers])
    words = [*before.split()[-_AROUND:], *inside.split()[:_INSIDE], *behind.split()[:_AROUND]]
    return " ".join(words)


def _paragraph(document: Document, span: Span) -> Span:
    """The paragraph around the beginning of `span`, as far as it matters."""
    text = document.text
    start, end = max(0, span.start - _MOST_CHARACTERS), min(len(text), span.end + _MOST_CHARACTERS)
    block = next((one.span for one in document.blocks if one.span.start <= span.start < one.span.end), None)
    line = Span(text.rfind("\n", start, span.start) + 1 or start, _line_end(text, span.end, end))
    if block is not None:
        start, end = max(start, block.start), max(span.end, min(end, block.end))
    elif len(line) > _WIDEST_WRAPPED:
        start, end = line.start, line.end
    before = [one.end() for one in _PARTING.finditer(text, start, span.start)]
    behind = _PARTING.search(text, span.end, end)
    return Span(before[-1] if before else start, behind.start() if behind else end)


def _line_end(text: str, at: int, last: int) -> int:
    found = text.find("\n", at, last)
    return last if found < 0 else found
