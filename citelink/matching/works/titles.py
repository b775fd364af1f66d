"""Two titles side by side: the same, the same but for a subtitle or a slip of the pen, or other words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from typing import Literal

from rapidfuzz.distance import Levenshtein

from citelink.languages.vocabulary import number_words, title_words
from citelink.matching.words import Words, is_little, join_words, split_words, word_skeleton
from citelink.text.patterns import any_pattern, any_word
from citelink.text.skeleton import skeleton

TitleLevel = Literal["exact", "close", "main", "slip", "loose", "half", "numbers", "differs", "missing"]

_LONGEST = 1000
_COMPARED_WORDS = 60
_MAIN_LETTERS = 8
_HIGHEST_PART = 60
_TOGETHER_LETTERS = 24
_MAY_BE_ADDED = re.compile(r"[\d\[<]")
_SUBTITLE = re.compile(r"(?:(?<!\s)\s++)?[:;.=?!–—]\s+|(?<!\s)\s++[-–—]\s+")
_BRACKETS = re.compile(r"[\[(]([^\[\]()]{8,300})[\])]")
_WEIGHTY_WORDS = 3
_WEIGHTY_LETTERS = 15


@dataclass(frozen=True, slots=True)
class Title:
    """A title in comparison form.

    whole    all of it, subtitle and all;  main  what stands before the first colon or full stop, "" when that is all
             or what follows says which part it is (`. II. Growth`)
    content  its words without articles, prepositions and numbers;  numerals  its numbers, sorted
    inside   what stands in brackets in it: mostly a translation
    """

    whole: Words
    main: str
    content: tuple[str, ...]
    numerals: tuple[int, ...]
    inside: tuple[str, ...] = ()

    @property
    def weighty(self) -> bool:
        """Whether it says enough to know a work by it and its author (`Introduction` does not)."""
        return len(self.content) >= _WEIGHTY_WORDS and sum(map(len, self.content)) >= _WEIGHTY_LETTERS


def fold_title(text: str) -> Title:
    """The comparison form of a title."""
    plain = text[:_LONGEST]
    if _MAY_BE_ADDED.search(plain):
        plain = _added().sub(" ", plain)
    whole = split_words(plain)
    main, *rest = _SUBTITLE.split(plain, maxsplit=1)
    inside = tuple(join_words(part) for part in _BRACKETS.findall(plain)) if "[" in plain or "(" in plain else ()
    return Title(
        whole,
        join_words(main) if rest and rest[0].strip() and not _names_a_part(rest[0]) else "",
        content_words(whole),
        tuple(sorted(number for number in whole.numerals if number is not None)),
        inside,
    )


def _names_a_part(rest: str) -> bool:
    """Whether what follows a main title begins with a number, or a word and a number: `II. Growth`, `Part 2`."""
    numerals = split_words(rest[:60]).numerals[:2]
    return any(number is not None and number <= _HIGHEST_PART for number in numerals)


def content_words(words: Words) -> tuple[str, ...]:
    """The words that say something: no numbers, no articles and prepositions."""
    return tuple(
        word
        for word, number in zip(words.items, words.numerals, strict=True)
        if number is None and (not is_little(word) or word in _negations())
    )


@cache
def _letter_words() -> frozenset[str]:
    return frozenset(map(word_skeleton, title_words().letters))


@cache
def _negations() -> frozenset[str]:
    return frozenset(map(word_skeleton, title_words().negations))


@cache
def _added() -> re.Pattern[str]:
    """What catalogues add to a title: it says how many volumes or which printing, not which work."""
    volumes, within = any_pattern(title_words().counted_volumes), any_word(number_words().within)
    return re.compile(rf"(?i)\(?\b(?:{within}\s)?\d{{1,2}}\s?-?(?:х|ти)?\s?{volumes}\.?\)?|\[sic!?\]|<[^<>]{{1,20}}>")


def compare_titles(one: Title, other: Title) -> TitleLevel:
    """How two titles agree.

    `exact` but for spaces, case, script and punctuation; `close` but for little words; `main` where one is the other's
    main title; `slip` where a word is spelt otherwise, or words change places; `loose` where one has words more, or
    words run together; `half` where each has words that the other has not, and half of them in common; `numbers` where
    only the numbers are others (Part I, Part II); `differs`; `missing` where one is empty."""
    if not one.whole.text or not other.whole.text:
        return "missing"
    if one.whole.text == other.whole.text:
        return "exact"
    for short, long in ((one, other), (other, one)):
        if long.main == short.whole.text and len(long.main) >= _MAIN_LETTERS and len(short.content) > 1:
            return "main"
    if one.numerals != other.numerals:
        return "numbers" if one.content == other.content else "differs"
    if (letters := _compare_letters(one, other)) is not None:
        return letters
    level = _compare_words(one.content[:_COMPARED_WORDS], other.content[:_COMPARED_WORDS])
    if level in ("half", "differs") and _run_together(one.whole.text, other.whole.text):
        return "loose"
    return level


def begins_with(one: Title, other: Title) -> bool:
    """Whether one of two titles is the other's beginning, and what follows there is no other number (`Part II`)."""
    short, long = sorted((one, other), key=lambda title: len(title.whole.text))
    begins = bool(short.content) and long.whole.text.startswith(short.whole.text)
    return begins and len(short.whole.text) < len(long.whole.text) and long.numerals == short.numerals


