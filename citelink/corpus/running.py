"""The stages of a run over an archive, one after the other; one that is done is not done again.

list    the inputs
look    every document, by processes
join    labels, nodes, words, keys of blocks, blocks, links, groups, keys of works
finish  every document again, by processes: links, findings, lines
write   the outputs
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TypeVar

from citelink.bibliography.keys import KeyMaker, plain_key
from citelink.bibliography.library import Library
from citelink.checks import check, choose_rules
from citelink.corpus.blocking import begin_blocks, find_keys, keep_keys, keyings, make_blocks
from citelink.corpus.comparing import begin_comparing, compare, comparings, count_comparings, keep_links, make_groups
from citelink.corpus.finishing import Finish, finish_lost, finishings, keep_finished
from citelink.corpus.keying import make_keys
from citelink.corpus.libraries import Libraries
from citelink.corpus.looking import keep_seen, see_lost
from citelink.corpus.occurring import begin_words, chunks, count_words, find_labels, keep_words, number_nodes
from citelink.corpus.store import OF_UNFINISHED, UNFINISHED, Store, is_begun, pack, unpack
from citelink.corpus.workers import Own, Reads, Workers
from citelink.corpus.writing import OUTPUTS, RUN, write_documents, write_library, write_run, write_works
from citelink.documents.inputs import Input
from citelink.errors import OutputError, SettingsError
from citelink.merging import Merged
from citelink.processes import Lost
from citelink.run import processes_for
from citelink.writers.json_parts import SCHEMA_VERSION, Json, finding_to_json

T = TypeVar("T")
R = TypeVar("R")
Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a run over an archive is asked for.

    said      all that its results depend on, as JSON: a run is only gone on with for the same
    limit     size in bytes above which a document is refused
    select, ignore  the checks to make and not to make, as in `run.Run`
    jobs      how many processes; None: one for each processor, and one alone for small archives
    make_key  makes the keys of works that no library has
    """

    said: str
    limit: int
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    jobs: int | None = None
    make_key: KeyMaker = plain_key


def state_of(folder: Path) -> str:
    """What stands in a folder: `nothing`, an `unfinished` run, a `finished` one, or something of `others`."""
    if (folder / UNFINISHED).is_file():
        begun = is_begun(folder)
        return "others" if begun is None else "unfinished" if begun else "nothing"
    if (folder / RUN).is_file() and all((folder / name).is_file() for name in OUTPUTS):
        return "finished"
    return "others" if folder.exists() and (not folder.is_dir() or any(folder.iterdir())) else "nothing"


