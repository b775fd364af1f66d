"""Scripts: which one a word is written in, and Cyrillic in plain ASCII letters.

Romanisation is that of BGN/PCGN without its diacritics, for keys and file names, where it need not lead back.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from citelink.text.lookalikes import CYRILLIC, LATIN, unify_text

_LATIN_LETTER = re.compile(f"[{LATIN}]")
_CYRILLIC_LETTER = re.compile(f"[{CYRILLIC}]")

_LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    # Kazakh, with the letters it shares with its neighbours
    "ә": "a", "ғ": "g", "қ": "q", "ң": "ng", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i",
    # Ukrainian, Belarusian
    "є": "ye", "ї": "yi", "ґ": "g", "ў": "w",
    # Tatar, Bashkir, Chuvash, Tajik, Uzbek
    "җ": "j", "ҙ": "z", "ҡ": "q", "ҫ": "s", "ӑ": "a", "ӗ": "e", "ӳ": "u", "ҳ": "h", "ҷ": "j", "ӣ": "i", "ӯ": "u",
    # Serbian, Macedonian
    "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz", "ѓ": "g", "ќ": "k", "ѕ": "dz",
    # old spelling and other languages of Russia
    "ѣ": "e", "ѳ": "f", "ѵ": "i", "ӏ": "", "ӓ": "a", "ӧ": "o", "ӱ": "u", "ӹ": "y", "ҥ": "ng", "ӈ": "ng", "ӄ": "k",
    # Latin letters that have no accent to take off
    "ə": "a", "ı": "i", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "ŋ": "ng",
    "ħ": "h", "ŧ": "t", "ɵ": "o", "ʻ": "", "ʼ": "", "ʹ": "", "ʺ": "",
}  # fmt: skip
_OF_LANGUAGE = {
    "uk": {"г": "h", "и": "y", "й": "y"},
    "be": {"г": "h"},
    "mn": {"ө": "o", "ү": "u", "х": "h", "ж": "j"},
    "ky": {"ж": "j", "ң": "ng"},
}
# What catalogues write otherwise, without their diacritics too: the Library of Congress (ALA-LC), and the libraries of
# German-speaking countries (DIN 1460, ISO 9 of 1968).
_OF_CATALOGUES = {
    "ala-lc": {"й": "i", "ю": "iu", "я": "ia", "є": "ie", "ї": "i"},
    "din": {
        "ж": "z", "й": "j", "х": "ch", "ц": "c", "ч": "c", "ш": "s", "щ": "sc", "ю": "ju", "я": "ja", "є": "je",
        "ї": "ji",
    },
}  # fmt: skip
_SIGNS = {"–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-", "«": '"', "»": '"', "“": '"', "”": '"', "„": '"', "’": "'",
          "‘": "'", "…": "...", "№": "No"}  # fmt: skip
_CYRILLIC_WORD = re.compile(f"[{CYRILLIC}]+")


def _table(letters: dict[str, str]) -> dict[int, str]:
    capitals = {letter.upper(): latin.capitalize() for letter, latin in letters.items() if len(letter.upper()) == 1}
    return str.maketrans({**capitals, **letters, **_SIGNS})


_TABLES = {language: _table({**_LETTERS, **own}) for language, own in _OF_LANGUAGE.items()}
_TABLE = _table(_LETTERS)
_CATALOGUED = {scheme: _table({**_LETTERS, **own}) for scheme, own in _OF_CATALOGUES.items()}


def script_of(word: str) -> str:
    """`latin`, `cyrillic`, `mixed` (letters of both) or `other` (letters of neither, or none)."""
    latin, cyrillic = bool(_LATIN_LETTER.search(word)), bool(_CYRILLIC_LETTER.search(word))
    if latin and cyrillic:
        return "mixed"
    return "latin" if latin else "cyrillic" if cyrillic else "other"


def romanize(text: str, language: str | None = None) -> str:
    """`text` in ASCII: Cyrillic by BGN/PCGN without diacritics, accents off Latin letters, other letters dropped.

    `language` (BCP 47) settles letters that languages read differently: Ukrainian г is h.

    >>> romanize("Ғасырлар тоғысында, Назарбаев")
    'Gasyrlar togysynda, Nazarbaev'
    """
    if text.isascii():
        return text
    normal = unify_text(unicodedata.normalize("NFC", text))
    table = _TABLES.get(language or _language_of_letters(normal), _TABLE)
    latin = _CYRILLIC_WORD.sub(lambda word: _romanized(word.group(), table), normal).translate(table)
    return unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode("ascii")


def romanize_as_catalogues(text: str, scheme: Literal["ala-lc", "din"]) -> str:
    """`text` in ASCII as catalogues romanise it, to be searched for there: the Library of Congress or those of German
    libraries.

    >>> romanize_as_catalogues("Юрий Айтматов", "ala-lc"), romanize_as_catalogues("Юрий Чехов", "din")
    ('Iurii Aitmatov', 'Jurij Cechov')
    """
    table = _CATALOGUED[scheme]
    latin = _CYRILLIC_WORD.sub(lambda word: _romanized(word.group(), table), unicodedata.normalize("NFC", text))
    return unicodedata.normalize("NFKD", latin.translate(table)).encode("ascii", "ignore").decode("ascii")


def _romanized(word: str, table: dict[int, str]) -> str:
    latin = word.translate(table)
    return latin.upper() if len(word) > 1 and word.isupper() else latin


def _language_of_letters(text: str) -> str:
    """Ukrainian where a letter shows it; the reading of one word changes with its neighbours for no other language."""
    return "uk" if re.search("[єїґЄЇҐ]", text) else ""
