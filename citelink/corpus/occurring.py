"""The namings of works in an archive, numbered in the order of first appearance, and how rare their words are.

Namings that say the same are one *node*, so that a thousand copies cost no more than one.
"""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import islice

from citelink.bibliography.entry import Entry
from citelink.corpus.libraries import Libraries
from citelink.corpus.store import Store
from citelink.matching.works.blocking import order_of, words_of
from citelink.matching.works.compare import Work, fold_work
from citelink.matching.works.grouping import Occurrence, said_by, said_in, says_enough
from citelink.merging import Address, SharedWork
from citelink.merging.references import find_shared

_CHUNK = 500
_FOLDED = 3000
_NODES = (
    "CREATE TABLE node (node INTEGER PRIMARY KEY, said BLOB UNIQUE, document INTEGER, nth INTEGER, label INTEGER,"
    " lone INTEGER, grp INTEGER)"
)
_NAMED = "CREATE TABLE named (document INTEGER, nth INTEGER, node INTEGER, PRIMARY KEY (document, nth)) WITHOUT ROWID"
_LABELS = "CREATE TABLE label (label INTEGER PRIMARY KEY, path TEXT, key TEXT, UNIQUE (path, key))"
_WORDS = "CREATE TABLE word (word TEXT PRIMARY KEY, nodes INTEGER) WITHOUT ROWID"
_ORDERS = (
    "CREATE TABLE ordered (node INTEGER PRIMARY KEY, title TEXT, year INTEGER, volume TEXT, first TEXT, words TEXT)"
)


@dataclass(frozen=True, slots=True)
class Node:
    """A naming as processes are sent it: its number, its entry (pickled) and text, its label and whether it is lone."""

    node: int
    entry: bytes
    text: str
    label: int | None = None
    lone: bool = False


@lru_cache(_FOLDED)
def fold(node: int, entry: bytes, text: str) -> Work:
    """The work of a node in comparison form; a process remembers those it has seen last."""
    return fold_work(pickle.loads(entry), text)


def occurrence(node: Node) -> Occurrence:
    """A node as the engine compares it."""
    return Occurrence(fold(node.node, node.entry, node.text), node.label, node.lone)


def find_labels(store: Store, libraries: Libraries) -> tuple[tuple[SharedWork, ...], dict[Address, Address]]:
    """The entries of libraries that are one work, among those that the archive names."""
    rows = store.rows(
        "SELECT one_path, one_key, other_path, other_key FROM rivalry"
        " GROUP BY 1, 2, 3, 4 ORDER BY min(document * 1000000 + nth)"
    )

    def rivalries() -> Iterator[tuple[Address, Entry, Address, Entry]]:
        for one_path, one_key, other_path, other_key in rows:
            one, other = (one_path, one_key), (other_path, other_key)
            entry, rival = libraries.entry(one), libraries.entry(other)
            if entry is not None and rival is not None:
                yield one, entry, other, rival

    return find_shared(rivalries(), libraries.every)


def number_nodes(store: Store, canonical: dict[Address, Address]) -> None:
    """Give every naming its node, and every node its label: the entry of a library that it names."""
    store.renew(_NODES, _NAMED, _LABELS)
    namings = store.rows(
        "SELECT document, nth, text, entry, label_path, label_key, lone FROM naming ORDER BY document, nth"
    )
    number = 0
    while chunk := list(islice(namings, _CHUNK)):
        named = []
        for document, nth, text, entry, path, key, lone in chunk:
            label = None if path is None else _label(store, canonical.get((path, key), (path, key)))
            said = _said(entry, text, label, bool(lone))
            known = store.row("SELECT node, document, nth FROM node WHERE said = ?", [said])
            if known is not None and (text or says_enough(fold(-1, _entry(store, known[1:]), ""), pickle.loads(entry))):
                named.append((document, nth, known[0]))
                continue
            row = (number, None if known else said, document, nth, label, lone, None)
            store.put("node", [row])
            named.append((document, nth, number))
            number += 1
        store.put("named", named)
        store.keep_now_and_then()
    store.index("CREATE INDEX IF NOT EXISTS named_node ON named (node)")
    store.keep()


def _said(entry: bytes, text: str, label: int | None, lone: bool) -> bytes:
    said = said_in(text, label, lone) if text else said_by(Occurrence(fold(-1, entry, ""), label, lone))
    return blake2b(repr(said).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _entry(store: Store, at: Iterable[int]) -> bytes:
    entry: bytes = store.row("SELECT entry FROM naming WHERE document = ? AND nth = ?", at)[0]
    return entry


def _label(store: Store, address: Address) -> int:
    store.put("label", [(None, *address)], known="IGNORE")
    number: int = store.row("SELECT label FROM label WHERE path = ? AND key = ?", address)[0]
    return number


def read_nodes(store: Store, condition: str, values: Iterable[object] = ()) -> Iterator[Node]:
    """The nodes that fit a condition."""
    rows = store.rows(
        "SELECT node.node, entry, text, label, node.lone FROM node JOIN naming USING (document, nth)"
        f" WHERE {condition} ORDER BY node.node",
        values,
    )
    return (Node(number, entry, text, label, bool(lone)) for number, entry, text, label, lone in rows)


def chunks(store: Store, after: int = -1) -> Iterator[tuple[Node, ...]]:
    """All nodes behind number `after`, some hundreds at a time."""
    last = store.row("SELECT max(node) FROM node")[0]
    for start in range(after + 1, (last if last is not None else -1) + 1, _CHUNK):
        yield tuple(read_nodes(store, "node.node BETWEEN ? AND ?", [start, start + _CHUNK - 1]))


def count_words(task: tuple[Node, ...]) -> tuple[Counter[str], list[tuple[object, ...]]]:
    """In how many of some nodes each word is, and what they are ordered by."""
    words: Counter[str] = Counter()
    orders: list[tuple[object, ...]] = []
    for node in task:
        work = fold(node.node, node.entry, node.text)
        said = words_of(work)
        words.update(set(said))
        orders.append((node.node, *order_of(work), " ".join(said)))
    return words, orders


def keep_words(store: Store, words: Counter[str], orders: list[tuple[object, ...]]) -> None:
    """Put what `count_words` gives into the store."""
    store.change(
        "INSERT INTO word VALUES (?, ?) ON CONFLICT (word) DO UPDATE SET nodes = nodes + excluded.nodes",
        sorted(words.items()),
    )
    store.put("ordered", orders)
    store.keep_now_and_then()


def begin_words(store: Store) -> None:
    """Make room for words."""
    store.renew(_WORDS, _ORDERS)
