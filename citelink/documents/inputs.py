"""Finding the inputs: files, folders, globs and standard input."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from citelink.documents.conversion import unread_kind
from citelink.documents.format import load_format, suffixes
from citelink.documents.project import ProjectFormat
from citelink.documents.reading import copy_name
from citelink.errors import InputError

# A folder that holds these is where an earlier run put its results.
OUTPUTS = ("annotated", "merged.bib", "resolution.json")
# Files of any kind are called so: in a folder only those count that their format recognizes.
_ANY_KIND, _BEGINNING = (".xml",), 65_536
# How files begin that stand beside a document while Word has it open, or after macOS has copied it.
_BESIDE_DOCUMENTS = ("~$", "._")


@dataclass(frozen=True, slots=True)
class Input:
    """One input: where it is (`-`: standard input) and what it is called in all results, relative and unique; `format`
    names the format that reads it, None: the one that claims its suffix."""

    path: str
    name: str
    format: str | None = None


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the arguments of a command lead to.

    files       in the order of the arguments, within a folder sorted by path, each file once
    skipped     files of the folders that no format claims: (suffix or "", how many), sorted
    unreadable  folders that could not be listed
    unread      documents in the folders that must be converted first, sorted within each
    """

    files: tuple[Input, ...] = ()
    skipped: tuple[tuple[str, int], ...] = ()
    unreadable: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


@dataclass(slots=True)
class _Search:
    """What has been found so far; `names` are the wanted names, not yet made unique."""

    closed: frozenset[str]
    paths: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    skipped: Counter[str] = field(default_factory=Counter)
    unreadable: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def add(self, path: str, name: str) -> None:
        identity = path if path == "-" else os.path.realpath(path)
        if identity not in self.seen:
            self.seen.add(identity)
            self.paths.append(path)
            self.names.append(name)


def find_inputs(arguments: Iterable[str], *, exclude: Path | None = None) -> Inputs:
    """The inputs that `arguments` (files, folders, globs, `-`) name.

    Folders are searched through for the suffixes of the registered formats, but never hidden folders, linked folders,
    `exclude`, the output folder, or the annotated copies of an earlier run; of files that include others only those
    that no other includes are inputs. A file named outright is an input whatever
    its suffix, and so is one that does not exist: reading it says so. Of two inputs that would have the same name each
    gets as many of its parent folders in front as tell them apart.
    Raises InputError for a pattern that nothing fits, and for a path that is none."""
    # An output folder that is itself the folder to read: its annotated copies are still not inputs.
    closed = (exclude, exclude / "annotated") if exclude else ()
    search = _Search(frozenset(os.path.realpath(folder) for folder in closed))
    for argument in arguments:
        for path in _expand(argument):
            if path != "-" and os.path.isdir(path):
                _search_folder(path, search)
            else:
                search.add(path, "-" if path == "-" else os.path.basename(path) or path)
    files = tuple(Input(path, name) for path, name in zip(search.paths, _tell_apart(search), strict=True))
    return Inputs(files, tuple(sorted(search.skipped.items())), tuple(search.unreadable), tuple(search.unread))


def _expand(argument: str) -> list[str]:
    if "\0" in argument:
        shown = argument.replace("\0", "\\0")
        raise InputError(f"{shown}: no name of a file may hold a NUL character")
    if argument == "-" or os.path.lexists(argument) or not glob.has_magic(argument):
        return [argument]
    fitting = glob.glob(argument, recursive=True)
    found = sorted(path for path in fitting if not os.path.basename(path).startswith(_BESIDE_DOCUMENTS))
    if not found:
        raise InputError(f"{argument}: no file fits this pattern")
    return found


