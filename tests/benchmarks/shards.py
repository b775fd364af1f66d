"""An index of one stored library and of several, by hash: what it takes to build them, to find candidates in all of
them and in one alone, and to decide; and how often the decision is right.

    python -m tests.benchmarks shards [NUMBER ...]        numbers of shards (default: 1 and 4)
    CITELINK_SIZES=1M python -m tests.benchmarks shards   another library (default: 100k)

Seconds are the processor's; peak memory is what all processes hold together, by the parts of pages that are theirs. The
last lines say what a hundred million records would take, in shards of a size that was measured.
"""

from __future__ import annotations

import json
import lzma
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from citelink.bibliography.formats.csl_json.items import entry_from_csl
from citelink.indexes.asking import IndexSource
from citelink.indexes.records import keep_entry
from citelink.matching.index import Index
from citelink.matching.mentions.folded import FoldedReference, fold_reference
from citelink.parsing import parse_references
from tests.benchmarks.corpus import Watch
from tests.benchmarks.measuring import EVAL, ROOT

_PLANNED = 100_000_000
_LIMIT = 8
_TURNS = 2


@dataclass(frozen=True, slots=True)
class _Measured:
    """What one index took. `found` and `found_in_one`: references a second whose candidates are found in all shards,
    and in the first alone; `decided`: references a second, from text to verdict."""

    shards: int
    records: int
    seconds: float
    peak: float
    size: float
    found: float
    found_in_one: float
    decided: float
    accuracy: str

    def __str__(self) -> str:
        took = f"{self.seconds:9.1f} {self.peak:8.0f} {self.size:8.0f}"
        speeds = f"{self.found:11.0f} {self.found_in_one:11.0f} {self.decided:10.0f}"
        return f"{self.shards:6} {self.records:10,} {took} {speeds}   {self.accuracy}"


def report(*numbers: int) -> None:
    """Print a line for each number of shards, and the plan."""
    data = EVAL / "data" / "matching"
    size = os.environ.get("CITELINK_SIZES", "100k")
    packed = data / f"library_{size}.json.xz"
    if not packed.exists():
        print(f"shards: skipped, there is no {packed.name} at {data} (set CITELINK_EVAL)")
        return
    with tempfile.TemporaryDirectory() as scratch:
        library = Path(scratch) / "library.json"
        with lzma.open(packed) as text, open(library, "wb") as file:
            while piece := text.read(1 << 22):
                file.write(piece)
        with lzma.open(data / "damaged_queries.jsonl.xz", "rt", encoding="utf-8") as lines:
            queries = [json.loads(line) for line in lines if line.strip()]
        kept = _kept(library, {target for one in queries for target in (one["target"], *one.get("also", ()))})
        print("shards    records   build s  peak MB  size MB  all shards   one shard    decided   accuracy", flush=True)
        found = []
        for number in numbers or (1, 4):
            found.append(_measure(number, library, queries, kept, Path(scratch)))
            print(found[-1], flush=True)
        for one in found:
            print(_plan(one))


def _measure(
    number: int, library: Path, queries: Sequence[Mapping[str, Any]], kept: Mapping[str, str], scratch: Path
) -> _Measured:
    index = scratch / f"{number}.index"
    arguments = [
        "index",
        "build",
        str(library),
        "-o",
        str(index),
        "-q",
        *(["--shards", str(number)] if number > 1 else []),
    ]
    seconds, peak, _ = _run(arguments, scratch)
    source = IndexSource(str(index))
    raws = [" ".join(one["raw"].split()) for one in queries]
    folded = [fold_reference(said.entry, raw) for said, raw in zip(parse_references(raws, None), raws, strict=True)]
    shards = [Index(segments=[shard.segment]) for shard in source._shards]
    references = scratch / "references.txt"
    references.write_text("".join(f"{raw}\n" for raw in raws), "utf-8")
    spent, _, said = _run(["match", str(references), "--source", f"index:{index}", "--format", "jsonl"], scratch)
    began, _, _ = _run(["match", os.devnull, "--source", f"index:{index}", "--format", "jsonl"], scratch)
    return _Measured(
        number,
        sum(map(len, source._shards)),
        seconds,
        peak,
        sum(file.stat().st_size for file in index.rglob("*") if file.is_file()) / 1e6,
        _speed(source._search, folded),
        _speed(lambda reference: (shards[0].search(reference, _LIMIT), shards[0].identified(reference)), folded),
        len(raws) / max(0.001, spent - began),
        _score(queries, [json.loads(line) for line in said.splitlines()], kept),
    )


def _speed(search: Callable[[FoldedReference], object], references: Sequence[FoldedReference]) -> float:
    """References a second, the quickest of some turns: the first one reads from the disk."""
    least = float("inf")
    for _ in range(_TURNS):
        began = time.process_time()
        for reference in references:
            search(reference)
        least = min(least, time.process_time() - began)
    return len(references) / least


def _run(arguments: Sequence[str], scratch: Path) -> tuple[float, float, str]:
    """Seconds of the processor, peak memory in MB and what was printed."""
    out = scratch / "out.txt"
    with open(out, "wb") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "citelink", *arguments], cwd=ROOT, stdout=file, stderr=subprocess.DEVNULL,
            env={**os.environ, "CITELINK_CACHE": str(scratch / "cache")},
        )  # fmt: skip
        watch = Watch(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"{' '.join(arguments)}: exit {process.returncode}")
    return usage.ru_utime + usage.ru_stime, watch.end(), out.read_text("utf-8")


def _kept(library: Path, wanted: set[str | None]) -> dict[str, str]:
    """By the keys of some entries of the library, what the index calls them."""
    found = {}
    with open(library, encoding="utf-8") as lines:
        for line in lines:
            text = line.strip().rstrip(",")
            if text.startswith("{") and (item := json.loads(text))["id"] in wanted:
                found[item["id"]] = keep_entry(entry_from_csl(item)).key
    return found


def _score(queries: Sequence[Mapping[str, Any]], said: Sequence[Mapping[str, Any]], kept: Mapping[str, str]) -> str:
    """Right are a link to the record that is meant, and none where the library has none."""
    right = linked = asserted = 0
    for query, one in zip(queries, said, strict=True):
        key = one["key"] if one["status"] == "matched" else None
        meant = {kept.get(target) for target in (query["target"], *query.get("also", ())) if target is not None}
        asserted += key is not None
        linked += key is not None and key in meant
        right += key in meant if meant else key is None
    present = sum(one["target"] is not None for one in queries)
    return f"{right / len(queries):.4f} right; precision {linked / max(1, asserted):.4f}, recall {linked / present:.4f}"


def _plan(one: _Measured) -> str:
    """What very many records take in shards of the size of these."""
    records = one.records / one.shards
    shards = -(-_PLANNED // round(records))
    disk, hours = one.size / one.shards * shards / 1000, one.seconds / one.records * _PLANNED / 3600
    return (
        f"{_PLANNED:,} records in {shards} shards of {records:,.0f}: {disk:.0f} GB on the disk, {hours:.1f} hours of "
        f"processor time to build, {one.found_in_one / shards:.1f} references a second in all by one processor, "
        f"{one.found_in_one:.0f} where each shard has its own"
    )
