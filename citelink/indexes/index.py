"""An index that is whole: a folder of stored libraries, and a table that says what is in them.

FOLDER/index.json    what it is made of; written last
FOLDER/shards/000/   a stored library of up to a million records
"""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from citelink.errors import LibraryError
from citelink.matching.stored.arrays import DamagedError, open_store
from citelink.matching.stored.ready import StoredLibrary
from citelink.matching.stored.rows import SHAPE

CONTENTS = "index.json"
SHARDS = "shards"
_FORMAT = "citelink index"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Contents:
    """What an index holds.

    records   how many
    dumps     form of dumps -> how many of them came from such
    types     CSL type -> how many
    inputs    the files as they were named, no more than some
    unread    how many pieces could not be read, and `failures` what the first of them were
    strange   files that are no dump, no more than some
    repeated  how many were left out because their DOI was there before
    shards    how many stored libraries it has
    shape     of their rows
    """

    records: int
    dumps: dict[str, int]
    types: dict[str, int]
    inputs: tuple[str, ...]
    unread: int
    failures: tuple[str, ...]
    strange: tuple[str, ...]
    repeated: int
    shards: int
    shape: str


def shape_digest() -> str:
    """A digest of how rows are written: those of another shape cannot be read."""
    return hashlib.blake2b(f"{_VERSION} {SHAPE} {sys.byteorder}".encode(), digest_size=8).hexdigest()


def write_contents(folder: Path, contents: Contents) -> None:
    """Raises OSError."""
    said = {"format": _FORMAT, "version": _VERSION, **asdict(contents)}
    text = json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / CONTENTS).write_text(f"{text}\n", "utf-8", "backslashreplace")


def is_index(folder: Path) -> bool:
    """Whether citelink made an index of this folder, whichever version of it."""
    try:
        return bool(_read(folder).get("format") == _FORMAT)
    except (OSError, ValueError, AttributeError, RecursionError):
        return False


def read_contents(path: str) -> Contents:
    """What the index in a folder holds. Raises LibraryError where there is none, or one that cannot be read here."""
    folder = Path(path)
    if not is_index(folder):
        missing = f"{path}: is no index" if folder.exists() else f"{path}: there is no such index"
        raise LibraryError(f"{missing}; `citelink index build FILE... -o INDEX` makes one")
    said = _read(folder)
    if said.get("shape") != shape_digest():
        raise LibraryError(f"{path}: the index was built by another version of citelink; build it again")
    try:
        known = {name: said[name] for name in Contents.__dataclass_fields__}
        several = {name: tuple(said[name]) for name in ("inputs", "failures", "strange")}
        return Contents(**{**known, **several})
    except (KeyError, TypeError) as error:
        raise LibraryError(f"{path}: the table of the index makes no sense ({error}); build it again") from None


def open_shards(path: str, contents: Contents) -> tuple[StoredLibrary, ...]:
    """The stored libraries of an index. Raises LibraryError for one that is damaged."""
    found = []
    for number in range(contents.shards):
        try:
            arrays, _ = open_store(shard_folder(Path(path), number))
            found.append(StoredLibrary(arrays, path))
        except (DamagedError, KeyError) as error:
            raise LibraryError(f"{path}: the index is damaged ({error}); build it again") from None
    return tuple(found)


def shard_folder(folder: Path, number: int) -> Path:
    """Where the stored library with a number lies."""
    return folder / SHARDS / f"{number:03}"


def _read(folder: Path) -> dict[str, Any]:
    said = json.loads((folder / CONTENTS).read_text("utf-8"))
    return said if isinstance(said, dict) else {}
