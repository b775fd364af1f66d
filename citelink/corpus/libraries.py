"""The libraries of an archive: the user's, and those that its documents carry, read when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from citelink.bibliography.entry import Entry
from citelink.bibliography.library import Library
from citelink.corpus.store import Store, unpack
from citelink.merging import Address

_OPEN = 32


class _CarriedEntries(Mapping[str, Entry]):
    """The entries of a library that a document carries."""

    def __init__(self, shelf: _Shelf, document: int, nth: int) -> None:
        self._shelf, self._at = shelf, (document, nth)

    def __getitem__(self, key: str) -> Entry:
        return self._shelf.entries(*self._at)[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._shelf.entries(*self._at))

    def __len__(self) -> int:
        return len(self._shelf.entries(*self._at))


class _Shelf:
    """Carried libraries, some of them in memory."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.entries = lru_cache(_OPEN)(self._entries)

    def _entries(self, document: int, nth: int) -> Mapping[str, Entry]:
        found = self._store.row("SELECT library FROM carried WHERE document = ? AND nth = ?", [document, nth])
        entries: Mapping[str, Entry] = unpack(found[0])
        return entries


class Libraries:
    """All libraries of a run, in the order in which they win."""

    def __init__(self, store: Store, own: Sequence[Library]) -> None:
        self.own = tuple(own)
        shelf = _Shelf(store)
        carried = []
        for document, nth, path, rest in store.rows(
            "SELECT document, nth, path, rest FROM carried ORDER BY document, nth"
        ):
            strings, preamble = unpack(rest)
            carried.append(Library(path, _CarriedEntries(shelf, document, nth), strings, preamble))
        self.carried = tuple(carried)
        self._by_path = {library.path: library for library in reversed(self.every)}
        self._store = store

    @property
    def every(self) -> tuple[Library, ...]:
        """The user's, then those of the documents."""
        return (*self.own, *self.carried)

    def entry(self, address: Address) -> Entry | None:
        """The entry at an address."""
        library = self._by_path.get(address[0])
        return library.entries.get(address[1]) if library else None

    def address_of(self, key: str) -> Address | None:
        """The first entry that has a key."""
        for library in self.own:
            if key in library.entries:
                return library.path, key
        found = self._store.row(
            "SELECT path FROM carried_key JOIN carried USING (document, nth) WHERE key = ? ORDER BY document, nth",
            [key],
        )
        return (found[0], key) if found else None
