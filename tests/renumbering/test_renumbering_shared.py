"""Random changes of shared documents, in text, Markdown and docx; many more of them are a benchmark."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Mapping
from functools import cache
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citelink.errors import InputError
from citelink.renumbering.listing import read_listings
from citelink.renumbering.setting import set_anew
from citelink.renumbering.wishes import Wishes
from citelink.results import ResolvedDocument
from tests.renumbering.trials import (
    Tally,
    draw,
    numbers_of,
    run_insert,
    run_runs,
    run_second,
    run_trial,
    sorted_trial,
    try_document,
    usable,
)

SHARED = Path(os.environ.get("CITELINK_EVAL", Path(__file__).parents[2] / ".." / "shared")) / "corpus"
needs_data = pytest.mark.skipif(not SHARED.is_dir(), reason="no shared evaluation data; set CITELINK_EVAL")
SETS = {
    "text": (("kk/*.txt", "jats/*.txt"), 16),
    "Markdown": (("wild/*.md", "formats/*.md"), 9),
    "docx": (("formats/*.docx", "realdocs/docx/*.docx"), 12),
}
DOCUMENTS = [(form, at) for form, (_, most) in SETS.items() for at in range(most)]
# What a trial may show beside what is right: it is told.
TOLD = ("refused", "document refused", "insert not read", "inserted and deleted, not")
# Of a hundred trials so many may be read otherwise; each is told to the user with its place.
MOST_READ_OTHERWISE = 5


def _one(document: ResolvedDocument, seed: int, folder: Path, tally: Tally) -> None:
    run_trial(document, draw(random.Random(seed), numbers_of(document)), folder, tally)


def _sorted(order: str) -> Callable[[ResolvedDocument, int, Path, Tally], None]:
    def run(document: ResolvedDocument, seed: int, folder: Path, tally: Tally) -> None:
        copy = run_trial(document, sorted_trial(document, order, numbers_of(document)), folder, tally)
        if copy is not None:
            run_second(copy, order, tally)

    return run


KINDS: Mapping[str, Callable[[ResolvedDocument, int, Path, Tally], None]] = {
    "one": _one,
    "cited": _sorted("cited"),
    "alphabetical": _sorted("alphabetical"),
    "insert": lambda document, seed, folder, tally: run_insert(document, random.Random(seed), folder, tally),
    "runs": lambda document, seed, folder, tally: run_runs(document, folder, tally),
}


@cache
def _documents(form: str) -> list[ResolvedDocument]:
    patterns, most = SETS[form]
    found = usable([path for pattern in patterns for path in sorted(SHARED.glob(pattern))], 2 * most)
    return list(islice(filter(_is_plain, found), most))


def _is_plain(document: ResolvedDocument) -> bool:
    try:
        return bool(read_listings(document))
    except InputError:
        return False


@needs_data
@pytest.mark.parametrize(("form", "at"), DOCUMENTS)
@settings(max_examples=2)
@given(kind=st.sampled_from(["one", "one", *KINDS]), seed=st.integers(0, 10_000))
def test_a_document(form: str, at: int, kind: str, seed: int) -> None:
    """Whatever is wished: the list is as planned, other text stays, the way back gives the bytes, a second run changes
    nothing. Markers that are read otherwise are counted over all."""
    document = _documents(form)[at]
    tally = Tally()
    with TemporaryDirectory() as name:
        KINDS[kind](document, seed, Path(name), tally)
    assert [line for line in tally.told if not line.startswith((*TOLD, "read otherwise", "runs read otherwise"))] == []


@needs_data
@pytest.mark.parametrize(("form", "at"), DOCUMENTS)
def test_identity_changes_no_byte(form: str, at: int) -> None:
    assert set_anew(_documents(form)[at], Wishes(order="as-is")).written is None


@needs_data
@pytest.mark.parametrize("form", SETS)
def test_markers_cite_the_same_works(form: str, tmp_path: Path) -> None:
    tally = Tally()
    for document in _documents(form)[:4]:
        try_document(document, tmp_path, tally, trials=1)
    read, otherwise = tally.counts["cites the same"], tally.counts["read otherwise"]
    assert 100 * (otherwise - 1) <= MOST_READ_OTHERWISE * (read + otherwise), tally.told
    assert [line for line in tally.told if not line.startswith((*TOLD, "read otherwise"))] == []
    assert tally.counts["led back to the byte"] >= 4
