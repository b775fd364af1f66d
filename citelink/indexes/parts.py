"""Parts: what files, folders and archives hold, one file after the other, each unpacked and read in a stream."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import IO, Any, TextIO

from citelink.bibliography.library import Failure
from citelink.bibliography.reading import looks_like_library, stream_library
from citelink.bibliography.streaming import BATCH, Batch, EntryBatch, PieceBatch
from citelink.errors import CitelinkError
from citelink.indexes.dump import DUMPS, Dump
from citelink.indexes.files import ARCHIVES, TEXTS, File
from citelink.indexes.records import KeptBatch

_BEGINNING = 1 << 22
# What is wrong with a file in the middle of it.
BROKEN = (EOFError, zlib.error, gzip.BadGzipFile, tarfile.TarError)


@dataclass(frozen=True, slots=True)
class Part:
    """What is read as one: a file, or a member of an archive. `dump` is its form, "" where it is broken before that
    can be told; None for what is no dump that is known; `batches` are its records, to be taken before the next part
    is."""

    name: str
    dump: str | None
    batches: Iterator[Batch]


class Parts:
    """The parts of files, in their order, and how much of the files has been read."""

    def __init__(self, files: Sequence[File]) -> None:
        self.files = files
        self._total = max(1, sum(file.size for file in files))
        self._before = 0
        self._raw: IO[bytes] | None = None

    def share(self) -> float:
        """How much has been read, 0..1, as it lies on the disk."""
        inside = self._raw.tell() if self._raw and not self._raw.closed else 0
        return min(1.0, (self._before + inside) / self._total)

    def read(self, skip: int = 0) -> Iterator[tuple[int, Part]]:
        """The parts with their numbers; the first `skip` are passed over, unread where that can be. Raises OSError and
        LibraryError."""
        number = 0
        for file in self.files:
            opened = self._members(file.path) if file.path.lower().endswith(ARCHIVES) else self._single(file.path)
            for open_part in opened:
                if number >= skip:
                    yield number, open_part()
                number += 1
            self._before += file.size
            self._raw = None

    def _single(self, path: str) -> Iterator[Callable[[], Part]]:
        def opened() -> Part:
            self._raw = open(path, "rb")  # noqa: SIM115 (closed below)
            part = _read_part(path, path, self._raw)
            if part.dump is None and looks_like_library(path):
                return Part(path, "library", (KeptBatch(batch) for batch in stream_library(path).batches))
            return part

        yield opened
        if self._raw is not None:
            self._raw.close()

    def _members(self, path: str) -> Iterator[Callable[[], Part]]:
        packed = not path.lower().endswith(".tar")
        try:
            with (
                open(path, "rb") as self._raw,
                tarfile.open(fileobj=self._raw, mode="r|gz" if packed else "r:") as archive,
            ):
                for member in archive:
                    if member.isfile() and member.name.lower().endswith(TEXTS):
                        yield partial(_read_member, path, archive, member)
        except BROKEN as error:
            yield partial(Part, path, "", iter((_broken(error),)))


class _Beginning:
    """A text whose beginning was read already."""

    def __init__(self, beginning: str, rest: TextIO) -> None:
        self._beginning = beginning
        self._rest = rest

    def read(self, size: int, /) -> str:
        """See `Text`."""
        if not self._beginning:
            return self._rest.read(size)
        said, self._beginning = self._beginning[:size], self._beginning[size:]
        return said

    def close(self) -> None:
        """Close what it is read from."""
        self._rest.close()


def _read_member(path: str, archive: tarfile.TarFile, member: tarfile.TarInfo) -> Part:
    data = archive.extractfile(member)
    return _read_part(f"{path}/{member.name}", member.name, data if data is not None else io.BytesIO())


def _read_part(name: str, file: str, data: IO[bytes]) -> Part:
    """A part called `name` for people; the end of `file` says whether it is packed."""
    unpacked: Any = gzip.GzipFile(fileobj=data) if file.lower().endswith(".gz") else data
    text = io.TextIOWrapper(unpacked, "utf-8-sig", "replace", newline="\n")
    try:
        beginning = text.read(_BEGINNING)
    except (*BROKEN, OSError) as error:
        return Part(name, "", iter((_broken(error),)))
    dump = recognize(beginning)
    if dump is None:
        text.close()
        return Part(name, None, iter(()))
    return Part(name, dump.NAME, _batches(dump, name, _Beginning(beginning, text)))


def recognize(beginning: str) -> Dump | None:
    """The form of the dump that begins so."""
    item = _first_item(beginning)
    return next((dump for dump in DUMPS.every() if dump.recognizes(beginning, item)), None)


def _first_item(beginning: str) -> Any:
    from citelink.bibliography.formats.csl_json.streaming import pieces

    if beginning.lstrip()[:1] not in ("{", "["):
        return None
    for _, text in islice(pieces(_Beginning(beginning, io.StringIO())), 3):
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            continue
    return None


def _batches(dump: Dump, name: str, text: _Beginning) -> Iterator[Batch]:
    """The records of a part; that it breaks off is a failure at its end."""
    cut = dump.pieces(text)
    with closing(text):
        while True:
            batch: list[tuple[int, str]] = []
            try:
                batch.extend(islice(cut, BATCH))
            except (*BROKEN, OSError, CitelinkError) as error:
                yield PieceBatch(dump.read_piece, name, tuple(batch))
                yield _broken(error)
                return
            if not batch:
                return
            yield PieceBatch(dump.read_piece, name, tuple(batch))


def _broken(error: Exception) -> Batch:
    return EntryBatch((), (Failure(1, "", f"it breaks off ({error})"),))
