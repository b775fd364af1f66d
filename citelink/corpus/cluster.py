"""Several machines: the tasks of a run done by the workers of a Dask cluster.

Each worker has citelink installed, and sees the documents and libraries under the same paths as this machine; it opens
the libraries itself, once, their indexes from its cache. The store stays here, so that the bytes are those of one
machine. A task whose worker is lost is given to another by Dask's scheduler.
"""

from __future__ import annotations

import os
import platform
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, chdir, contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from logging import CRITICAL, getLogger
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from uuid import uuid4

from citelink.bibliography.zotero.naming import is_zotero
from citelink.corpus.looking import Look, Seeing, Seen
from citelink.corpus.workers import Reads
from citelink.documents.inputs import Input
from citelink.errors import OutputError, SettingsError
from citelink.libraries import open_named
from citelink.matching import Matcher
from citelink.processes import Lost
from citelink.version import __version__

if TYPE_CHECKING:
    from distributed import Client, Future

T = TypeVar("T")
R = TypeVar("R")

_CONNECTING = 20  # seconds until a cluster is taken for unreachable
_PATIENCE = 120.0  # seconds for which no worker may be there
_ASKED_AGAIN = 5.0  # seconds after which it is asked who is there
# Tasks for each thread of the workers: one it does, and one that waits.
_TASKS = 2
# So often a task is handed out whose answer gets lost; one that kills workers is given up by Dask.
_TRIES = 4
# The working folder is the whole process's.
_ONE_AT_A_TIME = threading.RLock()


@dataclass(frozen=True, slots=True)
class Site:
    """What must be the same on every worker.

    folder     the working folder of the run
    libraries  the user's libraries as they were named, each with its size in bytes
    cache      the folder for indexes, as `--cache` has it
    version    of citelink
    """

    folder: str
    libraries: tuple[tuple[str, int], ...]
    cache: str | None = None
    version: str = __version__

    @contextmanager
    def entered(self) -> Iterator[None]:
        """Within the working folder, one task of a process at a time. Raises SettingsError where the worker is not as
        it must be."""
        if self.version != __version__:
            raise SettingsError(_elsewhere(f"has citelink {__version__}, and here it is {self.version}"))
        with _ONE_AT_A_TIME:
            try:
                within: AbstractContextManager[None] = chdir(self.folder)
                within.__enter__()
            except OSError as error:
                raise SettingsError(_elsewhere(f"cannot enter {self.folder} ({error.strerror})")) from None
            try:
                yield
            finally:
                within.__exit__(None, None, None)


@dataclass(frozen=True, slots=True)
class _There(Generic[T, R]):
    """What a worker does with a task, and with the file that the task reads: its path and its size in bytes."""

    site: Site
    work: Callable[[T], R]

    def __call__(self, task: T, read: tuple[str, int] | None) -> R | _Failed:
        try:
            with self.site.entered():
                if read is not None:
                    _see(*read)
                return self.work(task)
        except Exception as error:
            return _Failed(error)


@dataclass(frozen=True, slots=True)
class _Failed:
    """What a task answers that raised an error: what Dask raises is its own."""

    error: Exception


@dataclass(frozen=True, slots=True)
class _LookThere:
    """`Look`, with the libraries of the worker."""

    limit: int
    site: Site

    def __call__(self, task: tuple[int, Input]) -> Seen:
        return Look(self.limit, _matcher(self.site))(task)


@lru_cache(1)
def _matcher(site: Site) -> Matcher:
    for path, size in site.libraries:
        _see(path, size)
    matcher = Matcher([open_named(path, cache=site.cache, connect=False) for path, _ in site.libraries])
    if site.libraries:
        matcher.prepare()
    return matcher


def _see(path: str, size: int) -> None:
    """Raises SettingsError where this worker has not the same file under a path."""
    found = _size(path)
    if found != size:
        said = f"has {found:,} bytes" if os.path.exists(path) else "is not there"
        raise SettingsError(_elsewhere(f"does not see {path} as it is, {size:,} bytes: there it {said}"))


def _elsewhere(said: str) -> str:
    return f"--scheduler: the worker on {platform.node()} {said}; all need the same folders, and the same citelink"


def _size(path: str) -> int:
    return os.path.getsize(path) if os.path.isfile(path) else 0


