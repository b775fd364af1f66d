"""Desk: where sources are asked. What is known already is taken from the cache, each question is put once, and a source
that does not answer is put aside for the rest of the run."""

from __future__ import annotations

import json
import sqlite3
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from citelink.bibliography.entry import Entry
from citelink.errors import SettingsError
from citelink.sources.answers import FILE, Answers
from citelink.sources.identifiers import name_of
from citelink.sources.source import (
    REGISTRY,
    SOURCES,
    Answer,
    Ask,
    DownError,
    NotLookedUpError,
    OwnSource,
    Record,
    Request,
    Source,
    UnaskedError,
)

if TYPE_CHECKING:
    from citelink.sources.web import Web

# So many questions in a row that were not answered, and the source is asked no more.
_IN_A_ROW = 2


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be asked, and how.

    sources       names, in the order in which they are asked
    contact       the user's address, which some services want to know; it is sent to them and kept nowhere
    keys          of sources, by name
    base, urls    where the sources are, instead of their hosts
    folder        of the cache; None: nothing is kept
    shared        the folder in which all processes of the user keep count of requests; None: each counts its own
    max_time      seconds that the run may ask; max_requests: how often
    offline       no connection at all; refresh: what was kept before counts no more
    record        file that gets the answers of this run; replay: file of answers, no connection at all
    """

    sources: tuple[str, ...]
    contact: str = ""
    base: str = ""
    urls: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict, repr=False)
    folder: Path | None = None
    shared: Path | None = None
    max_time: float | None = None
    max_requests: int | None = None
    offline: bool = False
    refresh: bool = False
    record: Path | None = None
    replay: Path | None = None


class Desk:
    """Asks the sources of an order; those of them that are among `own` are asked without the web and without the cache.
    May be used by several threads at once."""

    def __init__(self, order: Order, own: Sequence[OwnSource] = ()) -> None:
        self._own = {source.NAME: source for source in own}
        unknown = [name for name in order.sources if name not in self._own and name not in SOURCES.names]
        if unknown:
            close = get_close_matches(unknown[0], SOURCES.names, 1)
            hint = f"did you mean {close[0]}?" if close else "`citelink list sources` prints them all"
            raise SettingsError(f"--source: {unknown[0]} is none; {hint}")
        self.order = order
        self.sources: tuple[Source, ...] = tuple(self._own.get(name) or SOURCES.load(name) for name in order.sources)
        # Who names nothing but what is on the own disk wants no connection.
        self.registry: Source | None = SOURCES.load(REGISTRY) if set(order.sources) - set(self._own) else None
        self.down: dict[str, str] = {}
        self.requests = 0
        self._offline = order.offline or order.replay is not None
        path = order.folder / FILE if order.folder and not order.replay else None
        self._answers = Answers(path, offline=self._offline, refresh=order.refresh)
        if order.replay:
            self._answers.replay(order.replay)
        self._until = None if order.max_time is None else time.monotonic() + order.max_time
        self._failures: dict[str, int] = {}
        self._lock = threading.Lock()
        self._web: Web | None = None

    def search(self, source: Source, entry: Entry, text: str) -> tuple[tuple[Record, ...], tuple[str, ...]]:
        """What a source has that may be meant by a reference, and the requests that were answered, for `settle`. Raises
        NotLookedUpError."""
        if source.NAME in self._own:
            return source.search(entry, text, _ask_nobody), ()
        with self._asking(source) as (ask, keys):
            return source.search(entry, text, ask), tuple(keys)

    def settle(self, source: Source, requests: Sequence[str], *, found: bool) -> None:
        """Whether what was searched for was among the answers: what was not is asked for sooner again."""
        with suppress(sqlite3.Error):
            for request in requests:
                self._answers.settle(source.NAME, request, found=found)

    def lookup(self, source: Source, identifiers: Sequence[str]) -> dict[str, Any]:
        """What a source says of identifiers (`doi:10.1000/x`), of those that it can be asked for: None for one that it
        does not know, the clause that says why for one that it could not be asked for (a NotLookedUpError)."""
        found: dict[str, Any] = {}
        wanted = [one for one in dict.fromkeys(identifiers) if name_of(one) in source.IDENTIFIERS]
        if source.NAME in self._own:
            said = source.lookup(wanted, _ask_nobody)
            return {one: said.get(one) for one in wanted}
        for one in wanted:
            if (answer := self._answers.get(source.NAME, one)) is not None:
                found[one] = json.loads(answer.text) if answer.status == 200 else None
        missing = [one for one in wanted if one not in found]
        for at in range(0, len(missing), source.BATCH):
            batch = missing[at : at + source.BATCH]
            try:
                found.update(self._look_up(source, batch))
            except NotLookedUpError as failure:
                found.update(dict.fromkeys(batch, failure))
        return found

    def stop(self) -> None:
        """From now on nothing is asked any more; what is on its way ends by itself."""
        self._until = time.monotonic()

    def close(self) -> None:
        """Write the recording that was asked for, and close the cache."""
        if self.order.record:
            self._answers.record(self.order.record)
        self._answers.close()

    def _look_up(self, source: Source, batch: Sequence[str]) -> dict[str, Any]:
        with self._answers.asking(source.NAME, ",".join(batch), self._left):
            kept = {one: self._answers.get(source.NAME, one) for one in batch}
            if all(answer is not None for answer in kept.values()):
                return {one: json.loads(a.text) if a and a.status == 200 else None for one, a in kept.items()}
            with self._asking(source, keep=False) as (ask, _):
                said = source.lookup(batch, ask)
            for one in batch:
                answer = Answer(200, json.dumps(said[one], ensure_ascii=False)) if one in said else Answer(404, "")
                self._keep(source, one, answer, found=one in said)
            return {one: said.get(one) for one in batch}

    @contextmanager
    def _asking(self, source: Source, *, keep: bool = True) -> Iterator[tuple[Ask, list[str]]]:
        """A function that answers requests, and the keys of what it answered. What it fetched is kept when the source
        has understood it."""
        keys: list[str] = []
        fetched: list[tuple[str, Answer]] = []
        with ExitStack() as claims:

            def ask(request: Request) -> Answer:
                keys.append(request.key)
                if keep:
                    if (known := self._answers.get(source.NAME, request.key)) is not None:
                        return known
                    claims.enter_context(self._answers.asking(source.NAME, request.key, self._left))
                    if (known := self._answers.get(source.NAME, request.key)) is not None:
                        return known
                answer = self._fetch(source, request)
                fetched.append((request.key, answer))
                return answer

            try:
                yield ask, keys
            except NotLookedUpError as failure:
                self._count_failure(source, failure)
                reason = self.down.get(source.NAME, str(failure))
                if reason != str(failure):
                    # What was broken off is told by what the source was put aside for.
                    raise UnaskedError(reason) from failure
                raise
            if fetched:
                self._failures[source.NAME] = 0
            if keep:
                for key, answer in fetched:
                    self._keep(source, key, answer, found=answer.status == 200)

    def _fetch(self, source: Source, request: Request) -> Answer:
        if self._offline:
            where = "in the recording" if self.order.replay else "in the cache"
            raise UnaskedError(f"it is not {where}, and no connection is made")
        if (reason := self.down.get(source.NAME)) is not None:
            raise UnaskedError(reason)
        return self._connected().fetch(source, request)

    def _connected(self) -> Web:
        with self._lock:
            if self._web is None:
                # Loaded where something is asked that is not known already.
                from citelink.sources.limits import Limits
                from citelink.sources.web import Web

                shared = self.order.shared / "limits.sqlite" if self.order.shared else None
                try:
                    limits = Limits(shared)
                except (OSError, sqlite3.Error):
                    limits = Limits(None)
                self._web = Web(
                    limits,
                    self.order.contact,
                    self.order.base,
                    self.order.urls,
                    self.order.keys,
                    self._left,
                    self._spend,
                )
            return self._web

    def _left(self) -> float:
        return 1e9 if self._until is None else self._until - time.monotonic()

    def _spend(self, source: Source) -> None:
        with self._lock:
            if (reason := self.down.get(source.NAME)) is not None:
                # Others have found out while this question waited for its turn, or for its next try.
                raise UnaskedError(reason)
            if self._left() <= 0:
                raise UnaskedError("the time of --max-time was over")
            if self.order.max_requests is not None and self.requests >= self.order.max_requests:
                raise UnaskedError("the requests of --max-requests were spent")
            self.requests += 1

    def _count_failure(self, source: Source, failure: NotLookedUpError) -> None:
        """Put a source aside that is down, or that failed again and again."""
        if isinstance(failure, UnaskedError):
            return
        with self._lock:
            self._failures[source.NAME] = self._failures.get(source.NAME, 0) + 1
            down = isinstance(failure, DownError)
            if source.NAME not in self.down and (down or self._failures[source.NAME] >= _IN_A_ROW):
                self.down[source.NAME] = str(failure)
                if self._web is not None:
                    self._web.break_off(source.NAME)

    def _keep(self, source: Source, key: str, answer: Answer, *, found: bool) -> None:
        # A cache that cannot be written costs time, not the run.
        with suppress(sqlite3.Error):
            self._answers.put(source.NAME, key, answer, found=found)


def _ask_nobody(request: Request) -> Answer:
    raise UnaskedError("it is on the own disk")
