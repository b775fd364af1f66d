"""Matcher: a reference to the right entry of the user's libraries, or to none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from citelink.bibliography.candidate import Candidate
from citelink.bibliography.entry import Entry
from citelink.bibliography.library import Library
from citelink.matching.compare import Comparison, compare
from citelink.matching.decide import PLAUSIBLE, Rated, contradicts, decide, probability
from citelink.matching.folded import FoldedEntry, FoldedReference, fold_reference
from citelink.matching.index import Hit, Index
from citelink.matching.match import Evidence, Match
from citelink.matching.shelves.shelf import Shelves
from citelink.matching.works import Work, compare_works, fold_work

_LOOKED_AT = 6
# An entry with the reference's own identifier, when the rest does not contradict it, is at least this likely.
_IDENTIFIED = 0.97
# The first candidate is taken without a look at the others when it is this likely and they share less than this part.
_CLEAR = 0.97
_FAR = 0.5


@dataclass(frozen=True, slots=True)
class Compared:
    """An entry that a reference was compared with, and how field by field."""

    candidate: Candidate
    evidence: tuple[Evidence, ...]


class Matcher:
    """Matches references to the entries of `libraries`; the first library that holds a work wins.

    Stored libraries (`matching.shelves.cache`) are ready at once; others are folded and indexed in memory on first use,
    about two seconds for 10,000 entries.
    """

    def __init__(self, libraries: Sequence[Library]) -> None:
        self.libraries = tuple(libraries)

    def match(self, entry: Entry, text: str) -> Match:
        """The verdict on a reference: `entry` is what was parsed from it, `text` all that it says (repaired, no
        label)."""
        return self.match_all([(entry, text)])[0]

    def match_all(self, references: Sequence[tuple[Entry, str]]) -> list[Match]:
        """The verdicts on several references, each as `match` takes it; a hundred at once cost less than one by
        one."""
        folded = [fold_reference(entry, text) for entry, text in references]
        found = self._index.search_all(folded, _LOOKED_AT)
        return [self._decide(self._rate(reference, hits)) for reference, hits in zip(folded, found, strict=True)]

    def explain(self, entry: Entry, text: str, most: int = 3) -> list[Compared]:
        """The comparisons with the `most` likeliest entries, likeliest first."""
        reference = fold_reference(entry, text)
        rated = self._rate(reference, self._index.search(reference, _LOOKED_AT), thorough=True)[:most]
        return [
            Compared(
                Candidate(self._entries.whole(one.entry), self.libraries[one.entry.library].path, one.score),
                one.comparison.evidence,
            )
            for one in rated
        ]

    def _decide(self, rated: Sequence[Rated]) -> Match:
        plausible = [one.score >= PLAUSIBLE for one in rated]
        # Folding a work costs as much as all the rest, and seldom are there two to be told apart.
        best = self._work(rated[0].entry) if sum(plausible) > 1 else None
        same = [
            at == 0 or (best is not None and plausible[at] and bool(compare_works(best, self._work(other.entry))))
            for at, other in enumerate(rated)
        ]
        return self._entries.completed(decide(rated, [library.path for library in self.libraries], same))

    def _rate(self, reference: FoldedReference, hits: list[Hit], *, thorough: bool = False) -> list[Rated]:
        identified = self._index.identified(reference)[:_LOOKED_AT]
        places = {hit.place for hit in hits}
        hits.extend(Hit(place, 0.0, 0.0) for place in identified if place not in places)
        rated = []
        for at, hit in enumerate(hits):
            folded = self._entries[hit.place]
            comparison = compare(folded, reference)
            score = probability(relative_signals(comparison, hits, at))
            if hit.place in identified and not contradicts(comparison):
                score = max(score, _IDENTIFIED)
            rated.append(Rated(folded, comparison, score))
            if not thorough and at == 0 and score >= _CLEAR and not identified and _far_ahead(hits):
                break
        return sorted(rated, key=lambda one: (-one.score, one.entry.library, one.entry.entry.key))

    def _work(self, folded: FoldedEntry) -> Work:
        return fold_work(self._entries.whole(folded))

    @cached_property
    def _entries(self) -> Shelves:
        return Shelves(self.libraries)

    @cached_property
    def _index(self) -> Index:
        return Index(segments=self._entries.segments)


def _far_ahead(hits: Sequence[Hit]) -> bool:
    """Whether the first of `hits` shares so much more than all others that these need not be compared."""
    return all(hit.weight < _FAR * hits[0].weight for hit in hits[1:])


def relative_signals(comparison: Comparison, hits: Sequence[Hit], at: int) -> dict[str, float]:
    """The signals of a comparison, and how its candidate (`hits[at]`) stands among all that were found."""
    weight = hits[at].weight
    next_best = max((hit.weight for place, hit in enumerate(hits) if place != at), default=0.0)
    ahead = (weight - next_best) / (max(weight, next_best) + 1e-9)
    return {**comparison.signals, "shared grams": hits[at].share, "ahead of the next": ahead}
