"""The verbs of the package root that only join what the rooms offer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from citelink import annotation, run
from citelink.bibliography.library import Library
from citelink.citations.citation import Marker, ReferenceList
from citelink.citations.find import find_citations
from citelink.documents.changes import Written
from citelink.documents.document import Document
from citelink.documents.format import load_format
from citelink.documents.inputs import find_inputs
from citelink.errors import LibraryError
from citelink.libraries import open_named
from citelink.matching import Matcher
from citelink.matching.match import Match
from citelink.results import Resolution, ResolvedDocument


def read(path: Path | str, *, format: str | None = None) -> Document:
    """The document at `path`; its format by its suffix unless given (`text`, `markdown`).

    Raises UnreadableError or TooLargeError."""
    path = Path(path)
    return run.open_document(path, name=path.name, format=format)


def find_markers(document: Document) -> tuple[Marker, ...]:
    """The citation markers of a document, in the order of the text."""
    return find_citations(document).markers


def find_reference_lists(document: Document) -> tuple[ReferenceList, ...]:
    """The reference lists of a document, in the order of the text."""
    return find_citations(document).reference_lists


def load_library(path: Path | str, *, cache: Path | str | None = None) -> Library:
    """The library in a file of any library format, or the user's Zotero (`zotero`, `zotero:COLLECTION`, or a
    zotero.sqlite); what could not be read of it is in `failures`.

    The index of a large one is kept in the folder `cache` (None: the platform's folder for caches, "off": nowhere).
    Raises LibraryError where the file cannot be opened or its form is not known."""
    if "\0" in str(path):
        raise LibraryError("The name of a library holds a NUL character, which no name of a file may.")
    return open_named(str(path), cache=None if cache is None else str(cache))


def match(text: str, libraries: Sequence[Library]) -> Match:
    """The entry of `libraries` that the text of a printed reference means. For many references make one
    `citelink.matching.Matcher` and give it to `citelink.run.match_texts`."""
    return run.match_texts(Matcher(libraries), [text])[0]


def resolve(
    paths: Sequence[Path | str] | Path | str,
    libraries: Sequence[Library] | Library = (),
    settings: run.Run | None = None,
) -> Resolution:
    """Everything there is to find out about a set of files and folders, or one of them; `settings` says how
    (`citelink.Run`)."""
    paths = [paths] if isinstance(paths, Path | str) else paths
    libraries = [libraries] if isinstance(libraries, Library) else libraries
    return run.resolve(find_inputs([str(path) for path in paths]).files, libraries, settings)


def annotate(resolved: ResolvedDocument, mode: Literal["link", "cite"] = "link", language: str = "en") -> Written:
    """A resolved document with its markers annotated: the bytes of the copy, in its own format, and what was changed.
    `language` (en, ru, kk) is that of its comments.

    Raises ValueError for a document that could not be read."""
    if resolved.document is None:
        raise ValueError(f"{resolved.path} could not be read: {resolved.failure}")
    return load_format(resolved.document.format).write(resolved.document, annotation.annotate(resolved, mode, language))
