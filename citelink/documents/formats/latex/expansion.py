"""A LaTeX document with its included files in place: one text, and for each stretch of it the file it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from citelink.documents.decoding import DecodedDocument, decode_document
from citelink.documents.extraction import Pieces
from citelink.documents.formats.latex.comments import find_live, is_commented
from citelink.documents.places import LinePlaces, Place, line_places
from citelink.documents.project import Project
from citelink.errors import UnreadableError
from citelink.text.span import Span

_DEEPEST, _MOST_STRETCHES, _LARGEST = 20, 20_000, 50_000_000
_INCLUDE = re.compile(
    r"\\(?:input|include|subfile|subfileinclude|loadglsentries)[ \t]{0,5}"
    r"\{[ \t]{0,5}(?P<braced>[^{}\n\\#]{1,300}?)[ \t]{0,5}\}"
    r"|\\(?:import|subimport)\*?[ \t]{0,5}\{(?P<folder>[^{}\n\\#]{0,300})\}[ \t]{0,5}\{(?P<file>[^{}\n\\#]{1,300})\}"
    r"|\\input[ \t]{1,5}(?P<bare>[^\s{}\\%#]{1,300})"
)
BEGIN, END = "\\begin{document}", "\\end{document}"
_BIBLIOGRAPHY = re.compile(r"\\bibliography[ \t]{0,5}\{([^{}]{1,1000})\}|\\printbibliography\b")
LIST = "\\begin{thebibliography}"
_IF_THERE = "\\IfFileExists"
_BEFORE = 300
# Files of macros, which lie with TeX and say nothing.
_MACROS = (".sty", ".cls", ".def", ".cfg", ".clo", ".ldf", ".fd")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a stretch of the text stands: the file (index into `Expanded.files`), and the offset in it at which the
    stretch begins."""

    file: int
    start: int


