"""Index: which entries of a library could be meant by a reference. In memory, for libraries of some ten thousand
entries.

Titles are found by the 5-grams they share with the reference's text, both without spaces, so that split syllables and
lost spaces do no harm; references that print no title are found by pairs of surname and year, volume and first page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest, nsmallest
from math import log

from citelink.matching.folded import FoldedEntry, FoldedReference

GRAM = 5
_POSTINGS = 8_000
_SHORTLIST = 100
_CROWD = 200


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry by its position in the index, and how much of its title's weight the reference shares, 0..1."""

    place: int
    weight: float
    share: float


class Index:
    """Finds candidates among `entries`; positions are those of the sequence."""

    def __init__(self, entries: Sequence[FoldedEntry]) -> None:
        self.size = len(entries)
        self._postings: dict[str, list[int]] = defaultdict(list)
        self._pairs: dict[str, list[int]] = defaultdict(list)
        self._identifiers: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._grams: list[int] = []
        for place, entry in enumerate(entries):
            grams = _entry_grams(entry)
            self._grams.append(max(1, len(grams)))
            for gram in grams:
                self._postings[gram].append(place)
            for pair in entry_pairs(entry):
                self._pairs[pair].append(place)
            for identifier in entry.identifiers.items():
                self._identifiers[identifier].append(place)

    def identified(self, reference: FoldedReference) -> list[int]:
        """The entries that bear one of the reference's identifiers."""
        found: dict[int, None] = {}
        for identifier in reference.identifiers.items():
            found.update(dict.fromkeys(self._identifiers.get(identifier, ())))
        return list(found)

    def search(self, reference: FoldedReference, limit: int = 10) -> list[Hit]:
        """The `limit` likeliest entries, best first."""
        titled, shares = self._titled(reference)
        paired = self._paired(reference)
        # Noise among title grams must not crowd out what surname, year, volume and page agree on, nor the reverse.
        chosen = dict.fromkeys([*_largest(titled, limit - limit // 3), *_largest(paired, limit // 3)])
        both = {place: titled.get(place, 0.0) + paired.get(place, 0.0) for place in (*titled, *chosen)}
        for place in _largest(both, limit):
            if len(chosen) >= limit:
                break
            chosen[place] = None
        best = sorted(chosen, key=lambda place: (-both[place], place))
        return [Hit(place, both[place], shares.get(place, 0.0)) for place in best]

    def _titled(self, reference: FoldedReference) -> tuple[dict[int, float], dict[int, float]]:
        """The best entries by the weight of the grams they share, and the share of their own grams."""
        weights: dict[int, float] = defaultdict(float)
        shared: dict[int, int] = defaultdict(int)
        lists = [found for gram in grams_of(reference.words.text) if (found := self._postings.get(gram))]
        lists.sort(key=len)
        budget = _POSTINGS
        for found in lists:
            budget -= len(found)
            if budget < 0:
                break
            weight = log(1 + self.size / len(found))
            for place in found:
                weights[place] += weight
                shared[place] += 1
        first = nlargest(_SHORTLIST, weights, key=weights.__getitem__)
        shares = {place: shared[place] / self._grams[place] for place in first}
        # A short title that is wholly there may be worth more than a long one that shares some words.
        return {place: weights[place] * (0.25 + shares[place]) for place in first}, shares

    def _paired(self, reference: FoldedReference) -> dict[int, float]:
        scores: dict[int, float] = defaultdict(float)
        for pair in reference_pairs(reference):
            found = self._pairs.get(pair, [])
            if len(found) <= _CROWD:
                weight = log(1 + self.size / len(found)) if found else 0.0
                for place in found:
                    scores[place] += weight
        return scores


def _largest(scores: dict[int, float], count: int) -> list[int]:
    return nsmallest(count, scores, key=lambda place: (-scores[place], place))


def grams_of(text: str) -> dict[str, None]:
    """The different 5-grams of a skeleton, in order."""
    return dict.fromkeys(text[at : at + GRAM] for at in range(max(1, len(text) - GRAM + 1)))


def entry_pairs(entry: FoldedEntry) -> Iterable[str]:
    """The keys under which an entry is found without its title."""
    surnames = dict.fromkeys(part for name in entry.names[:3] for part in (name.surname, *name.parts))
    if entry.year:
        yield from (f"{surname}~{entry.year}" for surname in surnames)
        if entry.volume:
            yield from (f"{surname}~{entry.year}v{entry.volume}" for surname in surnames)
    if page := _digits(entry.first_page):
        if entry.volume:
            yield f"{entry.volume}@{page}"
        if entry.year:
            yield f"{entry.year}y{page}"
        yield from (f"{surname}#{page}" for surname in surnames)


def reference_pairs(reference: FoldedReference) -> Iterable[str]:
    """The keys under which a reference looks for entries: surnames stand among its first words, or were parsed."""
    words = [word for word in reference.words.items if len(word) >= 3 and not word.isdecimal()][:8]
    surnames = dict.fromkeys([*(name.surname for name in reference.names[:3]), *words])
    numbers = dict.fromkeys(reference.numbers[-8:])
    years = dict.fromkeys(reference.years[:3])
    pairs: dict[str, None] = {}
    for surname in surnames:
        for year in years:
            pairs[f"{surname}~{year}"] = None
            pairs.update(dict.fromkeys(f"{surname}~{year}v{number}" for number in numbers))
        pairs.update(dict.fromkeys(f"{surname}#{page}" for page in numbers))
    for number in numbers:
        pairs.update(dict.fromkeys(f"{number}@{page}" for page in numbers if page != number))
        pairs.update(dict.fromkeys(f"{year}y{number}" for year in years))
    return pairs


def _digits(page: str) -> str:
    return "".join(character for character in page if character.isdecimal()).lstrip("0")


def _entry_grams(entry: FoldedEntry) -> dict[str, None]:
    grams = dict[str, None]()
    for title in entry.titles:
        grams.update(grams_of(title.text))
    if not grams:
        for words in (*entry.containers, entry.publisher):
            grams.update(grams_of(words.text))
    return grams
