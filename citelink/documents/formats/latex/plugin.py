"""LaTeX, with the files that a document includes and its bibliography; also a project in a .zip."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from citelink.documents.archive import Archive, is_archive
from citelink.documents.changes import Splice, Written
from citelink.documents.document import Document
from citelink.documents.marks import Mark
from citelink.documents.project import Project

NAME = "latex"
SUFFIXES = (".tex", ".latex")

# What scans LaTeX is imported where a document is read: every run asks every format for its suffixes.


def recognizes(data: bytes) -> bool:
    """Whether it is an archive with a LaTeX document in it. A text may well speak of LaTeX and be none."""
    if not is_archive(data):
        return False
    from citelink.documents.formats.latex.packed import find_root

    return find_root(Archive(data, "")) is not None


def read(data: bytes, path: str) -> Document:
    """The document in the bytes of a LaTeX file alone, without what it includes. Raises UnreadableError for bytes that
    are no text."""
    return read_project(data, path, Project())


def read_project(data: bytes, path: str, project: Project) -> Document:
    """The document in the bytes of a LaTeX file, with what it includes from `project` in place, and the records of the
    bibliographies it names. Raises UnreadableError for bytes that are no text."""
    from citelink.documents.formats.latex.reading import read_latex

    return read_latex(data, path, project)


def find_parts(paths: tuple[str, ...]) -> frozenset[str]:
    """Those of the files at `paths` that a document among them includes."""
    from citelink.documents.formats.latex.parts import find_included

    return find_included(paths)


def write(document: Document, marks: Sequence[Mark]) -> Written:
    """`document` with each typed marker's keys in a comment at the end of its line, or with `\\cite` commands in place
    of the markers. Comments of an earlier run are replaced. The files that it includes are among `Written.others`."""
    from citelink.documents.formats.latex.writing import write_latex

    return write_latex(document, marks)


def restore(document: Document, changes: Iterable[Splice]) -> bytes:
    """The bytes of the document's own file as it was, from `document`, its annotated copy with what it includes, and
    the `changes` of writing it."""
    from citelink.documents.formats.latex.writing import restore_latex

    return restore_latex(document, changes)
