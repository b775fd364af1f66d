"""What the signals of a comparison are worth: how likely a reference means an entry, all candidates considered.

The weights are a forest of small decision trees (`weights.json`), fitted by `python -m citelink.matching.fit` so that
what they say is a probability. Beside the signals of its own comparison, an entry is weighed by how far it is ahead of
the best of the others, and by the size of the library: among a million entries, more resemble a reference by chance.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log10

import numpy as np
from numpy.typing import NDArray

from citelink.matching.mentions.compare import SIGNALS, Comparison
from citelink.matching.mentions.forest import fitted_forest

RELATIVE = ("ahead in all", "ahead in title", "ahead in words", "ahead in numbers", "ahead in slots", "library size")
COLUMNS = (*SIGNALS, *RELATIVE)
_AT = {name: place for place, name in enumerate(SIGNALS)}
# How far ahead an entry without rivals is, and the most that counts.
_ALONE, _MOST = 3.0, 5.0
_MOST_LOGARITHM = 30.0
# Plain contradictions that sets of real references hold too seldom to teach their weight, in log-odds.
_OBJECTIONS = {"title numerals differ": 2.0, "notice on one side": 2.5, "thesis abstract on one side": 8.0}
_OTHER_VOLUME = 3.0
# Pages of one site may bear the name of their owner alone: where nothing else is said, the address tells them apart.
_OTHER_PAGE = 8.0
_OTHER_ADDRESSES = (0.0, 2.0)
_AGREES = 3.0
# Another book of the author: a style that prints no title leaves no words over.
_OTHER_TITLE = 3.0
_HALF = 0.7
# Only the host of a part is named, and no page: the reference means the whole of it.
_WHOLE_BOOK = 4.0
_A_TITLE = 9
Table = NDArray[np.float64]


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
    objections = sum(table[:, _AT[name]] * worth for name, worth in _OBJECTIONS.items())
    objections += table[:, _AT["printed volume differs"]] * (1 - table[:, _AT["article"]]) * _OTHER_VOLUME
    confirmed = np.max(table[:, [_AT[name] for name in ("year", "volume", "page", "identifier")]], axis=1) >= _AGREES
    objections += np.isin(table[:, _AT["address"]], _OTHER_ADDRESSES) * ~confirmed * _OTHER_PAGE
    untitled = (table[:, _AT["title"]] < _HALF) & (table[:, _AT["title coverage"]] < _HALF)
    unplaced = table[:, _AT["page"]] < _AGREES
    objections += untitled * unplaced * (table[:, _AT["strange words"]] >= _A_TITLE) * _OTHER_TITLE
    hosted = (table[:, _AT["part of a book"]] > 0) & (table[:, _AT["container"]] >= _AGREES)
    objections += untitled * unplaced * hosted * _WHOLE_BOOK
    return 1 / (1 + np.exp(-np.clip(said - objections, -_MOST_LOGARITHM, _MOST_LOGARITHM)))


def add_relative(values: Table, lengths: NDArray[np.intp], size: int) -> Table:
    """The table of COLUMNS for comparisons whose SIGNALS are `values`; `lengths` are those of the groups, which follow
    each other."""
    loose = values[:, _AT["loose years"]] + values[:, _AT["loose pages"]] + values[:, _AT["loose numbers"]]
    slots = values[:, _AT["page"]] + values[:, _AT["volume"]] + values[:, _AT["year"]]
    measures = np.column_stack(
        [_agreement(values), values[:, _AT["title"]], values[:, _AT["explained share"]], -loose, slots]
    )
    ahead = np.clip(_ahead(measures, lengths), -_MOST, _MOST)
    return np.column_stack([values, ahead, np.full(len(values), log10(max(size, 1)))])


def _agreement(values: Table) -> Table:
    """All agreement taken together, crudely."""
    total: Table = (
        2 * values[:, _AT["title"]].clip(0)
        + values[:, _AT["title coverage"]]
        + 2 * values[:, _AT["explained share"]]
        + values[:, _AT["author"]].clip(0)
        + 0.5 * (values[:, _AT["year"]] >= 3)
        + 0.5 * (values[:, _AT["volume"]] >= 3)
        + 1.0 * (values[:, _AT["page"]] >= 3)
        - 0.25 * (values[:, _AT["loose numbers"]] + values[:, _AT["loose pages"]])
        - 0.05 * values[:, _AT["title absent word"]]
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
