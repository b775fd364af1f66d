"""Dashes, as typists and typesetters take one for the other."""

from __future__ import annotations

import re

DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
"""All that join the two ends of a range, hyphens and the minus among them. They may begin a character class."""
_REPEATER = re.compile(rf"[\s^*]{{0,4}}(?:[{DASHES}_]{{2,30}}|[\u2014\u2015]|[\u2e3a\u2e3b])[\s.,:;]{{0,4}}")


def repeats_authors(reference: str) -> int:
    """Where a reference goes on behind a row of dashes, which stands for the authors of the one before; 0: none does.

    >>> repeats_authors("———. Of salt. 1990."), repeats_authors("Abel. Of salt.")
    (5, 0)
    """
    found = _REPEATER.match(reference)
    return found.end() if found else 0
