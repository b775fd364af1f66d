"""References matched per second, as a whole process on one processor, against libraries that grow from 1,000 to
1,000,000 entries; what it takes to index them, and to open the index again.

    python -m tests.benchmarks matching
    CITELINK_SIZES=1k,10k python -m tests.benchmarks matching
"""

from __future__ import annotations

import json
import lzma
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.measuring import EVAL, ROOT, Run, run_citelink

SIZES = {"1k": 1_000, "10k": 10_000, "100k": 100_000, "1M": 1_000_000}
REFERENCES = 2_400
_OPEN = """
import sys, time
from pathlib import Path
from citelink.matching.stored.cache import open_stored
began = time.perf_counter()
library = open_stored(sys.argv[1], Path(sys.argv[2]), lambda: sys.exit("it is not there"), say=sys.exit)
library.entries.stored.segment
print(round(1000 * (time.perf_counter() - began), 1))
"""


def report() -> None:
    """Print a table, a line for each size."""
    data = EVAL / "data" / "matching"
    if not data.is_dir():
        print(f"matching: skipped, there is no evaluation data at {EVAL} (set CITELINK_EVAL)")
        return
    wanted = os.environ.get("CITELINK_SIZES", ",".join(SIZES)).split(",")
    print("load average before:", " ".join(f"{load:.1f}" for load in os.getloadavg()))
    print("entries    build s   cpu s  peak MB  index MB  open ms | refs/s  per cpu s  peak MB", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        references = _references(data, Path(folder))
        for size in wanted:
            library = _library(data, size, Path(folder))
            if library is not None:
                print(_measure(SIZES[size], library, references, Path(folder) / f"cache-{size}"), flush=True)


def _measure(size: int, library: Path, references: Path, cache: Path) -> str:
    environment = {"CITELINK_CACHE": str(cache)}
    build = run_citelink("match", "-", "--bib", str(library), environment=environment)
    kept = sum(file.stat().st_size for file in cache.rglob("*") if file.is_file()) if cache.exists() else 0
    run = min((_match(library, references, environment) for _ in range(2)), key=lambda run: run.wall)
    opened = _opened(library, cache)
    return (
        f"{size:9,} {build.wall:8.1f} {build.cpu:7.1f} {build.peak_mb:8.0f} {kept / 1e6:9.0f} {opened:>8}"
        f" | {REFERENCES / run.wall:6.0f} {REFERENCES / run.cpu:10.0f} {run.peak_mb:8.0f}"
    )


def _match(library: Path, references: Path, environment: dict[str, str]) -> Run:
    arguments = ("match", str(references), "--bib", str(library), "--format", "jsonl")
    return run_citelink(*arguments, environment=environment, one_processor=True)


def _opened(library: Path, cache: Path) -> str:
    """Milliseconds that opening the index takes; small libraries have none."""
    if not cache.exists():
        return "-"
    command = [sys.executable, "-c", _OPEN, str(library), str(cache)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip() or "?"


def _references(data: Path, folder: Path) -> Path:
    """The damaged references, one per line."""
    with _opened_text(data / "damaged_queries.jsonl") as lines:
        raws = [" ".join(json.loads(line)["raw"].split()) for line in lines]
    path = folder / "references.txt"
    path.write_text("\n".join((raws * (REFERENCES // len(raws) + 1))[:REFERENCES]) + "\n", "utf-8")
    return path


def _library(data: Path, size: str, folder: Path) -> Path | None:
    """The library of a size, unpacked."""
    source = data / f"library_{'10k' if size == '1k' else size}.json"
    if size not in SIZES or not (source.exists() or source.with_suffix(".json.xz").exists()):
        print(f"{size}: skipped, there is no {source.name}")
        return None
    path = folder / f"library_{size}.json"
    with _opened_text(source) as text, open(path, "w", encoding="utf-8") as out:
        if size == "1k":
            json.dump(json.load(text)[:1_000], out)
        else:
            while chunk := text.read(1 << 22):
                out.write(chunk)
    # Only a file that is not brand new is known by its time.
    os.utime(path, (1e9, 1e9))
    return path


def _opened_text(path: Path):  # type: ignore[no-untyped-def]  # lzma and open give what io cannot name together
    packed = path.with_name(f"{path.name}.xz")
    return open(path, encoding="utf-8") if path.exists() else lzma.open(packed, "rt", encoding="utf-8")
