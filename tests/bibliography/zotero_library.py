"""A small Zotero made by hand: its database, in the few tables that are read, and what its local API answers."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from citelink.bibliography.zotero.local_api import Ask

_TABLES = """
    CREATE TABLE libraries (libraryID INTEGER PRIMARY KEY, type TEXT);
    CREATE TABLE groups (groupID INTEGER PRIMARY KEY, libraryID INT, name TEXT);
    CREATE TABLE itemTypesCombined (itemTypeID INTEGER PRIMARY KEY, typeName TEXT UNIQUE);
    CREATE TABLE fieldsCombined (fieldID INTEGER PRIMARY KEY, fieldName TEXT UNIQUE);
    CREATE TABLE creatorTypes (creatorTypeID INTEGER PRIMARY KEY, creatorType TEXT UNIQUE);
    CREATE TABLE items (itemID INTEGER PRIMARY KEY, itemTypeID INT, dateAdded TEXT, libraryID INT, key TEXT);
    CREATE TABLE itemDataValues (valueID INTEGER PRIMARY KEY, value UNIQUE);
    CREATE TABLE itemData (itemID INT, fieldID INT, valueID INT);
    CREATE TABLE creators (creatorID INTEGER PRIMARY KEY, firstName TEXT, lastName TEXT, fieldMode INT);
    CREATE TABLE itemCreators (itemID INT, creatorID INT, creatorTypeID INT, orderIndex INT);
    CREATE TABLE collections (
        collectionID INTEGER PRIMARY KEY, collectionName TEXT, parentCollectionID INT, libraryID INT, key TEXT);
    CREATE TABLE collectionItems (collectionID INT, itemID INT);
    CREATE TABLE deletedItems (itemID INTEGER PRIMARY KEY);
    CREATE TABLE deletedCollections (collectionID INTEGER PRIMARY KEY);
    INSERT INTO libraries VALUES (1, 'user'), (2, 'group'), (3, 'feed');
"""
GROUP = 5_000_001


@dataclass(frozen=True)
class Made:
    """An item. `fields`: dates as the database has them, `2020-05-00 May 2020`. `creators`: role, first, last name; a
    first name None for a name in one field. `collections`: their numbers, from 1."""

    type: str
    fields: dict[str, str]
    creators: Sequence[tuple[str, str | None, str]] = ()
    library: int = 1
    collections: Sequence[int] = ()
    trashed: bool = False


@dataclass(frozen=True)
class MadeZotero:
    """Items and collections; `collections`: name, number of the parent or 0, library, and whether it is in the trash.
    The group of library 2 is called `group`. `account`: what Zotero keeps of the user's (its key and value)."""

    items: Sequence[Made]
    collections: Sequence[tuple[str, int, int, bool]] = ()
    group: str = "Reading group"
    account: tuple[str, int | str] | None = None
    steps: list[str] = field(default_factory=list)

    def fill(self, base: sqlite3.Connection) -> None:
        """Put everything into a new database."""
        base.executescript(_TABLES)
        base.execute("INSERT INTO groups VALUES (?, 2, ?)", (GROUP, self.group))
        if self.account:
            base.execute("CREATE TABLE settings (setting TEXT, key TEXT, value)")
            base.execute("INSERT INTO settings VALUES ('account', ?, ?)", self.account)
        for number, (name, parent, library, gone) in enumerate(self.collections, 1):
            row = (number, name, parent or None, library, f"COLL{number:04}")
            base.execute("INSERT INTO collections VALUES (?, ?, ?, ?, ?)", row)
            if gone:
                base.execute("INSERT INTO deletedCollections VALUES (?)", (number,))
        for number, item in enumerate(self.items, 1):
            put(base, number, item)

    def write(self, path: Path) -> Path:
        """The database of a Zotero that is closed."""
        path.parent.mkdir(parents=True, exist_ok=True)
        base = sqlite3.connect(path)
        self.fill(base)
        base.commit()
        base.close()
        return path

    def answer(self, path: str) -> tuple[int, Any]:
        """What the local API answers at `path`, all in one page."""
        parts = path.strip("/").split("/")
        library = 1 if parts[1] == "users" else 2
        if parts[-1] == "groups":
            return 200, [{"id": GROUP, "data": {"id": GROUP, "name": self.group}}]
        if parts[-1] == "collections":
            return 200, [
                {"data": {"key": f"COLL{number:04}", "name": name, "parentCollection": parent and f"COLL{parent:04}"}}
                for number, (name, parent, owner, gone) in enumerate(self.collections, 1)
                if owner == library and not gone
            ]
        chosen = int(parts[4][4:]) if "collections" in parts else 0
        return 200, [
            self._told(number, item)
            for number, item in enumerate(self.items, 1)
            if item.library == library and not item.trashed and (not chosen or chosen in item.collections)
        ]

    def ask(self) -> Ask:
        """A local API that answers at once."""

        def answer(path: str) -> tuple[int, str]:
            self.steps.append(path)
            status, body = self.answer(path.partition("?")[0])
            return status, json.dumps(body)

        return answer

    def _told(self, number: int, item: Made) -> dict[str, Any]:
        said = dict(item.fields)
        parsed = ""
        for name, value in item.fields.items():
            if value[4:5] == value[7:8] == "-" and name != "accessDate":
                sortable, _, said[name] = value.partition(" ")
                if name != "filingDate":
                    parsed = sortable.replace("-00", "").replace("0000", "")
        creators = [
            {"creatorType": role, "name": last}
            if first is None
            else {"creatorType": role, "firstName": first, "lastName": last}
            for role, first, last in item.creators
        ]
        data = {
            "key": f"ITEM{number:04}",
            "itemType": item.type,
            **said,
            "creators": creators,
            "dateAdded": _added(number, "T") + "Z",
        }
        number = self.account[1] if self.account and isinstance(self.account[1], int) else 0
        owner = {"type": "user", "id": number} if item.library == 1 else {"type": "group", "id": GROUP}
        meta = {"parsedDate": parsed} if parsed else {}
        return {"key": data["key"], "library": owner, "meta": meta, "data": data}


