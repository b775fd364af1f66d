"""Entries under keys of their own: what becomes of a key that a library gives twice, or does not give."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from operator import eq
from typing import Generic, TypeVar

from citelink.bibliography.entry import Entry
from citelink.bibliography.keys import FreeKeys, make_key

Said = TypeVar("Said")


class Collection(Generic[Said]):
    """The entries of a library, in its order.

    The first entry with a key keeps it. A later one that says the same is dropped; one that says something else gets a
    key of its own (a letter is added), and so does one without a key.

    known  the keys that the library gives, all of them: none is given to an entry that lacks one
    same   whether what two entries say is the same
    """

    def __init__(self, known: Iterable[str], same: Callable[[Said, Said], bool] = eq) -> None:
        self.entries: dict[str, Entry] = {}
        self._free = FreeKeys(known)
        self._said: dict[str, Said] = {}
        self._same = same

    def add(self, entry: Entry, said: Said) -> str:
        """Keep `entry`, which says `said`, under its key or another; gives what is wrong with its key, or ""."""
        key = entry.key
        if key and key not in self._said:
            self.entries[key], self._said[key] = entry, said
            return ""
        if key and self._same(said, self._said[key]):
            return say_repeated(key)
        new = self._free.like(key or make_key(entry))
        self.entries[new] = replace(entry, key=new)
        return say_renamed(key, new)


def say_repeated(key: str) -> str:
    """Why an entry was dropped."""
    return f"the key {key} is repeated by an entry that says the same"


def say_repeated_otherwise(key: str) -> str:
    """Why an entry was dropped that says something else than the first with its key."""
    return f"the key {key} is repeated by another entry, and the first counts"


def say_renamed(key: str, new: str) -> str:
    """Why an entry with the key `key` ("": none) is called `new`."""
    if not key:
        return f"an entry without a key, called {new}"
    return f"the key {key} is repeated by another entry, called {new} here"
