"""A library made ready for matching: its part of the index, its rows for comparing, its whole entries."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from citelink.bibliography.entry import Candidate, Entry
from citelink.bibliography.library import Failure, Library
from citelink.matching.index.codes import PLACE_MASK, number_of, numbers_of, pack, pair_keys
from citelink.matching.index.segment import Segment, segment_from, segment_of
from citelink.matching.match import Match
from citelink.matching.mentions.folded import FoldedEntry, fold_entry
from citelink.matching.stored.arrays import Array
from citelink.matching.stored.rows import unpack_entry, unpack_folded

# Merging asks for the entries that a set cites several times over, in the same order: a memory that holds not quite all
# of them would forget each before it is asked for again.
_REMEMBERED = 16_384
# The keys of so many entries are kept in memory; looking for a key in the mapped file takes ten times as long.
_FEW = 50_000
_KEY = 100


class ReadyLibrary(Protocol):
    """What matching asks of a library; places number its entries from 0."""

    @property
    def segment(self) -> Segment:
        """Its part of the index."""

    def folded(self, place: int) -> FoldedEntry:
        """The entry at `place` in comparison form; `entry` of it may be an outline."""

    def whole(self, entry: Entry) -> Entry:
        """The whole of the entry that `entry` is an outline of."""


class LibraryInMemory:
    """A ready library whose entries are all in memory."""

    def __init__(self, entries: Sequence[Entry], library: int) -> None:
        self._entries = [fold_entry(entry, library) for entry in entries]
        self.segment = segment_of(self._entries)

    def folded(self, place: int) -> FoldedEntry:
        """See `ReadyLibrary`."""
        return self._entries[place]

    def whole(self, entry: Entry) -> Entry:
        """See `ReadyLibrary`."""
        return entry


class StoredLibrary:
    """A ready library that lies in arrays, most likely mapped files."""

    def __init__(self, arrays: Mapping[str, Array], path: str, library: int = 0) -> None:
        self.path = path
        self.library = library
        self.arrays = arrays
        self.segment = segment_from(arrays)
        self._rows, self._row_ends = arrays["rows"], arrays["row_ends"]
        self._whole, self._whole_ends = arrays["entries"], arrays["entry_ends"]
        self.folded = lru_cache(_REMEMBERED)(self._folded)
        self.entry = lru_cache(_REMEMBERED)(self._entry)
        self.place_of = lru_cache(_REMEMBERED)(self._place_of)

    def __len__(self) -> int:
        return len(self._row_ends)

    def _place_of(self, key: str) -> int | None:
        """The place of the entry with a citation key."""
        if len(self) <= _FEW:
            return self._places.get(key)
        wanted = key_codes([key])
        packed = self.arrays["keys"]
        at = int(np.searchsorted(packed, pack(wanted, np.zeros(1, np.uint64))[0]))
        while at < len(packed) and packed[at] >> np.uint64(24) == wanted[0]:
            place = int(packed[at] & PLACE_MASK)
            if self.entry(place).key == key:
                return place
            at += 1
        return None

    @cached_property
    def _places(self) -> dict[str, int]:
        return {key: place for place, key in enumerate(self.keys())}

    def whole(self, entry: Entry) -> Entry:
        """See `ReadyLibrary`."""
        place = self.place_of(entry.key)
        return entry if place is None else self.entry(place)

    def keys(self) -> Iterator[str]:
        """The citation keys, in order."""
        return iter(str(self.arrays["names"].data, "utf-8", "surrogatepass").split("\n")) if len(self) else iter(())

    def _folded(self, place: int) -> FoldedEntry:
        return unpack_folded(_piece(self._rows, self._row_ends, place), self.library)

    def _entry(self, place: int) -> Entry:
        return unpack_entry(_piece(self._whole, self._whole_ends, place), self.path)


class StoredEntries(Mapping[str, Entry]):
    """The entries of a stored library by key, read when they are asked for."""

    def __init__(self, stored: StoredLibrary) -> None:
        self.stored = stored

    def __getitem__(self, key: str) -> Entry:
        place = self.stored.place_of(key) if isinstance(key, str) else None
        if place is None:
            raise KeyError(key)
        return self.stored.entry(place)

    def __iter__(self) -> Iterator[str]:
        return self.stored.keys()

    def __len__(self) -> int:
        return len(self.stored)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self.stored.place_of(key) is not None


def library_from(arrays: Mapping[str, Array], facts: Mapping[str, Any], path: str) -> Library:
    """The library that lies in `arrays`, read from `path` once."""
    return Library(
        path,
        StoredEntries(StoredLibrary(arrays, path)),
        strings=facts["strings"],
        preamble=tuple(facts["preamble"]),
        failures=tuple(Failure(line, text, reason) for line, text, reason in facts["failures"]),
    )


class ReadyLibraries:
    """Several libraries made ready, whose entries are numbered through."""

    def __init__(self, libraries: Sequence[Library]) -> None:
        self._ready = [make_ready(library, number) for number, library in enumerate(libraries)]
        self._by_path = {library.path: ready for library, ready in zip(libraries, self._ready, strict=True)}
        self.segments = [ready.segment for ready in self._ready]
        self._starts = list(accumulate(map(len, self.segments), initial=0))

    def __getitem__(self, place: int) -> FoldedEntry:
        number = bisect_right(self._starts, place) - 1
        return self._ready[number].folded(place - self._starts[number])

    def whole(self, folded: FoldedEntry) -> Entry:
        """The whole of an entry whose comparison form came from here."""
        return self._ready[folded.library].whole(folded.entry)

    def completed(self, match: Match) -> Match:
        """`match` with whole entries for outlines."""
        if not any(isinstance(ready, StoredLibrary) for ready in self._ready):
            return match
        candidate = self._complete(match.candidate) if match.candidate else None
        return replace(match, candidate=candidate, rivals=tuple(map(self._complete, match.rivals)))

    def _complete(self, candidate: Candidate) -> Candidate:
        return replace(candidate, entry=self._by_path[candidate.source].whole(candidate.entry))


def make_ready(library: Library, number: int) -> ReadyLibrary:
    """The library that is the `number`-th of its matcher, made ready."""
    if isinstance(library.entries, StoredEntries):
        stored = library.entries.stored
        return stored if stored.library == number else StoredLibrary(stored.arrays, stored.path, number)
    return LibraryInMemory(tuple(library.entries.values()), number)


def key_codes(keys: Sequence[str]) -> NDArray[np.uint64]:
    """The codes under which citation keys are looked up."""
    return pair_keys(_KEY, numbers_of(keys), np.fromiter((number_of(key[::-1]) for key in keys), np.uint64, len(keys)))


def _piece(data: Array, ends: Array, place: int) -> memoryview:
    start = int(ends[place - 1]) if place else 0
    return data[start : int(ends[place])].data
