"""Numbers of a reference that mean something by the word beside them: volumes, extents, dates.

The words are those of the languages citelink knows (`languages/*.py`)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from citelink.languages import all_languages
from citelink.matching.words import numeral

_CODES = ("kk", "ru", "uk", "be", "en", "de", "fr", "es", "pt", "it")
_NOTICE = re.compile(
    r"(?i)\b(?:erratum|errata|corrigend|correction(?: to|:)|retract|addendum|reply to|comment on|response to|editorial"
    r"|book review|review of|рецензия|рец\. на|поправк|исправлен|опровержен|пікір)"
)
_BEFORE_NUMBER = re.compile(r"(\w+)\.?\s\d")
_ABSTRACT_OF_THESIS = re.compile(r"(?i)автореф|abstract of (?:the )?(?:dissertation|thesis)")


def printed_volumes(text: str) -> frozenset[str]:
    """The numbers printed with a word for volume, part or book (`т. 2`, `Part II`, `3 том`)."""
    found = []
    for match in _volume_pattern().finditer(text):
        word = match.group(1) or match.group(2)
        number = numeral(word.lower())
        if number is not None:
            found.append(str(number))
    return frozenset(found)


def strip_asides(text: str) -> str:
    """`text` without page totals (`320 с.`), totals of volumes (`в 4 т.`) and calendar days (`24 нояб.`): numbers that
    say nothing on which work it is, or that entries seldom hold."""
    for pattern in _aside_patterns():
        text = pattern.sub(" ", text)
    # A hundred names of months are tried at every letter, so first see whether any stands before a number.
    if any(word.lower() in _month_ends() for word in _BEFORE_NUMBER.findall(text)):
        text = _month_and_day().sub(" ", text)
    return text


def is_notice(text: str) -> bool:
    """Whether a title names a notice about another work (erratum, reply, review) rather than a work."""
    return _NOTICE.search(text[:400]) is not None


def is_abstract_of_thesis(text: str) -> bool:
    """Whether a reference or entry is the author's abstract of a thesis, which is another publication."""
    return _ABSTRACT_OF_THESIS.search(text[:2000]) is not None


@cache
def _volume_pattern() -> re.Pattern[str]:
    words = _words("volume", "part", "book")
    return re.compile(
        rf"(?i)(?<!\w)(?:{words})\.?\s{{0,2}}(\d{{1,4}}|[IVXІХ]{{1,6}})(?![\w-])"
        rf"|(?<![\w–-])(\d{{1,3}})\s?(?:-?\s?(?:й|ші|шы|я)\s)?\s?(?:том|volume|band|кітап|книга)(?!\w)"
    )


@cache
def _aside_patterns() -> tuple[re.Pattern[str], ...]:
    months = _alternatives(_months())
    pages = _words("page")
    volumes = _words("volume", "part", "book")
    return (
        re.compile(rf"(?i)(?<![\d\w–—-])\d{{1,5}}(?:,\s?\[\d{{1,3}}\])?\s?(?:{pages}|л|ill|c)(?![\w])(?!\.?\s?\d)"),
        re.compile(rf"(?i)(?<!\w)\d{{1,3}}\s?(?:-?\s?(?:х|ти|и|ми|x))?\s?(?:{volumes}|томах|томный|кн|ч)(?!\w)(?!\.?\s?\d)"),
        re.compile(rf"(?i)(?<![\w–-])\d{{1,2}}\.?\s(?:{months})(?!\w)"),
    )


@cache
def _month_and_day() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<!\w)(?:{_alternatives(_months())})\.?\s\d{{1,2}}(?![\d:(])")


@cache
def _month_ends() -> frozenset[str]:
    """The last words of the names of months."""
    return frozenset(name.lower().split()[-1] for name in _months())


@cache
def _months() -> frozenset[str]:
    return frozenset(word for code in all_languages() for words in code.months.values() for word in words)


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


def _words(*labels: str) -> str:
    return _alternatives(
        {
            word
            for language in all_languages()
            if language.code in _CODES
            for label in labels
            for word in language.locators.get(label, ())
        }
    )