def put(base: sqlite3.Connection, number: int, item: Made) -> None:
    """Put one item into the database."""
    kind = _number(base, "itemTypesCombined", "typeName", item.type)
    row = (number, kind, _added(number, " "), item.library, f"ITEM{number:04}")
    base.execute("INSERT INTO items VALUES (?, ?, ?, ?, ?)", row)
    for name, value in item.fields.items():
        known = (_number(base, "fieldsCombined", "fieldName", name), _number(base, "itemDataValues", "value", value))
        base.execute("INSERT INTO itemData VALUES (?, ?, ?)", (number, *known))
    for order, (role, first, last) in enumerate(item.creators):
        made = base.execute("INSERT INTO creators VALUES (NULL, ?, ?, ?)", (first or "", last, int(first is None)))
        kind = _number(base, "creatorTypes", "creatorType", role)
        base.execute("INSERT INTO itemCreators VALUES (?, ?, ?, ?)", (number, made.lastrowid, kind, order))
    base.executemany("INSERT INTO collectionItems VALUES (?, ?)", [(one, number) for one in item.collections])
    if item.trashed:
        base.execute("INSERT INTO deletedItems VALUES (?)", (number,))


@contextmanager
def running(zotero: MadeZotero, path: Path, later: Sequence[Made], *, locked: bool) -> Iterator[None]:
    """The database of a Zotero that runs: what came in `later` stands in its log only; `locked`: it is held for this
    Zotero alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    base = sqlite3.connect(path, isolation_level=None)
    if locked:
        base.execute("PRAGMA locking_mode = EXCLUSIVE")
    base.execute("PRAGMA journal_mode = WAL")
    base.execute("PRAGMA wal_autocheckpoint = 0")
    zotero.fill(base)
    base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for number, item in enumerate(later, len(zotero.items) + 1):
        put(base, number, item)
    try:
        yield
    finally:
        base.close()


def _number(base: sqlite3.Connection, table: str, column: str, value: str) -> int:
    base.execute(f"INSERT OR IGNORE INTO {table} ({column}) VALUES (?)", (value,))
    return int(base.execute(f"SELECT rowid FROM {table} WHERE {column} = ?", (value,)).fetchone()[0])


def _added(number: int, between: str) -> str:
    return f"2026-11-{number // 60 + 1:02}{between}10:{number % 60:02}:00"
