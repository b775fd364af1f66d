"""Indented JSON: what Python's own writer gives, to the character."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink.writers.json_text import json_text

SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(max_size=20),
    st.just('\udc80\u2028"\n'),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=3).map(tuple),
        st.dictionaries(st.text(max_size=5), inner, max_size=4),
    ),
    max_leaves=20,
)


@given(VALUES)
def test_the_text_is_that_of_python(value: object) -> None:
    assert json_text(value) == json.dumps(value, ensure_ascii=False, indent=1)


@pytest.mark.parametrize("depth", [1, 2, 5])
def test_lines_behind_the_first_stand_deeper(depth: int) -> None:
    value = {"a": [1, {"b": "c\nd"}], "e": {}, "f": []}
    expected = json.dumps(value, ensure_ascii=False, indent=1).replace("\n", "\n" + " " * depth)
    assert json_text(value, depth) == expected
