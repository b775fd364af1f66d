"""A run over an archive by the workers of a Dask cluster of this machine, beside one by its own processes: the same
bytes, also where a worker is killed on the way, and what a document costs more.

    python -m tests.benchmarks cluster [SIZE ...]     sizes are numbers of documents (default: 500)

Seconds are the processor's, of all processes together. What starting takes is measured with a few documents, and left
out of what one costs.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from tests.benchmarks.archives import find_texts, make_archive
from tests.benchmarks.corpus import OUTPUTS, command, count_done, family
from tests.benchmarks.measuring import EVAL, ROOT

_FEW = 4
_WORKERS = 2
_SERVE = """
import sys
from distributed import LocalCluster

if __name__ == "__main__":
    with LocalCluster({workers}, threads_per_worker=1, dashboard_address=None, silence_logs=50) as machines:
        workers = [str(one.process.pid) for one in machines.workers.values()]
        print(machines.scheduler_address, *workers, flush=True)
        sys.stdin.read()
"""


def report(*sizes: int) -> None:
    """Print the figures of each size."""
    corpus = EVAL / "corpus"
    if not corpus.is_dir():
        print(f"cluster: skipped, there is no evaluation data at {EVAL} (set CITELINK_EVAL)")
        return
    if find_spec("distributed") is None:
        print("cluster: skipped, Dask is not installed (the extra dask)")
        return
    texts = find_texts(corpus)
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        (scratch / "serve.py").write_text(_SERVE.format(workers=_WORKERS), "utf-8")
        make_archive(texts, scratch / "few", _FEW)
        for size in sizes or (500,):
            make_archive(texts, scratch / str(size), size)
            _measure(scratch, size)


def _measure(scratch: Path, size: int) -> None:
    documents = scratch / str(size)
    jobs = ("--jobs", str(_WORKERS))
    own = _run(documents, scratch / "own", *jobs) - _run(scratch / "few", scratch / "own-few", *jobs)
    with _cluster(scratch) as (serving, address, _):
        spent = []
        for name, place in (("few", scratch / "few"), ("many", documents)):
            before = _spent(serving)
            client = _run(place, scratch / f"there-{name}", "--scheduler", address)
            spent.append(client + _spent(serving) - before)
    there = spent[1] - spent[0]
    more = 1000 * (there - own) / (size - _FEW)
    print(
        f"{size} documents, {_WORKERS} processes: {own:.1f} s; {_WORKERS} workers of a cluster: {there:.1f} s",
        flush=True,
    )
    print(f"a document costs {more:.1f} ms more there; {_same(scratch / 'own', scratch / 'there-many')}", flush=True)
    with _cluster(scratch) as (_, address, workers):
        running = subprocess.Popen(command(documents, scratch / "killed", "--scheduler", address), cwd=ROOT)
        while running.poll() is None and count_done(scratch / "killed") < size / 2:
            time.sleep(0.2)
        os.kill(workers[0], signal.SIGKILL)
        running.wait()
    print(f"a worker killed in the middle: exit {running.returncode}, {_same(scratch / 'own', scratch / 'killed')}")


def _run(documents: Path, out: Path, *more: str) -> float:
    """Seconds of the processor that a run takes in its own processes."""
    process = subprocess.Popen(command(documents, out, *more, "--force"), cwd=ROOT)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"corpus run {' '.join(more)}: exit {process.returncode}")
    return usage.ru_utime + usage.ru_stime


@contextmanager
def _cluster(scratch: Path) -> Iterator[tuple[int, str, list[int]]]:
    """A cluster of this machine: its process, the address of its scheduler and the processes of its workers."""
    with subprocess.Popen(
        [sys.executable, str(scratch / "serve.py")], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as serving:
        assert serving.stdout is not None
        address, *workers = serving.stdout.readline().split()
        yield serving.pid, address, [int(worker) for worker in workers]
        serving.communicate()


def _spent(pid: int) -> float:
    """Seconds of the processor that the processes of a cluster have taken, those among them that have ended, too."""
    ticks = 0
    for one in family(pid):
        try:
            said = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        ticks += sum(map(int, said[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def _same(one: Path, other: Path) -> str:
    same = [name for name in OUTPUTS if (one / name).read_bytes() == (other / name).read_bytes()]
    return f"{len(same)} of {len(OUTPUTS)} files have the same bytes"
