"""Build the shelf of a library from a stream of its entries, a batch at a time, on all processors there are."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

import numpy as np

from citelink.bibliography.entry import Entry
from citelink.bibliography.keys import make_key, unique_key
from citelink.bibliography.library import Failure
from citelink.bibliography.streaming import Batch, Stream
from citelink.matching.folded import fold_entry
from citelink.matching.index.codes import pack
from citelink.matching.index.segment import ARRAYS, Postings, collect_postings, make_segment
from citelink.matching.shelves.files import Store
from citelink.matching.shelves.rows import pack_entry, pack_folded, unpack_entry
from citelink.matching.shelves.shelf import key_codes

Progress = Callable[[int, float], None]
"""Is told how many entries are done, and which share of the file was read."""
# Starting processes pays from here on.
_MANY_BATCHES = 8
_MOST_FAILURES = 10_000


@dataclass(frozen=True, slots=True)
class Prepared:
    """A batch ready to be put on the shelf."""

    keys: tuple[str, ...]
    rows: tuple[bytes, ...]
    entries: tuple[bytes, ...]
    postings: Postings
    failures: tuple[Failure, ...]


def prepare(batch: Batch) -> Prepared:
    """Read and fold the entries of a batch."""
    entries, failures = batch()
    return _prepare(entries, failures)


def _prepare(entries: Sequence[Entry], failures: Sequence[Failure] = ()) -> Prepared:
    folded = [fold_entry(entry) for entry in entries]
    return Prepared(
        keys=tuple(entry.key for entry in entries),
        rows=tuple(map(pack_folded, folded)),
        entries=tuple(map(pack_entry, entries)),
        postings=collect_postings(folded),
        failures=tuple(failures),
    )


def build(stream: Stream, store: Store, progress: Progress | None = None) -> tuple[int, list[Failure]]:
    """Put all entries of `stream` into `store`, which is left open; gives how many there are, and what
    could not be read.

    Entries that repeat a key are treated as the readers of libraries do: the same again is dropped, another entry gets
    a key of its own. Raises OSError where there is no room to write."""
    builder = _Builder(store)
    for prepared in _in_parallel(stream.batches):
        builder.add(prepared)
        if progress is not None:
            progress(len(builder.places), stream.share())
    count = len(builder.places)
    builder.finish()
    return count, builder.failures[:_MOST_FAILURES]


class _Builder:
    def __init__(self, store: Store) -> None:
        self.store = store
        self.places: dict[str, int] = {}
        self.failures: list[Failure] = []
        self._row_sizes: list[Any] = []
        self._entry_sizes: list[Any] = []

    def add(self, prepared: Prepared) -> None:
        self.failures.extend(prepared.failures)
        keys = prepared.keys
        if len(set(keys)) < len(keys) or "" in keys or not self.places.keys().isdisjoint(keys):
            prepared = _prepare(self._renamed(prepared))
            keys = prepared.keys
        count = len(self.places)
        self.places.update(zip(keys, range(count, count + len(keys)), strict=True))
        postings = prepared.postings.moved(count)
        for name, data in (("grams.part", postings.grams), ("pairs.part", postings.pairs)):
            self.store.append(name, data.view(np.uint8).data)
        for name, pieces, sizes in (
            ("rows", prepared.rows, self._row_sizes),
            ("entries", prepared.entries, self._entry_sizes),
        ):
            self.store.append(name, b"".join(pieces))
            sizes.append(np.fromiter(map(len, pieces), np.uint32, len(pieces)))

    def finish(self) -> None:
        for name, sizes in (("row_ends", self._row_sizes), ("entry_ends", self._entry_sizes)):
            whole = np.concatenate(sizes) if sizes else np.zeros(0, np.uint32)
            self.store.put(name, np.cumsum(whole, dtype=np.int64))
        names = list(self.places)
        self.store.put("names", np.frombuffer("\n".join(names).encode("utf-8", "surrogatepass"), np.uint8))
        self.store.put("keys", np.sort(pack(key_codes(names), np.arange(len(names)))))
        count = len(names)
        self.places = {}
        grams = self.store.take("grams.part", np.uint64)
        pairs = self.store.take("pairs.part", np.uint64)
        segment = make_segment(grams, pairs, count)
        for name in ARRAYS:
            self.store.put(name, getattr(segment, name))

    def _renamed(self, prepared: Prepared) -> list[Entry]:
        """The entries of a batch, each with a key that no other has."""
        taken = {key.casefold() for key in (*self.places, *prepared.keys)}
        seen: dict[str, bytes] = {}
        kept: list[Entry] = []
        for key, row in zip(prepared.keys, prepared.entries, strict=True):
            entry = unpack_entry(row)
            if key and key not in self.places and key not in seen:
                seen[key] = row
                kept.append(entry)
            elif seen.get(key) == row:
                self.failures.append(Failure(1, key, f"the key {key} is repeated by an entry that says the same"))
            else:
                new = unique_key(key or make_key(entry), taken)
                taken.add(new.casefold())
                reason = f"the key {key} is repeated by another entry" if key else "an entry without a key"
                self.failures.append(Failure(1, key, f"{reason}, called {new} here"))
                kept.append(replace(entry, key=new))
        return kept


def _in_parallel(batches: Iterable[Batch]) -> Iterator[Prepared]:
    """The prepared batches in their order; few of them are prepared here, many by other processes."""
    source = iter(batches)
    first = list(islice(source, _MANY_BATCHES))
    workers = _processors()
    # Elsewhere a new process runs the caller's script from its beginning, which scripts are seldom ready for.
    if len(first) < _MANY_BATCHES or workers < 2 or not sys.platform.startswith("linux"):
        yield from map(prepare, first)
        yield from map(prepare, source)
        return
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("fork")) as pool:
        waiting: deque[Future[Prepared]] = deque(pool.submit(prepare, batch) for batch in first)
        try:
            for batch in source:
                yield waiting.popleft().result()
                waiting.append(pool.submit(prepare, batch))
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
