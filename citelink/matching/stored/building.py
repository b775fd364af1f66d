"""Build a stored library from a stream of its entries, a batch at a time, on all processors there are."""

from __future__ import annotations

import contextlib
import ctypes
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, TypeVar
from zlib import crc32

import numpy as np

from citelink.bibliography.collecting import say_renamed, say_repeated, say_repeated_otherwise
from citelink.bibliography.entry import Entry
from citelink.bibliography.keys import FreeKeys, make_key
from citelink.bibliography.library import Failure
from citelink.bibliography.streaming import Batch, Stream
from citelink.matching.index.codes import pack
from citelink.matching.index.segment import Postings, collect_postings, segment_pieces
from citelink.matching.mentions.folded import fold_entry
from citelink.matching.stored.arrays import Store
from citelink.matching.stored.ready import key_codes
from citelink.matching.stored.rows import pack_entry, pack_folded, rekey_entry, rekey_folded, unpack_entry

Made = TypeVar("Made")
Progress = Callable[[int, float], None]
"""Is told how many entries are done, and which share of the file was read."""
# Starting processes pays from here on.
_MANY_BATCHES = 8
_MOST_FAILURES = 10_000
# Grams and pairs are sorted in slices: grams by their first letter, of 6 bits, pairs by the first bits of their keys.
_GRAM_SLICES, _PAIR_SLICES = 64, 16
_GRAM_BOUNDS = pack(np.arange(1, _GRAM_SLICES, dtype=np.uint64) << np.uint64(24), np.zeros(1, np.uint64))
_PAIR_BOUNDS = np.arange(1, _PAIR_SLICES, dtype=np.uint64) << np.uint64(60)
# PR_SET_PDEATHSIG of prctl(2).
_PARENT_DEATH_SIGNAL = 1


@dataclass(frozen=True, slots=True)
class Prepared:
    """A batch ready to be stored, and the line of the file it begins on."""

    keys: tuple[str, ...]
    rows: tuple[bytes, ...]
    entries: tuple[bytes, ...]
    postings: Postings
    failures: tuple[Failure, ...]
    line: int = 1


def prepare(batch: Batch) -> Prepared:
    """Read and fold the entries of a batch."""
    entries, failures = batch()
    return prepare_entries(entries, failures, batch.line)


def prepare_entries(entries: Sequence[Entry], failures: Sequence[Failure] = (), line: int = 1) -> Prepared:
    """The same of entries that were read, from this line on."""
    folded = [fold_entry(entry) for entry in entries]
    return Prepared(
        keys=tuple(entry.key for entry in entries),
        rows=tuple(map(pack_folded, folded)),
        entries=tuple(map(pack_entry, entries)),
        postings=collect_postings(folded),
        failures=tuple(failures),
        line=line,
    )


def build(stream: Stream, store: Store, progress: Progress | None = None) -> tuple[int, list[Failure]]:
    """Put all entries of `stream` into `store`, which is left open; gives how many there are, and what
    could not be read.

    Entries that repeat a key are treated as the readers of libraries do: the same again is dropped, another entry gets
    a key of its own. Raises OSError where there is no room to write."""
    builder = Builder(store)
    for prepared in map_batches(prepare, stream.batches):
        builder.add(prepared)
        if progress is not None:
            progress(len(builder.places), stream.share())
    count = len(builder.places)
    builder.finish()
    return count, builder.failures


def name_again(entry: Entry) -> str:
    """What an entry is to be called whose key another entry has, or that has none: like its key, or by its names."""
    return entry.key or make_key(entry)


