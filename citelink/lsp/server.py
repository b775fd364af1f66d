"""The server: what an editor asks and is told, on pygls. One analysis at a time runs beside the main thread, which
answers from the last one that is done."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from logging import getLogger
from pathlib import Path

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from citelink.bibliography.library import Library
from citelink.checks.wording import advise, say
from citelink.findings import Severity
from citelink.lsp.analysis import Analysis, Analyst, Extent, Problem
from citelink.lsp.hovering import hover_at
from citelink.lsp.kept import KeptReferences
from citelink.lsp.newest import Newest
from citelink.lsp.positions import Lines, Spot
from citelink.matching import Matcher
from citelink.run import Run
from citelink.version import __version__

_LOG = getLogger(__name__)
_SEVERITIES: Mapping[Severity, lsp.DiagnosticSeverity] = {
    "error": lsp.DiagnosticSeverity.Error,
    "warning": lsp.DiagnosticSeverity.Warning,
    "info": lsp.DiagnosticSeverity.Information,
}
NAME = "citelink"


@dataclass(frozen=True, slots=True)
class _Edited:
    """A text as an editor has it."""

    lines: Lines
    version: int


class Server:
    """Answers one editor about the documents that it has open."""

    def __init__(self, libraries: Sequence[Library], run: Run, language: str) -> None:
        self.protocol = LanguageServer(NAME, __version__, text_document_sync_kind=lsp.TextDocumentSyncKind.Full)
        self._libraries, self._run, self._language = tuple(libraries), run, language
        self._matcher = Matcher(libraries) if run.match else None
        self._analysts: dict[str, Analyst] = {}
        self._done: dict[str, tuple[Analysis, Lines]] = {}
        self._tasks = Newest(self._analyse)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._register()

    def start(self) -> None:
        """Answer on standard input and output until the editor says that it is enough."""
        # What is answered on is closed in the end; the process's own streams stay open for whoever started this.
        self.protocol.start_io(os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb"))
        self._tasks.close()

    def _register(self) -> None:
        for name, answer in (
            (lsp.TEXT_DOCUMENT_DID_OPEN, self._opened),
            (lsp.TEXT_DOCUMENT_DID_CHANGE, self._changed),
            (lsp.TEXT_DOCUMENT_DID_SAVE, self._saved),
            (lsp.TEXT_DOCUMENT_DID_CLOSE, self._closed),
            (lsp.TEXT_DOCUMENT_HOVER, self._hover),
            (lsp.TEXT_DOCUMENT_DEFINITION, self._definition),
            (lsp.TEXT_DOCUMENT_REFERENCES, self._references),
        ):
            # pygls marks what it registers, and a method cannot be marked.
            self.protocol.feature(name)(partial(answer))

    def _opened(self, params: lsp.DidOpenTextDocumentParams) -> None:
        self._hand_in(params.text_document.uri, at_once=True)

    def _changed(self, params: lsp.DidChangeTextDocumentParams) -> None:
        self._hand_in(params.text_document.uri)

    def _saved(self, params: lsp.DidSaveTextDocumentParams) -> None:
        # A document is what it includes, too, and that may have been saved.
        for uri in self.protocol.workspace.text_documents:
            self._hand_in(uri, at_once=uri == params.text_document.uri)

    def _closed(self, params: lsp.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        self._tasks.drop(uri)
        self._done.pop(uri, None)
        self._analysts.pop(uri, None)
        self.protocol.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))

    def _hand_in(self, uri: str, *, at_once: bool = False) -> None:
        self._loop = asyncio.get_running_loop()
        document = self.protocol.workspace.get_text_document(uri)
        wide = self.protocol.workspace.position_encoding == lsp.PositionEncodingKind.Utf32
        edited = _Edited(Lines.of(document.source, wide=wide), document.version or 0)
        self._tasks.hand_in(uri, edited, at_once=at_once)

    def _analyse(self, uri: str, edited: _Edited) -> None:
        """In the thread of the analyses: analyse a text, and have it told unless it is old by then."""
        if (analyst := self._analysts.get(uri)) is None:
            path = Path(to_fs_path(uri) or uri)
            kept = KeptReferences(self._matcher)
            analyst = self._analysts[uri] = Analyst(path, self._libraries, self._run, kept)
        try:
            analysis = analyst.analyse(edited.lines.text, edited.version)
        except Exception:
            _LOG.exception("fault in the analysis of %s", uri)
            return
        if self._loop is not None and not self._tasks.is_waiting(uri):
            # The loop may be closed, with the editor gone.
            with suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._tell, uri, analysis, edited.lines)

    def _tell(self, uri: str, analysis: Analysis, lines: Lines) -> None:
        if uri not in self.protocol.workspace.text_documents:
            return
        self._done[uri] = (analysis, lines)
        said = [self._diagnostic(uri, one, analysis, lines) for one in analysis.problems]
        params = lsp.PublishDiagnosticsParams(uri, said, analysis.version)
        self.protocol.text_document_publish_diagnostics(params)

    def _diagnostic(self, uri: str, problem: Problem, analysis: Analysis, lines: Lines) -> lsp.Diagnostic:
        finding = problem.finding
        fix = advise(finding, self._language)
        said = say(finding, self._language)
        extents = [analysis.extent(one.span) for one in finding.related if one.document == analysis.resolved.path]
        related = [
            lsp.DiagnosticRelatedInformation(lsp.Location(uri, _range(extent, lines)), finding.name)
            for extent in extents
            if extent is not None
        ]
        return lsp.Diagnostic(
            range=_range(problem.extent, lines),
            message=f"{said}\n{fix}" if fix else said,
            severity=_SEVERITIES[finding.severity],
            code=finding.code,
            source=NAME,
            related_information=related or None,
        )

    def _hover(self, params: lsp.HoverParams) -> lsp.Hover | None:
        found = self._at(params.text_document.uri, params.position)
        said = hover_at(found[0], found[1]) if found else None
        return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, said)) if said else None

    def _definition(self, params: lsp.DefinitionParams) -> list[lsp.Location]:
        found = self._at(params.text_document.uri, params.position)
        if found is None:
            return []
        analysis, spot, lines = found
        spans = [one.reference.span for one in analysis.references_at(spot) if one.source == analysis.resolved.path]
        extents = [extent for span in spans if (extent := analysis.extent(span)) is not None]
        return [lsp.Location(params.text_document.uri, _range(extent, lines)) for extent in extents]

    def _references(self, params: lsp.ReferenceParams) -> list[lsp.Location]:
        found = self._at(params.text_document.uri, params.position)
        if found is None:
            return []
        analysis, spot, lines = found
        citing = list(analysis.citing(analysis.references_at(spot)))
        declared = self._definition(lsp.DefinitionParams(params.text_document, params.position))
        locations = [lsp.Location(params.text_document.uri, _range(extent, lines)) for extent in citing]
        return [*(declared if params.context.include_declaration else []), *locations]

    def _at(self, uri: str, position: lsp.Position) -> tuple[Analysis, Spot, Lines] | None:
        """The last analysis of a document, and the spot that is meant."""
        done = self._done.get(uri)
        if done is None:
            return None
        analysis, lines = done
        return analysis, lines.spot(position.line, position.character), lines


def _range(extent: Extent, lines: Lines) -> lsp.Range:
    return lsp.Range(_position(extent.start, lines), _position(extent.end, lines))


def _position(spot: Spot, lines: Lines) -> lsp.Position:
    return lsp.Position(spot.line, lines.units(spot))


def serve(libraries: Sequence[Library], run: Run, language: str = "en") -> None:
    """Answer an editor on standard input and output until it says that it is enough.

    libraries  the user's, in the order in which they win
    run        how documents are resolved
    language   of the messages"""
    Server(libraries, run, language).start()
