"""Index: which entries could be meant by a reference.

Titles are found by the 5-grams they share with the reference's text, both without spaces, so that split syllables and
lost spaces do no harm; references that print no title are found by pairs of surname and year, volume and first page.
The rarest grams are read first, and no more entries than a budget allows, so that a search costs about the same at any
size of the library.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log1p

import numpy as np
from numpy.typing import NDArray

from citelink.matching.index.codes import MOST_PLACES, PLACE_MASK, Codes, gram_codes
from citelink.matching.index.keys import identifier_keys, reference_keys
from citelink.matching.index.segment import Segment, segment_of
from citelink.matching.kernel import KERNEL
from citelink.matching.mentions.folded import FoldedEntry, FoldedReference
from citelink.text.pickling import quick

# How many places are read for a reference: what finds the right entry among the first six 999 times in a thousand.
_LEAST_BUDGET, _MOST_BUDGET = 4_000, 16_000
_BUDGET_PART = 125
_SHORTLIST = 64
_LEAST_PART = 0.1
_CROWD = 200
_FIRST_SHARE = 0.25
# What is found by title grams alone is given where it is among the first few, or has this part of the first one's
# weight: the rest is noise, and comparing costs more than finding.
_ALWAYS, _FAINT = 3, 0.5
# The number of a list of entries fits beside a place into 32 bits; longer texts have their rarest grams looked up.
_LIST_BITS = np.uint32(8)
_LIST_MASK = np.uint32(0xFF)
_MOST_LISTS = 256
# What a gram weighs is counted in these parts: whole numbers add up to the same in any order.
_UNIT = 1 << 16
_OWNER_BITS = np.uint64(32)
Places = NDArray[np.int64]


@quick
@dataclass(frozen=True, slots=True)
class Hit:
    """An entry by its place in the index, and how much of its title's weight the reference shares, 0..1."""

    place: int
    weight: float
    share: float


@quick
@dataclass(frozen=True, slots=True)
class _Found:
    """The grams of one reference in one segment: their positions there and how many entries hold each."""

    positions: Places
    counts: Places


