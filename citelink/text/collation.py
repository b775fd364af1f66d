"""sort_key(): the order in which lists are sorted, Cyrillic before Latin.

The order is that of the Unicode Collation Algorithm (UTS 10) with the root table of CLDR, Cyrillic put first among the
scripts: letters decide first, then accents, then case. Letters of the alphabets that `languages/` knows have their own
places, Kazakh ones those of the Kazakh alphabet; ё stands with е. Blanks and signs are told apart, and stand before
figures, as ICU has them by default.

    >>> sorted(["Knuth", "Қашқари", "Левшин", "Кенжебаев", "Ілияс", "Ыбырай"], key=sort_key)
    ['Кенжебаев', 'Қашқари', 'Левшин', 'Ыбырай', 'Ілияс', 'Knuth']
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from citelink.languages import all_languages

SortKey = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]

# The language whose alphabet is the base; letters of others are put behind the letter that they follow in their own.
_BASE = "kk"
# Blanks and signs in the order of CLDR's root table.
_SIGNS = "\t\n\v\f\r\u0085\u2028\u2029 _‾-‐‑‒–—―,;:!¡?¿.…·'‘’‚‹›\"“”„«»()[]{}§¶@*/\\&#%‰†‡•`´˜^¯¨°©®+±÷×<=>|¦~№¤¢$£¥₸₽€"
# Letters that are others with a stroke, which do not decompose.
_STROKED = {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t"}
_TOGETHER = {"æ": "ae", "œ": "oe", "ß": "ss"}
# Latin letters of their own, and the letter that each follows.
_LATIN_ADDED = {"ı": "i", "ə": "e", "ð": "d", "ŋ": "n", "þ": "z"}
_STROKE = 0x338
# Cyrillic letters that no language here has stand behind those that one has.
_CYRILLIC_BLOCKS, _CYRILLIC_REST = range(0x400, 0x530), 0x2800
_SIGN, _DIGIT, _CYRILLIC, _LATIN, _OTHER = 0x100, 0x1000, 0x2000, 0x3000, 0x10000
# Room between two letters of the base for those of other alphabets.
_ROOM = 16


def sort_key(text: str) -> SortKey:
    """What `text` is sorted by: letters, then accents, then case (small before large). Texts that differ in none of
    these have the same key, so a stable sort leaves them as they stand. Never raises."""
    primary: list[int] = []
    accents: list[int] = []
    cases: list[int] = []
    for character in unicodedata.normalize("NFC", text):
        for weight, accent, case in _elements(character):
            if weight:
                primary.append(weight)
                accents.append(0)
                cases.append(case)
            if accent:
                accents.append(accent)
    return tuple(primary), _trimmed(accents), _trimmed(cases)


def _trimmed(weights: list[int]) -> tuple[int, ...]:
    """The weights without the plain ones at the end: those of a key that goes on with letters alone."""
    return tuple(weights) if any(weights) else ()


def _elements(character: str) -> Iterator[tuple[int, int, int]]:
    """The weights of a character: its letters, each with accent and case; an accent alone has no letter."""
    known = _places().get(character)
    if known:
        yield known, 0, 0
        return
    small = character.lower()
    case = int(small != character)
    if len(small) == 1 and (known := _places().get(small)):
        yield known, 0, case
    elif small in _STROKED:
        yield _places()[_STROKED[small]], _STROKE, case
    elif small in _TOGETHER:
        yield from ((_places()[letter], int(at > 0), case) for at, letter in enumerate(_TOGETHER[small]))
    else:
        yield from _decomposed(character)


def _decomposed(character: str) -> Iterator[tuple[int, int, int]]:
    """The same of what has no place of its own: a letter with its accents, a sign, a letter of another script."""
    parts = unicodedata.normalize("NFKD", character)
    if parts != character:
        for part in parts:
            yield from _elements(part)
        return
    category = unicodedata.category(character)
    if category[0] == "M":
        yield 0, ord(character), 0
    elif category[0] == "L":
        small = character.lower()
        code = ord(small[0])
        place = _CYRILLIC_REST if code in _CYRILLIC_BLOCKS else _OTHER
        yield place + code, 0, int(small != character)
    elif category == "Nd":
        yield _DIGIT + unicodedata.decimal(character), 0, 0
    elif category[0] != "C":
        yield _SIGN + len(_SIGNS) + min(ord(character), 0xD00), 0, 0


@cache
def _places() -> dict[str, int]:
    """Small letter or sign -> its place."""
    places = {sign: _SIGN + at for at, sign in enumerate(_SIGNS)}
    places |= {letter: _LATIN + at * _ROOM for at, letter in enumerate("abcdefghijklmnopqrstuvwxyz")}
    places |= {letter: places[before] + 1 + at for at, (letter, before) in enumerate(_LATIN_ADDED.items())}
    places |= {letter: _CYRILLIC + at * _ROOM for at, letter in enumerate(_cyrillic())}
    # ё decomposes into е with an accent and stands with it.
    del places["ё"]
    return places


def _cyrillic() -> list[str]:
    """All Cyrillic letters of the languages in one order."""
    alphabets = {language.code: language.alphabet for language in all_languages() if language.alphabet}
    order = list(alphabets.pop(_BASE))
    for alphabet in alphabets.values():
        for before, letter in pairwise(alphabet):
            if letter not in order:
                order.insert(order.index(before) + 1, letter)
    return order
