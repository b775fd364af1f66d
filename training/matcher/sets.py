"""References with known records, and the libraries to find them in, from files.

Sets of raw references are JSON lines `{"raw", "target": key or null, "also": [keys that are as right]}`, for a library
of CSL-JSON or BibTeX; sets of documents are folders of `*.gold.json` with `references` of `raw` and `bibkey`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from citelink.bibliography import read_library
from citelink.bibliography.entry import Entry
from training.matcher.siblings import prepared, siblings, thinned
from training.printing import STYLES, render

# Queries and library in the folder of matching sets.
_RAW = (
    ("crossref", "crossref_queries.jsonl", "crossref_pool.json"),
    ("gost", "gost_queries.jsonl", "gost_pool.json"),
    ("bir", "bir2024_styles.jsonl", "bir2024_100.bib"),
    ("damaged 10k", "damaged_queries.jsonl", "library_10k.json"),
    ("damaged 100k", "damaged_queries.jsonl", "library_100k.json"),
    ("damaged 1M", "damaged_queries.jsonl", "library_1M.json"),
)
# Folder of documents, library, keys that were taken out of the library (all in the folder of the corpus), and the
# weight: Kazakh references are few, and of a kind of their own.
_DOCUMENTS = (
    ("articles", "jats", "bib/library_noisy.bib", "bib/library_noisy.removed.json", 1.0),
    ("Kazakh", "kk", "kk/library.bib", "", 3.0),
)
_GROUND = (("crossref_pool.json", 2), ("gost_pool.json", 4), ("library_10k.json", 3))
_RENDERED = 400


@dataclass(frozen=True, slots=True)
class Query:
    """A reference's text; the keys of the records that are right (none: its record is not in the library); `work` is
    the same for all references to one work; `given` are records to compare beside those that an index finds, and
    `hidden` the keys of those not to compare."""

    text: str
    right: frozenset[str]
    work: str
    given: tuple[Entry, ...] = ()
    hidden: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class QuerySet:
    """References and the library to find them in. `weight` is how much the set counts beside the others."""

    name: str
    queries: tuple[Query, ...]
    entries: tuple[Entry, ...]
    weight: float = 1.0


def read_sets(matching: Path, corpus: Path, largest: int) -> Iterator[QuerySet]:
    """All sets found in the two folders whose library has at most `largest` bytes, one after the other."""
    for name, queries, library in _RAW:
        path = matching / library
        if path.exists() and path.stat().st_size <= largest:
            yield QuerySet(name, tuple(_raw_queries(matching / queries)), _entries(path))
    for name, folder, library, removed, weight in _DOCUMENTS:
        if (corpus / library).exists():
            out = frozenset(json.loads((corpus / removed).read_text("utf-8"))) if removed else frozenset[str]()
            entries = _entries(corpus / library)
            yield QuerySet(name, tuple(_printed(sorted((corpus / folder).glob("*.gold.json")), out)), entries, weight)
    for gold in sorted((corpus / "latex").glob("*.gold.json")):
        library_path = gold.with_name(gold.name.replace(".gold.json", ".bib"))
        if library_path.exists():
            entries = _entries(library_path)
            known = frozenset(entry.key for entry in entries)
            yield QuerySet(f"thesis {gold.name[:8]}", tuple(_printed([gold], frozenset(), known)), entries, 0.5)
    for library, times in _GROUND:
        path = matching / library
        if path.exists():
            entries = _entries(path)
            yield QuerySet(
                f"rendered {library}", tuple(_rendered(entries, _RENDERED * times, Random(times))), entries, 0.1
            )


def _entries(path: Path) -> tuple[Entry, ...]:
    return tuple(read_library(path).entries.values())


def _raw_queries(path: Path) -> Iterator[Query]:
    for line in path.read_text("utf-8").splitlines():
        said = json.loads(line)
        right = frozenset([said["target"], *said.get("also", ())]) if said["target"] else frozenset[str]()
        work = said.get("doi") or said.get("target_id") or said["target"] or " ".join(sorted(said["raw"].split())[-3:])
        yield Query(said["raw"], right, work)


def _printed(paths: Iterable[Path], removed: frozenset[str], known: frozenset[str] | None = None) -> Iterator[Query]:
    seen = set()
    for path in paths:
        for reference in json.loads(path.read_text("utf-8"))["references"]:
            key, text = reference.get("bibkey"), reference["raw"]
            if key and (key, text) not in seen:
                seen.add((key, text))
                there = key not in removed and (known is None or key in known)
                yield Query(text, frozenset([key]) if there else frozenset(), key)


def _rendered(entries: tuple[Entry, ...], count: int, rng: Random) -> Iterator[Query]:
    """Records printed in styles drawn at random; every third is not in the library, but its siblings are."""
    titled = [entry for entry in entries if len(entry.title) > 8]
    for _ in range(count):
        entry = rng.choice(titled)
        shown = prepared(entry, rng)
        text = render(shown, rng.choice(STYLES), rng).text
        near = [made for made, told in siblings(shown, titled, rng) if told and told in text]
        hidden = frozenset([entry.key])
        if rng.random() < 1 / 3:
            if near:
                yield Query(text, frozenset(), entry.key, tuple(near), hidden)
            continue
        record = thinned(shown, rng)
        chosen = near if rng.random() < 0.6 else near[:1]
        hidden = hidden if shown is not entry else hidden - {record.key}
        yield Query(text, frozenset([record.key]), entry.key, (record, *chosen), hidden)
