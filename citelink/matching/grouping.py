"""Group references that mean one work, over a whole set of documents.

Not all pairs are looked at: the index proposes for each work a few that resemble it. A work joins a group only when it
is the same as every member looked at, so that a chain of weak links never glues two works together.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from citelink.matching.index import Index
from citelink.matching.works import Work, compare_works

_PROPOSED = 6
_GROUPS_TRIED = 3
_MEMBERS_COMPARED = 4


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One naming of a work. `label` says which work it is when that is known already; an occurrence that is `lone`
    joins no labelled group (it fits several works, so its being like one of them proves nothing)."""

    work: Work
    label: Hashable | None = None
    lone: bool = False


def group_works(occurrences: Sequence[Occurrence], anchors: Mapping[Hashable, Work]) -> list[int]:
    """The number of each occurrence's group, groups numbered in the order of first appearance.

    Occurrences with one label are one group, with different labels never; `anchors` are the works that labels stand
    for, and an occurrence that edition, volume, part or year keeps apart from the anchor does not join."""
    groups = _Groups(occurrences, anchors)
    for at, occurrence in enumerate(occurrences):
        if occurrence.label is None:
            groups.place(at)
    numbers: dict[int, int] = {}
    return [numbers.setdefault(group, len(numbers)) for group in groups.group_of]


class _Groups:
    def __init__(self, occurrences: Sequence[Occurrence], anchors: Mapping[Hashable, Work]) -> None:
        self.occurrences = occurrences
        self.anchors = anchors
        self.group_of = [-1] * len(occurrences)
        self.members: list[list[int]] = []
        self.labels: list[Hashable | None] = []
        self.by_text: dict[str, list[int]] = {}
        labelled: dict[Hashable, int] = {}
        for at, occurrence in enumerate(occurrences):
            if occurrence.label is not None:
                if occurrence.label not in labelled:
                    labelled[occurrence.label] = self._open(occurrence.label)
                self._join(at, labelled[occurrence.label])
        self.index = Index([occurrence.work.entry for occurrence in occurrences])

    def place(self, at: int) -> None:
        """Put an unlabelled occurrence into the group it belongs to, or into one of its own."""
        best, best_score = -1, 0.0
        for group in self._proposed(at):
            score = self._fits(at, group)
            if score > best_score:
                best, best_score = group, score
        self._join(at, best if best >= 0 else self._open(None))

    def _open(self, label: Hashable | None) -> int:
        self.members.append([])
        self.labels.append(label)
        return len(self.members) - 1

    def _join(self, at: int, group: int) -> None:
        self.group_of[at] = group
        text = self.occurrences[at].work.reference.words.text
        same_text = self.by_text.setdefault(text, [])
        if group not in same_text:
            same_text.append(group)
            self.members[group].append(at)

    def _proposed(self, at: int) -> list[int]:
        occurrence = self.occurrences[at]
        proposed = dict.fromkeys(self.by_text.get(occurrence.work.reference.words.text, ()))
        if not proposed:
            year = occurrence.work.entry.year
            for hit in self.index.search(occurrence.work.reference, _PROPOSED):
                other = self.occurrences[hit.place].work.entry.year
                if self.group_of[hit.place] >= 0 and (year is None or other is None or abs(year - other) <= 1):
                    proposed[self.group_of[hit.place]] = None
        allowed = [group for group in proposed if self.labels[group] is None or not occurrence.lone]
        return allowed[:_GROUPS_TRIED]

    def _fits(self, at: int, group: int) -> float:
        """How surely the occurrence belongs to the group; 0 when it does not."""
        occurrence = self.occurrences[at]
        anchor = self.anchors.get(self.labels[group]) if self.labels[group] is not None else None
        if anchor is not None and compare_works(anchor, occurrence.work).apart:
            return 0.0
        lowest = 1.0
        for member in self.members[group][:_MEMBERS_COMPARED]:
            other = self.occurrences[member].work
            if other.reference.words.text == occurrence.work.reference.words.text:
                continue
            verdict = compare_works(other, occurrence.work)
            if not verdict.same:
                return 0.0
            lowest = min(lowest, verdict.score)
        return lowest
