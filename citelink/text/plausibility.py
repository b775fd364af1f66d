"""How much a text that was decoded on trial looks like language, for telling legacy encodings from each other.

A wrong Cyrillic encoding shuffles the letters, turns small letters into capitals or letters into signs; each of the
three shows in the figures below long before a dictionary is needed.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

from citelink.languages import all_languages
from citelink.text.lookalikes import CYRILLIC
from citelink.text.patterns import any_word, late

# Letters in per mille of running text: Russian, then what other languages add (Kazakh, Ukrainian, Belarusian).
# A letter that makes up 15 per mille or more counts in full.
_PER_MILLE = {
    "о": 110, "е": 85, "а": 80, "и": 74, "н": 67, "т": 63, "с": 55, "р": 47, "в": 45, "л": 44, "к": 35, "м": 32,
    "д": 30, "п": 28, "у": 26, "я": 20, "ы": 30, "ь": 17, "г": 17, "з": 16, "б": 16, "ч": 14, "й": 12, "х": 10,
    "ж": 12, "ш": 10, "ю": 6, "ц": 5, "щ": 4, "э": 3, "ф": 3, "ъ": 0.4, "ё": 1,
    "і": 40, "қ": 25, "ғ": 15, "ә": 15, "ң": 15, "ө": 10, "ұ": 8, "ү": 10, "һ": 1, "ї": 6, "є": 6, "ґ": 0.3, "ў": 5,
}  # fmt: skip
_FULL_WEIGHT = 15
_RUSSIAN = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
_SERBIAN = frozenset("ђјљњћџ")
_MACEDONIAN = frozenset("ѓѕјљњќџ")  # no text does without ј, and ќ alone is what Kazakh қ becomes in cp1251
_SOUTHERN = frozenset("абвгдежзиклмнопрстуфхцчш")
_CYRILLIC_RUN = late(f"[{CYRILLIC}]+")
_SMALL = "а-џґғқңүұһәөї"
# Capitals may stand together, as in a century typed `ХIV`.
_MIXED_RUN = late(f"[a-z][{CYRILLIC}]|[{CYRILLIC}][a-z]|[A-Z][{_SMALL}]|[{_SMALL}][A-Z]")
_SMALL_THEN_CAPITAL = late(f"[{_SMALL}][А-ЯЁІЇЄҐҒҚҢҮҰҺӘӨЎЂЃЄЅЈЉЊЋЌЏ]")
# What capitals become in other encodings; no writer sets it before a small letter.
_SIGN_FOR_CAPITAL = late(f"(?<![^\\s(])[–—…†‡•¶§°€™][{_SMALL}]")
# Signs that typesetters put into texts of any language.
_SIGNS = frozenset("«»„“”‘’‚‹›–—…№§°·•©®™±×\xa0\xad´¿¡")
_PLAIN_SIGNS = frozenset("«»“”‘’–—…•×÷£€°±§©®™")
_SIGN_IN_WORD = late(r"[A-Za-z][^\w\s\x00-\x7f’\xad][A-Za-z]")
_WORD = late(r"[^\W\d_]+")
# Latin words without an ASCII letter that are no sign of a wrong encoding; micro, sharp s and ordinals stand alone too.
_BARE_WORDS = frozenset("àáåæèéíîòóôöøüýÀÁÅÆÈÉÍÎÒÓÔÖØÜÝßªºµ")


def cyrillic_quality(text: str, least: int = 8) -> float:
    """0..1: how much the letters of `text` behave like those of a language written in Cyrillic.

    0 where there are fewer than `least` Cyrillic letters or, if several are asked for, most stand alone."""
    runs = _CYRILLIC_RUN.findall(text)
    letters = sum(map(len, runs))
    if letters < least or (least > 1 and letters < 2 * len(runs)):
        return 0.0
    counts = Counter("".join(runs).lower())
    weight = sum(min(_PER_MILLE.get(letter, 0) / _FULL_WEIGHT, 1) * number for letter, number in counts.items())
    capitals = sum(1 for run in runs for letter in run if letter.isupper())
    wrong_case = 2 * (len(_SMALL_THEN_CAPITAL.findall(text)) + len(_SIGN_FOR_CAPITAL.findall(text))) / len(runs)
    inverted = 0.1 if capitals > letters / 2 else 0.0
    mixed = len(_MIXED_RUN.findall(text)) / len(runs)
    signs = sum(1 for character in text if character > "\x7f") - letters
    foreign = signs - sum(1 for character in text if character in _SIGNS)
    return max(0.0, weight / letters - wrong_case - inverted - mixed) * letters / (letters + max(0, foreign))


def beyond_russian(text: str) -> Counter[str]:
    """How often each Cyrillic letter stands in `text` that Russian has not, in lower case."""
    return Counter(letter for letter in text.lower() if "\u0400" <= letter < "\u0530" and letter not in _RUSSIAN)


def one_alphabet(letters: Counter[str]) -> float:
    """0..1: how many of `letters`, counted by `beyond_russian`, are those of one language; 1 where there are none."""
    if not letters:
        return 1.0
    alphabets = (*_alphabets(), _SERBIAN, _MACEDONIAN) if letters["ј"] else (*_alphabets(), _SERBIAN)
    return max(sum(letters[letter] for letter in alphabet) for alphabet in alphabets) / letters.total()


def letters_of_one_language(text: str) -> float:
    """0..1: how many of the Cyrillic letters of `text` one language has; 1 where there are none."""
    letters = Counter("".join(_CYRILLIC_RUN.findall(text)).lower())
    most = max(sum(letters[letter] for letter in alphabet) for alphabet in _whole_alphabets())
    return most / letters.total() if letters else 1.0


def is_misread_latin(text: str) -> bool:
    """Whether most letters beyond ASCII stand in Latin words that have no other (`ïîä ðåä.` for `под ред.`)."""
    accented = bare = 0
    for word in _WORD.findall(text):
        number = sum(1 for letter in word if "\xaa" <= letter < "\u0370")
        accented += number
        if number == len(word) and word not in _BARE_WORDS:
            bare += number
    return bare > accented / 2


def is_ascii_but_signs(text: str) -> bool:
    """Whether `text` is ASCII but for quotes, dashes and the like, and these stand where such signs do."""
    return _PLAIN_SIGNS.issuperset(character for character in text if character > "\x7f") and not has_sign_in_word(text)


def is_ascii_but_designations(text: str) -> bool:
    """Whether `text` is ASCII but for signs and for Cyrillic words beside numbers (`С. 12–34`, `Т. IV`, `96 с.`), as
    foreign references have them in Russian and Kazakh lists."""
    rest, found = _designations().subn("", text)
    return found > 0 and _SIGNS.issuperset(character for character in rest if character > "\x7f")


def has_sign_in_word(text: str) -> bool:
    """Whether a sign beyond ASCII stands between two ASCII letters, an apostrophe or a soft hyphen apart."""
    return _SIGN_IN_WORD.search(text) is not None


def sign_share(text: str) -> float:
    """0..1: how many of the characters of `text` beyond ASCII are neither letters, numbers nor usual signs."""
    beyond = [character for character in text if character > "\x7f"]
    return sum(map(_is_strange, beyond)) / max(1, len(beyond))


def broken_share(text: str) -> float:
    """0..1: how many of the characters of `text` no text holds: controls, private ones, those Unicode has not."""
    broken = Counter(map(unicodedata.category, text.translate(_BLANKS)))
    return sum(broken[category] for category in ("Cc", "Cn", "Co", "Cs")) / max(1, len(text))


_BLANKS = dict.fromkeys(map(ord, "\t\n\v\f\r\x1a\x1b"), " ")
_USUAL = ("L", "M", "N", "P", "Sc")


def _is_strange(character: str) -> bool:
    if character in _SIGNS or "\xa0" <= character <= "\xff":
        return False
    return not unicodedata.category(character).startswith(_USUAL) and unicodedata.category(character) != "Cf"


@cache
def _designations() -> re.Pattern[str]:
    printed = (words for language in all_languages() for words in language.locators.values())
    word = any_word(word for words in printed for word in words if _CYRILLIC_RUN.fullmatch(word))
    return re.compile(rf"(?<!\w){word}\.?\s?(?=[0-9]|[IVXLC]+\b)|(?<=[0-9])\s?{word}\b(?!\.?\w)", re.IGNORECASE)


@cache
def _alphabets() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(language.letters) for language in all_languages() if _CYRILLIC_RUN.search(language.letters))


@cache
def _whole_alphabets() -> tuple[frozenset[str], ...]:
    beyond = {_RUSSIAN | letters for letters in _alphabets()}
    return (*beyond, _RUSSIAN, _SERBIAN | _SOUTHERN, _MACEDONIAN | _SOUTHERN)
