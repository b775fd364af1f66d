"""Who does the tasks of a run: processes of this machine, or (`cluster.py`) those of others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from citelink.bibliography.library import Library
from citelink.corpus.looking import Look, Seeing
from citelink.matching import Matcher
from citelink.processes import Lost, each_in_processes

T = TypeVar("T")
R = TypeVar("R")
Reads = Callable[[T], str]

# What a process remembers (words it folded, entries it read) is bounded, but in sum it is more than it needs at once.
_MOST_TASKS = 400


class Workers(Protocol):
    """Those who do the tasks of a run."""

    def look(self, limit: int) -> Seeing:
        """The work of looking at documents up to a size in bytes."""

    def each(
        self, work: Callable[[T], R], tasks: Iterable[T], reads: Reads[T] | None = None
    ) -> Iterator[tuple[T, R | Lost]]:
        """Each of `tasks` with `work` of it, as they are done; they are taken as they are needed. `reads` says which
        file a task reads. An error that `work` raises is raised here."""


class Own:
    """Processes of this machine. `libraries` are the user's."""

    def __init__(self, jobs: int, libraries: Sequence[Library]) -> None:
        self._jobs, self._libraries = jobs, libraries

    def look(self, limit: int) -> Seeing:
        """See `Workers`; the libraries are made ready once for all processes."""
        matcher = Matcher(self._libraries)
        if self._libraries:
            matcher.prepare()
        return Look(limit, matcher)

    def each(
        self, work: Callable[[T], R], tasks: Iterable[T], reads: Reads[T] | None = None
    ) -> Iterator[tuple[T, R | Lost]]:
        """See `Workers`."""
        return each_in_processes(work, tasks, self._jobs, _MOST_TASKS)
