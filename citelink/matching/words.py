"""Words: a text in the one form everything is compared in, with the places where its words begin and end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate

from citelink.languages.vocabulary import title_words
from citelink.text.pickling import quick
from citelink.text.skeleton import skeleton

_WORD = re.compile(r"\w+")
_ROMAN = re.compile(r"(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})")
# Hyphens and apostrophes.
_WITHIN_WORDS = frozenset("-\u2010\u2011\u00ad'\u2019\u02bc`")
_CYRILLIC_NUMERAL = str.maketrans("іх", "ix")


@quick
@dataclass(frozen=True, slots=True)
class Words:
    """`text` is the skeleton of all words without anything between them; the n-th word is `items[n]`, begins at
    `starts[n]` of it, and stands for the number `numerals[n]` or None. Empty skeletons are left out."""

    text: str
    items: tuple[str, ...]
    starts: tuple[int, ...]
    numerals: tuple[int | None, ...]

    def begins_at(self, place: int) -> bool:
        """Whether a word begins at `place` of `text` (its end counts)."""
        return place == len(self.text) or place in self.starts

    def find(self, text: str) -> int:
        """Where `text` stands in it from the beginning of a word to the end of one; -1 where it does not."""
        place = self.text.find(text)
        tries = 0
        while place >= 0 and tries < 20:
            if self.begins_at(place) and self.begins_at(place + len(text)):
                return place
            place = self.text.find(text, place + 1)
            tries += 1
        return -1


_NO_WORDS = Words("", (), (), ())


@lru_cache(maxsize=1 << 17)
def _fold_word(word: str) -> tuple[str, int | None]:
    # Words repeat over a library, so they are remembered.
    lowered = word.casefold()
    number = numeral(lowered)
    # A skeleton runs doubled letters together, which would make part II part I.
    return (lowered if number is not None else skeleton(word)), number


def word_skeleton(word: str) -> str:
    """The skeleton of one word."""
    return _fold_word(word)[0]


def is_little(word: str) -> bool:
    """Whether a word (in skeleton form) is an article, a preposition or a letter."""
    return len(word) == 1 or word in _little()


@cache
def _little() -> frozenset[str]:
    return frozenset(map(word_skeleton, title_words().light))


def split_words(text: str) -> Words:
    """`text` as words in skeleton form."""
    folded = [pair for pair in map(_fold_word, _WORD.findall(text)) if pair[0]]
    if not folded:
        return _NO_WORDS
    items, numerals = zip(*folded, strict=True)
    return Words("".join(items), items, (0, *accumulate(map(len, items[:-1]))), numerals)


@quick
@dataclass(frozen=True, slots=True)
class Breath:
    """What is printed between two signs: `printed`, with the sign before it in `sign`; its words are
    `[begin, end)` of `Words.text`."""

    begin: int
    end: int
    sign: str
    printed: str


@lru_cache(maxsize=1 << 8)
def split_breaths(text: str) -> tuple[Breath, ...]:
    """A text at its signs: a comma, a colon, a dash between spaces, whatever is no space and no sign within a word."""
    found = []
    begin = place = first = last = 0
    sign = ""
    for match in _WORD.finditer(text):
        between = text[last : match.start()]
        if not (between.isspace() or between in _WITHIN_WORDS):
            if place > begin:
                found.append(Breath(begin, place, sign, text[first:last]))
                sign = ""
            begin, first, sign = place, match.start(), sign + between.strip()
        place += len(_fold_word(match[0])[0])
        last = match.end()
    if place > begin:
        found.append(Breath(begin, place, sign, text[first:last]))
    return tuple(found)


def skeletons(text: str) -> tuple[str, ...]:
    """The skeletons of the words of `text`, which are `split_words(text).items`."""
    return tuple([pair[0] for pair in map(_fold_word, _WORD.findall(text)) if pair[0]])


def join_words(text: str) -> str:
    """The skeleton of all words of `text` without anything between them, which is `split_words(text).text`."""
    return "".join([_fold_word(word)[0] for word in _WORD.findall(text)])


def numeral(word: str) -> int | None:
    """The number that a word stands for: digits or a lower-case Roman numeral up to xxxix; else None."""
    if word.isdecimal():
        return int(word) if len(word) <= 9 else None
    if len(word) > 7 or not _ROMAN.fullmatch(word.translate(_CYRILLIC_NUMERAL)):
        return None
    values = {"i": 1, "v": 5, "x": 10}
    letters = word.translate(_CYRILLIC_NUMERAL)
    total = 0
    for here, following in zip(letters, [*letters[1:], ""], strict=True):
        value = values[here]
        total += -value if values.get(following, 0) > value else value
    return total
