"""From paths and settings to what a run takes: inputs and libraries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import click

from citelink.bibliography.format import formats_of, has_library_name
from citelink.bibliography.library import Library
from citelink.bibliography.reading import is_library, looks_like_library, read_library
from citelink.cli.terminal import note, show_indexing
from citelink.documents.conversion import how_to_convert, unread_kind
from citelink.documents.inputs import Input, Inputs, find_inputs
from citelink.errors import InputError, LibraryError
from citelink.settings import Settings

DEFAULT_LIBRARY = "bib"
_MOST_NAMED = 5


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


def find_documents(paths: Sequence[str], settings: Settings) -> tuple[Input, ...]:
    """The inputs that `paths` lead to, the output folder left out; what folders hold besides is told on stderr.

    Raises InputError where there is none, and for a pattern that nothing fits."""
    inputs = find_inputs(paths, exclude=Path(settings.out))
    for folder in inputs.unreadable:
        note(f"{folder}: the folder cannot be read")
    if not settings.quiet:
        _say_skipped(inputs)
    if not inputs.files:
        raise InputError(f"no document was found in {', '.join(paths)}; `citelink list formats` says what can be read")
    return tuple(
        replace(one, name=_as_text(one.name), format=settings.stdin_format if one.path == "-" else None)
        for one in inputs.files
    )


def _say_skipped(inputs: Inputs) -> None:
    """What the folders hold besides documents, by kind; those that can be converted by name."""
    if inputs.skipped:
        kinds = ", ".join(f"{number} {suffix or 'without a suffix'}" for suffix, number in inputs.skipped)
        total = sum(number for _, number in inputs.skipped)
        note(f"skipped {total} {'file' if total == 1 else 'files'} of no known format: {kinds}")
    for kind, group in groupby(sorted(inputs.unread, key=_kind), _kind):
        paths = list(group)
        more = f" and {len(paths) - _MOST_NAMED} more" if len(paths) > _MOST_NAMED else ""
        named = ", ".join(paths[:_MOST_NAMED]) + more
        note(f"skipped {named}: {kind} are not read yet; convert first, for example: {how_to_convert(paths[0])}")


def _kind(path: str) -> str:
    return unread_kind(path) or ""


def _as_text(name: str) -> str:
    """A file name as text: bytes that are no UTF-8, which no output could hold, are escaped (`\\xff`)."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def find_library_files(settings: Settings, *, default: bool = True) -> tuple[str, ...]:
    """The library files asked for, in order, paths as given; a folder stands for the libraries in it, sorted.

    Where nothing was asked for and `default` allows it: those of `bib/` in the working folder. Raises LibraryError."""
    if settings.bib is None:
        return libraries_in(DEFAULT_LIBRARY) if default and Path(DEFAULT_LIBRARY).is_dir() else ()
    found: list[str] = []
    for given in settings.bib:
        if Path(given).is_dir():
            files = libraries_in(given)
            if not files:
                raise LibraryError(f"{given}: the folder holds no library")
            found.extend(files)
        else:
            found.append(given)
    return tuple(dict.fromkeys(found))


def load_libraries(settings: Settings, *, default: bool = True) -> tuple[Library, ...]:
    """The libraries asked for. Raises LibraryError for one that cannot be opened."""
    files = find_library_files(settings, default=default)
    if not files:
        return ()
    libraries = tuple(_open_library(file, settings) for file in files)
    for library in libraries:
        say_failures(library)
    return libraries


def say_failures(library: Library) -> None:
    """What is wrong with a library, in one sentence: places that cannot be read, or that it holds nothing."""
    if count := len(library.failures):
        line = min(failure.line for failure in library.failures)
        said = (
            "1 place cannot be read as it stands," if count == 1 else f"{count:,} places cannot be read as they stand,"
        )
        said += (f" the first in line {line}" if count > 1 else f" in line {line}") + " (see CL304)"
    if not len(library.entries):
        note(f"{library.path} holds no entry" + (f"; {said}" if count else ""))
    elif count:
        note(f"{library.path}: {said}")


def _open_library(file: str, settings: Settings) -> Library:
    from citelink.matching.stored.opening import is_large, open_library

    with show_indexing(file, quiet=settings.quiet or not is_large(file)) as progress:
        return open_library(file, cache=settings.cache, say=note, progress=progress)


def load_references(settings: Settings) -> Path | Library | None:
    """The list given with --references: a library where its suffix says so, else a text to be read."""
    if settings.references is None:
        return None
    path = Path(settings.references)
    return read_library(path) if is_library(path) else path


def libraries_in(folder: str) -> tuple[str, ...]:
    """The libraries of a folder, sorted by name; what is one by its suffix only is named on stderr."""
    named = [path for path in sorted(Path(folder).glob("*")) if has_library_name(path.name) and path.is_file()]
    found = [path for path in named if looks_like_library(path)]
    for path in named:
        if path not in found:
            known = " or ".join(formats_of(path.name))
            note(f"{path.as_posix()}: left out, it does not look like {known}; name the file itself to have it read")
    return tuple(path.as_posix() for path in found)
