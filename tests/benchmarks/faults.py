"""What comes of services that fail: each fault of the replay server, at a run of 20 references and two sources.

    python -m tests.benchmarks faults
    CITELINK_FAULTS=drip,bomb CITELINK_FAULTY=pubmed,openalex python -m tests.benchmarks faults

Crossref and OpenAlex are the faulty one in turn, with every fault; each other source is it with a few. A run must end
within a minute, say once what happened, link what the other source holds, exit with 3 where something could not be
looked up and count that, and keep nothing wrong; the next run, without the fault, must come to what a run without
faults comes to, and ask nothing again that was answered. What does not hold is printed below its line. The second
variable chooses the faulty sources.
"""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from citelink.sources.answers import FILE
from citelink.sources.source import NOTICES, REGISTRY, SOURCES
from tests.benchmarks.measuring import EVAL, ROOT
from tests.benchmarks.result_lists import QUERIES, SERVICES, read_searches
from tests.sources.replaying import FOLDER, replaying, unpacked, unpacked_file

PROGRAM = (sys.executable, "-m", "citelink", "resolve", "paper.txt", "--no-bib", "--jobs", "1")
CONTACT = "ann@example.org"
KEY = "a-key-that-nobody-may-see"
FIRST, SECOND = "crossref", "openalex"
LONGEST = 60.0
# What other sources are tried with: out of order, another thing than agreed, and without an end.
FEW = ("503", "html200", "drip")
AT_ONCE = 4
_TOLD = re.compile(r"CL205 (.*)")
ANSWERED = (200, 301, 302, 303, 404, 410)
# Nobody holds these.
NOWHERE = (
    "Ерсінов Қ. Бұлақ басындағы әңгімелер. – Алматы: Жалын, 1987. – 212 б.",
    "Полынцев Г. В. Заметки о речных ключах // Вестник гидрологии. – 2009. – № 3. – С. 14-19.",
)


@dataclass(frozen=True, slots=True)
class Ran:
    """One run: seconds, exit code, what it said, the verdict and the link of each reference, how many references its
    summary counts as not looked up, what it keeps, and what the server was asked."""

    seconds: float
    code: int
    notes: tuple[str, ...]
    verdicts: tuple[tuple[str, str], ...]
    counted: int
    kept: dict[tuple[str, str], tuple[int, str, int]]
    log: tuple[dict[str, Any], ...]

    @property
    def missing(self) -> int:
        """How many references could not be looked up."""
        return sum(name == "not-looked-up" for name, _ in self.verdicts)

    @property
    def links(self) -> int:
        """How many have a link."""
        return sum(bool(key) for _, key in self.verdicts)


@dataclass(frozen=True, slots=True)
class Clean:
    """Runs without faults: with both sources, with each alone."""

    both: Ran
    alone: dict[str, Ran]

    def keeps(self, key: tuple[str, str], row: tuple[int, str, int]) -> bool:
        """Whether one of them keeps this, too. Letters that the server itself has replaced by question marks (latin1)
        are an answer like any other: nobody can tell."""
        kept = [run.kept[key] for run in (self.both, *self.alone.values()) if key in run.kept]
        return row in kept or row in [(status, _in_ascii(body), found) for status, body, found in kept]


def _in_ascii(body: str) -> str:
    body = body.encode("latin-1", "replace").decode("latin-1")
    return body if body.isascii() else ""


def report() -> None:
    """Print a line for each fault and faulty source."""
    if not (FOLDER / "replay_server.py").is_file():
        print(f"faults: skipped, there is no evaluation data at {EVAL} (set CITELINK_EVAL)")
        return
    print(
        f"{'fault':<14} {'faulty source':<16} {'s':>5} {'exit':>4} {'linked':>6} {'not looked up':>13}  said",
        flush=True,
    )
    chosen = os.environ.get("CITELINK_FAULTY", "").split(",")
    cases = [(fault, faulty) for fault, faulty in _cases() if chosen == [""] or faulty in chosen]
    with ThreadPoolExecutor(AT_ONCE) as threads:
        list(threads.map(_without_faults, dict.fromkeys(faulty for _, faulty in cases)))
        for lines in threads.map(_measure, *zip(*cases, strict=True)):
            print("\n".join(lines), flush=True)


