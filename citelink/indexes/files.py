"""Files of which an index is made: those that are named, and what dumps are made of in folders; what cannot be read is
refused before anything is built."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from citelink.bibliography.format import has_library_name
from citelink.errors import LibraryError

ARCHIVES = (".tar", ".tar.gz", ".tgz")
TEXTS = (".json", ".jsonl", ".ndjson", ".xml", ".gz")
_PARQUET = ".parquet"
_MANIFEST = "manifest"
_MOST_FILES = 1_000_000


@dataclass(frozen=True, slots=True)
class File:
    """A file that is asked for: its path as given or below a folder that was, its size in bytes, and when it was
    changed last, in nanoseconds."""

    path: str
    size: int
    changed: int


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
    return name.lower().endswith((*ARCHIVES, *TEXTS)) or has_library_name(name)


def _refuse_unread(path: str) -> None:
    _refuse_parquet([path], path)
    if not _is_read(path):
        raise LibraryError(
            f"{path}: is no dump that can be read; they end in {', '.join((*ARCHIVES, *TEXTS))}, or as libraries do"
        )


def _refuse_parquet(names: Sequence[str], where: str) -> None:
    if any(name.lower().endswith(_PARQUET) for name in names):
        raise LibraryError(f"{where}: Parquet is not read; take the same snapshot in JSON lines (data/jsonl)")
