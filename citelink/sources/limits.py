"""How often a host is asked: by all threads of this process, and by all processes of the user, which share a file.

    starts   when the last requests to a host began
    flights  the requests that are on their way, each with the time after which its process is taken for dead
    lowered  hosts that said in an answer that they allow less than was published

A margin of a tenth is kept: the starts are counted in windows that are longer by a tenth, and are spread over them. On
a busy machine a request may arrive well after it began, at the latest when its answer is there; that is reckoned with
for half a second.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from citelink.sources.source import Limit, NotLookedUpError

_MARGIN = 1.1
# A request that was not ended after so long is that of a process that is dead.
_LONGEST_FLIGHT = 60.0
# For so long is what a host said believed.
_BELIEVED = 3600.0
_POLL = 0.02
# So long after it began a request has arrived.
_ON_ITS_WAY = 0.5
_TABLES = (
    "CREATE TABLE IF NOT EXISTS starts (number INTEGER PRIMARY KEY, host TEXT, at REAL, ended REAL)",
    "CREATE INDEX IF NOT EXISTS starts_of ON starts (host, at)",
    "CREATE TABLE IF NOT EXISTS flights (number INTEGER PRIMARY KEY, host TEXT, until REAL)",
    "CREATE TABLE IF NOT EXISTS lowered (host TEXT PRIMARY KEY, a_second REAL, at_once INTEGER, at REAL)",
)


class Limits:
    """The gate that every request passes. `path`: the file that the processes share; None: this process alone."""

    def __init__(self, path: Path | None) -> None:
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        self._lock = threading.Lock()
        self._base = sqlite3.connect(path or ":memory:", timeout=30, isolation_level=None, check_same_thread=False)
        self._base.execute("PRAGMA synchronous = OFF")
        for table in _TABLES:
            self._base.execute(table)

    @contextmanager
    def turn(self, host: str, published: Limit, left: Callable[[], float]) -> Iterator[None]:
        """Wait for a turn and hold it. `left` says how many seconds there are to wait. Raises NotLookedUpError where
        they are over."""
        start, flight = self._wait(host, published, left)
        try:
            yield
        finally:
            with self._lock:
                self._base.execute("DELETE FROM flights WHERE number = ?", (flight,))
                self._base.execute("UPDATE starts SET ended = ? WHERE number = ?", (time.time(), start))

    def lower(self, host: str, a_second: float, at_once: int) -> None:
        """What a host says in an answer that it allows; it counts at once, for all processes."""
        with self._lock:
            self._base.execute("REPLACE INTO lowered VALUES (?, ?, ?, ?)", (host, a_second, at_once, time.time()))

    def _wait(self, host: str, published: Limit, left: Callable[[], float]) -> tuple[int, int]:
        while True:
            with self._lock:
                numbers, pause = self._try(host, published)
            if numbers is not None:
                return numbers
            if left() <= 0:
                raise NotLookedUpError("the time for it is over")
            time.sleep(max(_POLL, min(pause, left(), 1.0)))

    def _try(self, host: str, published: Limit) -> tuple[tuple[int, int] | None, float]:
        """The numbers of a start and a flight that are taken, or how many seconds to wait before the next try. A flight
        may outlast its start, whose number is then another's."""
        base = self._base
        base.execute("BEGIN IMMEDIATE")
        try:
            now = time.time()
            limit = self._lowered(host, published, now)
            window = _MARGIN * max(1.0, 1 / limit.a_second)
            most = max(1, int(limit.a_second))
            # Starts in the future are those of a clock that was set back.
            oldest = now - window - _ON_ITS_WAY
            base.execute("DELETE FROM starts WHERE host = ? AND (at < ? OR at > ?)", (host, oldest, now + 1))
            base.execute("DELETE FROM flights WHERE until < ? OR until > ?", (now, now + 2 * _LONGEST_FLIGHT))
            starts = list(base.execute("SELECT at, ended FROM starts WHERE host = ? ORDER BY at", (host,)))
            (flying,) = base.execute("SELECT count(*) FROM flights WHERE host = ?", (host,)).fetchone()
            if flying >= limit.at_once:
                return None, _POLL
            next_start = starts[-1][0] + window / most if starts else now
            if len(starts) >= most:
                began, ended = starts[-most]
                arrived = min(began + _ON_ITS_WAY, ended or now)
                next_start = max(next_start, began + window, arrived + window / _MARGIN)
            if next_start > now:
                return None, next_start - now
            start = base.execute("INSERT INTO starts (host, at) VALUES (?, ?)", (host, now))
            flight = base.execute("INSERT INTO flights (host, until) VALUES (?, ?)", (host, now + _LONGEST_FLIGHT))
            return (start.lastrowid or 0, flight.lastrowid or 0), 0.0
        finally:
            base.execute("COMMIT")

    def _lowered(self, host: str, published: Limit, now: float) -> Limit:
        row = self._base.execute("SELECT a_second, at_once, at FROM lowered WHERE host = ?", (host,)).fetchone()
        if row is None or not 0 <= now - row[2] < _BELIEVED:
            return published
        a_second, at_once = min(published.a_second, row[0]), min(published.at_once, row[1])
        return Limit(max(a_second, 1 / 60), max(1, at_once))
