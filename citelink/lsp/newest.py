"""Newest: one task at a time beside the main thread, always with the newest of what was handed in."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

Task = TypeVar("Task")


class Newest(Generic[Task]):
    """Does `work` on what is handed in under a name, one after the other; what is newer takes the place of what waits.

    A task waits until nothing newer came under its name for `pause` seconds: nobody wants to be told of half a word."""

    def __init__(self, work: Callable[[str, Task], None], pause: float = 0.2) -> None:
        self._work = work
        self._pause = pause
        self._waiting: dict[str, tuple[float, Task]] = {}
        self._changed = threading.Condition()
        self._closed = False
        self._thread = threading.Thread(target=self._go, name="analysis", daemon=True)
        self._thread.start()

    def hand_in(self, name: str, task: Task, *, at_once: bool = False) -> None:
        """Have a task done, in place of one that waits under the same name."""
        with self._changed:
            self._waiting.pop(name, None)
            self._waiting[name] = (time.monotonic() + (0 if at_once else self._pause), task)
            self._changed.notify()

    def drop(self, name: str) -> None:
        """Forget what waits under a name."""
        with self._changed:
            self._waiting.pop(name, None)

    def is_waiting(self, name: str) -> bool:
        """Whether something newer waits under a name."""
        with self._changed:
            return name in self._waiting

    def close(self) -> None:
        """Do no more, and wait for what is being done."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        self._thread.join()

    def _go(self) -> None:
        while (ready := self._next()) is not None:
            self._work(*ready)

    def _next(self) -> tuple[str, Task] | None:
        with self._changed:
            while not self._closed:
                due = min(self._waiting.items(), key=lambda one: one[1][0], default=None)
                if due is None:
                    self._changed.wait()
                    continue
                left = due[1][0] - time.monotonic()
                if left <= 0:
                    del self._waiting[due[0]]
                    return due[0], due[1][1]
                self._changed.wait(left)
            return None
