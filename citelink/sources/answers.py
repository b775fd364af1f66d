"""The cache of answers, by source and request; and the same as a recording that people can read.

    answers  what came back: the text, when, and whether it holds what was looked for
    asking   requests that a process is about to make, so that no other makes them too

Failures are never kept. A recording is a file of JSON lines, `{"source", "request", "status", "fetched", "body"}`.
"""

from __future__ import annotations

import json
import os
import sqlite3
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from citelink.errors import SettingsError
from citelink.sources.source import Answer, NotLookedUpError

FILE = "answers.sqlite"
_DAY = 86_400.0
_FOUND_LIVES, _MISSED_LIVES = 90 * _DAY, 7 * _DAY
# A question that was not answered after so long was asked by a process that is dead, if that cannot be told otherwise.
_LONGEST_ASKING = 120.0
_LONGEST_OPENING = 30.0
_POLL = 0.05
_TABLES = (
    "CREATE TABLE IF NOT EXISTS answers (source TEXT, request TEXT, status INTEGER, body BLOB, at REAL, found INTEGER, "
    "PRIMARY KEY (source, request))",
    "CREATE TABLE IF NOT EXISTS asking (source TEXT, request TEXT, until REAL, process INTEGER, "
    "PRIMARY KEY (source, request))",
)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a source: how many answers, of how many bytes."""

    source: str
    answers: int
    size: int


class Answers:
    """The cache in a file, or in memory where `path` is None.

    offline  what is kept is good however old it is
    refresh  what was kept before this run counts no more"""

    def __init__(self, path: Path | None, *, offline: bool = False, refresh: bool = False) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._offline = offline
        self._since = time.time() if refresh else 0.0
        self._used: dict[tuple[str, str], None] = {}

    @cached_property
    def _base(self) -> sqlite3.Connection:
        # Opened when it is first needed: processes that read documents are forked before.
        try:
            if self._path is not None:
                self._path.parent.mkdir(parents=True, exist_ok=True)
            return _open(self._path)
        except (OSError, sqlite3.DatabaseError) as error:
            hint = "delete it, or say CITELINK_CACHE=off"
            raise SettingsError(f"the cache {self._path} cannot be opened ({error}); {hint}") from None

    def get(self, source: str, request: str) -> Answer | None:
        """What is kept and still good."""
        row = None
        with self._lock, suppress(sqlite3.Error):
            row = self._base.execute(
                "SELECT status, body, at, found FROM answers WHERE source = ? AND request = ?", (source, request)
            ).fetchone()
        if row is None or not self._is_good(row[2], row[3]):
            return None
        try:
            text = zlib.decompress(row[1]).decode()
        except (zlib.error, UnicodeDecodeError):
            return None
        self._used[source, request] = None
        return Answer(row[0], text)

    def put(self, source: str, request: str, answer: Answer, *, found: bool) -> None:
        """Keep an answer. What was not found is asked for sooner again."""
        self._store(source, request, answer, time.time(), found)
        self._used[source, request] = None

    def settle(self, source: str, request: str, *, found: bool) -> None:
        """Whether the answer to a search held what was looked for, once that is known."""
        with self._lock:
            self._base.execute(
                "UPDATE answers SET found = ? WHERE source = ? AND request = ? AND found <> ?",
                (int(found), source, request, int(found)),
            )

    @contextmanager
    def asking(self, source: str, request: str, left: Callable[[], float]) -> Iterator[None]:
        """The right to ask a question, which one has at a time; whoever has it looks into the cache again first. Raises
        NotLookedUpError where another takes longer than there is time."""
        while not self._claim(source, request):
            if left() <= 0:
                raise NotLookedUpError("the time for it is over")
            time.sleep(_POLL)
        try:
            yield
        finally:
            with self._lock, suppress(sqlite3.Error):
                self._base.execute("DELETE FROM asking WHERE source = ? AND request = ?", (source, request))

    def close(self) -> None:
        """Close the file."""
        if "_base" in self.__dict__:
            self._base.close()

    def record(self, path: Path) -> None:
        """Write the answers of this run to a file, sorted, so that the same run gives the same lines."""
        with self._lock:
            rows = [
                self._base.execute(
                    "SELECT source, request, status, at, body FROM answers WHERE source = ? AND request = ?", key
                ).fetchone()
                for key in sorted(self._used)
            ]
        lines = [_line(*row) for row in rows if row is not None]
        try:
            path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        except OSError as error:
            raise SettingsError(f"--record: {path} cannot be written ({error.strerror or error})") from None

    def replay(self, path: Path) -> None:
        """Read a recording. Raises SettingsError for a file that is none."""
        try:
            lines = path.read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(
                f"--replay: {path} cannot be read ({getattr(error, 'strerror', None) or error})"
            ) from None
        for number, line in enumerate(lines, start=1):
            if line.strip():
                try:
                    said = json.loads(line)
                    body = said["body"]
                    answer = Answer(
                        int(said["status"]), body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)
                    )
                    self._store(str(said["source"]), str(said["request"]), answer, time.time(), True)
                except (ValueError, KeyError, TypeError, RecursionError):
                    raise SettingsError(f"--replay: line {number} of {path} is no recorded answer") from None

    def _is_good(self, at: float, found: int) -> bool:
        if self._offline:
            return True
        return at >= self._since and 0 <= time.time() - at < (_FOUND_LIVES if found else _MISSED_LIVES)

    def _store(self, source: str, request: str, answer: Answer, at: float, found: bool) -> None:
        body = zlib.compress(answer.text.encode("utf-8", "replace"))
        with self._lock:
            self._base.execute(
                "REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?)", (source, request, answer.status, body, at, int(found))
            )

    def _claim(self, source: str, request: str) -> bool:
        now = time.time()
        with self._lock:
            return self._try_to_claim(source, request, now)

    def _try_to_claim(self, source: str, request: str, now: float) -> bool:
        try:
            self._base.execute("DELETE FROM asking WHERE until < ? OR until > ?", (now, now + 2 * _LONGEST_ASKING))
            row = self._base.execute(
                "SELECT process FROM asking WHERE source = ? AND request = ?", (source, request)
            ).fetchone()
            if row is not None and _is_dead(row[0]):
                self._base.execute(
                    "DELETE FROM asking WHERE source = ? AND request = ? AND process = ?", (source, request, row[0])
                )
            claimed = self._base.execute(
                "INSERT OR IGNORE INTO asking VALUES (?, ?, ?, ?)",
                (source, request, now + _LONGEST_ASKING, os.getpid()),
            )
            return claimed.rowcount == 1
        except sqlite3.Error:
            # A cache that cannot be written keeps nobody from asking.
            return True


def kept_answers(path: Path) -> list[Kept]:
    """What the cache in a file holds, by source; nothing where there is none."""
    if not path.is_file():
        return []
    try:
        base = _open(path)
    except sqlite3.DatabaseError:
        return []
    try:
        said = "SELECT source, count(*), sum(length(body)) FROM answers GROUP BY source ORDER BY source"
        return [Kept(*row) for row in base.execute(said)]
    except sqlite3.DatabaseError:
        return []
    finally:
        base.close()


def clear_answers(path: Path) -> int:
    """Throw away all that is kept in a file; gives the bytes that were freed."""
    freed = 0
    for file in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        if file.is_file():
            freed += file.stat().st_size
            file.unlink()
    return freed


def _is_dead(process: int) -> bool:
    """Whether a process is known to be gone; elsewhere than on POSIX nobody can ask that harmlessly."""
    if os.name != "posix" or process == os.getpid():
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


def _open(path: Path | None) -> sqlite3.Connection:
    """The file, opened. That another process is just making it is no error: SQLite does not wait by itself for the
    change to a write-ahead log."""
    until = time.monotonic() + _LONGEST_OPENING
    while True:
        try:
            return _connect(path)
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(_POLL)


def _connect(path: Path | None) -> sqlite3.Connection:
    base = sqlite3.connect(path or ":memory:", timeout=60, isolation_level=None, check_same_thread=False)
    try:
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("PRAGMA synchronous = NORMAL")
        for table in _TABLES:
            base.execute(table)
    except sqlite3.DatabaseError:
        base.close()
        raise
    return base


def _line(source: str, request: str, status: int, at: float, body: bytes) -> str:
    text = zlib.decompress(body).decode()
    try:
        said: Any = json.loads(text)
    except (ValueError, RecursionError):
        said = text
    if not isinstance(said, dict | list):
        said = text
    fetched = time.strftime("%Y-%m-%d", time.gmtime(at))
    return json.dumps(
        {"source": source, "request": request, "status": status, "fetched": fetched, "body": said}, ensure_ascii=False
    )
