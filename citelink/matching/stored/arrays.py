"""Named arrays and a table of facts in one folder, written once, mapped into memory when read.

`contents.json` is written last. It names every file with its size and the time it was written, so that a folder that
was cut short, overwritten or patched together is told from a whole one without reading it all.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

CONTENTS = "contents.json"
# Sorting keeps a hundred files open.
_BUFFER = 1 << 17
Array = NDArray[Any]


class DamagedError(Exception):
    """What lies in the folder is not what was written there; `str()` says what is wrong."""


class Store:
    """Arrays by name, in a folder or (where `folder` is None) in memory.

    `dated`: the table of contents knows the times of the files. Without them the same arrays give the same bytes, and
    the folder may be copied; that somebody wrote into a file is then seen by its size alone."""

    def __init__(self, folder: Path | None, *, dated: bool = True) -> None:
        self.folder = folder
        self.arrays: dict[str, Array] = {}
        self._dated = dated
        self._parts: dict[str, list[bytes]] = {}
        self._files: dict[str, Any] = {}
        self._kinds: dict[str, np.dtype[Any]] = {}

    def append(self, name: str, data: bytes | memoryview | Array) -> None:
        """Add to the end of the array `name`: more of its kind, or bytes to an array of bytes. Raises OSError."""
        if isinstance(data, np.ndarray):
            self._kinds[name] = data.dtype
            data = np.ascontiguousarray(data).view(np.uint8).data
        if self.folder is None:
            self._parts.setdefault(name, []).append(bytes(data))
            return
        if name not in self._files:
            self._files[name] = open(self.folder / f"{name}.bin", "wb", buffering=_BUFFER)  # noqa: SIM115
        self._files[name].write(data)

    def take(self, name: str, kind: type[np.generic]) -> Array:
        """Everything appended under `name` as an array of its own, and no longer in the store."""
        if self.folder is None:
            return np.frombuffer(bytearray(b"".join(self._parts.pop(name, []))), kind)
        if name not in self._files:
            return np.zeros(0, kind)
        self._files.pop(name).close()
        path = self.folder / f"{name}.bin"
        whole: Array = np.fromfile(path, kind)
        path.unlink()
        return whole

    def put(self, name: str, array: Array) -> None:
        """Keep `array` under `name`. Raises OSError."""
        if self.folder is None:
            self.arrays[name] = array
            return
        with open(self.folder / f"{name}.bin", "wb") as file:
            array.tofile(file)
            _settle(file)
        self.arrays[name] = array[:0]

    def close(self, facts: Mapping[str, Any]) -> None:
        """Finish: nothing can be added any more. `facts` is any JSON. Raises OSError."""
        for name in [*self._parts, *self._files]:
            kind = self._kinds.get(name, np.dtype(np.uint8))
            if self.folder is None:
                self.arrays[name] = np.frombuffer(b"".join(self._parts[name]), kind)
            else:
                with self._files[name] as file:
                    _settle(file)
                self.arrays[name] = np.zeros(0, kind)
        self._files.clear()
        if self.folder is not None:
            self._write_contents(self.folder, facts)

    def abandon(self) -> None:
        """Close what is open, without a word on errors: the folder is about to be thrown away."""
        for file in self._files.values():
            try:
                file.close()
            except OSError:
                continue
        self._files.clear()

    def _write_contents(self, folder: Path, facts: Mapping[str, Any]) -> None:
        files = {}
        for name, array in self.arrays.items():
            status = (folder / f"{name}.bin").stat()
            files[name] = [array.dtype.str, status.st_size, *([status.st_mtime_ns] if self._dated else [])]
        body = json.dumps({"files": files, "facts": facts}, ensure_ascii=False).encode("utf-8", "surrogatepass")
        with open(folder / CONTENTS, "wb") as file:
            file.write(b"%08x\n" % crc32(body) + body)
            _settle(file)


def open_store(folder: Path) -> tuple[dict[str, Array], dict[str, Any]]:
    """The arrays of a folder, mapped into memory, and its facts. Raises DamagedError."""
    try:
        line, _, body = (folder / CONTENTS).read_bytes().partition(b"\n")
        if line != b"%08x" % crc32(body):
            raise DamagedError("its table of contents is damaged")
        contents = json.loads(str(body, "utf-8", "surrogatepass"))
        arrays = {}
        for name, (kind, size, *written) in contents["files"].items():
            path = folder / f"{name}.bin"
            status = path.stat()
            if status.st_size != size:
                raise DamagedError(f"{path.name} has {status.st_size:,} bytes and not {size:,}")
            if written and status.st_mtime_ns != written[0]:
                raise DamagedError(f"{path.name} was written to by somebody else")
            of = np.dtype(kind)
            arrays[name] = np.memmap(path, of, "r").view(np.ndarray) if size else np.zeros(0, of)
        return arrays, contents["facts"]
    except FileNotFoundError as error:
        raise DamagedError(f"{Path(error.filename).name} is missing") from error
    except OSError as error:
        raise DamagedError(f"it cannot be read ({error.strerror or error})") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedError(f"its table of contents makes no sense ({error})") from error


def _settle(file: Any) -> None:
    # Sizes may be right and blocks empty after a loss of power, unless the bytes are known to be on the disk.
    file.flush()
    os.fsync(file.fileno())
