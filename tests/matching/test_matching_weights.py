"""The forest that weighs matches."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
import pytest
from entries import ARTICLE, BOOK

from citelink.bibliography.entry import Entry
from citelink.matching.mentions.compare import SIGNALS, compare
from citelink.matching.mentions.folded import entry_text, fold_entry, fold_reference
from citelink.matching.mentions.forest import fitted_forest, plant
from citelink.matching.mentions.weights import COLUMNS, rate
from training.matcher.siblings import siblings


def likely(entry: Entry, text: str, size: int = 1000) -> float:
    return rate([[compare(fold_entry(entry), fold_reference(Entry(), text))]], size)[0][0]


def test_a_forest_adds_what_its_trees_say() -> None:
    forest = plant(
        {
            "columns": ["x", "y"],
            "bias": 0.5,
            "trees": [[[0, 1.0, 1, 2], [-1.0], [1, 0.0, 3, 4], [2.0], [3.0]], [[0.25]]],
        }
    )
    rows = np.array([[1.0, 9.0], [2.0, 0.0], [2.0, 0.5]])
    assert forest.log_odds(rows).tolist() == [-0.25, 2.75, 3.75]
    assert forest.log_odds(rows[:0]).tolist() == []


def test_the_fitted_forest_looks_at_what_is_compared() -> None:
    assert fitted_forest().columns == COLUMNS
    assert len(compare(fold_entry(ARTICLE), fold_reference(Entry(), "x")).values) == len(SIGNALS)


@pytest.mark.parametrize("entry", [ARTICLE, BOOK])
def test_an_entry_is_like_itself_and_unlike_its_siblings(entry: Entry) -> None:
    text = entry_text(entry)
    assert likely(entry, text) > 0.9
    for seed in range(20):
        for sibling, told in siblings(entry, [BOOK if entry is ARTICLE else ARTICLE], Random(seed)):
            if told and told in text:
                assert likely(sibling, text) < likely(entry, text)


def test_a_larger_library_makes_no_match_likelier() -> None:
    text = "Hall A. Salt lakes of the plain. 2010."
    assert likely(ARTICLE, text, 1_000_000) <= likely(ARTICLE, text, 100)


def test_a_rival_makes_no_match_likelier() -> None:
    reference = fold_reference(Entry(), "Hall A. Salt lakes of the northern plain. Lake Notes 7 (2010) 41.")
    alone = compare(fold_entry(ARTICLE), reference)
    rival = compare(fold_entry(replace(ARTICLE, key="c", issue="3")), reference)
    assert rate([[alone, rival]], 1000)[0][0] <= rate([[alone]], 1000)[0][0]


def test_groups_are_rated_one_by_one() -> None:
    reference = fold_reference(Entry(), entry_text(ARTICLE))
    one, other = (compare(fold_entry(entry), reference) for entry in (ARTICLE, BOOK))
    together = rate([[one, other], [], [other]], 1000)
    assert together == [rate([[one, other]], 1000)[0], [], rate([[other]], 1000)[0]]
