"""`citelink parse` as a whole process: references per second on one core, and peak memory."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

from tests.benchmarks.measuring import EVAL, run_citelink

COUNT = 20_000
_SETS = ("anystyle_pool_dev", "grobid_mixed_dev", "gost_gold", "cyrillic_gold")


def report() -> None:
    """Print a line for each output format, and how long starting takes."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ[name] = "1"
    lines = _references()
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder) / "few.txt", Path(folder) / "many.txt"
        few.write_text("\n".join(lines[:1]) + "\n", "utf-8")
        many.write_text("\n".join(lines) + "\n", "utf-8")
        run_citelink("parse", str(few), "--format", "jsonl")
        print(f"1 reference            {run_citelink('parse', str(few), '--format', 'jsonl')}", flush=True)
        for form in ("jsonl", "bibtex", "csl-json", "ris"):
            run = run_citelink("parse", str(many), "--format", form)
            print(
                f"{len(lines):,} references {form:9} {run}  {len(lines) / run.cpu:,.0f} references a second", flush=True
            )


def _references() -> list[str]:
    """Printed references of many styles from the shared evaluation data, repeated with other numbers to fill up."""
    found: list[str] = []
    for name in _SETS:
        path = EVAL / "data" / "parsing" / f"{name}.jsonl"
        if path.exists():
            found += [" ".join(json.loads(line)["raw"].split()) for line in path.read_text("utf-8").split("\n") if line]
    if not found:
        found = ["Mackinder H. The Geographical Pivot of History // Geogr. J. – 1904. – Vol. 23, № 4. – P. 421–437."]
    return [found[n % len(found)] for n in range(COUNT)]
