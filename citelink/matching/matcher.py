"""Matcher: a reference to the right entry of the user's libraries, or to none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from citelink.bibliography.entry import Candidate, Entry
from citelink.bibliography.library import Library
from citelink.matching.match import Evidence, Match
from citelink.matching.mentions.compare import Comparison, compare, is_plain, printed_evidence
from citelink.matching.mentions.confirmations import after_confirmations
from citelink.matching.mentions.decide import ASSERTED, PLAUSIBLE, Rated, decide
from citelink.matching.mentions.folded import (
    NOTHING_PARSED,
    FoldedEntry,
    FoldedReference,
    entry_text,
    fold_reference,
)
from citelink.matching.mentions.numbers_compared import is_identified
from citelink.matching.mentions.objections import after_objections, contradicts, is_on_its_page
from citelink.matching.mentions.weights import rate
from citelink.matching.works.compare import Work, compare_works, fold_work

if TYPE_CHECKING:
    from citelink.matching.index import Hit, Index, JoinedIndex
    from citelink.matching.stored.ready import ReadyLibraries

# What entries are rated by, the library apart: the text, the identifiers and the address of a reference, and the places
# of those it is compared with, those apart that share little with it.
_Asked = tuple[str, tuple[tuple[str, str], ...], str, tuple[int, ...], frozenset[int]]
_LOOKED_AT = 8
# An entry with the reference's own identifier, when the rest does not contradict it, is at least this likely.
_IDENTIFIED = 0.97
# Where the first candidate plainly agrees, those that share less than this part of what it shares are not looked at.
_FAR = 0.5


@dataclass(frozen=True, slots=True)
class Compared:
    """An entry that a reference was compared with, and how field by field."""

    candidate: Candidate
    evidence: tuple[Evidence, ...]


class Matcher:
    """Matches references to the entries of `libraries`; the first library that holds a work wins.

    Stored libraries (`matching.stored.cache`) are ready at once; others are folded and indexed in memory on first use,
    about two seconds for 10,000 entries.
    """

    def __init__(self, libraries: Sequence[Library]) -> None:
        self.libraries = tuple(libraries)
        self._last: dict[_Asked, list[Rated]] = {}

    def prepare(self) -> None:
        """Make the index now, for processes that are to share it."""
        _ = self._index

    def match(self, entry: Entry, text: str) -> Match:
        """The verdict on a reference: `entry` is what was parsed from it, `text` all that it says (repaired, no
        label)."""
        return self.match_all([(entry, text)])[0]

    def match_all(self, references: Sequence[tuple[Entry, str]]) -> list[Match]:
        """The verdicts on several references, each as `match` takes it; a hundred at once cost less than one by
        one."""
        if not self.libraries:
            return [Match("unmatched", "there is no library to look in") for _ in references]
        folded = [fold_reference(entry, text) for entry, text in references]
        found = self._index.search_all(folded, _LOOKED_AT)
        asked = [
            _asked(text, reference, hits) for (_, text), reference, hits in zip(references, folded, found, strict=True)
        ]
        # What a parser says of a reference that was asked for by its text often leads to the same entries again.
        new = [at for at, one in enumerate(asked) if one not in self._last]
        rated = self._rate([folded[at] for at in new], [found[at] for at in new])
        known = self._last | dict(zip([asked[at] for at in new], rated, strict=True))
        self._last = {one: known[one] for one in asked}
        said = [_said(entry, reference) for (entry, _), reference in zip(references, folded, strict=True)]
        return [self._decide(self._last[one], entry) for one, entry in zip(asked, said, strict=True)]

    def explain(self, entry: Entry, text: str, most: int = 3) -> list[Compared]:
        """The comparisons with the `most` likeliest entries, likeliest first."""
        reference = fold_reference(entry, text)
        found = [self._index.search(reference, _LOOKED_AT)]
        rated = self._rate([reference], found, thorough=True)[0][:most]
        return [
            Compared(
                Candidate(self._entries.whole(one.entry), self.libraries[one.entry.library].path, one.score),
                printed_evidence(one.comparison, _said(entry, reference)),
            )
            for one in rated
        ]

    def find_work(self, entry: Entry) -> Candidate | None:
        """The entry that is the same work as a record from elsewhere, however it spells it; of several the likeliest of
        the first library that holds the work. None where there is none, and where that cannot be told."""
        if not self.libraries:
            return None
        work, reference = fold_work(entry), fold_reference(entry, entry_text(entry))
        places = dict.fromkeys(hit.place for hit in self._index.search(reference, _LOOKED_AT))
        places |= dict.fromkeys(self._index.identified(reference)[:_LOOKED_AT])
        found = []
        for folded in (self._entries[place] for place in places):
            whole = self._entries.whole(folded)
            if compared := compare_works(work, fold_work(whole)):
                found.append((folded.library, -compared.score, whole.key, whole))
        if not found:
            return None
        library, score, _, whole = min(found, key=lambda one: one[:3])
        return Candidate(whole, self.libraries[library].path, round(-score, 3))

    def _decide(self, rated: Sequence[Rated], said: Entry) -> Match:
        plausible = [one.score >= PLAUSIBLE for one in rated]
        # Folding a work costs as much as all the rest, and seldom are there two to be told apart.
        best = self._work(rated[0].entry) if sum(plausible) > 1 else None
        same = [
            at == 0 or (best is not None and plausible[at] and bool(compare_works(best, self._work(other.entry))))
            for at, other in enumerate(rated)
        ]
        return self._entries.completed(decide(rated, [library.path for library in self.libraries], same, said))

    def _rate(
        self, references: Sequence[FoldedReference], found: Sequence[list[Hit]], *, thorough: bool = False
    ) -> list[list[Rated]]:
        groups = [self._compare(reference, hits, thorough) for reference, hits in zip(references, found, strict=True)]
        scores = rate([[comparison for _, comparison, _ in group] for group in groups], self._index.size)
        rated = []
        for reference, group, likely in zip(references, groups, scores, strict=True):
            each = [
                Rated(
                    entry,
                    comparison,
                    max(score, _IDENTIFIED) if identified else after_objections(score, reference, entry, comparison),
                    identified,
                )
                for (entry, comparison, identified), score in zip(group, likely, strict=True)
            ]
            # What a forest is sure of needs no more.
            if not any(one.score >= ASSERTED for one in each):
                each = [
                    Rated(
                        one.entry,
                        one.comparison,
                        after_confirmations(one.score, reference, one.entry, one.comparison),
                        one.identified,
                    )
                    for one in each
                ]
            rated.append(sorted(each, key=lambda one: (-one.score, one.entry.library, one.entry.entry.key)))
        return rated

    def _compare(
        self, reference: FoldedReference, hits: list[Hit], thorough: bool
    ) -> list[tuple[FoldedEntry, Comparison, bool]]:
        """The likeliest entries, compared, and whether each bears an identifier of the reference that the rest does not
        contradict."""
        identified = self._index.identified(reference)[:_LOOKED_AT]
        compared: list[tuple[FoldedEntry, Comparison, bool]] = []
        far = _far_behind(hits).difference(identified)
        passed: frozenset[int] = frozenset()
        for place in dict.fromkeys([*(hit.place for hit in hits), *identified]):
            if place in passed:
                continue
            entry = self._entries[place]
            comparison = compare(entry, reference)
            borne = is_identified(entry, reference) and not contradicts(comparison)
            compared.append((entry, comparison, borne or is_on_its_page(entry, reference, comparison)))
            if len(compared) == 1 and not thorough and is_plain(comparison):
                passed = far
        return compared

    def _work(self, folded: FoldedEntry) -> Work:
        return fold_work(self._entries.whole(folded))

    @cached_property
    def _entries(self) -> ReadyLibraries:
        # Loaded where there are libraries: a set checked by itself needs none of it.
        from citelink.matching.stored.ready import ReadyLibraries

        return ReadyLibraries(self.libraries)

    @cached_property
    def _index(self) -> Index | JoinedIndex:
        from citelink.matching.index import index_segments

        return index_segments(self._entries.segments)


def _asked(text: str, reference: FoldedReference, hits: Sequence[Hit]) -> _Asked:
    identifiers = tuple(sorted(reference.identifiers.items()))
    return text, identifiers, reference.address, tuple(hit.place for hit in hits), _far_behind(hits)


def _far_behind(hits: Sequence[Hit]) -> frozenset[int]:
    """The places of those that share much less than the first of them."""
    return frozenset(hit.place for hit in hits if hit.weight < _FAR * hits[0].weight)


def _said(entry: Entry, reference: FoldedReference) -> Entry:
    """What was parsed from a reference; where nothing was, the numbers that its text tells by their neighbours."""
    if entry != NOTHING_PARSED:
        return entry
    return Entry(volume=reference.volume, issue=reference.issue, pages=reference.first_page)
