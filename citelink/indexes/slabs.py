"""Slabs: what was read of dumps so far, on the disk, until it becomes part of a stored library.

A slab is a folder that holds some tens of thousands of prepared entries. Its table of contents is written last, so that
one that was broken off is told from one that is whole.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import numpy as np

from citelink.matching.index.segment import Postings
from citelink.matching.stored.arrays import DamagedError, Store, open_store
from citelink.matching.stored.building import Prepared


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
        for name, pieces in (("rows", prepared.rows), ("entries", prepared.entries)):
            store.append(name, b"".join(pieces))
            store.append(f"{name}.sizes", np.fromiter(map(len, pieces), np.int64, len(pieces)))
        store.append("keys", "".join(f"{key}\n" for key in prepared.keys).encode("utf-8", "surrogatepass"))
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
    keys = str(arrays["keys"].data, "utf-8", "surrogatepass").split("\n")
    sizes = {name: arrays[f"{name}.sizes"] for name in ("rows", "entries")}
    starts = dict.fromkeys(sizes, 0)
    entries = grams = pairs = 0
    for count, gram_count, pair_count, of in arrays["batches"].reshape(-1, 4).tolist():
        ends = {
            name: [*accumulate(all_sizes[entries : entries + count].tolist(), initial=starts[name])]
            for name, all_sizes in sizes.items()
        }
        if of == shard:
            cut = {
                name: tuple(arrays[name][start:end].tobytes() for start, end in pairwise(places))
                for name, places in ends.items()
            }
            postings = Postings(
                arrays["grams"][grams : grams + gram_count], arrays["pairs"][pairs : pairs + pair_count], count
            )
            yield Prepared(tuple(keys[entries : entries + count]), cut["rows"], cut["entries"], postings, ())
        starts = {name: places[-1] for name, places in ends.items()}
        entries, grams, pairs = entries + count, grams + gram_count, pairs + pair_count
