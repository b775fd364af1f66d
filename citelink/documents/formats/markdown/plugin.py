"""Markdown: CommonMark, with pandoc's tables, footnotes, math and citations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from citelink.documents.changes import Splice, Written
from citelink.documents.comments import find_comments
from citelink.documents.decoding import decode_document, hide_broken
from citelink.documents.document import Document
from citelink.documents.given import Given
from citelink.documents.marks import Mark
from citelink.documents.pandoc import find_given
from citelink.documents.places import line_places
from citelink.documents.project import Project, read_libraries
from citelink.documents.splicing import plain_changes, restore_text, write_text

if TYPE_CHECKING:
    from citelink.documents.showing import Shown

NAME = "markdown"
SUFFIXES = (".md", ".markdown")
_COMMENT = re.compile(r"<!--[^<>]{1,500}-->")

# What scans Markdown is imported where a document is read: every run asks every format for its suffixes.


def recognizes(data: bytes) -> bool:
    """Never: any text may be Markdown."""
    return False


def read(data: bytes, path: str) -> Document:
    """The document that the bytes of a Markdown file hold, without the libraries beside it.

    Raises UnreadableError when they are no text."""
    return read_project(data, path, Project())


def find_parts(paths: tuple[str, ...]) -> frozenset[str]:
    """None: no file is part of another."""
    return frozenset()


def read_project(data: bytes, path: str, project: Project) -> Document:
    """The document that the bytes of a Markdown file hold, with the libraries that its header names, as far as they lie
    in its folder.

    Raises UnreadableError when the bytes are no text."""
    from citelink.documents.formats.markdown.metadata import named_libraries
    from citelink.documents.formats.markdown.prose import MarkdownSource, find_code, scan_markdown

    decoded = decode_document(data, path)
    prose = scan_markdown(decoded.text)
    view = hide_broken(prose.view)
    return Document(
        path=path,
        format=NAME,
        text=decoded.text,
        prose=view,
        blocks=prose.blocks,
        language=decoded.language,
        places=line_places(decoded.text),
        given=Given(
            citations=find_given(decoded.text, view),
            libraries=tuple(read_libraries(named_libraries(decoded.text), project)),
        ),
        source=MarkdownSource(decoded.source.encoding, decoded.source.bom, prose.links),
        comments=find_comments(decoded.text, view, _COMMENT, find_code(decoded.text)),
    )


def show(document: Document) -> Shown:
    """The document as Markdown is set, for pages."""
    from citelink.documents.formats.markdown.looks import show_markdown

    return show_markdown(document.text)


def write(document: Document, marks: Sequence[Mark]) -> Written:
    """`document` with keys and links at the markers, anchors and links back at the references; or pandoc citations in
    place of the markers, and pandoc's bibliography in that of a list. An annotation of an earlier run is replaced.
    Findings are no part of it."""
    from citelink.documents.formats.markdown.bibliography import bibliography_changes
    from citelink.documents.formats.markdown.writing import mark_changes

    lists = list(bibliography_changes(document, marks))
    changes = [*mark_changes(document, marks), *plain_changes(document.text, marks)]
    # What was to be changed within a list is gone with it.
    kept = (one for one in changes if not any(one.span.overlaps(gone.span) for gone in lists))
    return write_text(document, [*kept, *lists])


def restore(document: Document, changes: Iterable[Splice]) -> bytes:
    """The bytes of the input, from `document`, its annotated copy, and the `changes` of writing it."""
    return restore_text(document, changes)
