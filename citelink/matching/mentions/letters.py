"""Names and terms by their letters: `ICT` for `information and communication technology`, in a title or in print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from citelink.matching.words import is_little, word_skeleton

_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = re.compile(r"\b[^\W\d_]{3,6}\b")
_LONGEST = 500
_MOST = 4
# Each title is compared with many references, and each reference with many titles.
_KEPT = 1 << 12


def by_letters(title: str, printed: str) -> Iterator[str]:
    """A title as it would read with the letters that are printed in the place of its words, and with the words that are
    printed in the place of its letters."""
    title, printed = title[:_LONGEST], printed[:_LONGEST]
    for letters in _find_letters(printed):
        if (words := _find_words(title, letters)) is not None:
            yield f"{title[: words.start]}{letters}{title[words.stop :]}"
    for letters in _find_letters(title):
        if (words := _find_words(printed, letters)) is not None:
            # The backslashes of what is printed are its own.
            spelt = printed[words.start : words.stop].replace("\\", r"\\")
            yield re.sub(rf"\b{letters}\b", spelt, title, count=1)


@lru_cache(maxsize=_KEPT)
def _find_letters(text: str) -> tuple[str, ...]:
    """Words of capitals, of a text that has small letters too."""
    if text.isupper():
        return ()
    return tuple(dict.fromkeys(word for word in _LETTERS.findall(text) if word.isupper()))[:_MOST]


def _find_words(text: str, letters: str) -> slice | None:
    """The place of words that begin with these letters, one after the other; little words between them do not count."""
    initials, places = _read_initials(text)
    at = initials.find(letters)
    return slice(places[at][0], places[at + len(letters) - 1][1]) if at >= 0 else None


@lru_cache(maxsize=_KEPT)
def _read_initials(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The first letters of the words of a text but little ones, as capitals, and where these words stand."""
    words = [one for one in _WORD.finditer(text) if not is_little(word_skeleton(one[0])) and len(one[0]) > 1]
    initials = "".join(one[0][0] for one in words).upper()
    # What becomes two letters by being raised has no place of its own.
    return (initials, tuple(one.span() for one in words)) if len(initials) == len(words) else ("", ())
