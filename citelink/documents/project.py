"""Project: the files beside a document that belong to it, such as the chapters that a LaTeX file includes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Protocol, runtime_checkable

from citelink.documents.archive import Archive
from citelink.documents.decoding import decode_document
from citelink.documents.document import Document
from citelink.documents.given import GivenLibrary
from citelink.errors import UnreadableError

_LARGEST_FILE, _LARGEST_PROJECT, _MOST_FILES = 20_000_000, 100_000_000, 1_000


@dataclass(slots=True)
class Project:
    """The files of one folder, or of a folder `inside` an archive, within bounds. Without either there are none.
    `instead`: what some files are to be read as, by their names."""

    folder: Path | None = None
    archive: Archive | None = None
    inside: str = ""
    instead: Mapping[str, bytes] = field(default_factory=dict)
    _read: dict[str, bytes | None] = field(default_factory=dict)

    def read(self, name: str) -> bytes | None:
        """The file `name`, relative to the folder and with `/`. None: there is no such file, it lies outside of the
        folder, is no regular file, or more than a project can be."""
        clean = os.path.normpath(name.strip())
        if not clean or clean.startswith(("..", "/", "~", "|")) or os.path.isabs(clean) or "\0" in clean:
            return None
        if clean in self.instead:
            return self.instead[clean]
        if clean not in self._read and len(self._read) < _MOST_FILES:
            self._read[clean] = self._open(clean)
        return self._read.get(clean)

    def find(self, name: str) -> str | None:
        """`name` as the one file is spelt that has it but for upper and lower case, as the systems of many authors
        read names; None: there is no such file, or several."""
        parts = [part for part in PurePosixPath(os.path.normpath(name.strip())).parts if part != "."]
        if not parts or ".." in parts or os.path.isabs(name):
            return None
        if self.archive is not None:
            wanted = PurePosixPath(self.inside, *parts).as_posix().casefold()
            named = [one for one in self.archive.names if one.casefold() == wanted]
            return PurePosixPath(named[0]).relative_to(self.inside).as_posix() if len(named) == 1 else None
        spelt: list[str] = []
        for part in parts if self.folder is not None else ():
            named = _named(Path(self.folder or "", *spelt), part)
            if len(named) != 1:
                return None
            spelt.append(named[0])
        return "/".join(spelt) or None

    def _open(self, name: str) -> bytes | None:
        if self.archive is not None:
            posix = PurePosixPath(self.inside, name).as_posix()
            try:
                return self.archive.read(posix) if self.archive.holds(posix) else None
            except UnreadableError:
                return None
        if self.folder is None:
            return None
        try:
            top = os.path.realpath(self.folder)
            path = os.path.realpath(os.path.join(top, name))
            size = os.path.getsize(path)
            read = sum(len(data) for data in self._read.values() if data)
            inside = os.path.commonpath([top, path]) == top
            if not inside or not os.path.isfile(path) or size > _LARGEST_FILE or read + size > _LARGEST_PROJECT:
                return None
            return Path(path).read_bytes()
        except (OSError, ValueError):
            return None


def read_libraries(names: Iterable[str], project: Project) -> Iterator[GivenLibrary]:
    """The libraries called so that lie in the folder of a document."""
    for name in names:
        data = project.read(name) or project.read(project.find(name) or name)
        with suppress(UnreadableError):
            if data and (said := decode_document(data, name).text):
                yield GivenLibrary(name, "", said)


def _named(folder: Path, name: str) -> list[str]:
    """What lies in the folder under this name, or else under one that differs from it in case alone."""
    try:
        there = os.listdir(folder)
    except (OSError, ValueError):
        return []
    return [name] if name in there else [one for one in there if one.casefold() == name.casefold()]


@runtime_checkable
class ProjectFormat(Protocol):
    """What a format offers beside `Format` whose documents are made of several files."""

    def read_project(self, data: bytes, path: str, project: Project) -> Document:
        """As `Format.read`; what the document includes is read from `project`."""
        ...

    def find_parts(self, paths: tuple[str, ...]) -> frozenset[str]:
        """Those of the files at `paths` that another one of them includes: they are no documents of their own."""
        ...
