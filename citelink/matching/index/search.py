"""Index: which entries could be meant by a reference.

Titles are found by the 5-grams they share with the reference's text, both without spaces, so that split syllables and
lost spaces do no harm; references that print no title are found by pairs of surname and year, volume and first page.
The rarest grams are read first, and no more entries than a budget allows, so that a search costs about the same at any
size of the library.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from citelink.matching.folded import FoldedEntry, FoldedReference
from citelink.matching.index.codes import PLACE_MASK, Codes, text_codes
from citelink.matching.index.keys import identifier_keys, reference_keys
from citelink.matching.index.segment import LONGEST_LIST, Segment, segment_of

_BUDGET = 8_000
_SHORTLIST = 64
_CROWD = 200
_FIRST_SHARE = 0.25
_WEIGHT_BITS = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)
Places = NDArray[np.int64]
Weights = NDArray[np.float64]
_NO_PLACES: Places = np.zeros(0, np.int64)
_NO_WEIGHTS: Weights = np.zeros(0, np.float64)


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry by its place in the index, and how much of its title's weight the reference shares, 0..1."""

    place: int
    weight: float
    share: float


class Index:
    """Finds candidates among entries; places number them through all segments."""

    def __init__(self, entries: Sequence[FoldedEntry] = (), *, segments: Sequence[Segment] = ()) -> None:
        self.segments = (*segments, *((segment_of(entries),) if entries or not segments else ()))
        self.starts = np.cumsum([0, *map(len, self.segments)]).tolist()
        self.size = int(self.starts[-1])

    def identified(self, reference: FoldedReference) -> list[int]:
        """The places of the entries that bear one of the reference's identifiers."""
        places, _ = self._paired(identifier_keys(reference))
        return [int(place) for place in places]

    def search(self, reference: FoldedReference, limit: int = 10) -> list[Hit]:
        """The `limit` likeliest entries, best first."""
        titled, title_weights, title_shares = self._titled(text_codes(reference.words.text))
        paired, pair_weights = self._paired(reference_keys(reference))
        # Noise among title grams must not crowd out what surname, year, volume and page agree on, nor the reverse.
        first = limit - limit // 3
        titles = zip(titled.tolist(), title_weights.tolist(), title_shares.tolist(), strict=True)
        weights: dict[int, float] = {}
        shares: dict[int, float] = {}
        for place, weight, share in titles:
            weights[place], shares[place] = weight, share
        pairs = list(zip(paired.tolist(), pair_weights.tolist(), strict=True))
        best_pairs = sorted(pairs, key=lambda pair: (-pair[1], pair[0]))
        chosen = dict.fromkeys([*list(weights)[:first], *(place for place, _ in best_pairs[: limit // 3])])
        for place, weight in pairs:
            weights[place] = weights.get(place, 0.0) + weight
        ranked = sorted(weights, key=lambda place: (-weights[place], place))
        for place in ranked:
            if len(chosen) >= limit:
                break
            chosen[place] = None
        best = sorted(chosen, key=lambda place: (-weights[place], place))
        return [Hit(place, weights[place], shares.get(place, 0.0)) for place in best]

    def _titled(self, codes: NDArray[np.uint32]) -> tuple[Places, Weights, Weights]:
        """The likeliest entries by the weight of the grams they share with `codes`, best first: places, weights, and
        the share of their own grams."""
        found = [segment.find_grams(codes) for segment in self.segments]
        totals = sum((counts for _, counts in found), np.zeros(len(codes), np.int64))
        order = np.argsort(totals, kind="stable")
        order = order[np.searchsorted(totals[order], 1) :]
        order = order[np.cumsum(totals[order]) <= min(_BUDGET, LONGEST_LIST)]
        if not len(order):
            return _NO_PLACES, _NO_WEIGHTS, _NO_WEIGHTS
        lists, lengths = [], []
        for segment, start, (positions, counts) in zip(self.segments, self.starts, found, strict=False):
            offsets = segment.offsets[positions[order]]
            for offset, count in zip(offsets.tolist(), counts[order].tolist(), strict=True):
                piece = segment.places[offset : offset + count]
                lists.append(piece + np.uint32(start) if start else piece)
                lengths.append(count)
        # Sorting numbers that hold place and weight is quicker than sorting places and taking the weights along.
        weights = np.log1p(self.size / totals[order]).astype(np.float32).view(np.uint32).astype(np.uint64)
        postings = np.concatenate(lists).astype(np.uint64)
        postings <<= _WEIGHT_BITS
        postings |= np.repeat(np.tile(weights, len(self.segments)), lengths)
        postings.sort()
        return self._best(postings)

    def _best(self, postings: Codes) -> tuple[Places, Weights, Weights]:
        places = (postings >> _WEIGHT_BITS).astype(np.uint32)
        weights = (postings & _LOW).astype(np.uint32).view(np.float32)
        firsts = np.flatnonzero(np.concatenate(([True], places[1:] != places[:-1])))
        sums = np.add.reduceat(weights, firsts)
        shared = np.diff(np.append(firsts, len(places)))
        if len(sums) > _SHORTLIST:
            top = np.argpartition(sums, len(sums) - _SHORTLIST)[-_SHORTLIST:]
        else:
            top = np.arange(len(sums))
        chosen = places[firsts[top]].astype(np.int64)
        shares = shared[top] / self._sizes(chosen)
        # A short title that is wholly there may be worth more than a long one that shares some words.
        worth = sums[top].astype(np.float64) * (_FIRST_SHARE + shares)
        order = np.lexsort((chosen, -worth))
        return chosen[order], worth[order], shares[order]

    def _sizes(self, places: Places) -> NDArray[np.int64]:
        sizes = np.ones(len(places), np.int64)
        for segment, start, end in zip(self.segments, self.starts[:-1], self.starts[1:], strict=True):
            inside = (places >= start) & (places < end)
            sizes[inside] = segment.sizes[places[inside] - start]
        return np.maximum(sizes, 1)

    def _paired(self, keys: Codes) -> tuple[Places, Weights]:
        """The entries found under `keys`, each with the weight of all it was found under."""
        lists, weights, lengths = [], [], []
        for segment, start in zip(self.segments, self.starts, strict=False):
            for first, end in segment.find_pairs(keys):
                if end - first <= _CROWD:
                    lists.append((segment.pairs[first:end] & PLACE_MASK).astype(np.int64) + start)
                    weights.append(np.log1p(self.size / (end - first)))
                    lengths.append(end - first)
        if not lists:
            return _NO_PLACES, _NO_WEIGHTS
        places, back = np.unique(np.concatenate(lists), return_inverse=True)
        return places.astype(np.int64), np.bincount(back, weights=np.repeat(weights, lengths)).astype(np.float64)
