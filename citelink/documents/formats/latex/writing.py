"""write_latex() and restore_latex(): comments at line ends, or `\\cite` commands, in each file of the document."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from citelink.documents.changes import Splice, Written
from citelink.documents.citation_forms import find_packages, spell_cite
from citelink.documents.decoding import TextSource
from citelink.documents.document import Document
from citelink.documents.formats.latex import commands as known
from citelink.documents.formats.latex.comments import OWN
from citelink.documents.formats.latex.expansion import Expanded, Origin
from citelink.documents.formats.latex.reading import LatexSource
from citelink.documents.marks import BibliographyMark, CitationMark, CommentMark, LinkMark, Mark, NumberMark
from citelink.documents.splicing import apply, plain_changes, undo
from citelink.text.span import Span

# The first line of a copy of an included file, by which citelink knows it again; who writes it fills the digest in.
STAMP = "% x-citelink 0000000000000000\n"
_STAMPED = re.compile(r"\A% x-citelink [0-9a-f]{16}\r?\n")
_COMMAND = re.compile(r"\\(?:([A-Za-z@]{1,40})|([\s\S]))")
_MOST_LINES = 100
_LINE_END = re.compile(r"\r?\n|\r|\Z")
# The environment of a list, with the command of its first item, which follows; and its end behind the last one.
_BEGINS = re.compile(
    r"\\begin\{(?P<name>thebibliography|enumerate|itemize|description|compactenum)\}"
    r"(?:\[[^\[\]\n]{0,200}\])?(?:\{[^{}]{0,50}\})?\s{0,50}"
    r"(?:\\bibitem(?:\[[^\[\]]{0,200}\])?\{[^{}]{0,200}\}\s{0,50}|\\item(?![A-Za-z])(?:\[[^\[\]]{0,200}\])?\s{0,50})?\Z"
)
# The heading of a list right above it, with what is set beside it and prints nothing.
_HEADED = re.compile(
    r"\\(?:part|chapter|(?:sub){0,2}section|addchap|addsec)\*?(?:\[[^\[\]]{0,200}\])?\{[^{}]{1,200}\}"
    r"(?:\s|\\(?:label|addcontentsline|markboth|markright|phantomsection)(?:\{[^{}]{0,200}\}){0,3}){0,50}\Z"
)
_HEADING_LENGTH = 1_000
_WITH_CHAPTERS = re.compile(
    r"^[^%\n]{0,200}\\documentclass(?:\[[^\[\]]{0,500}\])?\{(?:(?:ext)?(?:report|book)|memoir)\}", re.MULTILINE
)
_ENDS = re.compile(r"\s{0,50}\\end\{(?P<name>[a-z]{1,20})\}")


def write_latex(document: Document, marks: Sequence[Mark]) -> Written:
    """`document` with `marks`; see `plugin.write`."""
    source = _source(document)
    expanded = source.expanded
    changes = list(_in_files(expanded, sorted(_changes(document, marks), key=lambda one: one.span)))
    by_file: dict[int, dict[int, Splice]] = defaultdict(dict)
    for file, splice, _ in changes:
        # A file that is included twice is one file.
        by_file[file].setdefault(splice.span.start, splice)
    data = [_write(expanded, file, by_file[file].values()) for file in range(len(expanded.files))]
    done = tuple(splice for _, _, splice in changes)
    if source.archive is not None:
        folder = PurePosixPath(source.root).parent
        members = {str(folder / name) if name else source.root: data[file] for file, name in enumerate(expanded.names)}
        return Written(source.archive.with_members(members), done)
    changed = [file for file, name in enumerate(expanded.names) if name and by_file[file]]
    return Written(
        data[0], done, tuple((expanded.names[file], _stamped(expanded, file, data[file])) for file in changed)
    )


def restore_latex(document: Document, changes: Iterable[Splice]) -> bytes:
    """The document's own file as it was; see `plugin.restore`."""
    source = _source(document)
    expanded = source.expanded
    grown = grown_here = 0
    local: list[Splice] = []
    for splice in changes:
        place = _place(expanded, splice.span.start + grown, splice.span.start + grown + len(splice.replacement))
        more = len(splice.replacement) - len(splice.original)
        if place is not None and place[0].file == 0:
            # Offsets of the text before, as `undo` takes them.
            start = place[1] - grown_here
            span = Span(start, start + len(splice.original))
            local.append(Splice(span, splice.original, splice.replacement))
            grown_here += more
        grown += more
    decoded = expanded.files[0]
    restored = decoded.source.encode(undo(decoded.text, local))
    return source.archive.with_members({source.root: restored}) if source.archive is not None else restored


