"""How much processor time the command takes to say its version (goal: under 120 ms) and to check one small file (goal:
under 350 ms): imports stay lazy."""

from __future__ import annotations

import compileall
from statistics import median

from tests.benchmarks.measuring import ROOT, run_citelink


def report() -> None:
    """Print the medians of nine runs, Python's compiled files being there as an installer leaves them."""
    compileall.compile_dir(ROOT / "citelink", quiet=2)
    small = str(ROOT / "fixtures" / "article.txt")
    for what, arguments in (("--version", ("--version",)), ("check of one small file", ("check", small, "--no-bib"))):
        runs = [run_citelink(*arguments) for _ in range(9)]
        wall, cpu = (1000 * median(getattr(run, name) for run in runs) for name in ("wall", "cpu"))
        print(f"citelink {what}: median {cpu:.0f} ms of processor time, {wall:.0f} ms wall")
