"""Slabs: what was read of dumps so far, on the disk, until it becomes part of a stored library.

A slab is a folder that holds some tens of thousands of prepared entries. Its table of contents is written last, so that
one that was broken off is told from one that is whole.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from citelink.matching.index.segment import Postings
from citelink.matching.stored.arrays import DamagedError, Store, open_store
from citelink.matching.stored.building import Prepared

_PIECES = ("keys", "rows", "entries")


@dataclass(frozen=True, slots=True)
class Position:
    """Where in the dumps: before which part, and before which of its batches."""

    part: int = 0
    batch: int = 0


class SlabWriter:
    """Writes prepared batches into a folder, which is made anew."""

    def __init__(self, folder: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        self._store = Store(folder, dated=False)
        self._batches: list[tuple[int, int, int, int]] = []

    def add(self, prepared: Prepared, shard: int = 0) -> None:
        """Write a batch, all of it for one shard; what could not be read of it is not kept here. Raises OSError."""
        store, postings = self._store, prepared.postings
        keys = [key.encode("utf-8", "surrogatepass") for key in prepared.keys]
        for name, pieces in zip(_PIECES, (keys, prepared.rows, prepared.entries), strict=True):
            store.append(name, b"".join(pieces))
            store.append(f"{name}.sizes", np.fromiter(map(len, pieces), np.int64, len(pieces)))
        store.append("grams", postings.grams)
        store.append("pairs", postings.pairs)
        self._batches.append((len(prepared.keys), len(postings.grams), len(postings.pairs), shard))

    def close(self, facts: dict[str, Any]) -> None:
        """Finish it; `facts` is any JSON. Raises OSError."""
        self._store.put("batches", np.array(self._batches, np.int64).reshape(-1, 4))
        self._store.close(facts)

    def abandon(self) -> None:
        """Close what is open; it stays unfinished."""
        self._store.abandon()


def read_facts(folder: Path) -> dict[str, Any] | None:
    """What is known of a slab that is whole, else None."""
    try:
        return open_store(folder)[1]
    except DamagedError:
        return None


def read_slab(folder: Path, shard: int = 0) -> Iterator[Prepared]:
    """Its batches that are for a shard, in their order. Raises DamagedError."""
    arrays, _ = open_store(folder)
    batches = arrays["batches"].reshape(-1, 4)
    ends = np.cumsum(batches[:, :3], axis=0)
    starts = ends - batches[:, :3]
    places = {name: np.concatenate(([0], np.cumsum(arrays[f"{name}.sizes"]))) for name in _PIECES}
    for at in np.flatnonzero(batches[:, 3] == shard).tolist():
        (entry, gram, pair), (last_entry, last_gram, last_pair) = starts[at].tolist(), ends[at].tolist()
        keys, rows, entries = (
            tuple(
                arrays[name][start:end].tobytes()
                for start, end in pairwise(places[name][entry : last_entry + 1].tolist())
            )
            for name in _PIECES
        )
        postings = Postings(arrays["grams"][gram:last_gram], arrays["pairs"][pair:last_pair], last_entry - entry)
        yield Prepared(tuple(str(key, "utf-8", "surrogatepass") for key in keys), rows, entries, postings, ())
