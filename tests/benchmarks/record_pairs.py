"""Pairs of records with a status that people gave them (fuzzycat's, from catalogues of the web): how often `judge` says
the same, in its four words and in two (exact or strong, and the rest).

    python -m tests.benchmarks record_pairs
"""

from __future__ import annotations

import json
import lzma
from collections import Counter
from pathlib import Path
from typing import Any

from citelink.bibliography.entry import Date, Entry, Person
from tests.benchmarks.measuring import EVAL
from tests.benchmarks.verdicts import judge

# fuzzycat 0.1.23, its `verify` on the same pairs.
FUZZYCAT = "fuzzycat 0.1.23: four words .817, two .963"
STATUSES = ("exact", "strong", "ambiguous", "different")
_ONE = frozenset(STATUSES[:2])
_IDENTIFIERS = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID", "arxiv": "arXiv", "jstor": "JSTOR"}


def report() -> None:
    """Print both agreements, and a row for each status given."""
    path = EVAL / "data" / "matching" / "fuzzycat_verify_pairs.jsonl"
    packed = path.with_name(f"{path.name}.xz")
    if not path.exists() and not packed.exists():
        print(f"record_pairs: skipped, there is no evaluation data at {EVAL} (set CITELINK_EVAL)")
        return
    found = _judge_all(path if path.exists() else packed)
    total = found.total()
    four = sum(count for (given, said), count in found.items() if given == said)
    two = sum(count for (given, said), count in found.items() if (given in _ONE) == (said in _ONE))
    print(f"{total} pairs: four words {four / total:.3f} ({four}), two {two / total:.3f} ({two}) | {FUZZYCAT}")
    print(f"{'given, said':>12}", *(f"{status:>10}" for status in STATUSES))
    for given in STATUSES:
        print(f"{given:>12}", *(f"{found[given, said]:10}" for said in STATUSES))


def _judge_all(path: Path) -> Counter[tuple[str, str]]:
    """How often which status was given, and which one we say; pairs without one are left out."""
    found: Counter[tuple[str, str]] = Counter()
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else open(path, encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            given = row["status"].removeprefix("Status.").lower()
            if given in STATUSES:
                found[given, judge(_entry(row["a"]), _entry(row["b"])).status] += 1
    return found


def _entry(record: dict[str, Any]) -> Entry:
    """A record of the catalogue as an entry."""
    year = record["release_year"]
    people = (one for one in record["contribs"] or () if (one.get("role") or "author") == "author")
    extra = (("subtitle", record["subtitle"]), ("original-title", record["original_title"]))
    return Entry(
        type=record["release_type"] or "document",
        title=record["title"] or "",
        authors=tuple(map(_person, people)),
        container=record["container"] or "",
        date=Date(year=year) if year else None,
        volume=record["volume"] or "",
        issue=record["issue"] or "",
        pages=record["pages"] or "",
        publisher=record["publisher"] or "",
        identifiers=tuple((_IDENTIFIERS[k], value) for k, value in record["ext_ids"].items() if k in _IDENTIFIERS),
        extra=tuple((name, value) for name, value in extra if value),
    )


def _person(one: dict[str, Any]) -> Person:
    if one.get("surname"):
        return Person(family=one["surname"], given=one.get("given_name") or "")
    return Person(literal=" ".join((one.get("raw_name") or "").split()))
