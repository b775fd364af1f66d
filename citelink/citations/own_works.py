"""Headings of lists of the author's own publications, which are not the works cited."""

from __future__ import annotations

import re

from citelink.languages.vocabulary import list_words
from citelink.text.fold import heading_key
from citelink.text.patterns import any_pattern

# The words of a heading, folded and without spaces.
OWN_WORKS = re.compile(any_pattern(list_words().own_works))
_LONGEST = 130


def heads_own_works(printed: str) -> bool:
    """Whether the line `printed` heads such a list."""
    return len(printed) <= _LONGEST and OWN_WORKS.search(heading_key(printed)) is not None
