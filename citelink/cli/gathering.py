"""From paths and settings to what the pipeline takes: inputs and libraries."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from citelink.cli.terminal import note
from citelink.errors import LibraryError
from citelink.settings import Settings

if TYPE_CHECKING:
    from citelink.bibliography.library import Library

DEFAULT_LIBRARY = "bib"
LIBRARY_SUFFIXES = (".bib", ".json")


def require_paths(paths: Sequence[str], settings: Settings) -> tuple[tuple[str, ...], str | None]:
    """The paths to read and the document that shares its list.

    `--share-list chapters/` swallows the only path there is; then it was meant as the path, and the list is anybody's.
    """
    if not paths and settings.share_list and Path(settings.share_list).exists():
        return (settings.share_list,), ""
    if not paths:
        context = click.get_current_context()
        raise click.UsageError("Name at least one file or folder, or - for standard input.", context)
    return tuple(paths), settings.share_list


def find_library_files(settings: Settings, *, default: bool = True) -> tuple[str, ...]:
    """The library files asked for, in order, paths as given; a folder stands for its .bib files, sorted.

    Where nothing was asked for and `default` allows it: `bib/*.bib` in the working folder. Raises LibraryError."""
    if settings.bib is None:
        return _bib_files(Path(DEFAULT_LIBRARY)) if default and Path(DEFAULT_LIBRARY).is_dir() else ()
    found: list[str] = []
    for given in settings.bib:
        if Path(given).is_dir():
            files = _bib_files(Path(given))
            if not files:
                raise LibraryError(f"{given}: the folder holds no .bib file")
            found.extend(files)
        else:
            found.append(given)
    return tuple(dict.fromkeys(found))


def load_libraries(settings: Settings, *, default: bool = True) -> tuple[Library, ...]:
    """The libraries asked for. Raises LibraryError for one that cannot be opened."""
    files = find_library_files(settings, default=default)
    if not files:
        return ()
    from citelink.bibliography.reading import load_library

    libraries = tuple(load_library(Path(file)) for file in files)
    for library in libraries:
        if library.failures:
            some = "1 entry" if len(library.failures) == 1 else f"{len(library.failures)} entries"
            note(f"{library.path}: {some} cannot be read, the first in line {library.failures[0].line}")
    return libraries


def load_references(settings: Settings) -> Path | Library | None:
    """The list given with --references: a library where its suffix says so, else a text to be read."""
    if settings.references is None:
        return None
    path = Path(settings.references)
    if path.suffix.lower() not in LIBRARY_SUFFIXES:
        return path
    from citelink.bibliography.reading import load_library

    return load_library(path)


def _bib_files(folder: Path) -> tuple[str, ...]:
    return tuple(path.as_posix() for path in sorted(folder.glob("*.bib")) if path.is_file())
