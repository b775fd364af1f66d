"""build_index(): dumps -> slabs -> stored libraries -> an index, in a stream and with bounded memory.

It is built in a folder beside, which gets the index's name when it is whole. Whatever breaks it off, the same command
goes on after the last slab, and what comes out is the same to the byte as if it had never been broken off.
"""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, astuple
from functools import partial
from itertools import chain, count
from pathlib import Path
from typing import Any
from zlib import crc32

from citelink.bibliography.entry import Entry
from citelink.bibliography.streaming import Batch, EntryBatch
from citelink.errors import InputError, OutputError
from citelink.indexes.files import File, find_files
from citelink.indexes.index import Contents, is_index, shape_digest, shard_folder, write_contents
from citelink.indexes.parts import Parts
from citelink.indexes.records import name_again
from citelink.indexes.slabs import Position, SlabWriter, read_facts, read_slab
from citelink.indexes.tally import Place, Tally, read_tally
from citelink.matching.stored.arrays import Store
from citelink.matching.stored.building import Builder, Prepared, map_batches, prepare_entries
from citelink.matching.stored.cache import is_running
from citelink.matching.stored.code import code_digest
from citelink.matching.stored.rows import pack_entry

Progress = Callable[[int, float], None]
"""Is told how many records are done, and which share of the files was read."""
_SLAB, _SHARD = 25_000, 1_000_000
_BUILDING = ".building"
_PLAN, _LOCK = "plan.json", "lock"
_MOST_INPUTS = 100
Made = list[tuple[int, Prepared, Counter[str]]]
"""Of a batch what goes into each stored library, by its number, and the types of these works."""


def build_index(
    paths: Sequence[str],
    out: str,
    *,
    say: Callable[[str], None],
    progress: Progress | None = None,
    slab: int = _SLAB,
    shard: int = _SHARD,
    shards: int | None = None,
) -> Contents:
    """Build the index `out` of dumps and libraries. An index that has the name already is replaced when the new one is
    whole.

    slab    how many records are kept at a time
    shard   how many there are in one stored library, which is filled before the next
    shards  how many stored libraries there are instead: which a record goes to is told by a hash of what it is called
            (its DOI, or its key), so that all are of a size and know of each other's words as much

    `say` is told in a sentence what was done besides. Raises LibraryError for what cannot be an input, InputError where
    there is nothing in them, OutputError where something else has the name, OSError."""
    place = Path(out)
    if place.name in ("", ".."):
        raise OutputError(f"{out}: is no name for an index; name a folder that is not there yet")
    if place.exists() and not is_index(place):
        raise OutputError(f"{out}: exists and is no index; name another folder with -o")
    files = find_files(paths)
    folder = place.with_name(f"{place.name}{_BUILDING}")
    _claim(folder, files, say, shards)
    contents = _Building(folder, files, progress, slab, shard, shards).build(tuple(paths))
    shutil.rmtree(folder / "slabs", ignore_errors=True)
    _give_name(folder, place)
    for name in (_PLAN, _LOCK):
        (place / name).unlink()
    return contents