def _changes(document: Document, marks: Sequence[Mark]) -> Iterator[Splice]:
    text = document.text
    marks = [one for one in marks if not isinstance(one, CitationMark | NumberMark) or _is_words(one.span.of(text))]
    packages = find_packages(text)
    said: dict[int, list[str]] = defaultdict(list)
    markers = [mark.span for mark in marks if isinstance(mark, LinkMark)]
    for mark in marks:
        if isinstance(mark, CitationMark) and mark.works:
            yield Splice(mark.span, mark.span.of(text), spell_cite(mark.works, packages))
        elif isinstance(mark, LinkMark) and not mark.span.of(text).startswith("\\"):
            keys = ", ".join(key or "?" for key in mark.keys)
            printed = " ".join(OWN.sub("", mark.span.of(text)).split())
            said[_line_end(text, mark.span.end, markers)].append(f"{printed} = {keys}")
        elif isinstance(mark, CommentMark):
            said[_line_end(text, mark.span.end, markers)].append(f"{mark.code} {' '.join(mark.text.split())}")
        elif isinstance(mark, BibliographyMark):
            yield from _bibliography(text, mark)
    yield from plain_changes(text, marks)
    ends = {own.end(): own for own in OWN.finditer(text)}
    for end in sorted({*said, *ends}):
        own = ends.get(end)
        start = own.start() if own else end
        comment = _comment(said.get(end, []))
        if comment != text[start:end]:
            yield Splice(Span(start, end), text[start:end], comment)


def _is_words(printed: str) -> bool:
    """Whether what is printed so may give way to other words: no command is lost but such as say how it looks."""
    bare = _COMMAND.sub("", printed)
    if bare.count("{") != bare.count("}"):
        return False
    return all(known.LOOKS.issuperset(filter(None, found.groups())) for found in _COMMAND.finditer(printed))


def _bibliography(text: str, mark: BibliographyMark) -> Iterator[Splice]:
    """The commands that print the bibliography, in the place of the list and of the environment around it."""
    before, behind = _BEGINS.search(text, 0, mark.span.start), _ENDS.match(text, mark.span.end)
    around = before is not None and behind is not None and before["name"] == behind["name"]
    span = Span(before.start(), behind.end()) if before and behind and around else mark.span
    lines = [f"\\nocite{{{','.join(mark.uncited)}}}"] if mark.uncited else []
    # The environment has a heading of its own.
    typed = not around or before is None or before["name"] != "thebibliography"
    headed = typed and _HEADED.search(text, max(0, span.start - _HEADING_LENGTH), span.start) is not None
    if find_packages(text).biblatex:
        lines.append("\\printbibliography" + ("[heading=none]" if headed else ""))
        named = re.search(r"\\begin\{document\}", text)
        if named:
            yield Splice(Span(named.start(), named.start()), "", f"\\addbibresource{{{mark.library}}}\n")
    else:
        if "\\bibliographystyle" not in text:
            lines.append("\\bibliographystyle{plain}")
        command = f"\\bibliography{{{mark.library.removesuffix('.bib')}}}"
        lines.append(f"{{{_without_heading(text)}{command}}}" if headed else command)
    yield Splice(span, span.of(text), "\n".join(lines))


def _without_heading(text: str) -> str:
    """What keeps a bibliography from printing a heading beside that of the author."""
    if find_packages(text).bibsection:
        return r"\renewcommand{\bibsection}{}"
    return rf"\renewcommand{{\{'chapter' if _WITH_CHAPTERS.search(text) else 'section'}}}[2]{{}}"


def _comment(said: Sequence[str]) -> str:
    """A comment at the end of a line; a space before it, since the sign takes the end of the line away."""
    if not said:
        return ""
    return f" % citelink: {'; '.join(said)}"


def _line_end(text: str, at: int, markers: Sequence[Span]) -> int:
    """The end of the line of `at` or, where that lies within a marker, of the line where the last such ends; `markers`
    ascend."""
    for _ in range(_MOST_LINES):
        found = _LINE_END.search(text, at)
        end = found.start() if found else len(text)
        index = bisect_left(markers, end, key=lambda one: one.end)
        if index == len(markers) or markers[index].start >= end or markers[index].end == end:
            break
        at = markers[index].end
    return end


def _in_files(expanded: Expanded, changes: Iterable[Splice]) -> Iterator[tuple[int, Splice, Splice]]:
    """Each change with its file and as one of that file; what stands in two files is left as it is, and so is the
    second of two that overlap."""
    at = 0
    for splice in changes:
        place = _place(expanded, splice.span.start, splice.span.end) if splice.span.start >= at else None
        if place is not None:
            origin, start = place
            local = Span(start, start + len(splice.span))
            yield origin.file, Splice(local, splice.original, splice.replacement), splice
            at = splice.span.end


def _place(expanded: Expanded, start: int, end: int) -> tuple[Origin, int] | None:
    """The stretch that holds `[start, end)` of the text whole, and the offset in its file; the end of a line belongs to
    the stretch that it ends."""
    at = start - 1 if start == end and start else start
    held = expanded.pieces.holding(at)
    if held is None or end > held[1].end:
        return None
    return held[0], held[0].start + start - held[1].start


def _write(expanded: Expanded, file: int, splices: Iterable[Splice]) -> bytes:
    decoded = expanded.files[file]
    done = [
        Splice(one.span, one.original, decoded.source.as_written(one.replacement))
        for one in sorted(splices, key=lambda one: one.span)
    ]
    return decoded.source.encode(apply(decoded.text, done))


def _stamped(expanded: Expanded, file: int, data: bytes) -> bytes:
    source: TextSource = expanded.files[file].source
    if _STAMPED.match(expanded.files[file].text):
        return data
    return source.bom + STAMP.encode("ascii") + data.removeprefix(source.bom)


def _source(document: Document) -> LatexSource:
    if not isinstance(document.source, LatexSource):
        raise TypeError(f"{document.path}: its source is {type(document.source).__name__}, no LaTeX document")
    return document.source
