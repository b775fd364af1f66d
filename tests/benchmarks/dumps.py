"""What it takes to build an index: time, memory of all processes together, the same with kills on the way; and whether
references get the verdicts that `match --bib` gives with the same records.

    python -m tests.benchmarks dumps
    CITELINK_DUMPS=crossref,crossref-items,100k,1M python -m tests.benchmarks dumps

The recorded works of Crossref are put into two forms first, lines and the public data file's. The libraries of the
matching data go by their sizes. Peak memory is read from /proc, so that it is 0 elsewhere than on Linux.
"""

from __future__ import annotations

import filecmp
import gzip
import json
import lzma
import os
import signal
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from citelink.bibliography.formats.csl_json.items import entry_to_csl
from citelink.sources.services import crossref
from tests.benchmarks.measuring import EVAL, ROOT

DEFAULT = "crossref,crossref-items,100k"
PER_FILE = 5_000
KILLS = (0.3, 0.6, 0.9)
PROGRAM = (sys.executable, "-m", "citelink")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A dump, a library with the same records, references, and what stands in these for the keys of the library."""

    dump: Path
    library: Path
    queries: Path


def report() -> None:
    """Print a line for each dump."""
    if not (EVAL / "data" / "matching").is_dir() or not (EVAL / "replay").is_dir():
        print(f"dumps: skipped, there is no evaluation data at {EVAL} (set CITELINK_EVAL)")
        return
    print("dump             records    build s  peak MB  the same when killed  references with other links", flush=True)
    for name in os.environ.get("CITELINK_DUMPS", DEFAULT).split(","):
        with tempfile.TemporaryDirectory() as folder:
            print(_measure(name, Path(folder)), flush=True)


def _measure(name: str, folder: Path) -> str:
    prepared = _prepare(name, folder)
    out, again = folder / "index", folder / "again"
    seconds, peak = _run("index", "build", str(prepared.dump), "-o", str(out), "-q")
    records = json.loads((out / "index.json").read_text("utf-8"))["records"]
    for share in KILLS:
        _run("index", "build", str(prepared.dump), "-o", str(again), "-q", kill=share * seconds)
    if not again.exists():
        _run("index", "build", str(prepared.dump), "-o", str(again), "-q")
    same = "yes" if _same(out, again) else "NO"
    other = _compare(prepared, out, folder)
    return f"{name:15} {records:9,} {seconds:9.1f} {peak:8.0f}  {same:20}  {other}"


def _run(*arguments: str, kill: float = 0.0) -> tuple[float, float]:
    """Seconds and peak of memory, in MB, of a run; it is killed after so many seconds, where that is said."""
    began, peak = time.perf_counter(), 0.0
    process = subprocess.Popen([*PROGRAM, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL)
    while process.poll() is None:
        peak = max(peak, sum(map(_memory, _tree(process.pid))))
        if kill and time.perf_counter() - began > kill:
            process.send_signal(signal.SIGKILL)
        time.sleep(0.1)
    if process.returncode and not kill:
        sys.exit(f"{' '.join(arguments)}: exit {process.returncode}")
    return time.perf_counter() - began, peak


def _tree(process: int) -> Iterator[int]:
    yield process
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()
    except OSError:
        return
    for child in children:
        yield from _tree(int(child))


def _memory(process: int) -> float:
    """What a process holds, in MB; what it shares with others counts in parts."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:"))


def _same(one: Path, other: Path) -> bool:
    names = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
    others = sorted(path.relative_to(other) for path in other.rglob("*") if path.is_file())
    return names == others and all(filecmp.cmp(one / name, other / name, shallow=False) for name in names)


def _compare(prepared: Prepared, index: Path, folder: Path) -> str:
    """How many references get another link from the index than from the library."""
    links = []
    for arguments in (("--bib", str(prepared.library)), ("--source", f"index:{index}")):
        done = subprocess.run(
            [*PROGRAM, "match", str(prepared.queries), *arguments, "--format", "jsonl"],
            cwd=folder, env={**os.environ, "CITELINK_CACHE": str(folder / "cache"), "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE, encoding="utf-8", check=True,
        )  # fmt: skip
        links.append([json.loads(line)["key"] for line in done.stdout.splitlines()])
    names = _names(prepared.library)
    links[0] = [names.get(key, key) for key in links[0]]
    return f"{sum(one != other for one, other in zip(*links, strict=True))} of {len(links[0])}"


def _names(library: Path) -> dict[str, str]:
    """How an index calls the works of a library, by their keys there: by their DOIs, the first of each."""
    text = library.read_text("utf-8")
    items = json.loads(text) if text.startswith("[") else map(json.loads, text.splitlines())
    firsts: dict[str, str] = {}
    for item in items:
        if doi := str(item.get("DOI") or "").lower():
            firsts.setdefault(doi, item["id"])
    return {key: doi for doi, key in firsts.items()}


def _prepare(name: str, folder: Path) -> Prepared:
    queries = EVAL / ("replay/crossref_rendered.dev.jsonl.xz" if name.startswith("crossref") else "")
    if not name.startswith("crossref"):
        library = _unpacked(EVAL / "data" / "matching" / f"library_{name}.json.xz", folder / "library.json")
        return Prepared(library, library, _references(EVAL / "data" / "matching" / "damaged_queries.jsonl.xz", folder))
    with tarfile.open(EVAL / "replay" / "records.tar.xz") as archive:
        member = next(one for one in archive if one.name.endswith("crossref.jsonl"))
        data = archive.extractfile(member)
        assert data is not None
        lines = [line for line in data.read().decode().splitlines() if line.strip()]
    dump = folder / "crossref.jsonl.gz"
    if name == "crossref-items":
        dump = folder / "public"
        dump.mkdir()
        for at in range(0, len(lines), PER_FILE):
            items = f'{{"items":[{",".join(lines[at : at + PER_FILE])}]}}'
            (dump / f"{at // PER_FILE}.json.gz").write_bytes(gzip.compress(items.encode()))
    else:
        dump.write_bytes(gzip.compress("\n".join(lines).encode()))
    records = (crossref.read(json.loads(line)) for line in lines)
    items = (json.dumps(entry_to_csl(one.entry), ensure_ascii=False) for one in records if one)
    (folder / "library.jsonl").write_text("".join(f"{item}\n" for item in items), "utf-8")
    return Prepared(dump, folder / "library.jsonl", _references(queries, folder))


def _unpacked(path: Path, place: Path) -> Path:
    with lzma.open(path) as packed, open(place, "wb") as file:
        while piece := packed.read(1 << 20):
            file.write(piece)
    return place


def _references(path: Path, folder: Path) -> Path:
    """The references of a set, a line each, without their numbers: a library is given lines as they stand, and a source
    without."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        raws = [" ".join(json.loads(line)["raw"].split()) for line in file if line.strip()]
    place = folder / "references.txt"
    place.write_text("".join(f"{raw.lstrip('0123456789.[]() ')}\n" for raw in raws), "utf-8")
    return place
