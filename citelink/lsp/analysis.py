"""Analysis: what is found in a text as an editor has it, by its lines and columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from citelink.bibliography.library import Library
from citelink.documents.document import Document
from citelink.documents.inputs import Input
from citelink.documents.reading import read_edited
from citelink.findings import Finding
from citelink.lsp.kept import KeptReferences
from citelink.lsp.positions import Spot
from citelink.results import Link, ParsedReference, ResolvedDocument, ResolvedMarker
from citelink.run import Run, join, look, match_looked
from citelink.text.span import Span


@dataclass(frozen=True, slots=True)
class Extent:
    """From a spot up to another one, both in the text that the editor has."""

    start: Spot
    end: Spot

    def holds(self, spot: Spot) -> bool:
        """Whether a spot lies inside, the end included, as a cursor behind the last character does."""
        return self.start <= spot <= self.end


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding with its extent; what has no place stands at the beginning."""

    finding: Finding
    extent: Extent


@dataclass(frozen=True, slots=True)
class Analysis:
    """What is found in a text. `version` is the editor's number of the text."""

    version: int
    resolved: ResolvedDocument
    problems: tuple[Problem, ...]

    def cited_at(self, spot: Spot) -> tuple[ResolvedMarker, tuple[Link, ...], Extent] | None:
        """The marker at a spot and its citations there: that of the item under it, or all."""
        for marker in self.resolved.markers:
            extent = self.extent(marker.span)
            if extent is None or not extent.holds(spot):
                continue
            for link in marker.links:
                item = self.extent(link.item.span) if link.item.span is not None else None
                if item is not None and item.holds(spot):
                    return marker, tuple(one for one in marker.links if one.item.span == link.item.span), item
            return marker, marker.links, extent
        return None

    def reference_at(self, spot: Spot) -> tuple[ParsedReference, Extent] | None:
        """The printed reference at a spot."""
        for parsed in self.resolved.printed_references:
            extent = self.extent(parsed.reference.span)
            if parsed.source == self.resolved.path and extent is not None and extent.holds(spot):
                return parsed, extent
        return None

    def references_at(self, spot: Spot) -> tuple[ParsedReference, ...]:
        """The references that a spot is about: those that the marker there cites, or the one printed there."""
        cited = self.cited_at(spot)
        if cited is not None:
            return tuple(dict.fromkeys(link.reference for link in cited[1] if link.reference is not None))
        found = self.reference_at(spot)
        return (found[0],) if found else ()

    def citing(self, references: Sequence[ParsedReference]) -> Iterator[Extent]:
        """Where references are cited, in the order of the text."""
        wanted = {one.address for one in references}
        for marker in self.resolved.markers:
            if any(link.reference is not None and wanted & {*link.reference.named} for link in marker.links):
                extent = self.extent(marker.span)
                if extent is not None:
                    yield extent

    def extent(self, span: Span) -> Extent | None:
        """Where a span of the document stands in the editor's text; None where that is another file, which the
        document includes."""
        return _extent(self.resolved.document, span)


class Analyst:
    """Analyses the texts of one document as it is edited."""

    def __init__(self, path: Path, libraries: Sequence[Library], run: Run, kept: KeptReferences) -> None:
        self._source = Input(str(path), path.name)
        self._libraries = tuple(libraries)
        self._run = run
        self._kept = kept

    def analyse(self, text: str, version: int) -> Analysis:
        """What is found in `text`: the same as in a file that holds it. Raises nothing but what `join` raises."""
        self._kept.turn()

        def open() -> Document:
            return read_edited(text, self._source.path, name=self._source.name, limit=self._run.limit)

        looked = look(self._source, open=open, parse=self._kept.parse)
        if looked.document is not None and self._run.match:
            looked = replace(looked, matches=match_looked(looked, self._kept))
        resolution = join([looked], self._libraries, self._run)
        (resolved,) = resolution.documents
        beginning = Extent(Spot(0, 0), Spot(0, 0))
        problems = []
        for finding in (*resolved.findings, *resolution.findings):
            extent = _extent(resolved.document, finding.span) if finding.span is not None else None
            problems.append(Problem(finding, extent or beginning))
        return Analysis(version, resolved, tuple(problems))


def _extent(document: Document | None, span: Span) -> Extent | None:
    if document is None:
        return None
    start = document.places.of(span.start)
    last = document.places.of(max(span.start, span.end - 1))
    if start.file or last.file or not (start.line and start.column and last.line and last.column):
        return None
    width = 1 if span.end > span.start else 0
    return Extent(Spot(start.line - 1, start.column - 1), Spot(last.line - 1, last.column - 1 + width))
