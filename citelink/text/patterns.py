"""Regular expressions made of words and of other expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_word(words: Iterable[str]) -> str:
    """An expression without groups that capture for any of the words as they are, the longer ones first."""
    return any_pattern(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word))))


def any_pattern(patterns: Iterable[str]) -> str:
    """An expression without groups that capture for any of the expressions, tried in their order."""
    return f"(?:{'|'.join(patterns)})"
