"""`citelink parse` where no text comes twice: processor time per reference, starting taken out. Repeated texts flatter:
their words are known already."""

from __future__ import annotations

import hashlib
import json
import lzma
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.benchmarks.measuring import EVAL, run_citelink

COUNT = 5_000
TURNS = 5


def report() -> None:
    """Print the median of some runs."""
    texts = sorted(set(_references()), key=lambda text: hashlib.sha256(text.encode()).digest())[:COUNT]
    if not texts:
        print(f"different_references: skipped, there is no evaluation data at {EVAL} (set CITELINK_EVAL)")
        return
    with tempfile.TemporaryDirectory() as folder:
        one, many = Path(folder, "one.txt"), Path(folder, "many.txt")
        one.write_text(texts[0] + "\n", "utf-8")
        many.write_text("".join(f"{text}\n" for text in texts), "utf-8")
        seconds = {
            path: median(run_citelink("parse", str(path), "--format", "jsonl").cpu for _ in range(TURNS))
            for path in (one, many)
        }
    each = (seconds[many] - seconds[one]) / len(texts)
    print(f"{len(texts):,} different references: {1000 * each:.3f} ms of processor time each, without starting")


def _references() -> Iterator[str]:
    for path in sorted((EVAL / "data" / "parsing").glob("*.jsonl*")):
        packed = path.read_bytes()
        rows = (lzma.decompress(packed) if path.suffix == ".xz" else packed).decode().splitlines()
        raws = (json.loads(row).get("raw", "") for row in rows if row.strip())
        yield from filter(None, (" ".join(raw.split()) for raw in raws))
