"""Group entries and references that mean one work, over a whole set.

Not all pairs are looked at: `blocking` proposes those that have something in common. A work joins a group only when it
is the same as every member, and one that is the same as two works which are apart (the set, and two volumes of it)
joins neither, so that a chain of links never glues two works together, in whatever order they come.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from citelink.bibliography.entry import Entry
from citelink.matching.works.blocking import Blocking
from citelink.matching.works.compare import SameWork, Work, compare_works, fold_work

# A group of more spellings than this grows no further, and of more links than this no more are looked at.
_LARGEST = 64
_LINKS_COMPARED = 12
_SAME_TEXT = SameWork(True, 1.0, ())

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One naming of a work. `label` says which work it is when that is known already; an occurrence that is `lone`
    joins no labelled group (it fits several works, so its being like one of them proves nothing)."""

    work: Work
    label: Hashable | None = None
    lone: bool = False


@dataclass(frozen=True, slots=True)
class Grouping:
    """Which occurrences are one work; all numbers are positions of the occurrences.

    groups   the number of each occurrence's group, groups numbered in the order of first appearance
    joined   for each occurrence that joined another: which one, and why
    related  pairs of different works that belong together, the first before the second
    """

    groups: list[int]
    joined: dict[int, tuple[int, SameWork]]
    related: list[tuple[int, int, SameWork]]


def group_works(
    occurrences: Sequence[Occurrence],
    anchors: Mapping[Hashable, Entry] | None = None,
    *,
    across_scripts: bool = True,
    progress: Progress | None = None,
) -> Grouping:
    """Group occurrences of works.

    Occurrences with one label are one group, with different labels never; `anchors` are the entries that labels stand
    for, and an occurrence that edition, volume, part or year keeps apart from the anchor does not join.

    across_scripts  a work and its transliteration are one; else they are related
    progress        called with the number of occurrences looked at, now and then
    """
    grouping = _Groups(occurrences, anchors or {}, across_scripts)
    grouping.compare(progress)
    return grouping.group()


def group_linked(
    occurrences: Sequence[Occurrence],
    links: Mapping[int, Mapping[int, SameWork]],
    anchors: Mapping[Hashable, Entry],
) -> list[int]:
    """The number of the group of each of `occurrences`, which say different things, where it is known which are the
    same: `links` has each pair both ways, ascending. All that are linked or have one label are among them."""
    grouping = _Groups(occurrences, anchors, across_scripts=True, distinct=True)
    grouping.links.update({one: dict(others) for one, others in links.items()})
    return grouping.group().groups


def says_enough(work: Work, entry: Entry) -> bool:
    """Whether a work says enough to be known again, or by its key, or says the same as `entry` to the letter: two
    `Introduction` without author and place are not one."""
    # What agrees in every field needs a little less than other pairs: its key agrees too here.
    if (bool(entry.key) and work.source.key == entry.key) or compare_works(work, work):
        return True
    return work.traits.title.weighty and _fields(work.source) == _fields(entry)


def compare_occurrences(one: Occurrence, two: Occurrence, *, across_scripts: bool = True) -> SameWork:
    """Whether two occurrences name one work."""
    if one.work.text and one.work.text == two.work.text:
        return _SAME_TEXT
    verdict = compare_works(one.work, two.work)
    if verdict.relation == "transliteration" and not across_scripts:
        return SameWork(False, verdict.score, verdict.evidence, True, verdict.relation)
    return verdict


