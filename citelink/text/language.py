"""Which language a text is in, from its letters and its most frequent words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from citelink.languages import Language, all_languages
from citelink.text.fold import lower
from citelink.text.lookalikes import CYRILLIC, LATIN

# Enough for a verdict; three pieces, because a title page or a reference list may be in another language.
_PIECE = 8_000
_MIN_LETTERS = 12
_MIN_SCORE = 0.25
# Letters that only some languages have are a full sign once they are one letter in fifty.
_FULL_SHARE = 0.02
_WORD = re.compile(rf"[{LATIN}{CYRILLIC}]+(?:['’ʻʼ‘`][{LATIN}{CYRILLIC}]+)?")
_APOSTROPHES = re.compile("[’ʻʼ‘`]")


def guess_language(text: str) -> str | None:
    """The BCP 47 code of the language most of `text` is in, or None when there is too little to tell.

    Looks at a bounded sample. Kazakh with Latin schwas or Latin i, or with its syllables split by spaces, is Kazakh.
    """
    sample = lower(_sample(text))
    letters = {letter: number for letter, number in Counter(sample).items() if letter.isalpha()}
    cyrillic = {letter: number for letter, number in letters.items() if _is_cyrillic(letter)}
    latin = {letter: number for letter, number in letters.items() if letter < "\u0250" or letter == "ə"}
    if max(sum(cyrillic.values()), sum(latin.values())) < _MIN_LETTERS:
        return None
    words = Counter(_WORD.findall(_APOSTROPHES.sub("'", sample)))
    in_cyrillic = sum(cyrillic.values()) > sum(latin.values())
    scores = _scores(words, cyrillic if in_cyrillic else latin, in_cyrillic)
    score, code = max((score, code) for code, score in scores.items())
    return code if score >= _MIN_SCORE else None


def _sample(text: str) -> str:
    if len(text) <= 3 * _PIECE:
        return text
    starts = (0, len(text) // 2, len(text) * 3 // 4)
    return "\n".join(text[start : start + _PIECE] for start in starts)


def _is_cyrillic(letter: str) -> bool:
    return "\u0400" <= letter <= "\u052f"


def _scores(words: Counter[str], letters: dict[str, int], in_cyrillic: bool) -> dict[str, float]:
    telling = sum(letters[letter] for letter in _telling_letters(in_cyrillic) & letters.keys())
    weight = min(1.0, telling / sum(letters.values()) / _FULL_SHARE)
    word_count = max(1, words.total())
    scores = {}
    for code, own, frequent_words in _known(in_cyrillic):
        covered = sum(letters[letter] for letter in own & letters.keys()) / telling if telling else 0.0
        present = len(own & letters.keys()) / len(own) if own else 0.0
        frequent = sum(words[word] for word in frequent_words & words.keys()) / word_count
        scores[code] = 3 * frequent + weight * (covered + present / 2)
    return scores


@cache
def _known(in_cyrillic: bool) -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    """Code, own letters and frequent words of every language."""
    return tuple(
        (language.code, _letters_of(language, in_cyrillic), frozenset(language.words)) for language in all_languages()
    )


@cache
def _telling_letters(in_cyrillic: bool) -> frozenset[str]:
    return frozenset().union(*(_letters_of(language, in_cyrillic) for language in all_languages()))


def _letters_of(language: Language, in_cyrillic: bool) -> frozenset[str]:
    return frozenset(letter for letter in language.letters if _is_cyrillic(letter) == in_cyrillic)
