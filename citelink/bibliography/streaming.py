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
from typing import Any, TextIO

from citelink import registry
from citelink.bibliography.entry import Entry
from citelink.bibliography.library import Failure
from citelink.bibliography.reading import FORMATS, format_of, read_library

BATCH = 1_000
_CHUNK = 1 << 22

Read = tuple[Sequence[Entry], Sequence[Failure]]
Batch = Callable[[], Read]
"""Reads some entries and tells what could not be read; picklable."""


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
class EntryBatch:
    """Entries that were read already."""

    entries: tuple[Entry, ...]
    failures: tuple[Failure, ...] = ()

    def __call__(self) -> Read:
        """The entries."""
        return self.entries, self.failures


def stream_library(path: str) -> Stream:
    """The library in the file `path` as a stream. Raises LibraryError and, later, OSError."""
    name = format_of(path)
    plugin: Any = registry.load(FORMATS, name)
    if not hasattr(plugin, "pieces") or not _is_utf8(path) or not plugin.can_stream(_beginning(path)):
        return _whole(path)
    raw = open(path, "rb", buffering=1 << 20)  # noqa: SIM115 (closed when the stream ends)
    size = max(1, Path(path).stat().st_size)
    text = io.TextIOWrapper(raw, "utf-8-sig", newline="\n")

    def batches() -> Iterator[Batch]:
        with text:
            pieces = plugin.pieces(text)
            while batch := tuple(islice(pieces, BATCH)):
                yield TextBatch(name, path, batch)

    return Stream(batches(), lambda: ({}, ()), lambda: 1.0 if raw.closed else min(1.0, raw.tell() / size))


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


def read_chunks(file: TextIO, size: int = _CHUNK) -> Iterator[str]:
    """The text of a file, about `size` characters at a time."""
    while chunk := file.read(size):
        yield chunk
