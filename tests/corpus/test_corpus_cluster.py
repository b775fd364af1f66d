"""The workers of a Dask cluster say what processes of one machine say; what is not there is told in a sentence."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from citelink.bibliography.reading import read_library
from citelink.corpus.cluster import Site, _Failed, _matcher, _There, open_cluster
from citelink.corpus.running import Asked, begin, go_on
from citelink.corpus.writing import OUTPUTS
from citelink.documents.inputs import find_inputs
from citelink.errors import SettingsError

ROOT = Path(__file__).parent.parent.parent
LIBRARY = "bib/central-asia.bib"
DOCUMENTS = ("fixtures", "tests/commands/example")
needs_dask = pytest.mark.skipif(find_spec("distributed") is None, reason="Dask is not installed (the extra dask)")

# A process of its own: Dask starts threads, beside which nothing should be forked.
RUN = """
import os, signal, sys
from distributed import LocalCluster
from citelink.bibliography.reading import read_library
from citelink.corpus.cluster import open_cluster
from citelink.corpus.running import Asked, begin, go_on
from citelink.documents.inputs import find_inputs
from pathlib import Path

def main(out, library, *paths):
    killed = []

    def progress(stage, done, total):
        if done == 3 and stage not in killed:
            killed.append(stage)
            worker = list(machines.workers.values())[len(killed) % 2]
            os.kill(worker.process.pid, signal.SIGKILL)

    with LocalCluster(2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as machines:
        with open_cluster(machines.scheduler_address, [library]) as workers:
            asked = Asked("{}", 50_000_000)
            begin(Path(out), find_inputs(paths).files, asked)
            go_on(Path(out), [read_library(library)], asked, progress, workers)
    print(*killed)

if __name__ == "__main__":
    main(*sys.argv[1:])
"""

ABSENT = """
from citelink import cli
from citelink.corpus import cluster
cluster._CONNECTING = 1
cli.main(["corpus", "run", "fixtures", "-o", {out!r}, "--scheduler", "tcp://127.0.0.1:1"])
"""


def run_python(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )


@needs_dask
def test_the_same_bytes_though_workers_are_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    asked = Asked("{}", 50_000_000, jobs=1)
    begin(tmp_path / "one", find_inputs(DOCUMENTS).files, asked)
    go_on(tmp_path / "one", [read_library(LIBRARY)], asked)
    script = tmp_path / "script.py"
    script.write_text(RUN, "utf-8")
    done = run_python(str(script), str(tmp_path / "many"), LIBRARY, *DOCUMENTS)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["Reading", "Checking"], "a worker was killed in each"
    for name in OUTPUTS:
        assert (tmp_path / "many" / name).read_bytes() == (tmp_path / "one" / name).read_bytes(), name


@needs_dask
def test_a_cluster_that_is_not_there(tmp_path: Path) -> None:
    done = run_python("-c", ABSENT.format(out=str(tmp_path / "run")))
    assert done.returncode == 2
    assert done.stderr.startswith("citelink: --scheduler tcp://127.0.0.1:1: no cluster answers there (")
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "run").exists(), "nothing was begun"


def test_dask_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(SettingsError, match=r"^--scheduler needs Dask; install it with: pip install citelink\[dask\]$"),
        open_cluster("tcp://127.0.0.1:1", ()),
    ):
        pass


def test_a_library_that_only_this_machine_can_open() -> None:
    with pytest.raises(SettingsError, match="zotero is open on this machine alone"), open_cluster("", ["zotero"]):
        pass


def count_files(folder: str) -> int:
    return len(os.listdir(folder))


def test_a_worker_is_where_the_run_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("abc", "utf-8")
    before = os.getcwd()
    assert _There(Site(str(tmp_path), ()), count_files)(".", ("a.txt", 3)) == 1
    assert os.getcwd() == before


@pytest.mark.parametrize(
    ("site", "read", "said"),
    [
        (Site("/nowhere/at/all", ()), None, "cannot enter /nowhere/at/all"),
        (Site("/", (), version="0.0"), None, "and here it is 0.0"),
        (Site("/", ()), ("nowhere.txt", 3), "does not see nowhere.txt as it is, 3 bytes: there it is not there"),
        (Site("/", ()), (str(ROOT / "pyproject.toml"), 3), "bytes: there it has"),
    ],
)
def test_a_worker_that_is_elsewhere(site: Site, read: tuple[str, int] | None, said: str) -> None:
    answer = _There(site, count_files)("/", read)
    assert isinstance(answer, _Failed)
    assert isinstance(answer.error, SettingsError)
    assert re.fullmatch(f"--scheduler: the worker on .*{said}.*; all need the same folders.*", str(answer.error))


def test_a_library_that_is_another_there() -> None:
    with pytest.raises(SettingsError, match="does not see"):
        _matcher(Site(str(ROOT), ((str(ROOT / LIBRARY), 3),)))
