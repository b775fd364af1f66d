"""Which numbers are years: fewer among other numbers than where a date is expected."""

from __future__ import annotations

import re

import pytest

from citelink.text.years import DATED, YEAR, is_year


@pytest.mark.parametrize(
    ("token", "likely", "dated"),
    [
        ("1998", True, True),
        ("1500", True, True),
        ("2049", True, True),
        ("1455", False, True),
        ("2095", False, True),
        ("1398", False, False),
        ("2100", False, False),
        ("98", False, False),
        ("19985", False, False),
        ("", False, False),
    ],
)
def test_years(token: str, likely: bool, dated: bool) -> None:
    assert is_year(token) == bool(re.fullmatch(YEAR, token)) == likely
    assert bool(re.fullmatch(DATED, token)) == dated
