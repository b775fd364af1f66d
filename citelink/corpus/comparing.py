"""Which nodes of an archive are one work, and the groups that they make: those of `matching.works.grouping`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import overload

import numpy as np
from numpy.typing import NDArray

from citelink.bibliography.entry import Entry
from citelink.corpus.blocking import drop_keys, neighbours
from citelink.corpus.libraries import Libraries
from citelink.corpus.occurring import Node, occurrence, read_nodes
from citelink.corpus.store import Store
from citelink.matching.works.compare import SameWork
from citelink.matching.works.grouping import Occurrence, compare_occurrences, group_linked

_LINKS = "CREATE TABLE link (one INTEGER, other INTEGER, score REAL, PRIMARY KEY (one, other)) WITHOUT ROWID"
_LINKED = "SELECT other, score FROM link WHERE one = ? UNION ALL SELECT one, score FROM link WHERE other = ? ORDER BY 1"
_DONE = "CREATE TABLE compared (start INTEGER PRIMARY KEY)"
_CHUNK = 100
_ASKED = 500
_LOADED = 4000
Linked = tuple[int, int, float]


@dataclass(frozen=True, slots=True)
class Comparing:
    """The task of a process: pairs of nodes that it is worth comparing. `start` is the rank of the first."""

    start: int
    nodes: tuple[Node, ...]
    pairs: tuple[tuple[int, int], ...]


def begin_comparing(store: Store) -> None:
    """Make room for links, unless there is some."""
    drop_keys(store)
    if store.said("links") is None:
        store.renew(_LINKS, _DONE)
        store.say("links")


def comparings(store: Store) -> Iterator[Comparing]:
    """The nodes that are not compared yet with what they are to be compared with. They come ordered by title: those
    that are compared with the same ones come together."""
    done = {start for (start,) in store.rows("SELECT start FROM compared")}
    for start in range(0, store.count("ranked"), _CHUNK):
        if start in done:
            continue
        ranked = store.rows("SELECT node FROM ranked WHERE rank BETWEEN ? AND ?", [start, start + _CHUNK - 1])
        pairs = tuple((node, other) for (node,) in list(ranked) for other in neighbours(store, node))
        wanted = sorted({node for pair in pairs for node in pair})
        nodes = [
            node
            for at in range(0, len(wanted), _ASKED)
            for node in read_nodes(store, f"node.node IN ({', '.join(map(str, wanted[at : at + _ASKED]))})")
        ]
        yield Comparing(start, tuple(nodes), pairs)


def compare(task: Comparing) -> list[Linked]:
    """The pairs that are one work, each with how surely."""
    nodes = {node.node: node for node in task.nodes}
    found = []
    for one, other in task.pairs:
        verdict = compare_occurrences(occurrence(nodes[one]), occurrence(nodes[other]))
        if verdict.same:
            found.append((one, other, verdict.score))
    return found


def keep_links(store: Store, task: Comparing, found: Sequence[Linked]) -> None:
    """Put what `compare` gives into the store."""
    store.put("link", found)
    store.put("compared", [(task.start,)])
    store.keep()


def count_comparings(store: Store) -> tuple[int, int]:
    """How many of the tasks of `comparings` are done, and how many there are in all."""
    return store.count("compared"), -(-store.count("ranked") // _CHUNK)


def make_groups(store: Store, libraries: Libraries) -> None:
    """Give every node its group, which is called by the first of its nodes."""
    store.index("CREATE INDEX IF NOT EXISTS link_other ON link (other)")
    roots = _roots(store)
    order = np.argsort(roots, kind="stable")
    bounds = np.flatnonzero(np.diff(roots[order], prepend=-1, append=-1))
    groups = np.arange(len(roots), dtype=np.int32)
    anchors = _Anchors(store, libraries)
    for start, end in pairwise(bounds.tolist()):
        if end - start > 1:
            nodes = order[start:end].tolist()
            groups[nodes] = _group(store, nodes, anchors)
    store.change("UPDATE node SET grp = ? WHERE node = ?", ((int(group), node) for node, group in enumerate(groups)))
    store.index("CREATE INDEX IF NOT EXISTS node_group ON node (grp)")
    store.keep()


def _roots(store: Store) -> NDArray[np.int32]:
    """For each node the first of all that are linked with it, in however many steps, or have its label."""
    roots = np.arange(store.count("node"), dtype=np.int32)

    def root(node: int) -> int:
        while roots[node] != node:
            roots[node] = roots[roots[node]]
            node = int(roots[node])
        return node

    labels = "SELECT node, min(node) OVER (PARTITION BY label) FROM node WHERE label IS NOT NULL"
    for query in (labels, "SELECT one, other FROM link"):
        for one, other in store.rows(query):
            low, high = sorted((root(one), root(other)))
            roots[high] = low
    for node in range(len(roots)):
        roots[node] = roots[roots[node]]
    return roots


def _group(store: Store, nodes: Sequence[int], anchors: _Anchors) -> list[int]:
    """The groups of nodes that are linked, each called by its first node."""
    numbers = {node: number for number, node in enumerate(nodes)}
    links: dict[int, dict[int, SameWork]] = {}
    for number, node in enumerate(nodes):
        linked = store.rows(_LINKED, [node, node])
        found = {numbers[other]: SameWork(True, score, ()) for other, score in linked}
        if found:
            links[number] = found
    if not links:
        return [nodes[0]] * len(nodes)
    first: dict[int, int] = {}
    groups = group_linked(_Occurrences(store, nodes), links, anchors.of(store, nodes))
    return [first.setdefault(group, node) for node, group in zip(nodes, groups, strict=True)]


class _Occurrences(Sequence[Occurrence]):
    """Nodes as the engine compares them, read when they are asked for."""

    def __init__(self, store: Store, nodes: Sequence[int]) -> None:
        self._store, self._nodes = store, nodes
        self._read = lru_cache(_LOADED)(self._load)

    def __len__(self) -> int:
        return len(self._nodes)

    @overload
    def __getitem__(self, at: int) -> Occurrence: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Occurrence]: ...

    def __getitem__(self, at: int | slice) -> Occurrence | Sequence[Occurrence]:
        return self._read(self._nodes[at]) if isinstance(at, int) else [self[number] for number in range(len(self))[at]]

    def _load(self, node: int) -> Occurrence:
        return occurrence(next(read_nodes(self._store, "node.node = ?", [node])))


class _Anchors:
    """The entries of libraries that labels stand for."""

    def __init__(self, store: Store, libraries: Libraries) -> None:
        self._libraries = libraries
        store.index("CREATE INDEX IF NOT EXISTS naming_label ON naming (label_path, label_key)")

    def of(self, store: Store, nodes: Sequence[int]) -> dict[object, Entry]:
        """Those of some nodes, by label. An entry that no reference was matched to itself, only another one that is the
        same work, keeps nothing apart."""
        found: dict[object, Entry] = {}
        for node in nodes:
            row = store.row("SELECT label, path, key FROM node JOIN label USING (label) WHERE node = ?", [node])
            if row is None or row[0] in found:
                continue
            matched = store.row("SELECT 1 FROM naming WHERE label_path = ? AND label_key = ?", row[1:])
            entry = self._libraries.entry((row[1], row[2])) if matched else None
            if entry is not None:
                found[row[0]] = entry
        return found
