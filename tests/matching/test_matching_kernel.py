"""The kernel in C and the same steps with numpy: the same entries and the same odds, and no array that does not fit."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citelink.bibliography.entry import Entry, Person
from citelink.matching.index import search
from citelink.matching.index.search import Hit, Index
from citelink.matching.index.segment import segment_of
from citelink.matching.kernel import KERNEL
from citelink.matching.mentions import forest
from citelink.matching.mentions.folded import fold_entry, fold_reference
from citelink.matching.mentions.weights import COLUMNS

needs_kernel = pytest.mark.skipif(KERNEL is None, reason="citelink was installed without a compiler")
WORDS = ("history", "geography", "Қазақстан", "тарихы", "и", "политика", "theory", "of", "water", "water1", "су")
TITLES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join)


def _entry(number: int, title: str) -> Entry:
    return Entry(key=f"k{number}", type="book", title=title, authors=(Person(family="Smith"),))


def _found(libraries: list[list[str]], text: str, kernel: Any) -> list[Hit]:
    segments = [segment_of([fold_entry(_entry(n, title)) for n, title in enumerate(titles)]) for titles in libraries]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(search, "KERNEL", kernel)
        return Index(segments=segments).search(fold_reference(Entry(), text))


@needs_kernel
@settings(deadline=None)
@given(st.lists(st.lists(TITLES, max_size=90), min_size=1, max_size=3), TITLES)
def test_the_kernel_finds_what_numpy_finds(libraries: list[list[str]], text: str) -> None:
    assert _found(libraries, text, KERNEL) == _found(libraries, text, None)


@needs_kernel
@settings(deadline=None)
@given(st.integers(0, 70), st.integers(0, 2**32 - 1))
def test_the_kernel_walks_the_trees_that_numpy_walks(rows: int, seed: int) -> None:
    table = np.random.default_rng(seed).normal(1.0, 2.0, (rows, len(COLUMNS)))
    trees = forest.fitted_forest()
    with pytest.MonkeyPatch.context() as patched:
        said = trees.log_odds(table)
        patched.setattr(forest, "KERNEL", None)
        np.testing.assert_array_equal(said, trees.log_odds(table))


def _segment(**other: Any) -> tuple[Any, ...]:
    parts = {
        "places": np.array([0, 1, 1], np.uint32),
        "offsets": np.array([0, 2], np.int64),
        "counts": np.array([2, 1], np.int64),
        "sizes": np.array([1, 2], np.uint16),
        "start": 0,
    }
    return tuple((parts | other).values())


@needs_kernel
def test_the_kernel_adds_up_what_lists_have_in_common() -> None:
    assert KERNEL is not None
    found = KERNEL.rank([_segment()], np.array([3, 5], np.int64), 1, 0.1, 64, 0.25)
    assert found == [(1, 8 * 1.25, 1.0), (0, 3 * 1.25, 1.0)]


@needs_kernel
@pytest.mark.parametrize(
    "other",
    [
        {"offsets": np.array([0, 3], np.int64)},
        {"offsets": np.array([-1, 2], np.int64)},
        {"counts": np.array([2], np.int64)},
        {"counts": np.array([2, 2**62], np.int64)},
        {"places": np.array([0, 1, 2], np.uint32)},
        {"places": np.array([0, 1, 1], np.uint16)},
        {"sizes": np.array([], np.uint16)},
        {"start": -1},
        {"start": 2**24},
    ],
    ids=str,
)
def test_what_does_not_fit_together_is_refused(other: dict[str, Any]) -> None:
    assert KERNEL is not None
    with pytest.raises(ValueError, match=r"fit|type|places"):
        KERNEL.rank([_segment(**other)], np.array([3, 5], np.int64), 1, 0.1, 64, 0.25)


@needs_kernel
@pytest.mark.parametrize(
    ("name", "value"),
    [("roots", [9]), ("column", [3, 0, 0]), ("children", [1, 2, 1, 1, 2, 9]), ("limit", [0.5])],
)
def test_a_forest_that_does_not_fit_together_is_refused(name: str, value: list[float]) -> None:
    assert KERNEL is not None
    parts: dict[str, Any] = {
        "roots": np.array([0], np.int32),
        "column": np.array([0, 0, 0], np.int32),
        "limit": np.array([0.5, 0.0, 0.0]),
        "children": np.array([1, 2, 1, 1, 2, 2], np.int32),
        "worth": np.array([0, -1, 1], np.int64),
    }
    walk: Any = KERNEL.walk
    table = np.array([[0.0], [1.0]])
    assert np.frombuffer(walk(table, 1, *parts.values(), 3), np.int64).tolist() == [-1, 1]
    parts[name] = np.array(value, parts[name].dtype)
    with pytest.raises(ValueError, match="fit together"):
        walk(table, 1, *parts.values(), 3)
