"""Years as documents print them."""

from __future__ import annotations

DATED = r"(?:1[4-9]|20)\d\d"
"""A pattern of one where a date is expected: from the first printed books to slips of the pen such as 2095."""
YEAR = r"(?:1[5-9]\d\d|20[0-4]\d)"
"""A pattern of one among other numbers, where 1450 is rather a page, and 2095 too."""


def is_year(token: str) -> bool:
    """Whether a word among others is YEAR.

    >>> is_year("1998"), is_year("1398"), is_year("98")
    (True, False, False)
    """
    return len(token) == 4 and token.isdecimal() and "1500" <= token <= "2049"
