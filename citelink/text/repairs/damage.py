"""What is wrong with a text, found by counting over the whole of it, never guessed from a single place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from citelink.languages import all_languages
from citelink.text.lookalikes import CYRILLIC

# Text set syllable by syllable has words of 2.6 letters, 92 % of them of three letters or fewer; sound Kazakh and
# Russian text has 6.6 to 7.4 and 9 to 21 %. Initials and abbreviations (`А.`, `стр.`) are not counted.
_SHORT = 3
_SHORT_SHARE = 0.72
_SYLLABLE_SHARE = 0.5
_WINDOW_WORDS = 30
_CYRILLIC_WORD = re.compile(f"[{CYRILLIC}]++(?![.{CYRILLIC}])")


@dataclass(frozen=True, slots=True)
class Damage:
    """The damages of a text.

    syllables   the words of the text, or of a part of it, are split into syllables by spaces
    """

    syllables: bool = False


def find_damage(text: str) -> Damage:
    """The damages of `text`, in one pass over its lines."""
    return Damage(syllables=any(is_split(window) for window in _windows(text.splitlines())))


def is_split(text: str, least: int = _WINDOW_WORDS) -> bool:
    """Whether the Cyrillic words of `text` are split into syllables; False for fewer than `least` words."""
    words = _CYRILLIC_WORD.findall(text) if not text.isascii() else []
    if len(words) < least:
        return False
    short = [word for word in words if len(word) <= _SHORT]
    if len(short) < _SHORT_SHARE * len(words):
        return False
    # Hyphenation leaves no single letter alone, and syllables are mostly no words: else it is prose of short words.
    known = short_words()
    return sum(1 for word in short if len(word) > 1 and word.lower() not in known) >= _SYLLABLE_SHARE * len(words)


@cache
def short_words() -> frozenset[str]:
    """The frequent short words of Kazakh and Russian, which stand alone in split text and in sound text."""
    return frozenset(word for language in all_languages() if language.code in {"kk", "ru"} for word in language.words)


def _windows(lines: list[str]) -> list[str]:
    """Neighbouring lines put together until they hold enough words to judge by."""
    windows: list[str] = []
    window: list[str] = []
    words = 0
    for line in lines:
        window.append(line)
        words += line.count(" ")
        if words >= 2 * _WINDOW_WORDS:
            windows.append("\n".join(window))
            window, words = [], 0
    return [*windows, "\n".join(window)]
