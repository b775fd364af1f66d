"""How long the command takes to say its version (goal: under 150 ms)."""

from __future__ import annotations

from statistics import median

from tests.benchmarks.measuring import run_citelink


def report() -> None:
    """Print the median of seven runs."""
    runs = [run_citelink("--version") for _ in range(7)]
    print(f"citelink --version: median {1000 * median(run.wall for run in runs):.0f} ms wall, ", end="")
    print(f"{1000 * median(run.cpu for run in runs):.0f} ms cpu")
