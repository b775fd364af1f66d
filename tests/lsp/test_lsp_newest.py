"""One task at a time, always the newest."""

from __future__ import annotations

import threading

from citelink.lsp.newest import Newest


def test_what_waits_is_replaced_by_what_is_newer() -> None:
    began, go_on, done = threading.Event(), threading.Event(), threading.Semaphore(0)
    seen: list[tuple[str, int]] = []

    def work(name: str, task: int) -> None:
        seen.append((name, task))
        began.set()
        assert go_on.wait(10)
        done.release()

    tasks = Newest(work, pause=0)
    tasks.hand_in("a", 1)
    assert began.wait(10)
    for task in (2, 3, 4):
        tasks.hand_in("a", task)
    tasks.hand_in("b", 5)
    tasks.hand_in("c", 6)
    assert tasks.is_waiting("a")
    tasks.drop("c")
    go_on.set()
    assert all(done.acquire(timeout=10) for _ in range(3))
    tasks.close()
    assert seen == [("a", 1), ("a", 4), ("b", 5)]


def test_a_pause_comes_before_the_work_unless_it_is_asked_for_at_once() -> None:
    seen: list[str] = []
    done = threading.Semaphore(0)

    def work(name: str, task: None) -> None:
        seen.append(name)
        done.release()

    tasks = Newest(work, pause=0.3)
    tasks.hand_in("written", None)
    tasks.hand_in("opened", None, at_once=True)
    assert all(done.acquire(timeout=10) for _ in range(2))
    tasks.close()
    assert seen == ["opened", "written"]
