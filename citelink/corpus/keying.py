"""A key for each work of an archive, and its entry in merged.bib, as `merging.merge` makes them."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from citelink.bibliography.entry import Entry
from citelink.bibliography.formats.bibtex.writing import write_entry
from citelink.bibliography.keys import KeyMaker, make_key, plain_key, suffix_letters
from citelink.corpus.libraries import Libraries
from citelink.corpus.store import Store
from citelink.merging import Address, Collision
from citelink.merging.references import Named, unverified
from citelink.merging.taken_over import KeysTaken, TakenOver

_TAKEN = "CREATE TABLE taken (key TEXT PRIMARY KEY, tried INTEGER) WITHOUT ROWID"
_WORKS = "CREATE TABLE work (grp INTEGER PRIMARY KEY, key TEXT)"
_ENTRIES = (
    "CREATE TABLE entry (key TEXT PRIMARY KEY, last INTEGER, text TEXT, title TEXT, authors TEXT, year INTEGER,"
    " doi TEXT, status TEXT) WITHOUT ROWID"
)
_NAMINGS = (
    "SELECT path, place, text, entry FROM node JOIN named USING (node)"
    " JOIN naming ON naming.document = named.document AND naming.nth = named.nth"
    " WHERE grp = ? ORDER BY named.document, named.nth"
)


class _Taken(KeysTaken):
    """Keys that are given out, on the disk."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __contains__(self, key: object) -> bool:
        return self._store.row("SELECT 1 FROM taken WHERE key = ?", [key]) is not None

    def __iter__(self) -> Iterator[str]:
        return (key for (key,) in self._store.rows("SELECT key FROM taken"))

    def __len__(self) -> int:
        return self._store.count("taken")

    def add(self, key: str, /) -> None:
        """See `KeysTaken`."""
        self._store.put("taken", [(key, 0)], known="IGNORE")

    def like(self, base: str) -> str:
        """What `unique_key` gives for `base`; many alike cost no more each than one."""
        folded = base.casefold()
        row = self._store.row("SELECT tried FROM taken WHERE key = ?", [folded])
        if row is None:
            return base
        number = row[0] + 1
        while (key := base + suffix_letters(number)).casefold() in self:
            number += 1
        self._store.change("UPDATE taken SET tried = ? WHERE key = ?", [(number, folded)])
        return key


def make_keys(store: Store, libraries: Libraries, make: KeyMaker) -> tuple[list[Collision], tuple[str, ...]]:
    """Give every group its key, and write the entries of all; gives the keys that two libraries use for different
    works, and what stands in merged.bib before the entries."""
    store.renew(_TAKEN, _WORKS, _ENTRIES)
    taken = _Taken(store)
    for library in libraries.own:
        store.change("INSERT OR IGNORE INTO taken VALUES (?, 0)", ((key.casefold(),) for key in library.entries))
    for (key,) in store.rows("SELECT DISTINCT key FROM carried_key"):
        taken.add(key.casefold())
    taken_over = TakenOver(libraries.every, taken)
    taken_over.add(sorted(_addresses(store, libraries)))
    for entry, inherited in taken_over.entries():
        store.put("entry", [_row(entry, "library", inherited)])
    store.keep()
    groups = store.rows(
        "SELECT grp, path, key FROM (SELECT grp, max(label) AS label FROM node GROUP BY grp)"
        " LEFT JOIN label USING (label) ORDER BY grp"
    )
    for group, path, label in groups:
        key = taken_over.keys[path, label] if path is not None else _make(store, group, taken, make)
        store.put("work", [(group, key)])
        store.keep_now_and_then()
    store.keep()
    return taken_over.collisions, taken_over.blocks()


def _addresses(store: Store, libraries: Libraries) -> set[Address]:
    """The entries of libraries that are named, and those that documents cite by their keys."""
    named: set[Address] = set(store.rows("SELECT path, key FROM label"))
    cited = [libraries.address_of(key) for (key,) in list(store.rows("SELECT DISTINCT key FROM cited"))]
    return named | {address for address in cited if address is not None}


def _make(store: Store, group: int, taken: _Taken, make: KeyMaker) -> str:
    """Write the entry of a work that no library has, and give its key."""
    rows = store.rows(_NAMINGS, [group])
    entry = unverified(Named(path, place, text, pickle.loads(entry)) for path, place, text, entry in rows)
    key = taken.like(make_key(entry)) if make is plain_key else make(entry, taken)
    taken.add(key.casefold())
    store.put("entry", [_row(replace(entry, key=key), "unverified", False)])
    return key


def _row(entry: Entry, status: str, inherited: bool) -> Sequence[Any]:
    authors = "; ".join(one.family or one.literal or one.given for one in entry.authors)
    return (
        entry.key, int(inherited), write_entry(entry), entry.title, authors, entry.year, entry.identifier("DOI"), status
    )  # fmt: skip
