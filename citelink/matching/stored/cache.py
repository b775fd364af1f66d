"""The cache of stored libraries: each is built once per content and opened in milliseconds ever after.

    FOLDER/libraries/<digest>/     a stored library; the digest is of its content and of what folds it
    FOLDER/paths/<digest>.json     which content a path had when it was last read, by its size and time

A library is built in a folder of its own that gets its name when it is whole, so that two processes may build one at
once, and one that is killed leaves nothing that could be mistaken for a library. Whatever is damaged is thrown away and
built anew; where nothing can be written, the library is built in memory.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import socket
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from citelink.bibliography.library import Library
from citelink.bibliography.streaming import Stream
from citelink.errors import LibraryError
from citelink.matching.stored.arrays import CONTENTS, DamagedError, Store, open_store
from citelink.matching.stored.building import Progress, build
from citelink.matching.stored.code import code_digest
from citelink.matching.stored.ready import library_from
from citelink.matching.stored.rows import SHAPE

_VERSION = 1
_BUILDING = ".building"
_STALE = 24 * 3600
# A file that was changed this shortly before it was looked at may be changed again without its time showing it.
_RACY_NS = 2_000_000_000
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Kept:
    """A library in the cache: the path it was read from last ("" when unknown), its size in bytes on the disk, the
    number of its entries."""

    folder: Path
    path: str
    size: int
    entries: int


def cache_folder(given: str | None = None) -> Path | None:
    """The folder of the cache: `given`, else the platform's; None for `off`."""
    if given == "off":
        return None
    if given:
        return Path(given)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local") / "citelink" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "citelink"
    home = os.environ.get("XDG_CACHE_HOME", "")
    # The specification: a relative path is to be ignored.
    return (Path(home) if os.path.isabs(home) else Path.home() / ".cache") / "citelink"


def open_stored(
    path: str, folder: Path | None, read: Callable[[], Stream], *, say: Say, progress: Progress | None = None
) -> Library:
    """The library in the file `path`, from the cache in `folder` or built by what `read` gives and kept there.

    `say` is told in one sentence what was done besides (a damaged library thrown away, no room to keep it).
    Raises LibraryError where the file cannot be read."""
    try:
        status = os.stat(path)
        digest = _known_digest(path, status, folder) or _digest(path)
    except OSError as error:
        raise LibraryError(f"The library {path} cannot be opened: {error.strerror or error}.") from error
    place = folder / "libraries" / digest if folder else None
    if place is not None and place.exists():
        try:
            library = library_from(*open_store(place), path)
        except DamagedError as error:
            say(f"the index of {path} in the cache is damaged ({error}); it is built anew")
            _remove(place)
        else:
            _note_path(path, status, digest, folder)
            return library
    if place is not None and folder is not None:
        try:
            _clean(folder, say)
            _keep(path, place, read(), progress)
            _note_path(path, status, digest, folder)
            return library_from(*open_store(place), path)
        except (OSError, DamagedError) as error:
            if isinstance(error, OSError) and error.filename == path:
                raise LibraryError(f"The library {path} cannot be read: {error.strerror or error}.") from error
            say(f"the index of {path} cannot be kept in {folder}: {_reason(error)}; it is built in memory")
    return _in_memory(path, read(), progress)


def kept_libraries(folder: Path) -> list[Kept]:
    """What is in the cache, by path."""
    paths = {digest: path for path, digest in _noted(folder)}
    found = []
    for place in sorted(_folders(folder)):
        size = sum(file.stat().st_size for file in place.iterdir())
        try:
            entries = int(open_store(place)[1]["count"])
        except (DamagedError, KeyError, ValueError):
            entries = 0
        found.append(Kept(place, paths.get(place.name, ""), size, entries))
    return sorted(found, key=lambda kept: (kept.path, kept.folder))


def clear(folder: Path) -> int:
    """Remove everything of citelink's from the cache, and give the bytes that were freed. Raises OSError."""
    freed = 0
    for name in ("libraries", "paths"):
        for path in (folder / name).rglob("*"):
            if path.is_file():
                freed += path.stat().st_size
        if (folder / name).exists():
            shutil.rmtree(folder / name)
    return freed


def _reason(error: Exception) -> str:
    if not isinstance(error, OSError):
        return str(error)
    hint = " (`citelink cache clear` makes room)" if error.errno == errno.ENOSPC else ""
    return f"{error.strerror or error}{hint}"


