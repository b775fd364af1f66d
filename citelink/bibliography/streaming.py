"""Large libraries read in a stream: batches of pieces of text, each of which becomes entries when it is asked for,
maybe in another process.

A format that can be read so has `pieces(file)`, which cuts a text into (line, piece), and `read_piece(piece, path)`,
which makes the entry of one; of any other format the whole library is read first.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Protocol, TextIO

from citelink import registry
from citelink.bibliography.bibtex.streaming import Chunk, gather_context, read_chunks
from citelink.bibliography.entry import Entry
from citelink.bibliography.formats import bibtex
from citelink.bibliography.formats.bibtex import read_chunk
from citelink.bibliography.library import Failure
from citelink.bibliography.reading import FORMATS, format_of, read_library

BATCH = 1_000
_CHUNK = 1 << 22

Read = tuple[Sequence[Entry], Sequence[Failure]]


class Batch(Protocol):
    """Reads some entries and tells what could not be read; picklable. `line`: where they begin in the file."""

    @property
    def line(self) -> int:
        """The line, from 1; 1 where nobody knows."""

    def __call__(self) -> Read:
        """The entries and the failures."""


@dataclass(frozen=True, slots=True)
class Stream:
    """What a library's file holds.

    batches   its entries in order
    rest      its @strings and preamble; asked for when all batches were read
    share     how much of the file has been read, 0..1
    """

    batches: Iterable[Batch]
    rest: Callable[[], tuple[dict[str, str], tuple[str, ...]]]
    share: Callable[[], float]


@dataclass(frozen=True, slots=True)
class TextBatch:
    """Pieces of text of one format, (line, text) each."""

    format: str
    path: str
    pieces: tuple[tuple[int, str], ...]

    @property
    def line(self) -> int:
        """The line of the first piece."""
        return self.pieces[0][0] if self.pieces else 1

    def __call__(self) -> Read:
        """Their entries, and the pieces that are none."""
        read: Callable[[str, str], Entry | str] = registry.load(FORMATS, self.format).read_piece
        entries: list[Entry] = []
        failures: list[Failure] = []
        for line, text in self.pieces:
            found = read(text, self.path)
            if isinstance(found, Entry):
                entries.append(found)
            else:
                failures.append(Failure(line, text[:200], found))
        return entries, failures


@dataclass(frozen=True, slots=True)
class ChunkBatch:
    """A part of a BibTeX file."""

    chunk: Chunk
    path: str

    @property
    def line(self) -> int:
        """The first line of the part."""
        return self.chunk.line

    def __call__(self) -> Read:
        """Its entries, and what could not be read."""
        return read_chunk(self.chunk, self.path)


@dataclass(frozen=True, slots=True)
class EntryBatch:
    """Entries that were read already."""

    entries: tuple[Entry, ...]
    failures: tuple[Failure, ...] = ()

    @property
    def line(self) -> int:
        """Nobody knows."""
        return 1

    def __call__(self) -> Read:
        """The entries."""
        return self.entries, self.failures


def stream_library(path: str) -> Stream:
    """The library in the file `path` as a stream. Raises LibraryError and, later, OSError."""
    name = format_of(path)
    plugin: Any = registry.load(FORMATS, name)
    if not _is_utf8(path):
        return _whole(path)
    if plugin is bibtex:
        return _stream_bibtex(path)
    if not hasattr(plugin, "pieces") or not plugin.can_stream(_beginning(path)):
        return _whole(path)
    reading = _Reading(path)

    def batches() -> Iterator[Batch]:
        with reading.open() as text:
            pieces = plugin.pieces(text)
            while batch := tuple(islice(pieces, BATCH)):
                yield TextBatch(name, path, batch)

    return Stream(batches(), lambda: ({}, ()), reading.share)


def _stream_bibtex(path: str) -> Stream:
    reading = _Reading(path)
    context = gather_context(reading.open)
    strings = {name: macro.source_text for name, macro in context.macros.items() if macro.source_text}
    batches = (ChunkBatch(chunk, path) for chunk in read_chunks(reading.open, context))
    return Stream(batches, lambda: (strings, tuple(context.preamble)), reading.share)


class _Reading:
    """A file being read, and how far."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._size = max(1, Path(path).stat().st_size)
        self._raw: Any = None

    def open(self) -> TextIO:
        self._raw = open(self._path, "rb", buffering=1 << 20)  # noqa: SIM115 (closed with the text made of it)
        return io.TextIOWrapper(self._raw, "utf-8-sig", newline="\n")

    def share(self) -> float:
        return 1.0 if self._raw is None or self._raw.closed else min(1.0, self._raw.tell() / self._size)


def _whole(path: str) -> Stream:
    library = read_library(path)
    done = [0]

    def batches() -> Iterator[Batch]:
        entries = iter(library.entries.values())
        yield EntryBatch((), library.failures)
        while batch := tuple(islice(entries, BATCH)):
            done[0] += len(batch)
            yield EntryBatch(batch)

    return Stream(
        batches(),
        lambda: (dict(library.strings), library.preamble),
        lambda: done[0] / max(1, len(library.entries)),
    )


def _is_utf8(path: str) -> bool:
    with open(path, encoding="utf-8", newline="\n") as file:
        try:
            while file.read(_CHUNK):
                pass
        except UnicodeDecodeError:
            return False
    return True


def _beginning(path: str) -> str:
    with open(path, encoding="utf-8-sig", newline="\n") as file:
        return file.read(4096)
