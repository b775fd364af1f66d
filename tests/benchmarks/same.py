"""Whether two commits give the same bytes on all evaluation data, when present.

    python -m tests.benchmarks.same BEFORE [AFTER] [--only WORD] [--keep FOLDER]

BEFORE and AFTER are revisions; without AFTER the working tree is meant. Each runs inspect, resolve, check, parse, match
and merge over the corpora; printed is every output whose bytes differ, and how many are the same. The exit code is 1
where any differ. `--only parse` runs the jobs whose name holds that word; `--keep FOLDER` keeps all outputs there,
under `FOLDER/REVISION`, for comparing by eye, and does not run again what stands there whole (the working tree always
is).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from tests.benchmarks.measuring import EVAL, ROOT

TREE = "working-tree"


@dataclass(frozen=True, slots=True)
class Job:
    """One call of citelink. `{out}` in an argument is a folder of its own; `stdin` holds the references to read."""

    name: str
    arguments: tuple[str, ...]
    stdin: Path | None = None


def jobs(data: Path) -> Iterator[Job]:
    """All jobs, over the evaluation data and what `lay_out` wrote to `data`."""
    corpus, raws = EVAL / "corpus", data / "raw"
    sets = {
        "seeds": EVAL / "seeds",
        **{name: corpus / name for name in ("jats", "jats_paren", "jats_sup", "perturbed", "kk", "latex", "wild")},
        "rules": corpus / "rules/docs",
        "shift": corpus / "shift/articles",
        "shift-own": corpus / "shift/own",
    }
    for name, folder in sets.items():
        yield Job(f"inspect-{name}", ("inspect", str(folder)))
    noisy, large = str(corpus / "bib/library_noisy.bib"), str(corpus / "bib/library.bib")
    kazakh = [str(path) for path in sorted((corpus / "kk").glob("*.bib"))]
    for name, mode in (("jats", "link"), ("kk", "link"), ("wild", "link"), ("perturbed", "cite"), ("kk", "cite")):
        bib = kazakh[0] if name == "kk" and kazakh else noisy
        yield Job(
            f"resolve-{name}-{mode}",
            ("resolve", str(sets[name]), "--bib", bib, "--bib", large, "--annotate", mode, "-o", "{out}"),
        )
    yield Job("check-wild", ("check", str(sets["wild"]), "--no-bib"))
    yield Job("check-rules-json", ("check", str(sets["rules"]), "--no-bib", "--format", "json"))
    forms = ("text", "bibtex", "csl-json", "ris")
    for index, raw in enumerate(sorted((raws / "parsing").glob("*.txt"))):
        yield Job(f"parse-{raw.stem}-jsonl", ("parse", "-", "--format", "jsonl"), raw)
        form = forms[index % len(forms)]
        yield Job(f"parse-{raw.stem}-{form}", ("parse", "-", "--format", form), raw)
    for queries, library, form in (
        ("gost_queries", "gost_pool.json", "jsonl"),
        ("crossref_queries", "crossref_pool.json", "jsonl"),
        ("damaged_queries", "library_10k.json", "jsonl"),
        ("damaged_queries", "library_100k.json", "csv"),
        ("bir2024_styles", "bir2024_100.bib", "text"),
    ):
        yield Job(
            f"match-{queries}-{library}",
            # The library's path stands in the output: every revision has it in its own working folder.
            ("match", "-", "--bib", f"libraries/{library}", "--format", form),
            raws / "matching" / f"{queries}.txt",
        )
    messy = sorted((EVAL / "data/bib/messy").glob("*.bib"))
    cyrillic = sorted((EVAL / "data/bib").glob("cyrillic*.bib"))
    for name, files, report in (("messy", messy, "r.json"), ("cyrillic", cyrillic, "r.csv")):
        yield Job(f"merge-{name}", ("merge", *map(str, files), "-o", "{out}/m.bib", "--report", f"{{out}}/{report}"))


def lay_out(data: Path) -> None:
    """Unpack what the jobs read to `data`: raw references by set, libraries."""
    for room in ("parsing", "matching"):
        (data / "raw" / room).mkdir(parents=True, exist_ok=True)
        for path in sorted((EVAL / "data" / room).glob("*.jsonl*")):
            target = data / "raw" / room / f"{path.name.split('.')[0]}.txt"
            rows = [json.loads(line) for line in _unpacked(path).decode().splitlines() if line.strip()]
            if not target.exists() and all("raw" in row for row in rows):
                target.write_text("".join(" ".join(row["raw"].split()) + "\n" for row in rows), "utf-8")
    (data / "libraries").mkdir(exist_ok=True)
    for name in ("gost_pool.json", "crossref_pool.json", "library_10k.json", "library_100k.json", "bir2024_100.bib"):
        source = EVAL / "data/matching" / name
        if not (data / "libraries" / name).exists():
            packed = source if source.exists() else source.with_name(f"{name}.xz")
            (data / "libraries" / name).write_bytes(_unpacked(packed))


def _unpacked(path: Path) -> bytes:
    return lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()


def run_jobs(revision: str | None, wanted: list[Job], kept: Path) -> dict[str, str]:
    """Output name -> sha256 of its bytes, for `revision` (None: the working tree)."""
    folder = kept / (revision or TREE)
    with tempfile.TemporaryDirectory() as scratch:
        if revision is None:
            shutil.copytree(ROOT / "citelink", Path(scratch, "citelink"), ignore=shutil.ignore_patterns("__pycache__"))
        else:
            packed = subprocess.run(["git", "archive", revision, "citelink"], cwd=ROOT, check=True, capture_output=True)
            with tarfile.open(fileobj=BytesIO(packed.stdout)) as archive:
                archive.extractall(scratch, filter="data")
        Path(scratch, "libraries").symlink_to(kept / "data/libraries")
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            list(pool.map(lambda job: _run(job, Path(scratch), folder, again=revision is None), wanted))
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for job in wanted
        for path in sorted((folder / job.name).rglob("*"))
        if path.is_file()
    }


def _run(job: Job, code: Path, folder: Path, *, again: bool) -> None:
    """One job; its outputs, stdout, stderr and exit code stand in `folder/JOB` once it is done."""
    done, part = folder / job.name, folder / f".{job.name}"
    if done.exists() and not again:
        return
    for old in (done, part):
        shutil.rmtree(old, ignore_errors=True)
    (part / "out").mkdir(parents=True)
    # The folder's name must not stand in an output, so every revision writes to one of the same name.
    place = code / job.name
    place.mkdir()
    arguments = [argument.replace("{out}", f"{job.name}/out") for argument in job.arguments]
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "CITELINK_CACHE": str(code / "cache"), "PYTHONPATH": str(code)}
    with open(job.stdin or os.devnull, "rb") as stdin:
        run = subprocess.run(
            [sys.executable, "-m", "citelink", *arguments], cwd=code, env=environment, stdin=stdin, capture_output=True
        )
    if (place / "out").exists():
        shutil.copytree(place / "out", part / "out", dirs_exist_ok=True)
    (part / "stdout").write_bytes(run.stdout)
    (part / "stderr").write_bytes(run.stderr)
    (part / "exit").write_text(f"{run.returncode}\n")
    part.rename(done)


def main() -> int:
    """Compare, print, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.same")
    parser.add_argument("before")
    parser.add_argument("after", nargs="?")
    parser.add_argument("--only", default="")
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    if not EVAL.is_dir():
        print(f"same: skipped, there is no evaluation data at {EVAL} (set CITELINK_EVAL)")
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        kept = options.keep.resolve() if options.keep else Path(temporary)
        lay_out(kept / "data")
        wanted = [job for job in jobs(kept / "data") if options.only in job.name]
        before = run_jobs(_commit(options.before), wanted, kept)
        after = run_jobs(_commit(options.after) if options.after else None, wanted, kept)
    differing = sorted(name for name in before | after if before.get(name) != after.get(name))
    for name in differing:
        print(f"differs  {name}")
    print(f"{len(wanted)} jobs, {len(before)} outputs: {len(before | after) - len(differing)} the same to the byte")
    return 1 if differing else 0


def _commit(revision: str) -> str:
    said = subprocess.run(["git", "rev-parse", revision], cwd=ROOT, check=True, capture_output=True, text=True)
    return said.stdout.strip()[:12]


if __name__ == "__main__":
    sys.exit(main())