def _keep(path: str, place: Path, stream: Stream, progress: Progress | None) -> None:
    """Build the library in a folder beside `place`, then give it that name."""
    building = place.with_name(f"{place.name}.{socket.gethostname()}-{os.getpid()}-{time.time_ns()}{_BUILDING}")
    building.mkdir(parents=True)
    store = Store(building)
    try:
        _fill(store, stream, progress)
        try:
            building.rename(place)
        except OSError:
            # Another process was quicker: the same content, so the same library.
            if not (place / CONTENTS).exists():
                raise
            _remove(building)
    except BaseException:
        store.abandon()
        _remove(building)
        raise


def _fill(store: Store, stream: Stream, progress: Progress | None) -> dict[str, Any]:
    count, failures = build(stream, store, progress)
    strings, preamble = stream.rest()
    facts = {
        "count": count,
        "strings": strings,
        "preamble": preamble,
        "failures": [[one.line, one.text, one.reason] for one in failures],
    }
    store.close(facts)
    return facts


def _in_memory(path: str, stream: Stream, progress: Progress | None) -> Library:
    store = Store(None)
    facts = _fill(store, stream, progress)
    return library_from(store.arrays, facts, path)


def _digest(path: str) -> str:
    with open(path, "rb") as file:
        whole = hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16))
    whole.update(_folding().encode())
    # A .json and a .jsonl of the same bytes are not the same library.
    whole.update(Path(path).suffix.lower().encode())
    return whole.hexdigest()


def _folding() -> str:
    """A digest of all that decides how an entry is stored: another citelink may fold otherwise."""
    return hashlib.blake2b(f"{_VERSION} {SHAPE} {sys.byteorder} {code_digest()}".encode(), digest_size=16).hexdigest()


def _note_place(path: str, folder: Path) -> Path:
    name = hashlib.blake2b(os.path.abspath(path).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
    return folder / "paths" / f"{name}.json"


def _known_digest(path: str, status: os.stat_result, folder: Path | None) -> str:
    """The digest of a file that has not been changed since it was noted, or ""."""
    if folder is None:
        return ""
    try:
        note = json.loads(_note_place(path, folder).read_text("utf-8"))
        same = [note["size"], note["time"], note["folding"]] == [status.st_size, status.st_mtime_ns, _folding()]
        digest = note["digest"]
        return digest if same and note["at"] - status.st_mtime_ns > _RACY_NS and digest.isalnum() else ""
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return ""


def _note_path(path: str, status: os.stat_result, digest: str, folder: Path | None) -> None:
    """Note which content a path has; what it had before goes when no other path has it. Never raises."""
    if folder is None or _known_digest(path, status, folder) == digest:
        return
    place = _note_place(path, folder)
    before = [one for given, one in _noted(folder) if given == os.path.abspath(path)]
    note = {
        "path": os.path.abspath(path), "size": status.st_size, "time": status.st_mtime_ns, "folding": _folding(),
        "digest": digest, "at": time.time_ns(),
    }  # fmt: skip
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        draft = place.with_name(f"{place.name}.{os.getpid()}")
        draft.write_text(json.dumps(note), "utf-8")
        draft.replace(place)
    except (OSError, UnicodeError):
        return
    for old in set(before) - {one for _, one in _noted(folder)}:
        _remove(folder / "libraries" / old)


def _noted(folder: Path) -> list[tuple[str, str]]:
    """The paths and the digests of their contents that are noted."""
    found = []
    for file in sorted((folder / "paths").glob("*.json")):
        try:
            note = json.loads(file.read_text("utf-8"))
            found.append((str(note["path"]), str(note["digest"])))
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return found


def _folders(folder: Path) -> list[Path]:
    return [one for one in (folder / "libraries").glob("*") if one.is_dir() and not one.name.endswith(_BUILDING)]


def _clean(folder: Path, say: Say) -> None:
    """Remove what builders that are no more have left."""
    for left in sorted((folder / "libraries").glob(f"*{_BUILDING}")):
        host, _, rest = left.name.partition(".")[2].rpartition("-")[0].rpartition("-")
        gone = host == socket.gethostname() and rest.isdecimal() and not is_running(int(rest))
        try:
            if gone or time.time() - left.stat().st_mtime > _STALE:
                say("an unfinished index was found in the cache and removed; whoever was building it was stopped")
                _remove(left)
        except OSError:
            continue


def is_running(process: int) -> bool:
    """Whether a process may still be there; elsewhere than on POSIX nobody can ask that harmlessly."""
    if sys.platform == "win32":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
