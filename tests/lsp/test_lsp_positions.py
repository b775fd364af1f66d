"""Positions as editors count them, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink.lsp.positions import Lines, Spot

TEXTS = st.text("aж𝔸\n\r [1]\u2028", max_size=60)


@pytest.mark.parametrize(
    ("text", "spot", "narrow", "wide"),
    [
        ("Шатыр [7].", Spot(0, 6), 6, 6),
        ("𝔸𝔹 [7].", Spot(0, 3), 5, 3),
        ("a\n𝔸 [7]", Spot(1, 2), 3, 2),
        ("a\r\n[7]", Spot(1, 0), 0, 0),
        ("a\r[7]", Spot(1, 1), 1, 1),
        ("a\u2028𝔸[7]", Spot(0, 3), 4, 3),
        ("", Spot(0, 0), 0, 0),
    ],
)
def test_columns_are_counted_as_the_client_does(text: str, spot: Spot, narrow: int, wide: int) -> None:
    assert Lines.of(text, wide=False).units(spot) == narrow
    assert Lines.of(text, wide=True).units(spot) == wide


@given(TEXTS, st.integers(0, 60), st.booleans())
def test_a_position_leads_back(text: str, offset: int, wide: bool) -> None:
    lines = Lines.of(text, wide=wide)
    spot = lines.spot_at(min(offset, len(text)))
    assert lines.spot(spot.line, lines.units(spot)) == spot


@given(TEXTS, st.integers(0, 9), st.integers(0, 90), st.booleans())
def test_positions_of_clients_never_leave_the_text(text: str, line: int, units: int, wide: bool) -> None:
    lines = Lines.of(text, wide=wide)
    spot = lines.spot(line, units)
    assert spot.line == line
    assert 0 <= spot.column <= len(text)
