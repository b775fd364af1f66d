"""The file of a run that is not finished: everything found so far, in tables, so that nothing need be kept in memory.

It is open in one process alone, and written in transactions: whoever is killed leaves what was whole. What other
processes need of it they are sent, since a connection does not outlive a fork.
"""

from __future__ import annotations

import pickle
import sqlite3
import time
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from citelink.errors import SettingsError

UNFINISHED, LOCK = "unfinished.sqlite", "unfinished.lock"
# All files of a run that is not finished; those behind the first are nothing without it.
OF_UNFINISHED = (UNFINISHED, f"{UNFINISHED}-wal", f"{UNFINISHED}-shm", LOCK)
# What the databases of a run are known by (SQLite's application_id): the letters `clnk`.
APPLICATION = 0x636C6E6B
# How long rows that are quickly made again wait for those that are written with them, in seconds and in number.
_WAIT, _MOST_WAITING = 2.0, 200
_CACHE = 32_000  # KiB of the file that SQLite keeps in memory
_TABLES = """
CREATE TABLE IF NOT EXISTS said (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE IF NOT EXISTS input (document INTEGER PRIMARY KEY, path TEXT, name TEXT, format TEXT);
CREATE TABLE IF NOT EXISTS looked (document INTEGER PRIMARY KEY, resolved BLOB);
CREATE TABLE IF NOT EXISTS naming (
    document INTEGER, nth INTEGER, path TEXT, ids TEXT, place BLOB, text TEXT, entry BLOB,
    label_path TEXT, label_key TEXT, lone INTEGER, PRIMARY KEY (document, nth)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS rivalry (
    document INTEGER, nth INTEGER, one_path TEXT, one_key TEXT, other_path TEXT, other_key TEXT,
    PRIMARY KEY (document, nth)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS carried (
    document INTEGER, nth INTEGER, path TEXT, rest BLOB, library BLOB, PRIMARY KEY (document, nth)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS carried_key (
    key TEXT, document INTEGER, nth INTEGER, PRIMARY KEY (key, document, nth)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS cited (document INTEGER, key TEXT, PRIMARY KEY (document, key)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS finished (document INTEGER PRIMARY KEY, line BLOB, fault TEXT);
"""


class Store:
    """An unfinished run, open for one process. Stages name what they have done, and are not done again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock: sqlite3.Connection | None = None
        self._base = sqlite3.connect(folder / UNFINISHED)
        self._base.execute(f"PRAGMA cache_size = -{_CACHE}")
        self._base.execute(f"PRAGMA application_id = {APPLICATION}")
        self._base.execute("PRAGMA journal_mode = WAL")
        self._base.execute("PRAGMA synchronous = NORMAL")
        self._base.executescript(_TABLES)
        self._written, self._waiting = time.monotonic(), 0

    def claim(self) -> None:
        """Hold the run until this process ends, however it ends. Raises SettingsError where another process has it."""
        self._lock = sqlite3.connect(self._folder / LOCK, timeout=0)
        try:
            self._lock.execute("PRAGMA journal_mode = MEMORY")
            self._lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            raise SettingsError(f"{self._folder}: another process is at work on the run there") from None

    def rows(self, query: str, values: Iterable[Any] = ()) -> Iterator[Any]:
        """The rows of a query, as they are asked for."""
        return self._base.execute(query, tuple(values))

    def row(self, query: str, values: Iterable[Any] = ()) -> Any:
        """The first row of a query, or None."""
        return self._base.execute(query, tuple(values)).fetchone()

    def count(self, table: str) -> int:
        """How many rows a table has."""
        number: int = self.row(f"SELECT count(*) FROM {table}")[0]
        return number

    def put(self, table: str, rows: Iterable[Iterable[Any]], *, known: str = "ABORT") -> None:
        """Add rows to a table; `known` says what happens to those whose key it has: ABORT, IGNORE, REPLACE."""
        kept = [tuple(row) for row in rows]
        if kept:
            places = ", ".join("?" * len(kept[0]))
            self._base.executemany(f"INSERT OR {known} INTO {table} VALUES ({places})", kept)

    def change(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run a statement with each of `rows`."""
        self._base.executemany(statement, rows)

    def renew(self, *statements: str) -> None:
        """Make tables anew: whatever a broken-off stage left in them goes."""
        for statement in statements:
            self.drop(statement.split("(")[0].split()[2])
            self._base.execute(statement)

    def drop(self, table: str) -> None:
        """Remove a table where there is one."""
        self._base.execute(f"DROP TABLE IF EXISTS {table}")

    def index(self, statement: str) -> None:
        """Make an index."""
        self._base.execute(statement)

    def keep(self) -> None:
        """Write what was put so far: from here on it survives."""
        self._base.commit()
        self._written, self._waiting = time.monotonic(), 0

    def keep_now_and_then(self) -> None:
        """The same where the last time is some time ago."""
        self._waiting += 1
        if self._waiting >= _MOST_WAITING or time.monotonic() - self._written >= _WAIT:
            self.keep()

    def say(self, name: str, value: str = "") -> None:
        """Note something, with all that was put so far."""
        self.put("said", [(name, value)], known="REPLACE")
        self.keep()

    def said(self, name: str) -> str | None:
        """What was noted; None: nothing."""
        found = self.row("SELECT value FROM said WHERE name = ?", [name])
        return None if found is None else str(found[0])

    def close(self) -> None:
        """Close the file; what was not kept goes."""
        self._base.close()
        if self._lock is not None:
            self._lock.close()


def is_begun(folder: Path) -> bool | None:
    """Whether an unfinished run stands in a folder; False: one was hardly begun; None: the file there is another's.
    There is a file."""
    try:
        base = sqlite3.connect(f"{(folder / UNFINISHED).absolute().as_uri()}?mode=rw", uri=True)
        try:
            own = base.execute("PRAGMA application_id").fetchone()[0] == APPLICATION
            if not own:
                return None if (folder / UNFINISHED).stat().st_size else False
            return base.execute("SELECT 1 FROM said WHERE name = 'asked'").fetchone() is not None
        finally:
            base.close()
    except sqlite3.DatabaseError as error:
        return False if "no such table" in str(error) else None


def pack(value: object) -> bytes:
    """A value as bytes."""
    return zlib.compress(pickle.dumps(value, pickle.HIGHEST_PROTOCOL), 1)


def unpack(data: bytes) -> Any:
    """The value of bytes that this run packed."""
    return pickle.loads(zlib.decompress(data))
