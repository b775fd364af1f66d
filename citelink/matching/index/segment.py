"""Segment: the index of one library as plain arrays, so that it may lie in memory or in mapped files.

grams   the different codes of 5-grams, sorted; `offsets` says where the entries of each begin in `places`;
        `counts` how many entries hold it (of grams that very many hold, only that)
pairs   the keys of pairs of fields, packed with the places of their entries, sorted
filter  a bit for each beginning of a key among `pairs`: most keys that are asked for are not there
sizes   the number of different grams of each entry
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

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
    if count > MOST_PLACES:
        raise ValueError(f"an index holds at most {MOST_PLACES:,} entries, not {count:,}")
    grams.sort()
    pairs.sort()
    keys, places = unpack(grams)
    firsts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))) if len(keys) else np.zeros(0, np.int64)
    counts = np.diff(np.append(firsts, len(keys)))
    sizes = np.bincount(places, minlength=count)
    kept = counts <= LONGEST_LIST
    if not kept.all():
        places = places[np.repeat(kept, counts)]
    offsets = np.concatenate(([0], np.cumsum(np.where(kept, counts, 0))))
    return Segment(
        grams=keys[firsts].astype(np.uint32),
        counts=counts.astype(np.uint32),
        offsets=offsets.astype(np.int64),
        places=places,
        pairs=pairs,
        filter=_filter_of(pairs),
        sizes=np.minimum(sizes, 0xFFFF).astype(np.uint16),
    )


def segment_of(entries: Iterable[FoldedEntry]) -> Segment:
    """The segment of entries that are all in memory."""
    postings = collect_postings(entries)
    return make_segment(postings.grams, postings.pairs, postings.count)


def segment_from(arrays: Mapping[str, NDArray[np.generic]]) -> Segment:
    """The segment made of named arrays, as `ARRAYS` names them."""
    return Segment(**{name: arrays[name] for name in ARRAYS})  # type: ignore[arg-type]


def _filter_of(pairs: Codes) -> NDArray[np.uint8]:
    """A bit set for each beginning of a key; eight bits and more for each key, so that most others are ruled out."""
    size = max(10, len(pairs).bit_length() + 3)
    size = min(size, 32)
    marks = np.zeros(1 << size, np.bool_)
    keys, _ = unpack(pairs)
    marks[(keys >> np.uint64(_KEY_BITS - size)).astype(np.int64)] = True
    return np.packbits(marks, bitorder="little")
