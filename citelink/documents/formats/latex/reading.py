"""read_latex(): the file of a LaTeX document, and the files of its project -> Document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from citelink.documents.archive import Archive, is_archive
from citelink.documents.comments import find_comments
from citelink.documents.decoding import decode_document, hide_broken
from citelink.documents.document import Document, Remark
from citelink.documents.formats.latex.expansion import Expanded, expand, file_places
from citelink.documents.formats.latex.packed import find_root
from citelink.documents.formats.latex.scanning import prose, scan
from citelink.documents.given import Given, GivenLibrary
from citelink.documents.project import Project, read_libraries
from citelink.text.language import guess_language
from citelink.text.repaired import Edit

_NAMED = re.compile(
    r"(?<!\\)%[^\n]*|\\(?:bibliography(?!style)[A-Za-z]{0,30}|addbibresource|addglobalbib|nobibliography)\*?"
    r"[ \t]{0,5}(?:\[[^\[\]]{0,200}\])?[ \t]{0,5}"
    r"\{(?P<names>[^{}]{1,2000})\}"
)
_INLINE = re.compile(
    r"\\begin\{filecontents\*?\}(?:\[[^\[\]]{0,200}\])?\{(?P<name>[^{}\n]{1,200}\.bib)\}", re.IGNORECASE
)
# BibTeX takes a key in any case (its sources, section 278), biber does not.
_BIBER = re.compile(r"\\addbibresource\b|\\printbibliography\b|\{biblatex\}")
_END_INLINE = re.compile(r"\\end\{filecontents\*?\}")
_MOST_LIBRARIES = 50
_MOST_NAMED = 5
# What stands before the sign may be an even number of backslashes, which are line ends.
_COMMENT = re.compile(r"(?<!\\)(?:\\\\){0,5}%[^\r\n]{0,2000}")


@dataclass(frozen=True, slots=True)
class LatexSource:
    """What leads back to the files; of a project in an archive that, and the folder in it that holds the document."""

    expanded: Expanded
    archive: Archive | None = None
    root: str = ""


def read_latex(data: bytes, path: str, project: Project) -> Document:
    """The document in `data`, the bytes of the file `path`; see `plugin.read_project`."""
    archive, root = None, path
    if is_archive(data):
        archive = Archive(data, path)
        root = find_root(archive) or ""
        project = Project(archive=archive, inside=str(PurePosixPath(root).parent))
        data = archive.read(root)
    expanded = expand(decode_document(data, path), root, project)
    found = scan(expanded.text)
    view = hide_broken(prose(expanded.text, found))
    return Document(
        path=path,
        format="latex",
        text=expanded.text,
        prose=view,
        blocks=tuple(found.blocks),
        language=guess_language(view.text),
        places=file_places(expanded),
        given=Given(
            citations=tuple(found.citations),
            references=tuple(found.references),
            libraries=tuple(_libraries("\n".join(one.text for one in expanded.files), project)),
            also_cited=tuple(dict.fromkeys(found.also_cited)),
            any_case=not any(_BIBER.search(one.text) for one in expanded.files),
        ),
        source=LatexSource(expanded, archive, root),
        remarks=tuple(_remarks(expanded, found.edits)),
        comments=find_comments(expanded.text, view, _COMMENT),
        included=expanded.names[1:] if archive is None else (),
    )


def _remarks(expanded: Expanded, edits: Sequence[Edit]) -> Iterator[Remark]:
    """One that names the files that the document includes and that are not there. What is passed over as a whole, such
    as a program, includes nothing."""
    missing = [
        (name, span)
        for name, span in expanded.missing
        if not any(edit.start < span.start and span.end <= edit.end for edit in edits)
    ]
    if missing:
        names = list(dict.fromkeys(name for name, _ in missing))
        more = f" (+{len(names) - _MOST_NAMED})" if len(names) > _MOST_NAMED else ""
        yield Remark("missing-files", (("files", ", ".join(names[:_MOST_NAMED]) + more),), missing[0][1])


def _libraries(text: str, project: Project) -> Iterator[GivenLibrary]:
    """The .bib files that the document's files name, and those that stand in them."""
    inline = {found["name"]: found.end() for found in _INLINE.finditer(text)}
    names: dict[str, None] = {}
    for command in _NAMED.finditer(text):
        for name in (command["names"] or "").split(","):
            if name := " ".join(name.split()):
                names[name if PurePosixPath(name).suffix.lower() == ".bib" else f"{name}.bib"] = None
    for name in list(names)[:_MOST_LIBRARIES]:
        if name not in inline:
            yield from read_libraries([name], project)
        elif said := _inline(text, inline[name]):
            yield GivenLibrary(name, "bibtex", said)


def _inline(text: str, start: int) -> str:
    end = _END_INLINE.search(text, start)
    return text[start : end.start()] if end else ""