class _Groups:
    def __init__(
        self,
        occurrences: Sequence[Occurrence],
        anchors: Mapping[Hashable, Entry],
        across_scripts: bool,
        distinct: bool = False,
    ) -> None:
        self.occurrences = occurrences
        self.anchors = anchors
        self.across_scripts = across_scripts
        self._folded: dict[Hashable, Work | None] = {}
        self.node_of: list[int] = []
        self.nodes: list[int] = []
        self.twins: dict[int, int] = {}
        if distinct:
            self.nodes = self.node_of = list(range(len(occurrences)))
        else:
            self._collapse()
        self.links: dict[int, dict[int, SameWork]] = {}
        self.related: list[tuple[int, int, SameWork]] = []

    def _collapse(self) -> None:
        """One node for all occurrences that say the same, so that a thousand copies cost no more than one."""
        known: dict[Hashable, int] = {}
        for at, occurrence in enumerate(self.occurrences):
            said = said_by(occurrence)
            node = known.get(said)
            if node is not None and (occurrence.work.text or says_enough(self._work(node), occurrence.work.source)):
                self.node_of.append(node)
                self.twins[at] = self.nodes[node]
                continue
            known.setdefault(said, len(self.nodes))
            self.node_of.append(len(self.nodes))
            self.nodes.append(at)

    def _work(self, node: int) -> Work:
        return self.occurrences[self.nodes[node]].work

    def compare(self, progress: Progress | None) -> None:
        """Compare what the blocks propose; keep who is the same as whom, and who is related."""
        blocks = Blocking([self._work(node) for node in range(len(self.nodes))])
        for node in range(len(self.nodes)):
            if progress is not None and node % 500 == 0:
                progress(self.nodes[node])
            for other in blocks.neighbours(node):
                verdict = self._verdict(node, other)
                if verdict.same:
                    self.links.setdefault(node, {})[other] = verdict
                    self.links.setdefault(other, {})[node] = verdict
                elif verdict.relation:
                    self.related.append((node, other, verdict))

    def _verdict(self, node: int, other: int) -> SameWork:
        one, two = self.occurrences[self.nodes[node]], self.occurrences[self.nodes[other]]
        return compare_occurrences(one, two, across_scripts=self.across_scripts)

    def group(self) -> Grouping:
        """Put every node into a group."""
        group_of: dict[int, int] = {}
        members: list[list[int]] = []
        labels: dict[Hashable, int] = {}
        joined: dict[int, tuple[int, SameWork]] = {}
        for node in range(len(self.nodes)):
            label = self.occurrences[self.nodes[node]].label
            if label is not None:
                group = labels.setdefault(label, len(members))
                if group == len(members):
                    members.append([])
                members[group].append(node)
                group_of[node] = group
        for node in range(len(self.nodes)):
            if node in group_of:
                continue
            group, why = self._fitting(node, group_of, members)
            if why is None:
                group = len(members)
                members.append([])
            else:
                joined[self.nodes[node]] = self.nodes[why], self.links[node][why]
            members[group].append(node)
            group_of[node] = group
        numbers: dict[int, int] = {}
        groups = [numbers.setdefault(group_of[node], len(numbers)) for node in self.node_of]
        joined.update({at: (twin, _SAME_TEXT) for at, twin in self.twins.items()})
        related = [
            (self.nodes[one], self.nodes[other], verdict)
            for one, other, verdict in self.related
            if group_of[one] != group_of[other]
        ]
        return Grouping(groups, joined, related)

    def _fitting(self, node: int, group_of: Mapping[int, int], members: list[list[int]]) -> tuple[int, int | None]:
        """The group that a node belongs to, and the member that says so; None where there is no such group."""
        links = self.links.get(node, {})
        if not links or self._between(node, links):
            return -1, None
        best: tuple[float, int, int | None] = (0.0, -1, None)
        for group in dict.fromkeys(group_of[other] for other in links if other in group_of):
            score = self._fits(node, links, members[group])
            if score > best[0]:
                first = next(other for other in members[group] if other in links)
                best = score, group, first
        return best[1], best[2]

    def _between(self, node: int, links: Mapping[int, SameWork]) -> bool:
        """Whether it is the same as two works that are apart."""
        firmest = sorted(links, key=lambda other: (-links[other].score, other))[:_LINKS_COMPARED]
        return any(
            two not in self.links.get(one, {}) and self._apart(one, two) for one, two in combinations(firmest, 2)
        )

    def _apart(self, one: int, two: int) -> bool:
        labels = [self.occurrences[self.nodes[node]].label for node in (one, two)]
        if labels[0] is not None and labels[0] == labels[1]:
            return False
        return self._verdict(one, two).apart

    def _fits(self, node: int, links: Mapping[int, SameWork], members: Sequence[int]) -> float:
        """How surely a node belongs to a group; 0 when it does not."""
        occurrence = self.occurrences[self.nodes[node]]
        label = self.occurrences[self.nodes[members[0]]].label
        if (label is not None and occurrence.lone) or len(members) >= _LARGEST:
            return 0.0
        anchor = self._anchor(label) if label is not None else None
        if anchor is not None and compare_works(anchor, occurrence.work).apart:
            return 0.0
        lowest = 1.0
        for member in members:
            verdict = links.get(member) or self._verdict(node, member)
            if not verdict.same:
                return 0.0
            lowest = min(lowest, verdict.score)
        return lowest

    def _anchor(self, label: Hashable) -> Work | None:
        if label not in self._folded:
            entry = self.anchors.get(label)
            self._folded[label] = fold_work(entry) if entry is not None else None
        return self._folded[label]


def _fields(entry: Entry) -> Entry:
    """An entry without what only tells where it stands."""
    return replace(entry, key="", source_text="", origin="")


def said_in(text: str, label: Hashable | None, lone: bool) -> Hashable:
    """All that a printed reference says, spaces and capitals aside."""
    return label, lone, "".join(text.split()).casefold()


def said_by(occurrence: Occurrence) -> Hashable:
    """All that an occurrence says, so that those which say the same are found."""
    work = occurrence.work
    if work.text:
        return said_in(work.text, occurrence.label, occurrence.lone)
    traits = work.traits
    return (
        occurrence.label, occurrence.lone, traits.title.whole.text, traits.names, traits.year, traits.volume,
        traits.issue, traits.first, traits.last, traits.extent, traits.edition, traits.containers, traits.publisher,
        tuple(sorted(traits.identifiers.items())), traits.kind, traits.cyrillic, traits.notice, traits.thesis_abstract,
        traits.url, traits.day, traits.number, traits.version, traits.chapter,
    )  # fmt: skip
