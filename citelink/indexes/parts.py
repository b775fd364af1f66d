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
from pathlib import Path
from typing import IO, Any, TextIO

from citelink.bibliography.format import has_library_name
from citelink.bibliography.library import Failure
from citelink.bibliography.reading import looks_like_library, stream_library
from citelink.bibliography.streaming import BATCH, Batch, EntryBatch, PieceBatch
from citelink.errors import CitelinkError, LibraryError
from citelink.indexes.dump import DUMPS, Dump
from citelink.indexes.records import KeptBatch

_ARCHIVES = (".tar", ".tar.gz", ".tgz")
_TEXTS = (".json", ".jsonl", ".ndjson", ".xml", ".gz")
_PARQUET = ".parquet"
_MANIFEST = "manifest"
_BEGINNING = 1 << 22
_MOST_FILES = 1_000_000
# What is wrong with a file in the middle of it.
BROKEN = (EOFError, zlib.error, gzip.BadGzipFile, tarfile.TarError)


@dataclass(frozen=True, slots=True)
class File:
    """A file that is asked for: its path as given or below a folder that was, its size in bytes, and when it was
    changed last, in nanoseconds."""

    path: str
    size: int
    changed: int


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
            opened = self._members(file.path) if file.path.lower().endswith(_ARCHIVES) else self._single(file.path)
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
                    if member.isfile() and member.name.lower().endswith(_TEXTS):
                        yield partial(_read_member, path, archive, member)
        except BROKEN as error:
            yield partial(Part, path, "", iter((_broken(error),)))


def find_files(paths: Sequence[str]) -> list[File]:
    """The files of an index to be: those named, and what dumps are made of in the folders named; where a folder holds
    a manifest, as OpenAlex's snapshot does, it says which. Raises LibraryError."""
    found: list[str] = []
    for path in paths:
        place = Path(path)
        if place.is_dir():
            found += _in_folder(place)
        elif place.is_file():
            _refuse_unread(path)
            found.append(path)
        else:
            raise LibraryError(f"{path}: there is no such file or folder")
    files = []
    for path in dict.fromkeys(found):
        status = Path(path).stat()
        files.append(File(path, status.st_size, status.st_mtime_ns))
    return files


def _in_folder(folder: Path) -> list[str]:
    paths = sorted(path for path in islice(folder.rglob("*"), _MOST_FILES) if path.is_file())
    _refuse_parquet([path.as_posix() for path in paths], folder.as_posix())
    listed = [name for path in paths if path.name == _MANIFEST for name in _listed(path)]
    wanted = [path for path in paths if _is_read(path.name)]
    if listed:
        missing = [path for path in listed if path not in wanted]
        if missing:
            raise LibraryError(
                f"{missing[0].as_posix()}: the manifest names {len(missing)} files that are not there; fetch them, or "
                "name those that are"
            )
        wanted = [path for path in wanted if path in set(listed)]
    if not wanted:
        raise LibraryError(f"{folder.as_posix()}: the folder holds nothing that an index is made of")
    return [path.as_posix() for path in wanted]


def _listed(manifest: Path) -> list[Path]:
    """The files that a manifest of OpenAlex names, below its folder: an address ends in that folder's name, and theirs
    (`s3://openalex/data/works/updated_date=2026-01-01/part_000.gz`)."""
    try:
        entries = json.loads(manifest.read_text("utf-8-sig"))["entries"]
        addresses = [str(entry["url"]) for entry in entries]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise LibraryError(f"{manifest.as_posix()}: is no manifest of a snapshot") from None
    _refuse_parquet(addresses, manifest.as_posix())
    return [
        manifest.parent.joinpath(*address.rpartition(f"/{manifest.parent.name}/")[2].split("/"))
        for address in addresses
    ]


def _is_read(name: str) -> bool:
    return name.lower().endswith((*_ARCHIVES, *_TEXTS)) or has_library_name(name)


def _refuse_unread(path: str) -> None:
    _refuse_parquet([path], path)
    if not _is_read(path):
        raise LibraryError(
            f"{path}: is no dump that can be read; they end in {', '.join((*_ARCHIVES, *_TEXTS))}, or as libraries do"
        )


def _refuse_parquet(names: Sequence[str], where: str) -> None:
    if any(name.lower().endswith(_PARQUET) for name in names):
        raise LibraryError(f"{where}: Parquet is not read; take the same snapshot in JSON lines (data/jsonl)")


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