def has_numbers(one: Title, other: Title) -> bool:
    """Whether the figures of `one` stand in `other` too, be it within words: TiO 2 in TiO2, K 1-x in KxCl."""
    for word, number in zip(one.whole.items, one.whole.numerals, strict=True):
        if number is None or number in other.numerals:
            continue
        # A lone letter may be a variable, which within a word is folded with it; `II` within a word is no number.
        inside = word if word.isdecimal() else skeleton(word) if len(word) == 1 else ""
        if not inside or inside not in other.whole.text:
            return False
    return True


def other_words(one: Title, other: Title, text: Collection[str]) -> list[str]:
    """The content words of `one` that stand neither in `other` nor in `text`, spelling apart."""
    lacking = [word for word in one.content[:_COMPARED_WORDS] if word not in other.content and word not in text]
    return [word for word in lacking if not any(_one_spelling(word, known) for known in other.content)]


def _compare_letters(one: Title, other: Title) -> TitleLevel | None:
    """`numbers` where each has a letter that the other has not (hepatitis B, hepatitis C), `loose` where one has; None
    where letters tell nothing."""
    left, right = (Counter(word for word in title.whole.items if len(word) == 1) for title in (one, other))
    lacking, extra = left - right, right - left
    if lacking and extra:
        return "numbers"
    return "loose" if any(letter not in _letter_words() for letter in (*lacking, *extra)) else None


def _compare_words(one: tuple[str, ...], other: tuple[str, ...]) -> TitleLevel:
    if one == other:
        return "close" if one else "differs"
    lacking, extra = Counter(one) - Counter(other), Counter(other) - Counter(one)
    if not lacking and not extra:
        return "slip"
    common = len(one) - lacking.total()
    if not lacking or not extra:
        return "loose" if common >= 2 else "differs"
    left, right = [*lacking.elements()], [*extra.elements()]
    if len(left) <= 1 + common // 2 and _paired(left, right):
        return "slip"
    return "half" if common >= 2 and 2 * common >= min(len(one), len(other)) else "differs"


def _run_together(one: str, other: str) -> bool:
    """Whether two titles are nearly the same without their spaces."""
    longer = max(len(one), len(other))
    if longer < _TOGETHER_LETTERS or 10 * abs(len(one) - len(other)) > longer:
        return False
    allowed = longer // 14
    return bool(Levenshtein.distance(one, other, score_cutoff=allowed) <= allowed)


def _paired(left: list[str], right: list[str]) -> bool:
    """Whether the words are the same in order, each spelt a little otherwise."""
    return all(a is not None and b is not None and _one_spelling(a, b) for a, b in zip_longest(left, right))


def _one_spelling(one: str, other: str) -> bool:
    """Whether one word is a slip of the other: one letter in four, two in nine."""
    shorter = min(len(one), len(other))
    if shorter < 4 or one[0] != other[0]:
        return False
    allowed = 1 if shorter < 9 else 2
    return bool(Levenshtein.distance(one, other, score_cutoff=allowed) <= allowed)
