"""Comparisons of references with the entries that an index finds for them, and which of them are right."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from citelink.bibliography.entry import Entry
from citelink.matching.index import Index
from citelink.matching.mentions.compare import compare
from citelink.matching.mentions.folded import FoldedEntry, fold_entry, fold_reference
from citelink.matching.mentions.weights import add_relative
from training.matcher.sets import Query, QuerySet

FOLDS = 5
_LOOKED_AT = 10
_NOTHING = Entry()


@dataclass(frozen=True, slots=True)
class Samples:
    """The comparisons of a set: their SIGNALS, how many belong to each reference, which are right; of each reference,
    whether its record is in the library, and its fold (all references to one work are in one fold)."""

    name: str
    size: int
    weight: float
    values: NDArray[np.float64]
    lengths: NDArray[np.intp]
    right: NDArray[np.bool_]
    present: NDArray[np.bool_]
    folds: NDArray[np.intp]

    @property
    def group(self) -> NDArray[np.intp]:
        """The number of the reference that each comparison belongs to."""
        return np.repeat(np.arange(len(self.lengths)), self.lengths)

    @property
    def table(self) -> NDArray[np.float64]:
        """All columns that the forest looks at."""
        return add_relative(self.values, self.lengths, self.size)

    def without_right(self) -> Samples:
        """The same references with their right records taken out of the library; others are left out."""
        group = self.group
        had = np.bincount(group[self.right], minlength=len(self.lengths)) > 0
        kept = ~self.right & had[group]
        lengths = np.bincount(group[kept], minlength=len(self.lengths))
        return Samples(
            self.name, self.size, self.weight, self.values[kept], lengths, self.right[kept],
            np.zeros_like(self.present), self.folds,
        )  # fmt: skip


def collect_samples(queries: QuerySet) -> Samples:
    """Compare every reference of a set with what an index of its library finds."""
    folded = [fold_entry(entry) for entry in queries.entries]
    index = Index(folded)
    groups = [_compare(query, folded, index) for query in queries.queries]
    values: list[Any] = [row for rows, _ in groups for row in rows]
    return Samples(
        queries.name,
        len(folded),
        queries.weight,
        np.array(values, np.float64),
        np.array([len(rows) for rows, _ in groups]),
        np.array([answer for _, answers in groups for answer in answers], bool),
        np.array([bool(query.right) for query in queries.queries]),
        np.array([_fold_of(query.work) for query in queries.queries]),
    )


def _compare(query: Query, folded: list[FoldedEntry], index: Index) -> tuple[list[tuple[float, ...]], list[bool]]:
    reference = fold_reference(_NOTHING, query.text)
    places = dict.fromkeys(hit.place for hit in index.search(reference, _LOOKED_AT))
    places.update(dict.fromkeys(index.identified(reference)[:_LOOKED_AT]))
    given = [fold_entry(entry) for entry in query.given]
    hidden = query.hidden | {entry.entry.key for entry in given}
    found = [folded[place] for place in places if folded[place].entry.key not in hidden]
    looked_at = [*given, *found][: _LOOKED_AT + len(given)]
    return [compare(entry, reference).values for entry in looked_at], [
        entry.entry.key in query.right for entry in looked_at
    ]


def _fold_of(work: str) -> int:
    return int.from_bytes(hashlib.sha256(work.encode("utf-8", "replace")).digest()[:4]) % FOLDS
