"""Words that were split into syllables by spaces, put together as well as can be without a dictionary.

For reading only: which spaces to delete is a guess from vowel harmony, suffixes and short function words. What compares
texts deletes all spaces instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import zip_longest
from typing import NamedTuple

from citelink.languages.vocabulary import spelling
from citelink.text.lookalikes import CYRILLIC
from citelink.text.repaired import Edit, RepairedText
from citelink.text.repairs.damage import is_split, short_words

_FRAGMENT = re.compile(f"[{CYRILLIC}]+(?:-[{CYRILLIC}]+)*")
_GAP = re.compile(r"[ \u00a0]{1,2}")
_MOST_LETTERS = 18


def join_syllables(view: RepairedText) -> RepairedText:
    """The words of split parts of the text put together; sound parts stay as they are."""
    return view.edit(_joins(view.text))


def _joins(text: str) -> Iterator[Edit]:
    for start, end in _split_parts(text):
        word = ""
        before: re.Match[str] | None = None
        fragments = list(_FRAGMENT.finditer(text, start, end))
        for fragment, following in zip_longest(fragments, fragments[1:]):
            gap = text[before.end() : fragment.start()] if before else "\n"
            begins = following is not None and fragment.group() + following.group() in short_words()
            if before and not begins and _GAP.fullmatch(gap) and _belongs(word, fragment.group()):
                yield Edit(before.end(), fragment.start(), "")
                word += fragment.group()
            else:
                word = fragment.group()
            before = fragment


def _split_parts(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the lines, a few at a time, that are split; the short lines between two such parts are too."""
    start, words = 0, 0
    for line_end in re.finditer(r"\n|\Z", text):
        words += text.count(" ", start, line_end.end())
        if words >= 30 or line_end.end() == len(text):
            if is_split(text[start : line_end.end()], least=4):
                yield start, line_end.end()
            start, words = line_end.end(), 0


def _belongs(word: str, fragment: str) -> bool:
    """Whether a fragment goes on with the word before it."""
    if fragment[0].isupper():
        return word.isupper() and fragment.isupper() and len(word) > 1
    if len(word) + len(fragment) > _MOST_LETTERS:
        return False
    return _score(word.lower(), fragment) > 0


@lru_cache(maxsize=50_000)
def _score(word: str, fragment: str) -> float:
    """Above 0: more for than against the fragment going on with the word."""
    last = word.rpartition("-")[2]
    vowels = _letters().vowels
    if not vowels.intersection(fragment) or not vowels.intersection(last):
        return -1.0 if (fragment if not vowels.intersection(fragment) else last) in short_words() else 1.0
    score = 0.5
    if last in short_words():
        score -= 1.5
    if fragment in _suffixes():
        score += 1.0
    elif fragment in short_words():
        score -= 1.5
    if fragment[0] in vowels:
        score -= 1.5  # hyphenation divides before a consonant, so here a word begins
    if len(last) == 2 and last not in short_words():
        score += 1.0  # two letters are the beginning of a word
    if fragment[0] in _letters().seldom_first:
        score += 0.5
    score -= 1.2 * _clash(last, fragment)
    score -= 0.15 * max(0, len(last) - 6)
    return score


def _clash(word: str, fragment: str) -> bool:
    """Whether front and back vowels meet, which they do not inside a Kazakh word."""
    known = _letters()
    ending, letters = known.vowels.intersection(word[-4:]), frozenset(fragment)
    if ending & known.back and letters & known.front - {"е"}:
        return True
    return bool(ending & known.front and letters & known.back)


class _Letters(NamedTuple):
    vowels: frozenset[str]
    front: frozenset[str]
    back: frozenset[str]
    seldom_first: frozenset[str]


@cache
def _letters() -> _Letters:
    known = spelling()
    return _Letters(*map(frozenset, (known.vowels, known.front_vowels, known.back_vowels, known.seldom_first)))


@cache
def _suffixes() -> frozenset[str]:
    return frozenset(spelling().syllables)