class _Building:
    """The folder in which an index is built, and how far that has come. `several`: how many stored libraries there are
    to be, by hash; None: one is filled after the other."""

    def __init__(
        self,
        folder: Path,
        files: Sequence[File],
        progress: Progress | None,
        slab: int,
        shard: int,
        several: int | None = None,
    ) -> None:
        self.folder, self.parts, self.progress = folder, Parts(files), progress
        self.slab, self.shard, self.several = slab, shard, several
        self.whole = Tally()
        self.shards = self.repeated = self.slabs = self.known = 0
        self.at = Position()
        self._find_shards()

    def build(self, inputs: tuple[str, ...]) -> Contents:
        """The whole of it. Raises InputError where there is nothing."""
        for waiting, of in self._piles():
            self._make_shard(waiting, of)
        if not self.whole.records:
            shutil.rmtree(self.folder)
            why = [*self.whole.failures, *(f"{part}: is no dump that is known" for part in self.whole.strange)]
            raise InputError(f"no record was found in {', '.join(inputs[:5])}" + (f"; {why[0]}" if why else ""))
        contents = Contents(
            records=self.whole.records - self.repeated,
            dumps=dict(self.whole.dumps),
            types=dict(self.whole.types),
            inputs=inputs[:_MOST_INPUTS],
            unread=self.whole.unread,
            failures=tuple(self.whole.failures),
            strange=tuple(self.whole.strange),
            repeated=self.repeated,
            shards=self.shards,
            shape=shape_digest(),
        )
        write_contents(self.folder, contents)
        return contents

    def _piles(self) -> Iterator[tuple[dict[int, list[Tally]], int]]:
        """The slabs of one stored library after the other, by their numbers, and what of them is for it."""
        pile: dict[int, list[Tally]] = {}
        self.known = 0 if self.several else self.whole.records
        for number, tallies in chain(self._found_slabs(), self._new_slabs()):
            pile[number] = tallies
            self.known += sum(one.records for one in tallies)
            if self.several is None and sum(one.records for (one,) in pile.values()) >= self.shard:
                yield pile, 0
                pile = {}
        if self.several is not None:
            for of in range(self.shards, self.several if pile else 0):
                yield pile, of
        elif pile:
            yield pile, 0

    def _find_shards(self) -> None:
        """The stored libraries that are whole already."""
        while (facts := read_facts(shard_folder(self.folder, self.shards))) is not None:
            self.shards += 1
            self._count_shard(facts)
        shutil.rmtree(shard_folder(self.folder, self.shards), ignore_errors=True)

    def _count_shard(self, facts: dict[str, Any]) -> None:
        tally = read_tally(facts["tally"])
        self.whole.add(tally)
        self.repeated += tally.records - facts["count"]
        self.slabs, self.at = facts["slabs"], Position(*facts["at"])
        for number in range(self.slabs - facts["of"], self.slabs):
            shutil.rmtree(self._slab(number), ignore_errors=True)

    def _make_shard(self, pile: dict[int, list[Tally]], of: int) -> None:
        folder = shard_folder(self.folder, self.shards)
        folder.mkdir(parents=True)
        store, tally = Store(folder, dated=False), Tally()
        builder = Builder(store, name_again)
        try:
            for number, counted in pile.items():
                tally.add(counted[of])
                for prepared in read_slab(self._slab(number), of):
                    builder.add(prepared)
            kept = len(builder.places)
            builder.finish()
            # Of slabs that others need, too, none is done with.
            done = (max(pile) + 1, len(pile), astuple(self.at)) if self.several is None else (0, 0, astuple(Position()))
            facts = {"count": kept, **dict(zip(("slabs", "of", "at"), done, strict=True)), "tally": tally.as_facts()}
            store.close(facts)
        except BaseException:
            store.abandon()
            raise
        self.shards += 1
        self._count_shard(facts)

    def _slab(self, number: int) -> Path:
        return self.folder / "slabs" / f"{number:06}"

    def _found_slabs(self) -> Iterator[tuple[int, list[Tally]]]:
        """What an earlier run has read beyond the last stored library."""
        number = self.slabs
        while (facts := read_facts(self._slab(number))) is not None:
            self.at = Position(*facts["at"])
            yield number, [read_tally(one) for one in facts["tallies"]]
            number += 1
        self.slabs = number

    def _new_slabs(self) -> Iterator[tuple[int, list[Tally]]]:
        """What has not been read yet."""
        places: deque[Place] = deque()
        made = map_batches(partial(_prepare, shards=self.several), self._batches(places))
        for number in count(self.slabs):
            if (tallies := self._write_slab(number, made, places)) is None:
                return
            yield number, tallies

    def _write_slab(self, number: int, made: Iterator[Made], places: deque[Place]) -> list[Tally] | None:
        """What comes next written into a slab, and counted for each stored library; None where there is nothing
        more."""
        tallies = [Tally() for _ in range(self.several or 1)]
        if (first := next(made, None)) is None:
            return None
        writer = SlabWriter(self._slab(number))
        try:
            for pieces in chain([first], made):
                place = places.popleft()
                for of, prepared, types in pieces:
                    writer.add(prepared, of)
                    tallies[of].count(prepared, types, place)
                self.at = place.end
                records = sum(one.records for one in tallies)
                self._tell(records)
                if records >= self.slab:
                    break
            writer.close({"at": astuple(self.at), "tallies": [one.as_facts() for one in tallies]})
        except BaseException:
            writer.abandon()
            raise
        return tallies

    def _tell(self, beyond: int) -> None:
        if self.progress is not None:
            self.progress(self.known + beyond, self.parts.share())

    def _batches(self, places: deque[Place]) -> Iterator[Batch]:
        """The batches from where it goes on; where each stands is put among `places`."""
        at = self.at
        for number, part in self.parts.read(at.part):
            batches = part.batches if part.dump is not None else [EntryBatch(())]
            for behind, batch in enumerate(batches, start=1):
                if number == at.part and behind <= at.batch:
                    continue
                places.append(Place(Position(number, behind), part.name, part.dump))
                yield batch


def _prepare(batch: Batch, shards: int | None = None) -> Made:
    entries, failures = batch()
    by_shard: dict[int, list[Entry]] = {}
    for entry in entries:
        by_shard.setdefault(_shard_of(entry, shards) if shards else 0, []).append(entry)
    made: Made = []
    # What could not be read is counted once, and a batch of nothing, too.
    for of in sorted(by_shard) or [0]:
        some = by_shard.get(of, [])
        prepared = prepare_entries(some, failures if not made else (), batch.line)
        made.append((of, prepared, Counter(entry.type for entry in some)))
    return made


def _shard_of(entry: Entry, shards: int) -> int:
    return crc32(entry.key.encode("utf-8", "surrogatepass") or pack_entry(entry)) % shards


def _claim(folder: Path, files: Sequence[File], say: Callable[[str], None], shards: int | None = None) -> None:
    """Make the folder in which an index is built, or take over what an earlier run left of the same. Raises
    OutputError."""
    said = {
        "files": [asdict(file) for file in files],
        "code": code_digest(("citelink.indexes.building",)),
        "shards": shards,
    }
    plan = json.dumps(said, ensure_ascii=True)
    if folder.exists():
        known = _read_text(folder / _PLAN)
        if not known and not is_index(folder) and any(folder.iterdir()):
            raise OutputError(f"{folder}: is needed to build the index in, and holds something else; move it away")
        process = _read_text(folder / _LOCK)
        if process.isdecimal() and int(process) != os.getpid() and is_running(int(process)):
            raise OutputError(f"{folder}: the index is being built by the process {process}; wait until it is done")
        if known == plan:
            say(f"{folder} was broken off, and is gone on with")
        else:
            say(f"{folder} was begun with other files or by another citelink, and is begun anew")
            shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _PLAN).write_text(plan, "ascii")
    (folder / _LOCK).write_text(str(os.getpid()), "ascii")


def _read_text(path: Path) -> str:
    try:
        return path.read_text("ascii")
    except (OSError, UnicodeDecodeError):
        return ""


def _give_name(folder: Path, place: Path) -> None:
    """Give a whole index its name, which an older one may have had."""
    old = place.with_name(f"{place.name}.replaced")
    if place.exists():
        shutil.rmtree(old, ignore_errors=True)
        place.rename(old)
    folder.rename(place)
    shutil.rmtree(old, ignore_errors=True)
