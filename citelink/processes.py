"""map_in_processes(), each_in_processes(): one task after the other for several processes, and nothing lost when one of
them dies.

Not `concurrent.futures`: its pool cannot say which task a dead process had, and gives up the others.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pickle import PicklingError
from typing import TYPE_CHECKING, Any, Generic, TypeVar

# What one process alone never needs is imported where several are started.
if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

T = TypeVar("T")
R = TypeVar("R")

# A forked process has all that its parent has read, libraries among it, at no cost. Elsewhere than on Linux forking is
# not safe beside the system's own libraries.
CAN_FORK = sys.platform == "linux"
_CHECK_PARENT = 1.0  # seconds after which an idle process looks whether its parent is still there
_LAST_WORDS = 5.0  # seconds that a process is given to end


@dataclass(frozen=True, slots=True)
class Lost:
    """What stands in the place of a result: the process that had the task ended with this exit code (negative: by that
    signal; None: nobody knows)."""

    code: int | None

    def __str__(self) -> str:
        if self.code is None:
            return "was lost"
        if self.code < 0:
            with suppress(ValueError):
                return f"was ended by {signal.Signals(-self.code).name}"
        return f"ended with exit code {self.code}"


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a process sends back: its result ..."""

    value: Any


@dataclass(frozen=True, slots=True)
class _Error:
    """... or the error that was raised."""

    error: Exception


@dataclass(slots=True)
class _Worker(Generic[T]):
    process: BaseProcess
    connection: Connection
    task: T | None = None
    done: int = 0


class _Workers(Generic[T, R]):
    """The processes of one call. The first tasks are handed out at once, each further one for a result."""

    def __init__(self, work: Callable[[T], R], tasks: Iterable[T], most: int | None = None) -> None:
        self._work = work
        self._most = most
        self._tasks = iter(tasks)
        self._workers: list[_Worker[T]] = []

    def start(self) -> None:
        """One process more, if there is a task for it."""
        task = next(self._tasks, None)
        if task is None:
            return
        from multiprocessing import Pipe

        ours, theirs = Pipe()
        process = _process(self._work, theirs)
        process.start()
        theirs.close()
        worker = _Worker[T](process, ours)
        self._workers.append(worker)
        self._hand_out(worker, task)

    def results(self) -> Iterator[tuple[T, R | Lost]]:
        """Every task with its result, as they come."""
        from multiprocessing.connection import wait

        while self._workers:
            ready = set(wait([*(w.connection for w in self._workers), *(w.process.sentinel for w in self._workers)]))
            for worker in [w for w in self._workers if w.connection in ready or w.process.sentinel in ready]:
                yield from self._receive(worker)

    def end(self) -> None:
        """No process is left behind."""
        for worker in self._workers:
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join(_LAST_WORDS)
            if worker.process.is_alive():
                worker.process.kill()
            worker.connection.close()

    def _receive(self, worker: _Worker[T]) -> Iterator[tuple[T, R | Lost]]:
        task, answer = worker.task, _answer(worker.connection)
        if isinstance(answer, _Error):
            raise answer.error
        if answer is not None and task is not None:
            yield task, answer.value
            worker.done += 1
            if worker.done == self._most:
                self._replace(worker)
            else:
                self._hand_out(worker, next(self._tasks, None))
        elif not worker.process.is_alive():
            worker.process.join()
            worker.connection.close()
            self._workers.remove(worker)
            if task is not None:
                yield task, Lost(worker.process.exitcode)
            self.start()

    def _replace(self, worker: _Worker[T]) -> None:
        """A new process in the place of one that has done enough."""
        self._hand_out(worker, None)
        worker.process.join(_LAST_WORDS)
        if worker.process.is_alive():
            worker.process.kill()
        worker.connection.close()
        self._workers.remove(worker)
        self.start()

    def _hand_out(self, worker: _Worker[T], task: T | None) -> None:
        if not worker.process.is_alive():
            # It died behind its last result, with no task: what it would have got is for another.
            self._tasks = chain(() if task is None else (task,), self._tasks)
            task = None
        worker.task = task
        with suppress(OSError):
            worker.connection.send(task)


def map_in_processes(
    work: Callable[[int], R],
    tasks: int,
    jobs: int,
    done: Callable[[int], None] | None = None,
    weigh: Callable[[int], float] | None = None,
) -> list[R | Lost]:
    """`[work(0), work(1), ...]` for so many `tasks`, by `jobs` processes; 1: by this one.

    work  results travel between processes: they can be pickled; and so can `work` itself where processes are not forked
    done  called with each task when it is done
    weigh how heavy a task is: the heaviest are begun first, so that no process works alone at the end

    A process that dies costs its task (`Lost`), and another takes its place. An error that `work` raises is raised
    here. However this ends, no process is left behind."""
    results: list[R | Lost | None] = [None] * tasks
    alone = jobs <= 1 or tasks <= 1
    order = range(tasks) if alone or weigh is None else sorted(range(tasks), key=weigh, reverse=True)
    for task, result in each_in_processes(work, order, min(jobs, tasks)):
        results[task] = result
        if done is not None:
            done(task)
    return results  # type: ignore[return-value]


def each_in_processes(
    work: Callable[[T], R], tasks: Iterable[T], jobs: int, most: int | None = None
) -> Iterator[tuple[T, R | Lost]]:
    """Each of `tasks` with `work` of it, as they are done: no more of them are in memory than there are `jobs`.

    tasks  are handed over between processes, too; none is None
    most   after so many tasks a process is replaced by a new one: whatever it remembered goes with it; so that there is
           one beside this one even for one job, where processes are forked

    All else is as in `map_in_processes`."""
    if jobs <= 1 and (most is None or not CAN_FORK):
        for task in tasks:
            yield task, work(task)
        return
    workers = _Workers(work, tasks, most)
    try:
        for _ in range(max(1, jobs)):
            workers.start()
        yield from workers.results()
    finally:
        workers.end()


def _answer(connection: Connection) -> _Answer | _Error | None:
    """What stands in the pipe; None: nothing, or half of an answer whose sender died."""
    try:
        found: _Answer | _Error | None = connection.recv() if connection.poll() else None
    except (EOFError, OSError):
        return None
    return found


def _process(work: Callable[[Any], Any], connection: Connection) -> BaseProcess:
    from multiprocessing import get_context

    made = (work, connection, os.getpid())
    if CAN_FORK:
        return get_context("fork").Process(target=_serve, args=made, daemon=True)
    return get_context("spawn").Process(target=_serve, args=made, daemon=True)


def _serve(work: Callable[[Any], Any], connection: Connection, parent: int) -> None:
    """What a process does: task after task, until None, or until its parent is gone."""
    # Ctrl-C is sent to all processes of a terminal; the parent ends its own.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What was there before is never looked through: looking would copy every page of it.
    gc.freeze()
    while True:
        while not connection.poll(_CHECK_PARENT):
            if os.getppid() != parent:
                return
        task = connection.recv()
        if task is None:
            return
        try:
            answer: _Answer | _Error = _Answer(work(task))
        except Exception as error:
            answer = _Error(error)
        try:
            connection.send(answer)
        except (TypeError, AttributeError, ValueError, PicklingError) as error:
            connection.send(_Error(RuntimeError(f"a result cannot be handed over: {error}")))
