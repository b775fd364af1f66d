"""How often a host is asked, by threads and by processes."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from citelink.sources.limits import Limits
from citelink.sources.source import Limit

ASKING = """
import sys, time
from pathlib import Path
from citelink.sources.limits import Limits
from citelink.sources.source import Limit
limits = Limits(Path(sys.argv[1]))
for _ in range(6):
    with limits.turn("host", Limit(8, 2), lambda: 60):
        print(time.time(), flush=True)
"""


def busiest(times: list[float]) -> int:
    times = sorted(times)
    return max(sum(1 for other in times if 0 <= other - one < 1) for one in times)


def test_two_processes_share_a_limit(tmp_path: Path) -> None:
    command = [sys.executable, "-c", ASKING, str(tmp_path / "limits.sqlite")]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    times = [float(line) for one in both for line in one.communicate(timeout=60)[0].split()]
    assert len(times) == 12
    assert busiest(times) <= 8


def test_threads_are_at_once_no_more_than_allowed() -> None:
    limits, flying, most = Limits(None), [0], [0]
    lock = threading.Lock()

    def ask() -> None:
        with limits.turn("host", Limit(1000, 2), lambda: 60):
            with lock:
                flying[0] += 1
                most[0] = max(most[0], flying[0])
            time.sleep(0.02)
            with lock:
                flying[0] -= 1

    threads = [threading.Thread(target=ask) for _ in range(10)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert most[0] == 2


def test_what_a_host_allows_is_never_more_than_was_published() -> None:
    limits = Limits(None)
    limits.lower("host", 1000, 99)
    began = time.monotonic()
    for _ in range(3):
        with limits.turn("host", Limit(4, 1), lambda: 60):
            pass
    assert time.monotonic() - began > 0.5


def test_a_request_may_outlast_the_count_of_its_start(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1_000.0]
    monkeypatch.setattr("citelink.sources.limits.time.time", lambda: now[0])
    limits = Limits(None)
    with limits.turn("host", Limit(10, 3), lambda: 60):
        now[0] += 5
        with limits.turn("host", Limit(10, 3), lambda: 60):
            now[0] += 5
            with limits.turn("host", Limit(10, 3), lambda: 60):
                pass
