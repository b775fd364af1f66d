"""Merging two large libraries with real duplicates: time, memory, what was joined, and a sample to read by eye.

`python -m tests.benchmarks.merging --sample 50 [--seed 1] [A.bib B.bib ...]` prints joined pairs drawn at random.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import tempfile
from collections import Counter
from pathlib import Path

from citelink import Entry, load_library
from tests.benchmarks.measuring import EVAL, run_citelink

DATA = Path(os.environ.get("CITELINK_DATA", EVAL / "data")) / "bib"
NAMES = ("acl_anthology_2019.bib", "glottolog_part.bib")


def report() -> None:
    """Print the figures."""
    _measure([str(DATA / name) for name in NAMES], 0, 1)


def _measure(paths: list[str], sample: int, seed: int) -> None:
    missing = [path for path in paths if not Path(path).is_file()]
    if missing:
        print(f"merging: skipped, there is no {missing[0]} (set CITELINK_DATA to the folder that holds bib/)")
        return
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder, "report.csv")
        run = run_citelink("merge", *paths, "-o", f"{folder}/merged.bib", "--report", str(rows), "--quiet")
        print(f"merge {', '.join(Path(path).name for path in paths)}: {run}", flush=True)
        with rows.open(encoding="utf-8", newline="") as source:
            found = list(csv.DictReader(source))
    print(json.dumps(Counter(row["what"] for row in found)), json.dumps(_relations(found)))
    joined = [row for row in found if row["what"] == "joined"]
    if sample and joined:
        _show(random.Random(seed).sample(joined, min(sample, len(joined))), paths)


def _relations(found: list[dict[str, str]]) -> Counter[str]:
    return Counter(row["reason"] for row in found if row["what"] == "related")


def _show(rows: list[dict[str, str]], paths: list[str]) -> None:
    libraries = {path: load_library(path).entries for path in paths}
    for number, row in enumerate(rows, 1):
        print(f"\n{number:3} {row['score']}  {row['reason']}")
        print(f"    {_line(libraries[row['other_library']][row['other_key']])}")
        print(f"    {_line(libraries[row['library']][row['key']])}")


def _line(entry: Entry) -> str:
    people = "; ".join(f"{one.family or one.literal}, {one.given}" for one in entry.authors or entry.editors)
    numbers = [entry.volume and f"vol. {entry.volume}", entry.issue and f"no. {entry.issue}"]
    place = [
        entry.container,
        entry.series,
        *numbers,
        entry.pages and f"pp. {entry.pages}",
        entry.publisher,
        entry.edition,
    ]
    place += map("=".join, entry.identifiers)
    said = [entry.key, entry.type, people, str(entry.year or "n.d."), entry.title, *(part for part in place if part)]
    return " | ".join(said)[:400]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", default=[str(DATA / name) for name in NAMES])
    parser.add_argument("--sample", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    _measure(given.paths, given.sample, given.seed)
