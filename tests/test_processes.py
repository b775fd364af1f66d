"""Tasks over processes: the same results, errors handed on, the dead named, nobody left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from citelink import processes
from citelink.documents.inputs import find_inputs
from citelink.outputs import render_outputs
from citelink.processes import CAN_FORK, Lost, each_in_processes, map_in_processes
from citelink.results import Resolution
from citelink.run import Run, resolve

ROOT = Path(__file__).parent.parent
needs_fork = pytest.mark.skipif(not CAN_FORK, reason="processes are not forked here")


def square(task: int) -> int:
    return task * task


def die_at_three(task: int) -> int:
    if task == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return task


def leave_at_three(task: int) -> int:
    if task == 3:
        os._exit(7)
    return task


def fail_at_three(task: int) -> int:
    if task == 3:
        raise ValueError("three")
    return task


@pytest.mark.parametrize("jobs", [1, 2, 5, 50])
@pytest.mark.parametrize("tasks", [0, 1, 2, 30])
def test_the_results_stand_in_the_order_of_the_tasks(tasks: int, jobs: int) -> None:
    done: list[int] = []
    assert map_in_processes(square, tasks, jobs, done.append) == [task * task for task in range(tasks)]
    assert sorted(done) == list(range(tasks))


def test_the_heaviest_tasks_are_begun_first() -> None:
    begun: list[int] = []
    results = map_in_processes(square, 6, 2, begun.append, weigh=lambda task: -abs(task - 3))
    assert results == [0, 1, 4, 9, 16, 25]
    assert set(begun[:2]) <= {2, 3, 4}


def test_processes_may_be_started_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "CAN_FORK", False)
    assert map_in_processes(square, 3, 2) == [0, 1, 4]


@pytest.mark.parametrize("jobs", [2, 3])
def test_a_process_that_dies_costs_its_task(jobs: int) -> None:
    results = map_in_processes(die_at_three, 8, jobs)
    assert results == [0, 1, 2, Lost(-signal.SIGKILL), 4, 5, 6, 7]
    assert str(results[3]) == "was ended by SIGKILL"
    assert str(map_in_processes(leave_at_three, 8, jobs)[3]) == "ended with exit code 7"


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_is_raised_here(jobs: int) -> None:
    with pytest.raises(ValueError, match="three"):
        map_in_processes(fail_at_three, 8, jobs)


def test_what_cannot_be_handed_over_is_an_error() -> None:
    with pytest.raises(RuntimeError, match="cannot be handed over"):
        map_in_processes(lambda task: lambda: task, 3, 2)


def set_of_documents() -> Resolution:
    return resolve(find_inputs([str(ROOT / "fixtures")]).files, (), Run(jobs=3))


def test_the_same_bytes_whatever_the_number() -> None:
    alone = resolve(find_inputs([str(ROOT / "fixtures")]).files, (), Run(jobs=1))
    together = set_of_documents()
    assert render_outputs(together, jobs=3) == render_outputs(alone, jobs=1)


@needs_fork
def test_a_document_whose_process_was_killed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def find(document):  # type: ignore[no-untyped-def]
        if document.path == "bad.txt":
            os.kill(os.getpid(), signal.SIGKILL)
        return original(document)

    from citelink import run

    original = run.find_citations
    monkeypatch.setattr(run, "find_citations", find)
    for name in ("a", "bad", "c", "d"):
        (tmp_path / f"{name}.txt").write_text("As shown [1].\n\nReferences\n1. Nye J. Soft Power. 2004.\n", "utf-8")
    resolution = resolve(find_inputs([str(tmp_path)]).files, (), Run(jobs=2))
    assert [one.document is not None for one in resolution.documents] == [True, False, True, True]
    (finding,) = resolution.documents[1].findings
    assert finding.code == "CL901"
    assert "was ended by SIGKILL" in str(finding.values["reason"])


@needs_fork
@pytest.mark.parametrize("ended_by", [signal.SIGINT, signal.SIGKILL])
def test_no_process_is_left_behind(tmp_path: Path, ended_by: signal.Signals) -> None:
    code = """
        import os, signal, sys, time
        from citelink.processes import map_in_processes

        def slow(task):
            os.write(1, f"{os.getpid()}\\n".encode())
            time.sleep(0.5)

        # Whoever runs the tests in the background has it ignored, and so would this process.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            map_in_processes(slow, 400, 2)
        except KeyboardInterrupt:
            sys.exit(130)
    """
    parent = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert parent.stdout is not None
    children = {int(parent.stdout.readline()) for _ in range(2)}
    parent.send_signal(ended_by)
    assert parent.wait(timeout=20) == (130 if ended_by == signal.SIGINT else -signal.SIGKILL)
    deadline = time.monotonic() + 20
    while any(map(is_alive, children)) and time.monotonic() < deadline:
        time.sleep(0.05)
    parent.stdout.close()
    assert not any(map(is_alive, children))


def is_alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def tell_process(task: int) -> tuple[int, int]:
    return os.getpid(), task


@needs_fork
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_process_that_has_done_enough_is_replaced(jobs: int) -> None:
    """For one job, too: memory is to stay as it is."""
    found = [result for _, result in each_in_processes(tell_process, range(50), jobs, most=7)]
    told = [one for one in found if not isinstance(one, Lost)]
    assert sorted(task for _, task in told) == list(range(50))
    each = Counter(process for process, _ in told)
    assert max(each.values()) <= 7
    assert os.getpid() not in each


@pytest.mark.parametrize("jobs", [1, pytest.param(2, marks=needs_fork)])
def test_each_takes_its_tasks_as_it_goes(jobs: int) -> None:
    taken: list[int] = []

    def tasks() -> Iterator[int]:
        for task in range(1000):
            taken.append(task)
            yield task

    found = each_in_processes(square, tasks(), jobs)
    some = [next(found) for _ in range(5)]
    assert all(result == task * task for task, result in some)
    assert len(taken) <= 5 + jobs
    found.close()  # type: ignore[attr-defined]
