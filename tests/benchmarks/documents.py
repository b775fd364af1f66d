"""A large document set against a large library, by one process and by two, and a second run in the same folder."""

from __future__ import annotations

import tempfile
from statistics import median

from tests.benchmarks.measuring import EVAL, run_citelink

CORPORA = ("jats", "perturbed", "kk", "jats_paren", "latex")
TURNS = 3


def report() -> None:
    """Print the figures of each run, and how much quicker two processes are."""
    corpus = EVAL / "corpus"
    if not corpus.is_dir():
        print(f"documents: skipped, there is no evaluation data at {EVAL} (set CITELINK_EVAL)")
        return
    inputs = [str(corpus / name) for name in CORPORA]
    files = sum(1 for folder in inputs for path in sorted((corpus / folder).glob("*.txt")) if path.is_file())
    wall: dict[str, list[float]] = {"1": [], "2": []}
    for _ in range(TURNS):
        for jobs, times in wall.items():
            with tempfile.TemporaryDirectory() as folder:
                run = run_citelink(
                    "resolve", *inputs, "--bib", str(corpus / "bib/library.bib"), "--jobs", jobs, "-o", folder
                )
            times.append(run.wall)
            print(f"resolve, {files} documents, 9,623 entries, --jobs {jobs}: {run}", flush=True)
    print(f"two processes against one: {median(wall['1']) / median(wall['2']):.2f} times as quick (medians)")
