"""From paths and settings to what a run takes: inputs and libraries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import click

from citelink.bibliography.format import formats_of, has_library_name
from citelink.bibliography.library import Library
from citelink.bibliography.reading import is_library, looks_like_library, read_library
from citelink.bibliography.zotero.naming import DATABASE, is_zotero, is_zotero_name
from citelink.cli.terminal import note, show_indexing
from citelink.documents.conversion import how_to_convert, unread_kind
from citelink.documents.inputs import Input, Inputs, find_inputs
from citelink.errors import InputError, LibraryAbsentError, LibraryError
from citelink.libraries import open_named
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
    """The libraries asked for, in order, as given; a folder stands for those in it, sorted, Zotero's among them.

    Where nothing was asked for and `default` allows it: those of `bib/` in the working folder. Raises LibraryError."""
    if settings.bib is None:
        return libraries_in(DEFAULT_LIBRARY) if default and Path(DEFAULT_LIBRARY).is_dir() else ()
    found: list[str] = []
    for given in settings.bib:
        if not is_zotero_name(given) and Path(given).is_dir():
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
    libraries = present_libraries(files, lambda file: _open_library(file, settings))
    for library in libraries:
        say_failures(library)
    return libraries


def present_libraries(files: Sequence[str], open_one: Callable[[str], Library]) -> tuple[Library, ...]:
    """The libraries, each opened by `open_one`. A Zotero that is not there costs nobody the other libraries: it is told
    on stderr. Raises LibraryError, LibraryAbsentError where it is the only one."""
    libraries: list[Library] = []
    absent: LibraryAbsentError | None = None
    for file in files:
        try:
            libraries.append(open_one(file))
        except LibraryAbsentError as error:
            if len(files) == 1:
                raise
            absent = error
            note(str(error))
    if absent and not libraries:
        raise absent
    return tuple(libraries)


def may_connect(settings: Settings) -> bool:
    """Whether a connection may be made at all, if only to a program on this machine."""
    return not settings.offline and settings.replay is None


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
    from citelink.matching.stored.opening import is_large

    indexed = not is_zotero(file) and is_large(file)
    with show_indexing(file, quiet=settings.quiet or not indexed) as progress:
        return open_named(file, cache=settings.cache, say=note, progress=progress, connect=may_connect(settings))


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
    databases = [path for path in [Path(folder) / DATABASE] if path.is_file()]
    return tuple(path.as_posix() for path in (*found, *databases))