class Cluster:
    """The workers of a Dask cluster, as `Workers`. `libraries` are the user's, as they were named."""

    def __init__(self, client: Client, address: str, libraries: Sequence[str], cache: str | None) -> None:
        self._client, self._address = client, address
        self._site = Site(os.getcwd(), tuple((path, _size(path)) for path in libraries), cache)
        self._threads, self._asked, self._seen = 0, 0.0, time.monotonic()

    def look(self, limit: int) -> Seeing:
        """See `Workers`."""
        return _LookThere(limit, self._site)

    def each(
        self, work: Callable[[T], R], tasks: Iterable[T], reads: Reads[T] | None = None
    ) -> Iterator[tuple[T, R | Lost]]:
        """See `Workers`. Raises OutputError where the cluster goes away."""
        there, left = _There(self._site, work), iter(tasks)
        going: dict[Future[Any], tuple[T, int]] = {}

        def hand_out(task: T, tries: int) -> None:
            path = reads(task) if reads is not None else None
            read = None if path is None else (path, _size(path))
            future = self._client.submit(there, task, read, key=f"citelink-{uuid4().hex}", pure=False)
            going[future] = task, tries

        try:
            while True:
                for task in islice(left, max(0, self._room() - len(going))):
                    hand_out(task, 1)
                if not going:
                    return
                for future in self._ended(list(going)):
                    task, tries = going.pop(future)
                    answer = self._answer(future, tries)
                    if answer is None:
                        hand_out(task, tries + 1)
                    else:
                        yield task, answer
        finally:
            with suppress(Exception):
                self._client.cancel(list(going))

    def _ended(self, going: Sequence[Future[Any]]) -> list[Future[Any]]:
        """Those that have ended, whichever way; () where none has for some seconds."""
        from distributed import wait

        # It raises what is wrong with any of them; each is asked for itself.
        with suppress(Exception):
            wait(going, timeout=_ASKED_AGAIN, return_when="FIRST_COMPLETED")
        return [future for future in going if future.status != "pending"]

    def _answer(self, future: Future[Any], tries: int) -> Any:
        """What a task gave; None: nothing, and it is to be tried again. Raises what it raised."""
        from distributed.scheduler import KilledWorker

        try:
            answer = future.result(timeout=_ASKED_AGAIN)
        except KilledWorker:
            return Lost(None)
        except Exception as trouble:
            # The worker went away with what it had, or took the connection with it.
            if tries == _TRIES:
                raise OutputError(self._gone(f"gave no answer ({type(trouble).__name__})")) from trouble
            return None
        if isinstance(answer, _Failed):
            raise answer.error
        return answer

    def _room(self) -> int:
        """How many tasks may be with the workers. Raises OutputError where none has been there for long."""
        now = time.monotonic()
        if now - self._asked > _ASKED_AGAIN:
            try:
                self._asked, self._threads = now, sum(self._client.nthreads().values())
            except Exception as trouble:
                raise OutputError(self._gone("is gone")) from trouble
        if self._threads:
            self._seen = now
        elif now - self._seen > _PATIENCE:
            raise OutputError(self._gone(f"has had no worker for {_PATIENCE:.0f} seconds"))
        return _TASKS * max(1, self._threads)

    def _gone(self, said: str) -> str:
        return f"--scheduler {self._address}: the cluster {said}; go on with --resume, with or without --scheduler"


@contextmanager
def open_cluster(address: str, libraries: Sequence[str], cache: str | None = None) -> Iterator[Cluster]:
    """The workers of the Dask cluster whose scheduler has this address.

    libraries  the user's libraries, as they were named
    cache      the folder for indexes, as `--cache` has it

    Raises SettingsError where Dask is not installed, the cluster is not there or has no workers, or a library is none
    that other machines can open."""
    for path in libraries:
        if is_zotero(path):
            raise SettingsError(f"--scheduler: {path} is open on this machine alone; export it, and name the file")
    try:
        from distributed import Client
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in ("distributed", "dask"):
            raise
        raise SettingsError("--scheduler needs Dask; install it with: pip install citelink[dask]") from None
    # What goes wrong is said here, in a sentence.
    for name in ("distributed", "distributed.client", "distributed.core"):
        getLogger(name).setLevel(CRITICAL)
    try:
        client = Client(address, timeout=_CONNECTING)
    except (OSError, ValueError, TypeError) as error:
        raise SettingsError(f"--scheduler {address}: no cluster answers there ({_first(error)})") from None
    with client:
        try:
            client.wait_for_workers(1, timeout=_CONNECTING)
        except TimeoutError:
            raise SettingsError(f"--scheduler {address}: the cluster has no worker; start some") from None
        yield Cluster(client, address, libraries, cache)


def _first(error: Exception) -> str:
    lines = str(error).splitlines()
    return lines[0] if lines else type(error).__name__
