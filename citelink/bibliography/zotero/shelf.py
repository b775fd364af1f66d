"""What Zotero's database and its local API both offer, and what of it the user means."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from citelink.bibliography.collecting import Collection as Keyed
from citelink.bibliography.entry import Entry
from citelink.bibliography.library import Library
from citelink.bibliography.zotero.items import Item, read_item
from citelink.bibliography.zotero.naming import wanted_part
from citelink.errors import LibraryError

_OWN = "My Library"
_MOST_NAMED = 10
_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Owned:
    """A library within Zotero: the user's own (`number` 0, called as Zotero calls it in English) or a group's."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection: its key, its name, and the key of the one that it stands in, or ""."""

    key: str
    name: str
    parent: str


class Shelf(Protocol):
    """Zotero's data. Its methods raise LibraryError where they cannot be read."""

    def groups(self) -> Sequence[Owned]:
        """The libraries of groups."""

    def collections(self, owned: Owned) -> Sequence[Collection]:
        """The collections of a library, those in the trash left out."""

    def items(self, owned: Owned, collections: Sequence[str] | None) -> Iterable[Item]:
        """The items of a library, or of those of its collections; none of the trash, no attachments, notes or
        annotations."""


def read_shelf(shelf: Shelf, given: str, say: Callable[[str], None]) -> Library:
    """The library that the user calls `given`: `zotero`, `zotero:COLLECTION`, `zotero:GROUP`,
    `zotero:GROUP/COLLECTION`, or a database. A collection is meant with those that stand in it.

    `say` is told of keys that stand for two entries. Raises LibraryError where there is none of that name, or more than
    one."""
    part = _choose(shelf, wanted_part(given))
    # The order in which they came in, whoever tells of them: keys that are made depend on it.
    items = {item.key: item for item in shelf.items(part.owned, part.collections)}
    entries = [read_item(item, given) for item in sorted(items.values(), key=lambda item: (item.added, item.key))]
    keyed: Keyed[Entry] = Keyed(entry.key for entry in entries)
    for entry in entries:
        reason = keyed.add(entry, entry)
        if reason and entry.key:
            say(f"{given}: {reason}")
    return Library(given, keyed.entries)


@dataclass(frozen=True, slots=True)
class _Part:
    """What may be meant: a library, or some of its collections, and how it is called in full."""

    name: str
    owned: Owned
    collections: tuple[str, ...] | None = None


def _choose(shelf: Shelf, wanted: str) -> _Part:
    """The part of the data that is meant."""
    own = Owned(0, _OWN)
    folded = _fold(wanted).rstrip("/ ")
    if not folded:
        return _Part(_OWN, own)
    groups = list(shelf.groups())
    wholes = [_Part(f"{one.name}/", one) for one in (own, *groups) if _fold(one.name) == folded]
    named = _parts(shelf, own, "")
    for group in groups:
        if folded.startswith(f"{_fold(group.name)}/"):
            named += _parts(shelf, group, f"{group.name}/")
    own_name = f"{_fold(_OWN)}/"
    found = [*wholes, *_called(named, {folded, folded.removeprefix(own_name)})]
    if len(found) == 1:
        return found[0]
    if found:
        raise LibraryError(
            f"Zotero has several collections or groups called {wanted}: {_listed(found)}; name all that it stands in."
        )
    there = [*named, *(_Part(group.name, group) for group in groups)]
    known = f"; there are {_listed(there)}" if there else ""
    raise LibraryError(f"Zotero has no collection and no group called {wanted}{known}.")


def _parts(shelf: Shelf, owned: Owned, prefix: str) -> list[_Part]:
    collections = shelf.collections(owned)
    return [_Part(prefix + path, owned, _below(key, collections)) for key, path in _paths(collections)]


def _called(parts: Sequence[_Part], asked: set[str]) -> list[_Part]:
    """Those whose whole name is asked for; else those whose name ends so."""
    folded = [(part, _fold(part.name)) for part in parts]
    exactly = [part for part, name in folded if name in asked]
    if exactly:
        return exactly
    found = []
    for part, name in folded:
        group = f"{_fold(part.owned.name)}/"
        tails = {one.removeprefix(group) for one in asked if part.owned.number == 0 or one.startswith(group)}
        if any(name.endswith(f"/{tail}") for tail in tails):
            found.append(part)
    return found


def _listed(parts: Sequence[_Part]) -> str:
    names = ", ".join(part.name for part in parts[:_MOST_NAMED])
    return names + (" ..." if len(parts) > _MOST_NAMED else "")


def _paths(collections: Iterable[Collection]) -> Iterator[tuple[str, str]]:
    """The key and the path, `Thesis/Chapter 2`, of each collection."""
    by_key = {one.key: one for one in collections}
    for one in by_key.values():
        names: list[str] = []
        at: Collection | None = one
        while at is not None and len(names) < _DEEPEST:
            names.append(at.name)
            at = by_key.get(at.parent)
        yield one.key, "/".join(reversed(names))


def _below(key: str, collections: Sequence[Collection]) -> tuple[str, ...]:
    """A collection and those in it."""
    found = [key]
    for at in found:
        found.extend(one.key for one in collections if one.parent == at and one.key not in found)
    return tuple(found)


def _fold(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