def _cases() -> Iterator[tuple[str, str]]:
    with replaying() as server:
        for name in server.store.data:
            # Takes seconds, which no run is to be blamed for.
            server.store.index(name)
        faults = [name for name in sys.modules[type(server).__module__].FAULTS if name != "none"]
    wanted = os.environ.get("CITELINK_FAULTS", ",".join(faults)).split(",")
    for faulty in (FIRST, SECOND):
        yield from ((fault, faulty) for fault in wanted)
    others = [name for name in SOURCES.names if name not in (FIRST, SECOND, NOTICES)]
    for faulty in others:
        yield from ((fault, faulty) for fault in FEW if fault in wanted)


def _order(faulty: str) -> tuple[str, ...]:
    """The sources of a run; the registry is asked by itself."""
    return (FIRST, SECOND) if faulty in (FIRST, SECOND, REGISTRY) else (FIRST, faulty)


@cache
def _without_faults(faulty: str) -> Clean:
    order = _order(faulty)
    runs = []
    for names in (order, *((name,) for name in order)):
        with tempfile.TemporaryDirectory() as folder, replaying() as server:
            runs.append(_run(Path(folder), server, names, references(faulty)))
    return Clean(runs[0], dict(zip(order, runs[1:], strict=True)))


def _measure(fault: str, faulty: str) -> list[str]:
    order, clean = _order(faulty), _without_faults(faulty)
    with tempfile.TemporaryDirectory() as folder, replaying() as server:
        server.set(fault=fault, fault_path=f"^{re.escape(_host(faulty))}/")
        ran = _run(Path(folder), server, order, references(faulty))
        secrets = _secrets(Path(folder))
        server.set(fault="none")
        again = _run(Path(folder), server, order, references(faulty))
        once_more = _run(Path(folder), server, order, references(faulty))
    said = "; ".join(ran.notes)
    line = f"{fault:<14} {faulty:<16} {ran.seconds:5.1f} {ran.code:4} {ran.links:6} {ran.missing:13}  {said}"
    wrong = [*_wrong(faulty, ran, clean), *_wrong_again(faulty, ran, again, clean), *secrets]
    # The server has no answer of some services to what is not among their recordings, with a fault or without.
    if len(once_more.log) > len(again.log) and not clean.both.missing:
        wrong.append("asked again by a third run")
    return [line, *(f"    WRONG: {one}" for one in wrong)]


def _wrong(faulty: str, ran: Ran, clean: Clean) -> Iterator[str]:
    """What does not hold of a run with a fault."""
    if ran.seconds > LONGEST:
        yield f"it takes {ran.seconds:.0f} s"
    told = Counter(note.partition(" ")[0] for note in ran.notes)
    if told and dict(told) != {faulty: 1}:
        yield f"said otherwise than once of {faulty}: {ran.notes}"
    if bool(ran.missing) != bool(told) and faulty != REGISTRY:
        yield f"{ran.missing} could not be looked up, and {len(ran.notes)} sentences say so"
    if ran.code != (3 if ran.missing else 0):
        yield f"exit code {ran.code}"
    if ran.counted != ran.missing:
        yield f"{ran.missing} could not be looked up, and the summary counts {ran.counted}"
    for name, run in clean.alone.items():
        if name != faulty:
            lost = [
                n
                for n, (one, other) in enumerate(zip(run.verdicts, ran.verdicts, strict=True), 1)
                if one[1] and not other[1]
            ]
            if lost:
                yield f"not linked, though {name} holds them: {lost}"
    for one, other in zip(clean.both.verdicts, ran.verdicts, strict=True):
        if other[0] != "not-looked-up" and other[0] in ("not-found", "doi-not-registered") and one[0] != other[0]:
            yield f"called {other[0]}, and is {one[0]}"
    for key, row in ran.kept.items():
        if not clean.keeps(key, row):
            yield f"kept wrongly: {key[0]} {key[1][:60]}: {row[0]} {row[1][:60]!r}"


