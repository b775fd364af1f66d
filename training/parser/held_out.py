"""What no model may learn from: the measuring sets, the rows kept for measuring, and every reprint of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from citelink.errors import CitelinkError
from training.parser.sample import Sample, same_text

Row = Mapping[str, Any]

# The sets whose licence is stated and open, with that licence. Whatever is not named here is refused.
TRAINABLE: Mapping[str, str] = {
    "anystyle_core": "BSD-2-Clause",
    "anystyle_gold": "BSD-2-Clause",
    "anystyle_good": "BSD-2-Clause",
    "anystyle_bad": "BSD-2-Clause",
    "grobid_citations_cs": "Apache-2.0",
    "grobid_misc": "Apache-2.0",
    "grobid_kisti_train": "Apache-2.0",
    "linkedbooks_train_8k": "CC-BY-4.0",
    "linkedbooks_valid": "CC-BY-4.0",
    "jats_plos": "CC-BY-4.0",
    "jats_scielo": "CC-BY-4.0",
    "gost_pairs_rendered": "LPPL-1.3c, CC-BY-4.0",
    "refs_ru_kk": "LPPL-1.3c, CC-BY-4.0",
}
MEASURING = (
    "anystyle_pool_dev", "grobid_mixed_dev", "grobid_kisti_valid", "gost_gold", "cyrillic_gold", "pybico_ru_gost",
    "excite_ssoar", "geocite", "bilbo_bibl_fr_en",
)  # fmt: skip
_TEMPLATES = ("biblatex-gost", "Russian-Phd-LaTeX-Dissertation-Template")


class HeldOut(CitelinkError):
    """A set or a row that no model may learn from."""


def allow_set(name: str) -> None:
    """Raises HeldOut for a set without a known open licence."""
    if name not in TRAINABLE:
        raise HeldOut(f"The set {name} is for measuring only: no model may learn from it.")


def allow_row(name: str, number: int, row: Row) -> None:
    """Raises HeldOut for a row (counted from 0) that is kept for measuring or whose own source states no licence."""
    allow_set(name)
    if row.get("in_dev_eval"):
        raise HeldOut(f"Row {number} of {name} is marked in_dev_eval: no model may learn from it.")
    if name == "jats_scielo" and number % 10 == 0:
        raise HeldOut(f"Row {number} of {name} is one of the tenth that is kept for measuring.")
    if name == "refs_ru_kk" and not any(template in str(row.get("source", "")) for template in _TEMPLATES):
        raise HeldOut(f"Row {number} of {name} names no source with a licence.")


def read_rows(path: Path) -> Iterator[tuple[int, Row]]:
    """The rows of a set that may be learned from, with their numbers from 0; raises HeldOut for a measuring set."""
    name = path.name.split(".")[0]
    allow_set(name)
    text = path.read_text("utf-8")
    rows = (
        json.loads(text) if path.suffix == ".json" else (json.loads(line) for line in text.split("\n") if line.strip())
    )
    for number, row in enumerate(rows):
        try:
            allow_row(name, number, row)
        except HeldOut:
            continue
        yield number, row


def measuring_texts(folder: Path) -> frozenset[str]:
    """The normalised texts of all that is measured on, as far as the sets are in the folder."""
    texts: set[str] = set()
    for path in sorted(folder.glob("*.jsonl")):
        name = path.name.split(".")[0]
        for number, line in enumerate(line for line in path.read_text("utf-8").split("\n") if line.strip()):
            row = json.loads(line)
            kept = name == "jats_scielo" and number % 10 == 0
            if name not in TRAINABLE or kept or row.get("in_dev_eval"):
                texts.add(same_text(row["raw"]))
    return frozenset(texts)


def without(samples: Iterable[Sample], texts: frozenset[str]) -> Iterator[Sample]:
    """The samples that print no measured reference."""
    return filter(partial(_is_free, texts=texts), samples)


def _is_free(sample: Sample, texts: frozenset[str]) -> bool:
    return same_text(sample.raw) not in texts
