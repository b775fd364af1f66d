"""Comparison forms: what two spellings of the same words have in common.

    >>> fold("«Qazaq  eli»")  # one case, no accents, no punctuation, single spaces
    'qazaq eli'
    >>> squeeze("Сы- рым Ғ.")  # the same without any space: survives split words and lost spaces
    'сырымғ'
    >>> heading_key("12. ӘДЕ БИЕТ:")  # the form in which headings of reference lists are compared
    'әдебиет'

`citelink.text.skeleton` adds a form that survives transliteration.
"""

from __future__ import annotations

import re
import unicodedata

from citelink.text.lookalikes import unify_text

# A table learns the letters it meets; the limit keeps hostile input from growing it without end.
_TABLE_LIMIT = 20_000
_APOSTROPHES = "'`´‘’‚‛′ʹʺʻʼʽˈˊˋ՚＇"
_WHOLE_LETTERS = {
    "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "n", "ŧ": "t",
    "ɵ": "o", "ё": "е", "ѐ": "е", "ѝ": "и",
}  # fmt: skip
_CYRILLIC_START, _CYRILLIC_END = 0x0400, 0x052F
_COMBINING = range(0x0300, 0x0370)
_TITLO = range(0x0483, 0x0488)


class _FoldTable(dict[int, str]):
    """Code point of a lower-case NFKC text -> what stands for it in the folded form (a space for a sign)."""

    def __missing__(self, code: int) -> str:
        folded = folded_character(chr(code))
        if len(self) < _TABLE_LIMIT:
            self[code] = folded
        return folded


def folded_character(character: str) -> str:
    """What stands for a character of a lower-case text in the folded form: letters, nothing, or a space for a sign."""
    code = ord(character)
    if character in _APOSTROPHES or code in _COMBINING or code in _TITLO:
        return ""
    if character in _WHOLE_LETTERS:
        return _WHOLE_LETTERS[character]
    category = unicodedata.category(character)
    if category == "Cf":
        return ""
    if category[0] in "PSZC":
        return " "
    if category[0] == "L" and not _CYRILLIC_START <= code <= _CYRILLIC_END:
        base = "".join(part for part in unicodedata.normalize("NFD", character) if ord(part) not in _COMBINING)
        return "".join(_WHOLE_LETTERS.get(part, part) for part in base)
    return character


class _SqueezeTable(dict[int, str]):
    """The same with nothing where the folded form has a space."""

    def __missing__(self, code: int) -> str:
        squeezed = _FOLD[code].replace(" ", "")
        if len(self) < _TABLE_LIMIT:
            self[code] = squeezed
        return squeezed


_FOLD = _FoldTable()
_SQUEEZE = _SqueezeTable()
# The same for ASCII as tables of bytes, which are ten times as quick: what is dropped, and what stands for the rest.
_ASCII_DROPPED = bytes(code for code in range(128) if not _FOLD[code])
_ASCII_SIGNS = bytes(code for code in range(128) if _FOLD[code] == " ")
_ASCII_FOLD = bytes(ord(_FOLD[ord(chr(code).lower())] or " ") if code < 128 else code for code in range(256))
_INVISIBLE = re.compile("[\u00ad\u0300-\u036f\u200b-\u200f\u2060-\u2064\ufeff]+")


def fold(text: str) -> str:
    """`text` for comparison, words kept apart by single spaces.

    NFKC, case folded, look-alike letters unified in words of mixed script (so a Latin ə among Cyrillic letters is ә),
    accents off Latin letters, ё as е, apostrophes and invisible characters dropped, other signs as spaces.
    """
    if text.isascii():
        return " ".join(text.encode().translate(_ASCII_FOLD, _ASCII_DROPPED).decode().split())
    # The second look at mixed words finds those whose accents hid a look-alike.
    return " ".join(unify_text(lower(text).translate(_FOLD)).split())


def squeeze(text: str) -> str:
    """`fold(text)` without its spaces, for text whose words were split or run together."""
    if text.isascii():
        return text.encode().translate(_ASCII_FOLD, _ASCII_DROPPED + _ASCII_SIGNS).decode()
    return fold(text).replace(" ", "")


def heading_key(text: str) -> str:
    """The form in which headings are compared: no whitespace, signs, line-end hyphens or leading number, folded.

    >>> heading_key("VI. Пай да ла ныл ған әде биет:") == heading_key("ПАЙДАЛАНЫЛҒАН ӘДЕБИЕТ")
    True
    """
    # Whitespace goes first, so that a lone Latin I split off a Cyrillic word is still seen inside that word.
    number = _LEADING_NUMBER.match(text)
    return squeeze("".join((text[number.end() :] if number else text).split()))


_LEADING_NUMBER = re.compile(r"[\s#*_§]*(?:\d{1,3}(?:\.\d{1,3}){0,3}|[IVXІХ]{1,6}(?=[\s.)]))[\s.):–—-]{0,4}")


def lower(text: str) -> str:
    """`text` NFKC and case folded, look-alike letters unified, without accents that are characters of their own."""
    if text.isascii():
        return text.lower()
    normal = unicodedata.normalize("NFKC", text.replace("№", " No "))
    # Invisible characters inside a word would hide that its letters are of two scripts.
    seen = unify_text(_INVISIBLE.sub("", normal))
    # Case folding can undo NFKC (capital dotted I), hence the second pass.
    return unicodedata.normalize("NFKC", seen.casefold())