def _wrong_again(faulty: str, ran: Ran, again: Ran, clean: Clean) -> Iterator[str]:
    """What does not hold of the run after it, without the fault."""
    for number, (one, other) in enumerate(zip(clean.both.verdicts, again.verdicts, strict=True), start=1):
        if one != other:
            yield f"the next run says {other} of {number}, not {one}"
    if (again.code, again.notes) != (clean.both.code, clean.both.notes):
        yield f"the next run ends with {again.code}: {again.notes}"
    host = _host(faulty)
    before = {
        _address(one) for one in ran.log if one["status"] in ANSWERED and (one["host"] != host or not ran.missing)
    }
    twice = [one for one in again.log[len(ran.log) :] if _address(one) in before]
    if twice:
        yield f"asked again, though answered: {len(twice)}, such as {_address(twice[0])[:80]}"


def _address(entry: dict[str, Any]) -> str:
    return f"{entry['host']}{entry['path']}?{entry['query']}"


def _host(name: str) -> str:
    return SOURCES.load(name).HOST.rpartition("://")[2].partition(":")[0]


def _run(folder: Path, server: Any, names: Sequence[str], listed: Sequence[str]) -> Ran:
    """Resolve a paper with a list of references."""
    numbers = ", ".join(f"[{number}]" for number in range(1, len(listed) + 1))
    lines = "".join(f"{number}. {raw}\n" for number, raw in enumerate(listed, start=1))
    (folder / "paper.txt").write_text(f"All of them {numbers}.\n\nReferences\n\n{lines}", "utf-8")
    environment = {
        **os.environ, "XDG_CACHE_HOME": str(folder / "cache"), "CITELINK_SOURCES_BASE": server.url,
        "PYTHONPATH": str(ROOT), **{f"CITELINK_{name.upper()}_KEY": KEY for name in SOURCES.names},
    }  # fmt: skip
    began = time.perf_counter()
    done = subprocess.run(
        [*PROGRAM, "--source", ",".join(names), "--contact", CONTACT, "-o", "out"],
        cwd=folder, env=environment, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    seconds = time.perf_counter() - began
    counted = re.search(r"(\d+) that could not be looked up", done.stdout)
    notes = (*_TOLD.findall(done.stdout), *done.stderr.splitlines())
    return Ran(
        seconds, done.returncode, notes, tuple(_verdicts(folder / "out")),
        int(counted[1]) if counted else 0, _kept(folder / "cache" / "citelink" / FILE), tuple(server.log),
    )  # fmt: skip


def _verdicts(out: Path) -> Iterator[tuple[str, str]]:
    """The name of the verdict on each reference, and the identifier of what was found."""
    said = json.loads((out / "resolution.json").read_text("utf-8"))
    for document in said["documents"]:
        for found in document["reference_lists"]:
            for one in found["references"]:
                lookup = one["lookup"]
                yield lookup["verdict"], (lookup.get("found") or {}).get("id", "")


def _kept(path: Path) -> dict[tuple[str, str], tuple[int, str, int]]:
    base = sqlite3.connect(path)
    try:
        rows = base.execute("SELECT source, request, status, body, found FROM answers").fetchall()
    finally:
        base.close()
    return {(row[0], row[1]): (row[2], zlib.decompress(row[3]).decode(), row[4]) for row in rows}


def _secrets(folder: Path) -> list[str]:
    """The files that hold the contact or the key."""
    words = (CONTACT.encode(), KEY.encode())
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [f"{path.name} tells a secret" for path in files if any(word in path.read_bytes() for word in words)]


@cache
def references(faulty: str) -> tuple[str, ...]:
    """Twenty: of works that Crossref holds, of works that the other source may hold, of works that nobody holds."""
    rows = [json.loads(line) for line in unpacked_file("crossref_rendered.dev.jsonl").read_text("utf-8").splitlines()]
    clean = [row for row in rows if row["damage"] == "clean"]
    held = [row["raw"] for row in clean if row["target"]][:8]
    held += [row["raw"] for row in clean if row["target"] and "10." in row["raw"]][:1]
    absent = [row["raw"] for row in clean if not row["target"]][:2]
    service = next((one for one, (name, _) in SERVICES.items() if name == _order(faulty)[1]), SECOND)
    searched = [one.text for one in read_searches(service, unpacked_file(QUERIES), unpacked("records"))]
    said = [*held, *absent, *NOWHERE, *searched[: 20 - len(held) - len(absent) - len(NOWHERE)]]
    return tuple(re.sub(r"^\W?\d{1,2}\W\s?", "", " ".join(raw.split())) for raw in said)
