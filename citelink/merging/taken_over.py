"""Entries taken over from the user's libraries as they stand, with the parents and macros they need."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from citelink.bibliography.entry import Entry
from citelink.bibliography.formats.bibtex.editing import Needs, find_needs, relinked, with_macros
from citelink.bibliography.formats.bibtex.macros import Macros, used_by
from citelink.bibliography.formats.bibtex.writing import is_writable_key
from citelink.bibliography.keys import make_key, unique_key
from citelink.bibliography.library import Library
from citelink.merging.merged import Address, Collision


class KeysTaken(Collection[str], Protocol):
    """Keys that are given out, case-folded."""

    def add(self, key: str, /) -> None:
        """From here on `key` is one of them."""


class TakenOver:
    """What is taken over from `libraries`, in their order: the first that has a key keeps it.

    avoided  the case-folded keys of all libraries, for those who keep them elsewhere; what is given out is added"""

    def __init__(self, libraries: Sequence[Library], avoided: KeysTaken | None = None) -> None:
        self.keys: dict[Address, str] = {}
        self.collisions: list[Collision] = []
        self._libraries = {library.path: library for library in libraries}
        # A key of the user's is never given to another work, also where nothing names its own: documents may cite it.
        self.avoided: KeysTaken = (
            {key.casefold() for library in libraries for key in library.entries} if avoided is None else avoided
        )
        self._taken: set[str] = set()
        self._owners: dict[str, str] = {}
        self._entries: dict[str, Entry] = {}
        self._inherited_from: set[str] = set()
        self._preambles: dict[str, None] = {}
        self._macros = Macros(libraries)
        self._needs: dict[Address, Needs] = {}

    def add(
        self, addresses: Iterable[Address], instead: Mapping[Address, Address] | None = None, *, whole: bool = False
    ) -> None:
        """Take over the entries at `addresses` and what they inherit from.

        instead  entries that are not taken over, and the one of `addresses` that each is the same work as
        whole    also macros that no entry uses, and preambles of libraries that give no entry"""
        wanted: dict[str, dict[str, None]] = {path: {} for path in self._libraries if whole}
        for path, key in addresses:
            wanted.setdefault(path, {})[key] = None
        used = [(library, wanted[path]) for path, library in self._libraries.items() if path in wanted]
        for library, keys in used:
            keys.update(self._ancestors(library, keys, instead or {}))
            for key in keys:
                self.keys[library.path, key] = self._claim(key, library)
        for library, keys in used:
            self._write(library, list(keys), instead or {}, whole)

    def library(self, made: Mapping[str, Entry] | None = None, *, in_order: bool = False) -> Library:
        """All of it as one library, with the entries `made` for works that are in none: sorted by key, or in the order
        in which they came. What others inherit from stands at the end."""
        entries = {**self._entries, **(made or {})}
        order = sorted(entries if in_order else sorted(entries), key=lambda key: key in self._inherited_from)
        return Library("", {key: entries[key] for key in order}, dict(self._macros.sources), tuple(self._preambles))

    def blocks(self) -> tuple[str, ...]:
        """The macros and preambles that stand before the entries."""
        return (*self._macros.sources.values(), *self._preambles)

    def entries(self) -> Iterator[tuple[Entry, bool]]:
        """The entries taken over, each with whether others inherit from it."""
        return ((entry, key in self._inherited_from) for key, entry in self._entries.items())

    def parents(self, path: str, key: str) -> tuple[str, ...]:
        """The keys of its library that an entry inherits from."""
        library = self._libraries[path]
        return tuple(parent for parent in self._needed(library, key).parents if parent in library.entries)

    def _needed(self, library: Library, key: str) -> Needs:
        address = library.path, key
        if address not in self._needs:
            self._needs[address] = find_needs(library.entries[key].source_text, macros=bool(library.strings))
        return self._needs[address]

    def _ancestors(
        self, library: Library, keys: Mapping[str, None], instead: Mapping[Address, Address]
    ) -> dict[str, None]:
        """The keys that `keys` inherit from, sorted, without those that are not taken over."""
        found: set[str] = set()
        queue = list(keys)
        while queue:
            for parent in self.parents(library.path, queue.pop()):
                if parent not in found and (library.path, parent) not in instead:
                    found.add(parent)
                    queue.append(parent)
        return dict.fromkeys(sorted(found))

    def _claim(self, key: str, library: Library) -> str:
        path = library.path
        entry = library.entries[key]
        if not is_writable_key(key) and (not entry.source_text or len(key.split()) > 1):
            # A key with a space in it is read by BibTeX alone, and by that as another.
            joined = "-".join(key.split())
            new = unique_key(joined if is_writable_key(joined) else make_key(entry), self.avoided)
            self.avoided.add(new.casefold())
            return new
        owner = self._owners.setdefault(key.casefold(), path)
        if owner == path and key.casefold() not in self._taken:
            self._taken.add(key.casefold())
            return key
        new = unique_key(key, self.avoided)
        self.avoided.add(new.casefold())
        self.collisions.append(Collision(key, owner, path, new))
        return new

    def _write(self, library: Library, keys: Sequence[str], instead: Mapping[Address, Address], whole: bool) -> None:
        self._preambles.update(dict.fromkeys(library.preamble))
        macros = self._macros.add(library, set(library.strings) if whole else self._used_macros(library, keys))
        renamed = {}
        for key in library.entries:
            address = library.path, key
            new = self.keys.get(instead.get(address, address), key)
            if new != key:
                renamed[key] = new
        for key in keys:
            needs = self._needed(library, key)
            self._inherited_from.update(renamed.get(parent, parent) for parent in self.parents(library.path, key))
            entry, new = library.entries[key], self.keys[library.path, key]
            text = relinked(entry.source_text, renamed) if renamed else entry.source_text
            used = {name: macros[name] for name in needs.macros if name in macros}
            if used:
                text = with_macros(text, used)
            same = (entry.key, entry.source_text) == (new, text)
            self._entries[new] = entry if same else replace(entry, key=new, source_text=text)

    def _used_macros(self, library: Library, keys: Iterable[str]) -> set[str]:
        """The macros that entries use, and those that their definitions use."""
        queue = [name for key in keys for name in self._needed(library, key).macros]
        found: set[str] = set()
        while queue:
            name = queue.pop()
            if name in library.strings and name not in found:
                found.add(name)
                queue.extend(used_by(library.strings[name]))
        return found
