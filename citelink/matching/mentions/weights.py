"""What the signals of a comparison are worth: how likely a reference means an entry, all candidates considered.

The weights are a forest of small decision trees (`weights.json`), fitted by `python -m training.matcher` so that
what they say is a probability. Beside the signals of its own comparison, an entry is weighed by how far it is ahead of
the best of the others, and by the size of the library: among a million entries, more resemble a reference by chance.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log10

import numpy as np
from numpy.typing import NDArray

from citelink.matching.mentions.compare import PLACE_OF, SIGNALS, Comparison
from citelink.matching.mentions.forest import Table, fitted_forest
from citelink.matching.mentions.objections import held_against

RELATIVE = ("ahead in all", "ahead in title", "ahead in words", "ahead in numbers", "ahead in slots", "library size")
COLUMNS = (*SIGNALS, *RELATIVE)
# How far ahead an entry without rivals is, and the most that counts.
_ALONE, _MOST = 3.0, 5.0
_MOST_LOGARITHM = 30.0


def rate(groups: Sequence[Sequence[Comparison]], size: int) -> list[list[float]]:
    """The probability (0..1) that a reference means an entry, for every comparison of every group; the comparisons of a
    group are those of one reference with its candidates out of `size` entries."""
    values = [comparison.values for group in groups for comparison in group]
    if not values:
        return [[] for _ in groups]
    lengths = np.array([len(group) for group in groups])
    scores = probabilities(add_relative(np.array(values, np.float64), lengths, size)).tolist()
    ends = np.cumsum(lengths).tolist()
    return [scores[end - length : end] for end, length in zip(ends, lengths.tolist(), strict=True)]


def probability(signals: Mapping[str, float], size: int = 1000) -> float:
    """The probability that a reference means an entry that has no rival, from the signals of their comparison."""
    row = np.array([[signals.get(name, 0.0) for name in SIGNALS]])
    return float(probabilities(add_relative(row, np.array([1]), size))[0])


def probabilities(table: Table) -> Table:
    """The probability of every row of a table of COLUMNS."""
    return likelihood(fitted_forest().log_odds(table), table)


def likelihood(said: Table, table: Table) -> Table:
    """The probability of every row of a table for which the forest says the log-odds `said`."""
    return 1 / (1 + np.exp(-np.clip(said - held_against(table), -_MOST_LOGARITHM, _MOST_LOGARITHM)))


def add_relative(values: Table, lengths: NDArray[np.intp], size: int) -> Table:
    """The table of COLUMNS for comparisons whose SIGNALS are `values`; `lengths` are those of the groups, which follow
    each other."""
    loose = sum(values[:, PLACE_OF[name]] for name in ("loose years", "loose pages", "loose numbers"))
    slots = values[:, PLACE_OF["page"]] + values[:, PLACE_OF["volume"]] + values[:, PLACE_OF["year"]]
    measures = np.column_stack(
        [_agreement(values), values[:, PLACE_OF["title"]], values[:, PLACE_OF["explained share"]], -loose, slots]
    )
    ahead = np.clip(_ahead(measures, lengths), -_MOST, _MOST)
    return np.column_stack([values, ahead, np.full(len(values), log10(max(size, 1)))])


def _agreement(values: Table) -> Table:
    """All agreement taken together, crudely."""
    total: Table = (
        2 * values[:, PLACE_OF["title"]].clip(0)
        + values[:, PLACE_OF["title coverage"]]
        + 2 * values[:, PLACE_OF["explained share"]]
        + values[:, PLACE_OF["author"]].clip(0)
        + 0.5 * (values[:, PLACE_OF["year"]] >= 3)
        + 0.5 * (values[:, PLACE_OF["volume"]] >= 3)
        + 1.0 * (values[:, PLACE_OF["page"]] >= 3)
        - 0.25 * (values[:, PLACE_OF["loose numbers"]] + values[:, PLACE_OF["loose pages"]])
        - 0.05 * values[:, PLACE_OF["title absent word"]]
    )
    return total


def _ahead(measures: Table, lengths: NDArray[np.intp]) -> Table:
    """Each measure of each comparison, less the best of the others of its group."""
    lengths = lengths[lengths > 0]
    starts = np.cumsum(lengths) - lengths
    group = np.repeat(np.arange(len(lengths)), lengths)
    best = np.maximum.reduceat(measures, starts, axis=0)
    is_best = measures >= best[group]
    shared = np.add.reduceat(is_best.astype(np.intp), starts, axis=0)
    others = np.where(is_best, -np.inf, measures)
    second = np.where(shared > 1, best, np.maximum.reduceat(others, starts, axis=0))
    rival = np.where(is_best, second[group], best[group])
    return np.where(np.isinf(rival), _ALONE, measures - rival)
