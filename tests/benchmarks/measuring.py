"""Timing a command as a whole process: wall time, processor time and peak memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
EVAL = Path(os.environ.get("CITELINK_EVAL", ROOT.parent / "shared"))


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process."""

    wall: float
    cpu: float
    peak_mb: float
    code: int

    def __str__(self) -> str:
        return f"{self.wall:7.2f} s wall  {self.cpu:7.2f} s cpu  {self.peak_mb:7.0f} MB peak  exit {self.code}"


def run_citelink(
    *arguments: str,
    stdin: Path | None = None,
    environment: Mapping[str, str] | None = None,
    one_processor: bool = False,
) -> Run:
    """Run `citelink` with `arguments` in a process of its own, its output thrown away; on one processor where that is
    asked for and the system can."""
    command = [sys.executable, "-m", "citelink", *arguments]
    began = time.perf_counter()
    with open(stdin or os.devnull, "rb") as source:
        process = subprocess.Popen(
            command, cwd=ROOT, stdin=source, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={**os.environ, **(environment or {})},
        )  # fmt: skip
        if one_processor and hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(process.pid, {min(os.sched_getaffinity(0))})
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - began
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, process.returncode)
