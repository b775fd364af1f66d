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
        self._batches: list[tuple[int, int, int]] = []

    def add(self, prepared: Prepared) -> None:
        """Write a batch; what could not be read of it is not kept here. Raises OSError."""
        store, postings = self._store, prepared.postings
        for name, pieces in (("rows", prepared.rows), ("entries", prepared.entries)):
            store.append(name, b"".join(pieces))
            store.append(f"{name}.sizes", np.fromiter(map(len, pieces), np.int64, len(pieces)))
        store.append("keys", "".join(f"{key}\n" for key in prepared.keys).encode("utf-8", "surrogatepass"))
        store.append("grams", postings.grams)
        store.append("pairs", postings.pairs)
        self._batches.append((len(prepared.keys), len(postings.grams), len(postings.pairs)))

    def close(self, facts: dict[str, Any]) -> None:
        """Finish it; `facts` is any JSON. Raises OSError."""
        self._store.put("batches", np.array(self._batches, np.int64).reshape(-1, 3))
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


def read_slab(folder: Path) -> Iterator[Prepared]:
    """Its batches, in their order. Raises DamagedError."""
    arrays, _ = open_store(folder)
    keys = str(arrays["keys"].data, "utf-8", "surrogatepass").split("\n")
    sizes = {name: arrays[f"{name}.sizes"] for name in ("rows", "entries")}
    starts = dict.fromkeys(sizes, 0)
    entries = grams = pairs = 0
    for count, gram_count, pair_count in arrays["batches"].reshape(-1, 3).tolist():
        cut: dict[str, tuple[bytes, ...]] = {}
        for name, all_sizes in sizes.items():
            ends = list(accumulate(all_sizes[entries : entries + count].tolist(), initial=starts[name]))
            cut[name] = tuple(arrays[name][start:end].tobytes() for start, end in pairwise(ends))
            starts[name] = ends[-1]
        yield Prepared(
            tuple(keys[entries : entries + count]),
            cut["rows"],
            cut["entries"],
            Postings(arrays["grams"][grams : grams + gram_count], arrays["pairs"][pairs : pairs + pair_count], count),
            (),
        )
        entries, grams, pairs = entries + count, grams + gram_count, pairs + pair_count
