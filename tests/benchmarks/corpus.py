"""A whole archive: memory and documents per second by its size, the same bytes after being killed, the same as resolve.

    python -m tests.benchmarks corpus [SIZE ...]     sizes are numbers of documents (default: 200 and 2,000)

Memory is what all processes of a run hold together, by the parts of pages that are theirs (PSS), at its highest.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from tests.benchmarks.archives import find_texts, make_archive
from tests.benchmarks.measuring import EVAL, ROOT

OUTPUTS = ("documents.jsonl", "works.sqlite", "merged.bib", "run.json")
_KILLS, _KILLED_SIZE = 10, 200
_LIBRARIES = ("bib/library.bib",)
_SAME = ("jats", "kk")


def report(*sizes: int) -> None:
    """Print the figures of each size, smallest first."""
    corpus = EVAL / "corpus"
    if not corpus.is_dir():
        print(f"corpus: skipped, there is no evaluation data at {EVAL} (set CITELINK_EVAL)")
        return
    texts = find_texts(corpus)
    with tempfile.TemporaryDirectory() as scratch:
        archive = Path(scratch) / "archive"
        for size in sorted(sizes or (200, 2000)):
            folder = archive / str(size)
            make_archive(texts, folder, size)
            for jobs in ("1", "2"):
                _measure(folder, Path(scratch) / f"run-{size}-{jobs}", size, jobs)
        make_archive(texts, archive / "killed", _KILLED_SIZE)
        _kill(archive / "killed", Path(scratch))
        for name in _SAME:
            _compare(corpus / name, Path(scratch))


def command(folder: Path, out: Path, *more: str) -> list[str]:
    """The command of a run over the documents in a folder."""
    libraries = [word for name in _LIBRARIES for word in ("--db", str(EVAL / "corpus" / name))]
    return [sys.executable, "-m", "citelink", "corpus", "run", str(folder), *libraries, "-o", str(out), "-q", *more]


def _measure(folder: Path, out: Path, size: int, jobs: str) -> None:
    began = time.perf_counter()
    process = subprocess.Popen(command(folder, out, "--jobs", jobs), cwd=ROOT)
    watch = Watch(process.pid)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - began
    cpu = usage.ru_utime + usage.ru_stime
    print(
        f"corpus run, {size:,} documents, --jobs {jobs}: {wall:8.1f} s wall  {cpu:8.1f} s cpu  "
        f"{size / wall:6.2f} documents per second  {watch.end():6.0f} MB peak  exit {process.returncode}",
        flush=True,
    )


class Watch:
    """The highest sum of what a process and its descendants hold, in MB."""

    def __init__(self, pid: int) -> None:
        self._pid, self._peak, self._over = pid, 0.0, threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def end(self) -> float:
        """Look no more; gives the peak."""
        self._over.set()
        self._thread.join()
        return self._peak

    def _look(self) -> None:
        while not self._over.wait(0.25):
            self._peak = max(self._peak, sum(map(_held, family(self._pid))))


def family(pid: int) -> list[int]:
    """A process and its descendants, by whichever thread they were begun."""
    children: list[str] = []
    try:
        for begun in Path(f"/proc/{pid}/task").glob("*/children"):
            children += begun.read_text().split()
    except OSError:
        return []
    return [pid, *(one for child in children for one in family(int(child)))]


def _held(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:"))


def _kill(folder: Path, scratch: Path) -> None:
    """Kill a run again and again at random moments, go on with it, and compare its bytes."""
    whole, broken = scratch / "whole", scratch / "broken"
    subprocess.run(command(folder, whole, "--jobs", "2"), cwd=ROOT, check=True)
    chance = random.Random(1)
    kills = done = 0
    while not (broken / "run.json").exists():
        more = ["--resume"] if (broken / "unfinished.sqlite").exists() else []
        process = subprocess.Popen(command(folder, broken, "--jobs", "2", *more), cwd=ROOT)
        # By what is done, and not by the clock: how quick a run is depends on what else the machine has to do.
        done += int(chance.uniform(0.03, 0.08) * 2 * _KILLED_SIZE)
        while kills < _KILLS and process.poll() is None:
            time.sleep(0.05)
            if count_done(broken) >= min(done, 2 * _KILLED_SIZE - 1):
                time.sleep(chance.uniform(0, 1))
                process.send_signal(signal.SIGKILL)
                kills += 1
                break
        process.wait()
    same = [name for name in OUTPUTS if (whole / name).read_bytes() == (broken / name).read_bytes()]
    print(f"killed {kills} times and gone on with: {len(same)} of {len(OUTPUTS)} files have the same bytes", flush=True)


def count_done(folder: Path) -> int:
    """How many documents of an unfinished run are looked at, and how many finished, in sum."""
    try:
        base = sqlite3.connect(f"{(folder / 'unfinished.sqlite').as_uri()}?mode=ro", uri=True)
        try:
            return sum(base.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("looked", "finished"))
        finally:
            base.close()
    except sqlite3.Error:
        return 0


def _compare(folder: Path, scratch: Path) -> None:
    """Whether `corpus run` and `resolve` say the same of the documents in a folder."""
    run, resolved = scratch / f"run-{folder.name}", scratch / f"resolved-{folder.name}"
    subprocess.run(command(folder, run), cwd=ROOT, check=False)
    libraries = [word for name in _LIBRARIES for word in ("--bib", str(EVAL / "corpus" / name))]
    program = [sys.executable, "-m", "citelink", "resolve", str(folder)]
    subprocess.run([*program, *libraries, "-o", str(resolved), "-q"], cwd=ROOT, check=False)
    lines = [json.loads(line) for line in (run / "documents.jsonl").read_text("utf-8").splitlines()]
    said = json.loads((resolved / "resolution.json").read_text("utf-8"))
    differ = sum(line != {**one, "annotations": []} for line, one in zip(lines, said["documents"], strict=True))
    bib = (run / "merged.bib").read_bytes() == (resolved / "merged.bib").read_bytes()
    print(
        f"{folder.name}: {len(lines)} documents, {differ} differ from resolve; merged.bib the same: {bib}", flush=True
    )
    shutil.rmtree(run)
