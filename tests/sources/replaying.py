"""The replay server of the shared evaluation data, which answers from what the services themselves once answered."""

from __future__ import annotations

import importlib.util
import json
import lzma
import os
import sys
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest

EVALUATION = Path(os.environ.get("CITELINK_EVAL", Path(__file__).parents[3] / "shared"))
FOLDER = EVALUATION / "replay"
needs_replay = pytest.mark.skipif(
    not (FOLDER / "replay_server.py").is_file(), reason="no shared evaluation data (set CITELINK_EVAL)"
)


@cache
def unpacked(name: str) -> Path:
    """The folder `recordings` or `records`; unpacked for this run where it is only there as an archive."""
    if (FOLDER / name).is_dir():
        return FOLDER / name
    folder = Path(mkdtemp(prefix="citelink-replay-"))
    with tarfile.open(FOLDER / f"{name}.tar.xz") as archive:
        archive.extractall(folder, filter="data")
    return next(path for path in (folder / name, folder) if path.is_dir())


@cache
def unpacked_file(name: str) -> Path:
    """A file of the data; unpacked for this run where it is only there compressed."""
    if (FOLDER / name).is_file():
        return FOLDER / name
    path = Path(mkdtemp(prefix="citelink-replay-")) / name
    path.write_bytes(lzma.decompress((FOLDER / f"{name}.xz").read_bytes()))
    return path


@cache
def _server() -> Any:
    spec = importlib.util.spec_from_file_location("replay_server", FOLDER / "replay_server.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["replay_server"] = module
    spec.loader.exec_module(module)
    return module


@cache
def _store() -> Any:
    return _server().Store(str(unpacked("recordings")), str(unpacked("records")))


@contextmanager
def replaying(**behaviour: Any) -> Iterator[Any]:
    """The server, running."""
    with _server().ReplayServer(store=_store(), **behaviour) as server:
        yield server


def recordings(service: str) -> list[dict[str, Any]]:
    """What one service answered, by name of the file."""
    folder = unpacked("recordings") / service
    return [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]
