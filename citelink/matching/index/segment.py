"""Segment: the index of one library as plain arrays, so that it may lie in memory or in mapped files.

grams   the different codes of 5-grams, sorted; `offsets` says where the entries of each begin in `places`;
        `counts` how many entries hold it (of grams that very many hold, only that)
pairs   the keys of pairs of fields, packed with the places of their entries, sorted
filter  a bit for each beginning of a key among `pairs`: most keys that are asked for are not there
sizes   the number of different grams of each entry
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from citelink.matching.index.codes import MOST_PLACES, PLACE_MASK, Codes, gram_codes, pack, unpack
from citelink.matching.index.keys import Row, entry_rows, row_keys
from citelink.matching.mentions.folded import FoldedEntry

# Longer lists than any search reads need not be kept.
LONGEST_LIST = 40_000
ARRAYS = ("grams", "counts", "offsets", "places", "pairs", "filter", "sizes")
_KEY_BITS = 40


@dataclass(frozen=True, slots=True)
class Segment:
    """The index of one library; what the arrays hold stands above."""

    grams: NDArray[np.uint32]
    counts: NDArray[np.uint32]
    offsets: NDArray[np.int64]
    places: NDArray[np.uint32]
    pairs: Codes
    filter: NDArray[np.uint8]
    sizes: NDArray[np.uint16]

    def __len__(self) -> int:
        return len(self.sizes)

    def find_grams(self, codes: NDArray[np.uint32]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """For each code its position among the grams and how many entries hold it (0: none, and any position)."""
        if not len(self.grams):
            return np.zeros(len(codes), np.int64), np.zeros(len(codes), np.int64)
        found = np.searchsorted(self.grams, codes)
        found[found == len(self.grams)] = 0
        counts = np.where(self.grams[found] == codes, self.counts[found], 0).astype(np.int64)
        return found, counts

    def find_pairs(self, keys: Codes) -> Iterable[tuple[int, int, int]]:
        """(position in `keys`, start, end) for each of the keys that is there: the range of `pairs` that holds it."""
        if not len(self.pairs):
            return ()
        bits = keys >> np.uint64(_KEY_BITS - 3 - (len(self.filter).bit_length() - 1))
        marks = self.filter[bits >> np.uint64(3)] >> (bits & np.uint64(7)).astype(np.uint8)
        maybe = np.flatnonzero(marks & np.uint8(1))
        low = pack(keys[maybe], np.zeros(1, np.uint64))
        starts = np.searchsorted(self.pairs, low)
        ends = np.searchsorted(self.pairs, low | PLACE_MASK, side="right")
        there = ends > starts
        return zip(maybe[there].tolist(), starts[there].tolist(), ends[there].tolist(), strict=True)


@dataclass(frozen=True, slots=True)
class Postings:
    """What some entries contribute to a segment: packed grams and packed pairs, unsorted."""

    grams: Codes
    pairs: Codes
    count: int

    def moved(self, by: int) -> Postings:
        """The same for entries that stand `by` places further on."""
        return Postings(self.grams + np.uint64(by), self.pairs + np.uint64(by), self.count)


def collect_postings(entries: Iterable[FoldedEntry]) -> Postings:
    """The grams and pairs of `entries`, places counted from 0."""
    texts: list[str] = []
    owners: list[int] = []
    rows: list[Row] = []
    count = 0
    for place, entry in enumerate(entries):
        named = indexed_texts(entry)
        texts.extend(named)
        owners.extend([place] * len(named))
        rows.extend(entry_rows(entry, place))
        count += 1
    codes, text_numbers = gram_codes(texts)
    grams = np.unique(pack(codes, np.array(owners, np.uint64)[text_numbers])) if len(codes) else np.zeros(0, np.uint64)
    keys, places = row_keys(rows)
    return Postings(grams, np.unique(pack(keys, places)), count)


def indexed_texts(entry: FoldedEntry) -> Sequence[str]:
    """The texts under whose grams an entry is found: its titles, or what it appeared in."""
    titles = [title.text for title in entry.titles]
    return titles or [words.text for words in (*entry.containers, entry.publisher) if words.text]


def make_segment(grams: Codes, pairs: Codes, count: int) -> Segment:
    """The segment of `count` entries from all their packed grams and pairs; both arrays are sorted in place.

    Raises ValueError for more entries than a place can number (some 16 million)."""
    pieces: dict[str, list[NDArray[Any]]] = {name: [] for name in ARRAYS}
    for name, piece in segment_pieces([grams], [pairs], len(pairs), count):
        pieces[name].append(piece)
    return Segment(**{name: np.concatenate(found) for name, found in pieces.items()})


def segment_pieces(
    grams: Iterable[Codes], pairs: Iterable[Codes], pair_count: int, count: int, slices: int = 1
) -> Iterator[tuple[str, NDArray[Any]]]:
    """The arrays of the segment of `count` entries, piece by piece: (name, what comes next of it).

    grams   their packed grams in slices, each unsorted, all of a slice before all of the next; sorted in place
    pairs   their `pair_count` packed pairs likewise, in as many as `slices` (a power of two) even slices of all keys

    So that no more than a slice need be in memory. Raises ValueError for more entries than a place can number."""
    if count > MOST_PLACES:
        raise ValueError(f"an index holds at most {MOST_PLACES:,} entries, not {count:,}")
    sizes, end = np.zeros(count, np.int64), 0
    for packed in grams:
        packed.sort()
        keys, places = unpack(packed)
        sizes += np.bincount(places, minlength=count)
        firsts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))) if len(keys) else np.zeros(0, np.int64)
        counts = np.diff(np.append(firsts, len(keys)))
        kept = counts <= LONGEST_LIST
        if not kept.all():
            places = places[np.repeat(kept, counts)]
        offsets = end + np.concatenate(([0], np.cumsum(np.where(kept, counts, 0))))
        yield "grams", keys[firsts].astype(np.uint32)
        yield "counts", counts.astype(np.uint32)
        yield "offsets", offsets[:-1].astype(np.int64)
        yield "places", places
        end = int(offsets[-1])
    yield "offsets", np.array([end], np.int64)
    yield "sizes", np.minimum(sizes, 0xFFFF).astype(np.uint16)
    bits = min(max(10, pair_count.bit_length() + 3), 32)
    for number, packed in enumerate(pairs):
        packed.sort()
        yield "pairs", packed
        yield "filter", _filter_of(packed, bits, number, slices)


def segment_of(entries: Iterable[FoldedEntry]) -> Segment:
    """The segment of entries that are all in memory."""
    postings = collect_postings(entries)
    return make_segment(postings.grams, postings.pairs, postings.count)


def segment_from(arrays: Mapping[str, NDArray[np.generic]]) -> Segment:
    """The segment made of named arrays, as `ARRAYS` names them."""
    return Segment(**{name: arrays[name] for name in ARRAYS})  # type: ignore[arg-type]


def _filter_of(pairs: Codes, size: int, number: int, slices: int) -> NDArray[np.uint8]:
    """The `number`-th slice of a filter of 2 ** `size` bits: one is set for each beginning of a key. There are eight
    and more for each key, so that most others are ruled out."""
    marks = np.zeros((1 << size) // slices, np.bool_)
    keys, _ = unpack(pairs)
    marks[(keys >> np.uint64(_KEY_BITS - size)).astype(np.int64) - number * len(marks)] = True
    return np.packbits(marks, bitorder="little")
