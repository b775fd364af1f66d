"""Fingerprints: by what a finding is known again in a later run, whatever was put in above it.

That is its rule, its document and the words in and around it, not its line. Findings alike in all three are counted."""

from __future__ import annotations

import hashlib
import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from citelink.checks.wording import say
from citelink.documents.document import Document
from citelink.findings import Finding
from citelink.results import Resolution, ResolvedDocument
from citelink.text.span import Span

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
    files) relative to a folder, the words in and around it."""

    code: str
    path: str
    words: str


def known_findings(resolution: Resolution, folder: Path, *, silenced: bool = False) -> Iterator[tuple[Known, Finding]]:
    """Each finding with what it is known by, also those that are `silenced` where that is asked for; paths are relative
    to `folder`."""
    documents = {one.path: one for one in resolution.documents}
    found = list(resolution.all_findings)
    for finding in (*found, *(one.finding for one in resolution.silenced)) if silenced else found:
        resolved = documents.get(finding.document) if finding.document is not None else None
        if resolved is not None:
            words = _words(finding, resolved.document)
            yield Known(finding.code, path_within(resolved, folder), words), finding
        else:
            files = "; ".join(_relative(path, folder) for path in finding.documents)
            yield Known(finding.code, files, say(finding)), finding


def fingerprints(resolution: Resolution, folder: Path) -> Mapping[int, str]:
    """A fingerprint for each finding, reported or silenced, by its `id()`; no two are equal. It stays the same while
    the words around the finding do."""
    counts: Counter[Known] = Counter()
    marks: dict[int, str] = {}
    for known, finding in known_findings(resolution, folder, silenced=True):
        counts[known] += 1
        said = "\0".join((*known, str(counts[known])))
        marks[id(finding)] = hashlib.sha256(said.encode("utf-8", "backslashreplace")).hexdigest()[:32]
    return marks


def path_within(one: ResolvedDocument, folder: Path) -> str:
    """The path of a document relative to `folder`, with `/`."""
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
