"""Large libraries in a stream: batches of pieces of text, each of which becomes entries when it is asked for, maybe in
another process."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, Protocol, TextIO

from citelink.bibliography.entry import Entry
from citelink.bibliography.library import Failure, Library

BATCH = 1_000
_BEGINNING = 4096

Read = tuple[Sequence[Entry], Sequence[Failure]]


class Text(Protocol):
    """What is read in a stream."""

    def read(self, size: int, /) -> str:
        """The next characters, no more than `size`; "" at the end."""


class Batch(Protocol):
    """Reads some entries and tells what could not be read; picklable. `line`: where they begin in the file."""

    @property
    def line(self) -> int:
        """The line, from 1; 1 also where the lines are not kept."""

    def __call__(self) -> Read:
        """The entries and the failures."""


def _nothing() -> tuple[dict[str, str], tuple[str, ...]]:
    return {}, ()


@dataclass(frozen=True, slots=True)
class Stream:
    """What a library's file holds.

    batches   its entries in order
    share     how much of the file has been read, 0..1
    rest      its @strings and preamble; asked for when all batches were read
    """

    batches: Iterable[Batch]
    share: Callable[[], float]
    rest: Callable[[], tuple[dict[str, str], tuple[str, ...]]] = _nothing


class LibraryFile:
    """A file of UTF-8 text that is read in a stream, and how far it has been read. Raises OSError."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._size = max(1, Path(path).stat().st_size)
        self._raw: IO[bytes] | None = None

    def open(self) -> TextIO:
        """Its text from the beginning, without a byte order mark; line ends as they stand."""
        raw = open(self.path, "rb", buffering=1 << 20)  # noqa: SIM115 (closed with the text made of it)
        self._raw = raw
        return io.TextIOWrapper(raw, "utf-8-sig", newline="\n")

    def beginning(self) -> str:
        """Its first characters."""
        with open(self.path, encoding="utf-8-sig", newline="\n") as file:
            return file.read(_BEGINNING)

    def share(self) -> float:
        """How much of it has been read, 0..1."""
        return 1.0 if self._raw is None or self._raw.closed else min(1.0, self._raw.tell() / self._size)


@dataclass(frozen=True, slots=True)
class PieceBatch:
    """Pieces of text, (line, text) each. `read_piece(text, path)` gives the entry of one, or why it is none; a function
    of a module, so that a batch can be pickled."""

    read_piece: Callable[[str, str], Entry | str]
    path: str
    pieces: tuple[tuple[int, str], ...]

    @property
    def line(self) -> int:
        """The line of the first piece."""
        return self.pieces[0][0] if self.pieces else 1

    def __call__(self) -> Read:
        """Their entries, and the pieces that are none."""
        entries: list[Entry] = []
        failures: list[Failure] = []
        for line, text in self.pieces:
            found = self.read_piece(text, self.path)
            if isinstance(found, Entry):
                entries.append(found)
            else:
                failures.append(Failure(line, text[:200], found))
        return entries, failures


@dataclass(frozen=True, slots=True)
class EntryBatch:
    """Entries that were read already; on which lines they stand is not kept."""

    entries: tuple[Entry, ...]
    failures: tuple[Failure, ...] = ()

    @property
    def line(self) -> int:
        """Always 1."""
        return 1

    def __call__(self) -> Read:
        """The entries."""
        return self.entries, self.failures


def stream_pieces(
    file: LibraryFile,
    pieces: Callable[[TextIO], Iterator[tuple[int, str]]],
    read_piece: Callable[[str, str], Entry | str],
) -> Stream:
    """The stream of a file that `pieces` cuts into (line, text), each of which `read_piece` makes an entry of."""

    def batches() -> Iterator[Batch]:
        with file.open() as text:
            cut = pieces(text)
            while batch := tuple(islice(cut, BATCH)):
                yield PieceBatch(read_piece, file.path, batch)

    return Stream(batches(), file.share)


def stream_entries(library: Library) -> Stream:
    """A library that was read whole, as a stream."""
    done = [0]

    def batches() -> Iterator[Batch]:
        entries = iter(library.entries.values())
        yield EntryBatch((), library.failures)
        while batch := tuple(islice(entries, BATCH)):
            done[0] += len(batch)
            yield EntryBatch(batch)

    return Stream(
        batches(),
        lambda: done[0] / max(1, len(library.entries)),
        lambda: (dict(library.strings), library.preamble),
    )