@dataclass(frozen=True, slots=True)
class Expanded:
    """A document and what it includes. `names` are relative to the document's folder, that of the document itself is
    "". The command that includes a file is no part of the text. `missing`: the files that are not there, by the name
    that the command gives, and where in the text it stands; those of the preamble, which has no text, left out."""

    text: str
    pieces: Pieces[Origin]
    names: tuple[str, ...]
    files: tuple[DecodedDocument, ...]
    missing: tuple[tuple[str, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class FilePlaces:
    """File, line and column of what stands in a document of several files."""

    pieces: Pieces[Origin]
    names: tuple[str, ...]
    lines: tuple[LinePlaces, ...]

    def of(self, offset: int) -> Place:
        """The place of a code-point offset into `Document.text`."""
        held = self.pieces.holding(offset) or (self.pieces.holding(offset - 1) if offset else None)
        if held is None:
            return Place(1, 1)
        origin, span = held
        place = self.lines[origin.file].of(origin.start + offset - span.start)
        return Place(place.line, place.column, file=self.names[origin.file])


def file_places(expanded: Expanded) -> FilePlaces:
    """The places of an expanded document."""
    return FilePlaces(expanded.pieces, expanded.names, tuple(line_places(one.text) for one in expanded.files))


def _body(text: str) -> Span:
    """What an included file says: of one that can be set alone (the packages subfiles, standalone and docmute) what
    stands in its document, else all."""
    begin = find_live(text, BEGIN)
    if begin < 0:
        return Span(0, len(text))
    end = find_live(text, END, begin)
    return Span(begin + len(BEGIN), end if end >= 0 else len(text))


class _Expansion:
    """Takes the files apart, stretch by stretch, without recursion."""

    def __init__(self, root: DecodedDocument, path: str, project: Project) -> None:
        self._project, self._path = project, path
        self._stem = PurePosixPath(path).stem
        self.names, self.files = [""], [root]
        self._bodies = [Span(0, len(root.text))]
        self._known = {"": 0, PurePosixPath(path).name: 0}
        self.said: list[str] = []
        self.spans: list[Span] = []
        self.origins: list[Origin] = []
        self._length = 0
        self._missing: list[tuple[str, Origin, int]] = []

    def run(self) -> None:
        """Walks through the root and what it includes, in reading order."""
        walking: list[tuple[int, int, Iterator[re.Match[str]]]] = [(0, 0, self._commands(0))]
        open_files = [0]
        while walking:
            file, at, commands = walking.pop()
            found = next(commands, None)
            if found is None:
                self._take(file, at, self._bodies[file].end)
                open_files.pop()
                continue
            deep = len(walking) >= _DEEPEST
            included = None if deep else self._included(found)
            if included is None and not deep and found.re is _INCLUDE and not self._is_asked_for(file, found.start()):
                self._missing.append((_named(found), Origin(file, found.start()), len(found[0])))
            if included is None or included in open_files or len(self.spans) > _MOST_STRETCHES:
                walking.append((file, at, commands))
                continue
            if self._length > _LARGEST:
                walking.append((file, at, iter(())))
                continue
            self._take(file, at, found.start())
            walking.append((file, found.end(), commands))
            walking.append((included, self._bodies[included].start, self._commands(included)))
            open_files.append(included)

    def _commands(self, file: int) -> Iterator[re.Match[str]]:
        text, body = self.files[file].text, self._bodies[file]
        found = list(_INCLUDE.finditer(text, body.start, body.end))
        if LIST not in text:
            found += _BIBLIOGRAPHY.finditer(text, body.start, body.end)
        for match in sorted(found, key=re.Match.start):
            if not is_commented(text, match.start()):
                yield match

    def _is_asked_for(self, file: int, at: int) -> bool:
        """Whether a file is only included where it is there."""
        text = self.files[file].text[max(0, at - _BEFORE) : at]
        return _IF_THERE in text[text.rfind("\n") + 1 :]

    def missing(self) -> Iterator[tuple[str, Span]]:
        """The files that are not there, with where their commands stand in the text of all."""
        begin = find_live(self.files[0].text, BEGIN)
        for name, origin, length in self._missing:
            if (origin.file == 0 and origin.start < begin) or name.lower().endswith(_MACROS):
                continue
            held = (
                span.start + origin.start - one.start
                for span, one in zip(self.spans, self.origins, strict=True)
                if one.file == origin.file and one.start <= origin.start < one.start + len(span)
            )
            if (start := next(held, None)) is not None:
                yield name, Span(start, start + length)

    def _included(self, command: re.Match[str]) -> int | None:
        """The file that a command includes; None where there is none to be read."""
        if command.re is _BIBLIOGRAPHY:
            return self._load(f"{self._stem}.bbl", must_hold=LIST)
        name = _named(command)
        for wanted in (name, f"{name}.tex") if "." in PurePosixPath(name).name else (f"{name}.tex", name):
            if (file := self._load(wanted)) is not None:
                return file
        return None

    def _load(self, name: str, must_hold: str = "") -> int | None:
        if name in self._known:
            return self._known[name]
        data = self._project.read(name)
        if data is None:
            spelt = self._project.find(name)
            return self._load(spelt, must_hold) if spelt is not None and spelt != name else None
        try:
            decoded = decode_document(data, name)
        except UnreadableError:
            return None
        if must_hold not in decoded.text:
            return None
        self.names.append(name)
        self.files.append(decoded)
        self._bodies.append(_body(decoded.text))
        self._known[name] = len(self.files) - 1
        return self._known[name]

    def _take(self, file: int, start: int, end: int) -> None:
        if start < end:
            self.said.append(self.files[file].text[start:end])
            self.spans.append(Span(self._length, self._length + end - start))
            self.origins.append(Origin(file, start))
            self._length += end - start


def _named(command: re.Match[str]) -> str:
    """The name that a command gives to a file."""
    return command["braced"] or command["bare"] or str(PurePosixPath(command["folder"], command["file"]))


def expand(root: DecodedDocument, path: str, project: Project) -> Expanded:
    """`root`, the file called `path`, with all that it includes from `project` in place; of a bibliography that a
    program made, the .bbl beside the root."""
    expansion = _Expansion(root, path, project)
    expansion.run()
    return Expanded(
        "".join(expansion.said),
        Pieces(tuple(expansion.spans), tuple(expansion.origins)),
        tuple(expansion.names),
        tuple(expansion.files),
        tuple(expansion.missing()),
    )
