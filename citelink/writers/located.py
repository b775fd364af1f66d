"""Where findings stand, in the terms of tools that show them beside a file: its path, lines and columns."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from citelink.documents.document import Document
from citelink.documents.places import LinePlaces, Place
from citelink.findings import SEVERITIES, Finding
from citelink.results import Resolution, ResolvedDocument


@dataclass(frozen=True, slots=True)
class Located:
    """A finding with its place in a file.

    path        of the file, with `/`, relative to the working folder where it lies in it
    start, end  of the finding, `end` being behind its last character; None: it has none, or the end has another file
    document    None: the finding is about the set, or its document could not be read
    silenced    who wants to hear nothing of it: "comment", "baseline"; "" for one that is reported
    """

    finding: Finding
    path: str
    start: Place | None = None
    end: Place | None = None
    document: Document | None = None
    silenced: str = ""

    @property
    def is_of_text(self) -> bool:
        """Whether offsets of the finding are offsets into the file, read as text."""
        return self.document is not None and isinstance(self.document.places, LinePlaces)


def locate(resolution: Resolution) -> Iterator[Located]:
    """The findings of the documents, in their order, then those of the set."""
    for resolved in resolution.documents:
        for finding in resolved.findings:
            yield _locate(finding, resolved)
    for finding in resolution.findings:
        yield _locate(finding, None)


def locate_silenced(resolution: Resolution) -> Iterator[Located]:
    """The findings that comments or a baseline keep from being reported."""
    documents = {one.path: one for one in resolution.documents}
    for silenced in resolution.silenced:
        yield _locate(silenced.finding, documents.get(silenced.finding.document or ""), silenced.by)


def worst_first(found: Iterable[Located]) -> list[Located]:
    """Errors, then warnings, then remarks, each in the order given."""
    return sorted(found, key=lambda one: -SEVERITIES.index(one.finding.severity))


def path_of(resolved: ResolvedDocument) -> str:
    """The path of a document as `Located` has it."""
    return _from_here(resolved.path if resolved.location in ("", "-") else resolved.location)


def bytes_before(one: Located) -> int:
    """The bytes of UTF-8 before a finding in its line; 0 where the text of the line is not known."""
    if one.document is None or one.finding.span is None or one.start is None or not one.start.column:
        return 0
    start = one.finding.span.start
    return len(one.document.text[start - one.start.column + 1 : start].encode("utf-8", "surrogatepass"))


def _locate(finding: Finding, resolved: ResolvedDocument | None, silenced: str = "") -> Located:
    if resolved is None:
        path = _from_here(finding.documents[0]) if finding.documents else ""
        return Located(finding, path, finding.place, silenced=silenced)
    document, path = resolved.document, path_of(resolved)
    if finding.span is None or document is None:
        return Located(finding, path, document=document, silenced=silenced)
    start = document.places.of(finding.span.start)
    last = document.places.of(max(finding.span.start, finding.span.end - 1))
    end = Place(last.line, last.column + 1) if last.line and last.column and last.file == start.file else None
    if start.file:
        path = (PurePath(path).parent / start.file).as_posix()
    return Located(finding, path, start, end, document, silenced)


def _from_here(path: str) -> str:
    """A path with `/`, relative where it leads into the working folder."""
    if os.path.isabs(path):
        here = os.getcwd()
        try:
            inside = os.path.commonpath((here, path)) == here
        except ValueError:  # Windows: another drive
            inside = False
        path = os.path.relpath(path, here) if inside else path
    else:
        path = os.path.normpath(path)
    return PurePath(path).as_posix()
