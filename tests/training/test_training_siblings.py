"""Records nearly like the one a reference means, which teach the matcher to tell them apart."""

from __future__ import annotations

import json
from random import Random

from entries import ARTICLE, BOOK
from hypothesis import given
from hypothesis import strategies as st

from training.matcher.siblings import prepared, siblings, thinned


@given(st.integers(0, 10_000))
def test_records_to_learn_from_are_made_alike_each_time(seed: int) -> None:
    made = [
        (prepared(entry, rng), siblings(entry, [ARTICLE, BOOK], rng), thinned(entry, rng))
        for rng in (Random(seed), Random(seed))
        for entry in (ARTICLE,)
    ]
    assert made[0] == made[1]
    assert json.dumps([sibling.key for sibling, _ in made[0][1]])
