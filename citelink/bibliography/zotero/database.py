"""Zotero's database, zotero.sqlite: copied with its log, and read from the copy.

While Zotero runs it holds the database, from its version 10 on with a write-ahead log and for itself alone. What stands
in the log only is the newest; a reader that looks at the file in place sees an old library, or none. Tables and columns
after Zotero's own schema (userdata 129)."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from citelink.bibliography.zotero.items import ADDRESS, Creator, Item
from citelink.bibliography.zotero.kinds import DATES, NO_ITEMS
from citelink.bibliography.zotero.shelf import Collection, Owned
from citelink.errors import LibraryError

# The log, and the journal of a Zotero that was killed while it wrote.
_BESIDE = ("-wal", "-journal")
_TRIES = 5
_PAUSE = 0.2
_IS_DATE = frozenset(name for names in DATES.values() for name in names)
_SORTABLE = 10
_ITEMS = """
    SELECT itemID, key, dateAdded, typeName FROM items JOIN itemTypesCombined USING (itemTypeID)
    WHERE libraryID = ? AND itemID NOT IN (SELECT itemID FROM deletedItems)
"""
_FIELDS = """
    SELECT itemID, fieldName, value FROM itemData
    JOIN fieldsCombined USING (fieldID) JOIN itemDataValues USING (valueID)
    WHERE fieldName != 'abstractNote' AND itemID IN (SELECT itemID FROM items WHERE libraryID = ?)
"""
_CREATORS = """
    SELECT itemID, creatorType, firstName, lastName, fieldMode FROM itemCreators JOIN creators USING (creatorID)
    JOIN creatorTypes USING (creatorTypeID) WHERE itemID IN (SELECT itemID FROM items WHERE libraryID = ?)
    ORDER BY itemID, orderIndex
"""
_COLLECTIONS = """
    SELECT one.key, one.collectionName, above.key FROM collections AS one
    LEFT JOIN collections AS above ON above.collectionID = one.parentCollectionID WHERE one.libraryID = ?
"""
_IN_COLLECTIONS = "SELECT key, itemID FROM collections JOIN collectionItems USING (collectionID) WHERE libraryID = ?"
_ACCOUNT = "SELECT key, value FROM settings WHERE setting = 'account' AND key IN ('userID', 'localUserKey')"
_DELETED_COLLECTIONS = "SELECT key FROM deletedCollections JOIN collections USING (collectionID)"


class DatabaseShelf:
    """The data in a copy of the database. Raises LibraryError for a database that is none of Zotero's."""

    def __init__(self, base: sqlite3.Connection, path: str) -> None:
        self._base = base
        self._path = path

    def groups(self) -> Sequence[Owned]:
        """The groups, by Zotero's numbers of their libraries."""
        rows = self._rows("SELECT libraryID, name FROM groups ORDER BY libraryID")
        return [Owned(int(number), str(name)) for number, name in rows]

    def collections(self, owned: Owned) -> Sequence[Collection]:
        """The collections of a library."""
        gone = {key for (key,) in self._rows(_DELETED_COLLECTIONS)} if self._has("deletedCollections") else set()
        rows = self._rows(_COLLECTIONS, self._number(owned))
        return [Collection(key, name, parent or "") for key, name, parent in rows if key not in gone]

    def items(self, owned: Owned, collections: Sequence[str] | None) -> Iterable[Item]:
        """The items of a library."""
        number = self._number(owned)
        chosen = None
        if collections is not None:
            chosen = {item for key, item in self._rows(_IN_COLLECTIONS, number) if key in collections}
        fields: dict[int, dict[str, str]] = defaultdict(dict)
        dates: dict[int, dict[str, str]] = defaultdict(dict)
        for item, name, value in self._rows(_FIELDS, number):
            text = str(value)
            if name in _IS_DATE and text[4:5] == text[7:8] == "-":
                dates[item][name], text = text[:_SORTABLE], text[_SORTABLE:].strip() or text[:_SORTABLE]
            fields[item][name] = text
        creators: dict[int, list[Creator]] = defaultdict(list)
        for item, role, first, last, mode in self._rows(_CREATORS, number):
            creators[item].append(
                Creator(role, literal=last or "") if mode == 1 else Creator(role, last or "", first or "")
            )
        address = self._address(owned)
        for item, key, added, kind in self._rows(_ITEMS, number):
            if kind not in NO_ITEMS and (chosen is None or item in chosen):
                uri = f"{address}/items/{key}" if address else ""
                yield Item(key, str(added), kind, fields[item], dates[item], tuple(creators[item]), uri)

    def _address(self, owned: Owned) -> str:
        """The address of a library: a group's, or the user's by the number of an account, else by Zotero's own name for
        the user; "" where there is none."""
        if owned.number:
            rows = self._rows("SELECT groupID FROM groups WHERE libraryID = ?", owned.number)
            return f"{ADDRESS}groups/{int(rows[0][0])}" if rows else ""
        known = dict(self._rows(_ACCOUNT)) if self._has("settings") else {}
        if known.get("userID"):
            return f"{ADDRESS}users/{known['userID']}"
        return f"{ADDRESS}users/local/{known['localUserKey']}" if known.get("localUserKey") else ""

    def _number(self, owned: Owned) -> int:
        """The number of a library; feeds are libraries of their own and are never asked for."""
        if owned.number:
            return owned.number
        rows = self._rows("SELECT libraryID FROM libraries WHERE type = 'user' ORDER BY libraryID")
        return int(rows[0][0]) if rows else 1

    def _has(self, table: str) -> bool:
        return bool(self._rows("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", table))

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        try:
            return self._base.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise LibraryError(f"{self._path} cannot be read as a database of Zotero: {error}.") from error


@contextmanager
def open_database(path: str) -> Iterator[DatabaseShelf]:
    """The data in the file `path`, which is neither opened nor changed: a copy of it, and of its log, is read, and is
    gone afterwards. Raises LibraryError."""
    with tempfile.TemporaryDirectory(prefix="citelink-") as folder:
        copy = Path(folder) / "copy.sqlite"
        try:
            _copy(Path(path), copy)
        except OSError as error:
            raise LibraryError(f"The library {path} cannot be read: {error.strerror or error}.") from error
        with closing(sqlite3.connect(copy, isolation_level=None)) as base:
            base.text_factory = lambda data: data.decode("utf-8", "replace")
            yield DatabaseShelf(base, path)


def _copy(path: Path, copy: Path) -> None:
    """Copy the database with what stands beside it, again where Zotero wrote into one of them meanwhile. What still
    changes after that is copied as it is."""
    if not path.is_file():
        raise FileNotFoundError(0, "there is no such file")
    for tried in range(_TRIES):
        before = _state(path)
        for suffix in ("", *_BESIDE):
            beside = copy.with_name(copy.name + suffix)
            beside.unlink(missing_ok=True)
            if not suffix or path.with_name(path.name + suffix).exists():
                shutil.copyfile(path.with_name(path.name + suffix), beside)
        if _state(path) == before:
            return
        time.sleep(_PAUSE * tried)


def _state(path: Path) -> list[tuple[int, int] | None]:
    """Size and time of the database and of what stands beside it."""
    found: list[tuple[int, int] | None] = []
    for suffix in ("", *_BESIDE):
        try:
            known = path.with_name(path.name + suffix).stat()
        except OSError:
            found.append(None)
        else:
            found.append((known.st_size, known.st_mtime_ns))
    return found