def begin(folder: Path, inputs: Iterable[Input], asked: Asked) -> None:
    """Begin a run in a folder. What an earlier run left there goes."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in (*OUTPUTS, *OF_UNFINISHED):
        (folder / name).unlink(missing_ok=True)
    store = Store(folder)
    store.put("input", ((at, one.path, one.name, one.format) for at, one in enumerate(inputs)))
    store.put("said", [("folder", os.getcwd())])
    store.say("asked", asked.said)
    store.close()


def go_on(
    folder: Path,
    libraries: Sequence[Library],
    asked: Asked,
    progress: Progress | None = None,
    workers: Workers | None = None,
) -> Json:
    """Go on with the run that was begun in a folder, to its end; gives what run.json says.

    `workers` do its tasks; None: processes of this machine.

    Raises SettingsError where it was begun for something else, and OutputError where it cannot be written."""
    try:
        return _go_on(folder, libraries, asked, progress or _silent, workers)
    except sqlite3.DatabaseError as error:
        raise OutputError(
            f"{folder}: the run there cannot be read or written ({error}); make room where there is none and go on "
            "with --resume, or begin anew with --force"
        ) from error


def _go_on(
    folder: Path, libraries: Sequence[Library], asked: Asked, progress: Progress, workers: Workers | None
) -> Json:
    store = Store(folder)
    try:
        store.claim()
        begun = store.said("folder") or ""
        if begun != os.getcwd():
            raise SettingsError(f"{folder}: the run there was begun in {begun}; go on with it from there")
        if store.said("asked") != asked.said:
            raise SettingsError(
                f"{folder}: the run there was begun with other paths, libraries or options; say the same again, or "
                "name another folder with -o"
            )
        return _Running(store, folder, libraries, asked, progress, workers).run()
    finally:
        store.close()


def _silent(stage: str, done: int, total: int) -> None:
    return None


class _Running:
    """One process's part in a run."""

    def __init__(
        self,
        store: Store,
        folder: Path,
        libraries: Sequence[Library],
        asked: Asked,
        progress: Progress,
        workers: Workers | None,
    ) -> None:
        self.store, self.folder, self.own, self.asked = store, folder, tuple(libraries), asked
        self.progress = progress
        self.rules = choose_rules(asked.select, asked.ignore)
        self.total = store.count("input")
        paths = (path for (path,) in store.rows("SELECT path FROM input LIMIT 1000"))
        self.workers = workers or Own(processes_for(list(paths), asked.jobs), self.own)

    def run(self) -> Json:
        """All stages."""
        self._once("look", self._look)
        libraries = Libraries(self.store, self.own)
        self._once("nodes", lambda: self._number(libraries))
        self._once("words", self._words)
        self._once("keys of blocks", self._keys)
        self._once("blocks", lambda: make_blocks(self.store))
        self._once("compare", self._compare)
        self._once("groups", lambda: make_groups(self.store, libraries))
        self._once("keys", lambda: self._name(libraries))
        self._once("finish", self._finish)
        return self._write(libraries)

    def _once(self, stage: str, work: Callable[[], None]) -> None:
        if self.store.said(f"done: {stage}") is None:
            work()
            self.store.say(f"done: {stage}")

    def _each(
        self,
        stage: str,
        work: Callable[[T], R],
        tasks: Iterable[T],
        done: int,
        total: int,
        reads: Reads[T] | None = None,
    ) -> Iterator[tuple[T, R | Lost]]:
        """`each` of the workers, with the progress told."""
        self.progress(stage, done, total)
        for number, pair in enumerate(self.workers.each(work, tasks, reads), done + 1):
            yield pair
            self.progress(stage, number, total)

    def _look(self) -> None:
        store = self.store
        done = store.count("looked")
        left = "SELECT document FROM input WHERE document NOT IN (SELECT document FROM looked) ORDER BY document"
        tasks = (
            (document, Input(*store.row("SELECT path, name, format FROM input WHERE document = ?", [document])))
            for (document,) in list(store.rows(left))
        )
        work = self.workers.look(self.asked.limit)
        for task, seen in self._each("Reading", work, tasks, done, self.total, lambda task: task[1].path):
            keep_seen(store, see_lost(task, seen) if isinstance(seen, Lost) else seen)

    def _number(self, libraries: Libraries) -> None:
        shared, canonical = find_labels(self.store, libraries)
        number_nodes(self.store, canonical)
        carried = {library.path for library in libraries.carried}
        own = tuple(one for one in shared if not carried & {one.first, one.second})
        self.store.put("said", [("shared", pack(own))], known="REPLACE")

    def _words(self) -> None:
        begin_words(self.store)
        for _, found in self._each("Joining", count_words, chunks(self.store), 0, 0):
            keep_words(self.store, *_whole(found))

    def _keys(self) -> None:
        begin_blocks(self.store)
        for _, found in self._each("Joining", find_keys, keyings(self.store), 0, 0):
            keep_keys(self.store, _whole(found))

    def _compare(self) -> None:
        begin_comparing(self.store)
        done, total = count_comparings(self.store)
        for task, found in self._each("Comparing", compare, comparings(self.store), done, total):
            keep_links(self.store, task, _whole(found))

    def _name(self, libraries: Libraries) -> None:
        collisions, blocks = make_keys(self.store, libraries, self.asked.make_key)
        carried = {library.path for library in libraries.carried}
        own = tuple(one for one in collisions if not carried & {one.first, one.second})
        self.store.put("said", [("collisions", pack(own)), ("blocks", pack(blocks))], known="REPLACE")

    def _finish(self) -> None:
        finish = Finish(self.rules, bool(self.own))
        done = self.store.count("finished")
        for task, found in self._each("Checking", finish, finishings(self.store), done, self.total):
            finished = finish_lost(task, found, finish) if isinstance(found, Lost) else found
            keep_finished(self.store, task.document, finished)

    def _write(self, libraries: Libraries) -> Json:
        store, folder = self.store, self.folder
        kept = {name: unpack(store.row("SELECT value FROM said WHERE name = ?", [name])[0]) for name in _KEPT}
        merged = Merged(
            Library("", {}), collisions=kept["collisions"], same_work=kept["shared"], libraries=libraries.own
        )
        checked = check((), merged, self.rules)
        write_documents(store, folder)
        write_library(store, folder, kept["blocks"])
        faults = [line for (said,) in store.rows("SELECT DISTINCT fault FROM finished") for line in said.split("\n")]
        said = {
            "schema_version": SCHEMA_VERSION,
            "asked": json.loads(self.asked.said),
            "documents": self.total,
            "read": write_works(store, folder, checked.findings),
            "findings": [finding_to_json(one) for one in checked.findings],
            "works": store.count("entry"),
            "faults": [line for line in dict.fromkeys(chain(sorted(faults), checked.faults)) if line],
        }
        write_run(folder, said)
        store.close()
        for name in OF_UNFINISHED:
            (folder / name).unlink(missing_ok=True)
        return said


_KEPT = ("shared", "collisions", "blocks")


def _whole(found: R | Lost) -> R:
    """A result; the join cannot do without any."""
    if isinstance(found, Lost):
        raise OutputError(
            f"a process that joined works {found}; go on with --resume, with --jobs 1 where memory is short"
        )
    return found
