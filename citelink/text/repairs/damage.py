"""What is wrong with a text, found by counting over the whole of it, never guessed from a single place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from citelink.languages import all_languages
from citelink.text.lookalikes import CYRILLIC, mixed_words

# Text set syllable by syllable has words of 2.6 letters, 92 % of them of three letters or fewer; sound Kazakh and
# Russian text has 6.6 to 7.4 and 9 to 21 %. Initials and abbreviations (`А.`, `стр.`) are not counted.
_SHORT = 3
_SHORT_SHARE = 0.72
_SYLLABLE_SHARE = 0.5
_WINDOW_WORDS = 30
_CYRILLIC_WORD = re.compile(f"[{CYRILLIC}]++(?![.{CYRILLIC}])")
_CYRILLIC_LETTER = re.compile(f"[{CYRILLIC}]")

_DOUBLE_SPACED_SHARE = 0.7
_DOUBLE_SPACED_LINES = 12
_RUNS_ON = re.compile(r"[^\W\d_,-]\Z|[,-]\Z")


@dataclass(frozen=True, slots=True)
class Damage:
    """The damages of a text.

    syllables       the words of the text, or of a part of it, are split into syllables by spaces
    double_spaced   a blank line stands after every line, so a blank line ends no paragraph
    look_alikes     words mix Latin and Cyrillic letters
    cyrillic        the text is mostly Cyrillic, so that a lone Latin look-alike beside it is a slip
    """

    syllables: bool = False
    double_spaced: bool = False
    look_alikes: bool = False
    cyrillic: bool = False


def find_damage(text: str) -> Damage:
    """The damages of `text`, in one pass over its lines."""
    lines = text.splitlines()
    sample = text[:200_000]
    letters = sum(map(str.isalpha, sample))
    return Damage(
        syllables=any(is_split(window) for window in _windows(lines)),
        double_spaced=_is_double_spaced(lines),
        look_alikes=next(mixed_words(text), None) is not None,
        cyrillic=2 * len(_CYRILLIC_LETTER.findall(sample)) > letters,
    )


def is_split(text: str, least: int = _WINDOW_WORDS) -> bool:
    """Whether the Cyrillic words of `text` are split into syllables; False for fewer than `least` words."""
    words = _CYRILLIC_WORD.findall(text)
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


def _is_double_spaced(lines: list[str]) -> bool:
    """One blank line follows most lines, and many of them run on behind it: so the blank is no paragraph end."""
    full = [index for index, line in enumerate(lines) if line.strip()]
    if len(full) < _DOUBLE_SPACED_LINES:
        return False
    single = [index for index, following in pairwise(full) if following == index + 2]
    if len(single) < _DOUBLE_SPACED_SHARE * (len(full) - 1):
        return False
    running = sum(1 for index in single if runs_on(lines[index], lines[index + 2]))
    return running >= 0.3 * len(single)


def runs_on(line: str, following: str) -> bool:
    """Whether a sentence goes on from one line to the next: no stop at the end, a small letter at the beginning."""
    return following.lstrip()[:1].islower() and bool(_RUNS_ON.search(line.rstrip()[-1:]))