class Builder:
    """Puts prepared batches into `store`, one after the other; no more than their keys stays in memory.

    `again` says what an entry is to be called that says something else than another with its key; "" drops it."""

    def __init__(self, store: Store, again: Callable[[Entry], str] = name_again) -> None:
        self.store = store
        self._again = again
        self._pair_count = 0
        self.places: dict[str, int] = {}
        self.failures: list[Failure] = []
        # Made when a key is first wanted: most libraries want none.
        self._free: FreeKeys | None = None
        self._said: list[Any] = []
        self._row_sizes: list[Any] = []
        self._entry_sizes: list[Any] = []

    def add(self, prepared: Prepared) -> None:
        """Put in what comes next. Raises OSError."""
        self.failures.extend(prepared.failures[: _MOST_FAILURES - len(self.failures)])
        keys = prepared.keys
        if len(set(keys)) < len(keys) or "" in keys or not self.places.keys().isdisjoint(keys):
            prepared = self._with_own_keys(prepared)
            keys = prepared.keys
        elif self._free is not None:
            self._free.take(keys)
        count = len(self.places)
        self.places.update(zip(keys, range(count, count + len(keys)), strict=True))
        self._said.extend(map(crc32, prepared.entries))
        postings = prepared.postings.moved(count)
        self._pair_count += len(postings.pairs)
        for name, data, bounds in (("grams", postings.grams, _GRAM_BOUNDS), ("pairs", postings.pairs, _PAIR_BOUNDS)):
            for number, part in enumerate(np.split(data, np.searchsorted(data, bounds))):
                if len(part):
                    self.store.append(f"{name}.{number}", part)
        for name, pieces, sizes in (
            ("rows", prepared.rows, self._row_sizes),
            ("entries", prepared.entries, self._entry_sizes),
        ):
            self.store.append(name, b"".join(pieces))
            sizes.append(np.fromiter(map(len, pieces), np.uint32, len(pieces)))

    def finish(self) -> None:
        """Make the index. The store is left open. Raises OSError."""
        for name, sizes in (("row_ends", self._row_sizes), ("entry_ends", self._entry_sizes)):
            whole = np.concatenate(sizes) if sizes else np.zeros(0, np.uint32)
            self.store.put(name, np.cumsum(whole, dtype=np.int64))
        for name in ("rows", "entries"):
            # A library of nothing has them, too.
            self.store.append(name, b"")
        names = list(self.places)
        self.store.put("names", np.frombuffer("\n".join(names).encode("utf-8", "surrogatepass"), np.uint8))
        self.store.put("keys", np.sort(pack(key_codes(names), np.arange(len(names)))))
        count = len(names)
        self.places = {}
        grams = (self.store.take(f"grams.{number}", np.uint64) for number in range(_GRAM_SLICES))
        pairs = (self.store.take(f"pairs.{number}", np.uint64) for number in range(_PAIR_SLICES))
        for name, piece in segment_pieces(grams, pairs, self._pair_count, count, _PAIR_SLICES):
            self.store.append(name, piece)

    def _with_own_keys(self, prepared: Prepared) -> Prepared:
        """The same batch with a key of its own for every entry, less those that were there before."""
        if self._free is None:
            self._free = FreeKeys(self.places)
        self._free.take(prepared.keys)
        said: dict[str, int] = {}
        keys: dict[int, str] = {}
        for at, (key, row) in enumerate(zip(prepared.keys, prepared.entries, strict=True)):
            before = self._said[self.places[key]] if key in self.places else said.get(key)
            if key and before is None:
                said[key] = crc32(row)
                keys[at] = key
            elif key and before == crc32(row):
                self._fail(prepared.line, key, say_repeated(key))
            elif other := self._again(unpack_entry(row)):
                keys[at] = self._free.like(other)
                if key:
                    self._fail(prepared.line, key, say_renamed(key, keys[at]))
            else:
                self._fail(prepared.line, key, say_repeated_otherwise(key))
        if len(keys) < len(prepared.keys):
            entries = [unpack_entry(prepared.entries[at]) for at in keys]
            prepared = prepare_entries(entries, line=prepared.line)
        pairs = list(zip(prepared.keys, keys.values(), strict=True))
        rows, whole = list(prepared.rows), list(prepared.entries)
        for at, (old, new) in enumerate(pairs):
            if old != new:
                rows[at], whole[at] = rekey_folded(rows[at], new), rekey_entry(whole[at], new)
        return replace(prepared, keys=tuple(keys.values()), rows=tuple(rows), entries=tuple(whole))

    def _fail(self, line: int, text: str, reason: str) -> None:
        if len(self.failures) < _MOST_FAILURES:
            self.failures.append(Failure(line, text, reason))


def map_batches(prepare: Callable[[Batch], Made], batches: Iterable[Batch]) -> Iterator[Made]:
    """What `prepare` makes of the batches, in their order; of few of them it is made here, of many by other
    processes."""
    source = iter(batches)
    first = list(islice(source, _MANY_BATCHES))
    workers = _processors()
    # Elsewhere a new process runs the caller's script from its beginning, which scripts are seldom ready for.
    if len(first) < _MANY_BATCHES or workers < 2 or not sys.platform.startswith("linux"):
        yield from map(prepare, first)
        yield from map(prepare, source)
        return
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_obey, initargs=(os.getpid(),)) as pool:
        waiting: deque[Future[Made]] = deque(pool.submit(prepare, batch) for batch in first)
        try:
            for batch in source:
                yield waiting.popleft().result()
                waiting.append(pool.submit(prepare, batch))
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def _obey(parent: int) -> None:
    """In a worker: leave interruptions to the parent, and end when the parent does, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
