"""Which nodes of an archive are worth comparing: those of `matching.works.blocking`, on the disk."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import groupby

import numpy as np

from citelink.corpus.occurring import Node, chunks, fold
from citelink.corpus.store import Store
from citelink.matching.works.blocking import CROWD, keys_of, windows, words_of

_PAIRS = "CREATE TABLE pair (key INTEGER, node INTEGER)"
_MEMBERS = "CREATE TABLE member (block INTEGER, node INTEGER, PRIMARY KEY (block, node)) WITHOUT ROWID"
_RANKS = "CREATE TABLE ranked (rank INTEGER PRIMARY KEY, node INTEGER)"
_ASKED = 500
_NEIGHBOURS = (
    "SELECT DISTINCT other.node FROM member AS own JOIN member AS other USING (block)"
    " WHERE own.node = ? AND other.node > ? ORDER BY other.node"
)


@dataclass(frozen=True, slots=True)
class Keying:
    """The task of a process: some nodes, and in how many nodes each of their words is."""

    nodes: tuple[Node, ...]
    rarity: Mapping[str, int]


def begin_blocks(store: Store) -> None:
    """Make room for keys."""
    store.renew(_PAIRS)


def keyings(store: Store) -> Iterator[Keying]:
    """All nodes with the rarity of their words."""
    for nodes in chunks(store):
        between = [nodes[0].node, nodes[-1].node]
        said = store.rows("SELECT words FROM ordered WHERE node BETWEEN ? AND ?", between)
        words = {word for (line,) in said for word in line.split()}
        yield Keying(nodes, dict(_rarity(store, sorted(words))))


def _rarity(store: Store, words: Sequence[str]) -> Iterator[tuple[str, int]]:
    for start in range(0, len(words), _ASKED):
        some = words[start : start + _ASKED]
        yield from store.rows(f"SELECT word, nodes FROM word WHERE word IN ({', '.join('?' * len(some))})", some)


def find_keys(task: Keying) -> list[tuple[int, int]]:
    """The keys of nodes, as numbers, each with its node."""
    found = []
    for node in task.nodes:
        work = fold(node.node, node.entry, node.text)
        for key in keys_of(work, words_of(work), task.rarity):
            digest = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
            found.append((int.from_bytes(digest, "big", signed=True), node.node))
    return found


def keep_keys(store: Store, found: Sequence[tuple[int, int]]) -> None:
    """Put what `find_keys` gives into the store."""
    store.put("pair", found)
    store.keep_now_and_then()


def make_blocks(store: Store) -> None:
    """Put nodes with a key in common into blocks; of a crowded one, neighbours by title."""
    store.renew(_MEMBERS, _RANKS)
    ordered = store.rows("SELECT node FROM ordered ORDER BY title, year, volume, first, node")
    by_rank = array("l", (node for (node,) in ordered))
    ranks = np.empty(len(by_rank), np.int32)
    ranks[np.asarray(by_rank, np.int64)] = np.arange(len(by_rank), dtype=np.int32)
    store.change("INSERT INTO ranked VALUES (?, ?)", enumerate(by_rank))
    block = 0
    pairs = store.rows("SELECT key, node FROM pair ORDER BY key, node")
    for _, group in groupby(pairs, key=lambda pair: pair[0]):
        places = np.fromiter((node for _, node in group), np.int64)
        if len(places) < 2:
            continue
        crowd = len(places) > CROWD
        parts = windows(places[np.argsort(ranks[places])].tolist()) if crowd else [places.tolist()]
        for part in parts:
            store.put("member", [(block, node) for node in part])
            block += 1
        store.keep_now_and_then()
    store.index("CREATE INDEX member_node ON member (node, block)")
    store.keep()


def drop_keys(store: Store) -> None:
    """Keys are of no use when blocks are made, and are most of the file."""
    store.drop("pair")


def neighbours(store: Store, node: int) -> list[int]:
    """The nodes behind a node that it is worth comparing with, ascending."""
    return [other for (other,) in store.rows(_NEIGHBOURS, [node, node])]