def _search_folder(top: str, search: _Search) -> None:
    known = suffixes()
    found: list[tuple[str, str]] = []
    unread: list[str] = []
    for folder, subfolders, files in os.walk(top, onerror=lambda error: search.unreadable.append(str(error.filename))):
        subfolders[:] = sorted(name for name in subfolders if not _is_closed(os.path.join(folder, name), search.closed))
        if OUTPUTS[0] in subfolders and set(OUTPUTS[1:]) <= set(files):
            subfolders.remove(OUTPUTS[0])  # what an earlier run wrote here are no new documents
        for file in files:
            if file.startswith(_BESIDE_DOCUMENTS):
                continue
            path = str(Path(folder, file))
            suffix = os.path.splitext(file)[1].lower()
            if _is_page(file, files):
                continue
            if suffix in known and (suffix not in _ANY_KIND or _is_recognized(path, known[suffix])):
                found.append((Path(os.path.relpath(path, top)).as_posix(), path))
            elif file.startswith("."):
                continue
            elif unread_kind(file):
                unread.append(path)
            else:
                search.skipped[suffix] += 1
    search.unread += sorted(unread)
    parts = _parts([path for _, path in found], known)
    for name, path in sorted(found):
        if path not in parts:
            search.add(path, name)


def _parts(paths: Sequence[str], known: Mapping[str, str]) -> frozenset[str]:
    """Those of the files that others of them include: chapters are no documents of their own."""
    by_format: dict[str, list[str]] = {}
    for path in paths:
        by_format.setdefault(known[os.path.splitext(path)[1].lower()], []).append(path)
    parts: set[str] = set()
    for name, files in by_format.items():
        format = load_format(name)
        if isinstance(format, ProjectFormat):
            parts |= format.find_parts(tuple(sorted(files)))
    return frozenset(parts)


def _is_recognized(path: str, format: str) -> bool:
    """Whether the file begins as files of the format do; one that cannot be opened is asked for again, and says why."""
    try:
        with open(path, "rb") as stream:
            return load_format(format).recognizes(stream.read(_BEGINNING))
    except OSError:
        return True


def _is_page(file: str, beside: Collection[str]) -> bool:
    """Whether a file is a page of an earlier run: the reading copy of a document beside it, or the report on all."""
    stem, suffix = os.path.splitext(file)
    return suffix == ".html" and (stem in beside or (stem == "report" and OUTPUTS[-1] in beside))


def _is_closed(folder: str, closed: frozenset[str]) -> bool:
    return os.path.basename(folder).startswith(".") or os.path.realpath(folder) in closed


def _tell_apart(search: _Search) -> list[str]:
    names = list(search.names)
    parents = [_parents(path, name) for path, name in zip(search.paths, names, strict=True)]
    while clashing := _clashing(names):
        grown = False
        for index in clashing:
            if parent := next(parents[index], ""):
                names[index] = f"{parent}/{names[index]}"
                grown = True
        if not grown:
            break
    return _number(names)


def _clashing(names: list[str]) -> list[int]:
    # Compared without case: where the file system does so too, two copies must not overwrite each other.
    counts = Counter(name.casefold() for name in names)
    return [index for index, name in enumerate(names) if counts[name.casefold()] > 1]


def _parents(path: str, name: str) -> Iterator[str]:
    """The names of the folders above what `name` already shows of `path`, nearest first."""
    if path == "-":
        return
    above = Path(os.path.abspath(path)).parts[1:]
    yield from reversed(above[: len(above) - len(name.split("/"))])


def _number(names: list[str]) -> list[str]:
    """A last way out, for names that differ only in case, and for one that is that of another's reading copy:
    `a.txt`, `2/A.txt`, `2/a.txt.html`."""
    taken = _copies("-") if "-" in names else set()
    told = []
    for name in names:
        number, wanted = 1, name
        while name != "-" and taken & _copies(wanted):
            number += 1
            wanted = f"{number}/{name}"
        taken |= _copies(wanted)
        told.append(wanted)
    return told


def _copies(name: str) -> set[str]:
    """The files that a run writes for the input of this name."""
    names = {copy_name("-", form) for form in set(suffixes().values())} if name == "-" else {name}
    return {copy.casefold() for written in names for copy in (written, f"{written}.html")}