class Index:
    """Finds candidates among entries; places number them through all segments."""

    def __init__(self, entries: Sequence[FoldedEntry] = (), *, segments: Sequence[Segment] = ()) -> None:
        self.segments = (*segments, *((segment_of(entries),) if entries or not segments else ()))
        self.starts: list[int] = np.cumsum([0, *map(len, self.segments)]).tolist()
        self.size = self.starts[-1]
        self.budget = min(max(self.size // _BUDGET_PART, _LEAST_BUDGET), _MOST_BUDGET)
        if self.size > MOST_PLACES:
            raise ValueError(f"an index holds at most {MOST_PLACES:,} entries, not {self.size:,}")

    def identified(self, reference: FoldedReference) -> list[int]:
        """The places of the entries that bear one of the reference's identifiers, or its address."""
        keys = identifier_keys(reference)
        return sorted(self._paired(keys[None, :])[0]) if len(keys) else []

    def search(self, reference: FoldedReference, limit: int = 10) -> list[Hit]:
        """The `limit` likeliest entries, best first."""
        return self.search_all([reference], limit)[0]

    def search_all(self, references: Sequence[FoldedReference], limit: int = 10) -> list[list[Hit]]:
        """The `limit` likeliest entries for each reference, best first. Some at once cost less than one by one."""
        if not references:
            return []
        found = self._look_up([reference.words.text for reference in references])
        paired = self._paired(reference_keys(references))
        return [self._choose(self._titled(grams), pairs, limit) for grams, pairs in zip(found, paired, strict=True)]

    def _choose(self, titled: Iterable[tuple[int, float, float]], paired: dict[int, float], limit: int) -> list[Hit]:
        weights: dict[int, float] = {}
        shares: dict[int, float] = {}
        for at, (place, weight, share) in enumerate(titled):
            # What is far behind can only come to the front by what else agrees.
            if at < limit or place in paired:
                weights[place], shares[place] = weight, share
        # Noise among title grams must not crowd out what surname, year, volume and page agree on, nor the reverse.
        chosen = dict.fromkeys(list(weights)[: limit - limit // 3])
        best_pairs = sorted(paired, key=lambda place: (-paired[place], place))
        chosen.update(dict.fromkeys(best_pairs[: limit // 3]))
        for place, weight in paired.items():
            weights[place] = weights.get(place, 0.0) + weight
        for place in sorted(weights, key=lambda place: (-weights[place], place)):
            if len(chosen) >= limit:
                break
            chosen[place] = None
        best = sorted(chosen, key=lambda place: (-weights[place], place))
        least = _FAINT * weights[best[0]] if best else 0.0
        best = [place for at, place in enumerate(best) if at < _ALWAYS or place in paired or weights[place] >= least]
        return [Hit(place, weights[place], shares.get(place, 0.0)) for place in best]

    def _look_up(self, texts: Sequence[str]) -> list[list[_Found]]:
        """For each text its different grams in each segment."""
        codes, owners = gram_codes(texts)
        distinct = np.unique((owners.astype(np.uint64) << _OWNER_BITS) | codes)
        ends = np.searchsorted(distinct >> _OWNER_BITS, np.arange(1, len(texts) + 1)).tolist()
        looked = [segment.find_grams(distinct.astype(np.uint32)) for segment in self.segments]
        return [
            [_Found(positions[start:end], counts[start:end]) for positions, counts in looked]
            for start, end in zip([0, *ends], ends, strict=False)
        ]

    def _titled(self, found: Sequence[_Found]) -> Iterable[tuple[int, float, float]]:
        """The likeliest entries by the weight of the grams they share, best first: place, weight, and the share of
        their own grams."""
        totals = found[0].counts if len(found) == 1 else np.sum([one.counts for one in found], axis=0)
        order = np.argsort(totals, kind="stable")
        lengths = totals[order]
        first = int(np.searchsorted(lengths, 1))
        last = first + int(np.searchsorted(np.cumsum(lengths[first:]), self.budget, side="right"))
        order = order[first : min(last, first + _MOST_LISTS)]
        if not len(order):
            return ()
        weights = np.rint(np.log1p(self.size / totals[order]) * _UNIT).astype(np.int64)
        if KERNEL is not None:
            held = [
                (segment.places, segment.offsets[one.positions[order]], one.counts[order], segment.sizes, start)
                for segment, start, one in zip(self.segments, self.starts, found, strict=False)
            ]
            return KERNEL.rank(held, weights, _UNIT, _LEAST_PART, _SHORTLIST, _FIRST_SHARE)
        lists: list[NDArray[np.uint32]] = []
        for segment, start, one in zip(self.segments, self.starts, found, strict=False):
            offsets = segment.offsets[one.positions[order]].tolist()
            places, move = segment.places, np.uint32(start)
            pieces = [places[at : at + n] for at, n in zip(offsets, one.counts[order].tolist(), strict=True)]
            lists.extend([piece + move for piece in pieces] if start else pieces)
        # Sorting numbers that hold a place and where it comes from is quicker than sorting places with their weights.
        postings = np.concatenate(lists)
        postings <<= _LIST_BITS
        numbers = np.tile(np.arange(len(order), dtype=np.uint32), len(self.segments))
        postings |= np.repeat(numbers, list(map(len, lists)))
        postings.sort()
        return self._best(postings, weights)

    def _best(self, postings: NDArray[np.uint32], weights: NDArray[np.int64]) -> Iterable[tuple[int, float, float]]:
        places = postings >> _LIST_BITS
        new = np.empty(len(places), np.bool_)
        new[0] = True
        np.not_equal(places[1:], places[:-1], out=new[1:])
        firsts = np.flatnonzero(new)
        sums = np.add.reduceat(weights[postings & _LIST_MASK], firsts)
        # Most entries share a gram or two with anything.
        top = np.flatnonzero(sums >= _LEAST_PART * sums.max())
        if len(top) > _SHORTLIST:
            top = top[np.argsort(-sums[top], kind="stable")[:_SHORTLIST]]
        ends = np.append(firsts, len(places))
        shared = ends[top + 1] - ends[top]
        chosen = places[firsts[top]].astype(np.int64)
        shares = shared / self._sizes(chosen)
        # A short title that is wholly there may be worth more than a long one that shares some words.
        worth = sums[top] / _UNIT * (_FIRST_SHARE + shares)
        order = np.lexsort((chosen, -worth))
        return zip(chosen[order].tolist(), worth[order].tolist(), shares[order].tolist(), strict=True)

    def _sizes(self, places: Places) -> NDArray[np.int64]:
        if len(self.segments) == 1:
            only: NDArray[np.int64] = self.segments[0].sizes[places].astype(np.int64)
            return np.maximum(only, 1)
        sizes = np.ones(len(places), np.int64)
        for segment, start, end in zip(self.segments, self.starts[:-1], self.starts[1:], strict=True):
            inside = (places >= start) & (places < end)
            sizes[inside] = segment.sizes[places[inside] - start]
        return np.maximum(sizes, 1)

    def _paired(self, keys: Codes) -> list[dict[int, float]]:
        """For each row of `keys` the entries found under them, with the weight of all each was found under."""
        found: list[dict[int, float]] = [{} for _ in keys]
        width = keys.shape[1]
        for segment, move in zip(self.segments, self.starts, strict=False):
            for at, start, end in segment.find_pairs(keys.ravel()):
                if end - start > _CROWD:
                    continue
                weight = log1p(self.size / (end - start))
                weights = found[at // width]
                for place in (segment.pairs[start:end] & PLACE_MASK).tolist():
                    weights[place + move] = weights.get(place + move, 0.0) + weight
        return found


class JoinedIndex:
    """Several indexes as one, for more entries than one can number; places number them through all."""

    def __init__(self, indexes: Sequence[Index]) -> None:
        self.indexes = tuple(indexes)
        self.starts: list[int] = [0, *accumulate(index.size for index in self.indexes)]
        self.size = self.starts[-1]

    def identified(self, reference: FoldedReference) -> list[int]:
        """See `Index`."""
        return [
            start + place
            for index, start in zip(self.indexes, self.starts, strict=False)
            for place in index.identified(reference)
        ]

    def search(self, reference: FoldedReference, limit: int = 10) -> list[Hit]:
        """See `Index`."""
        return self.search_all([reference], limit)[0]

    def search_all(self, references: Sequence[FoldedReference], limit: int = 10) -> list[list[Hit]]:
        """See `Index`."""
        found: list[list[Hit]] = [[] for _ in references]
        for index, start in zip(self.indexes, self.starts, strict=False):
            for hits, more in zip(found, index.search_all(references, limit), strict=True):
                hits.extend(Hit(hit.place + start, hit.weight, hit.share) for hit in more)
        return [sorted(hits, key=lambda hit: (-hit.weight, hit.place))[:limit] for hits in found]


def index_segments(segments: Sequence[Segment]) -> Index | JoinedIndex:
    """The index of segments, in as many as their entries need."""
    groups: list[list[Segment]] = [[]]
    for segment in segments:
        if groups[-1] and sum(map(len, groups[-1])) + len(segment) > MOST_PLACES:
            groups.append([])
        groups[-1].append(segment)
    indexes = [Index(segments=group) for group in groups]
    return indexes[0] if len(indexes) == 1 else JoinedIndex(indexes)
