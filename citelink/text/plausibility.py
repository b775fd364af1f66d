"""How much a text that was decoded on trial looks like language, for telling legacy encodings from each other.

A wrong Cyrillic encoding shuffles the letters, turns small letters into capitals or letters into signs; each of the
three shows in the figures below long before a dictionary is needed.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from citelink.languages import all_languages
from citelink.text.lookalikes import CYRILLIC

# Letters in per mille of running text: Russian, then what other languages add (Kazakh, Ukrainian, Belarusian).
# A letter that makes up 15 per mille or more counts in full.
_PER_MILLE = {
    "о": 110, "е": 85, "а": 80, "и": 74, "н": 67, "т": 63, "с": 55, "р": 47, "в": 45, "л": 44, "к": 35, "м": 32,
    "д": 30, "п": 28, "у": 26, "я": 20, "ы": 30, "ь": 17, "г": 17, "з": 16, "б": 16, "ч": 14, "й": 12, "х": 10,
    "ж": 12, "ш": 10, "ю": 6, "ц": 5, "щ": 4, "э": 3, "ф": 3, "ъ": 0.4, "ё": 1,
    "і": 40, "қ": 25, "ғ": 15, "ә": 15, "ң": 15, "ө": 10, "ұ": 8, "ү": 10, "һ": 1, "ї": 6, "є": 6, "ґ": 0.3, "ў": 5,
}  # fmt: skip
_FULL_WEIGHT = 15
_CYRILLIC_RUN = re.compile(f"[{CYRILLIC}]+")
_MIXED_RUN = re.compile(f"[A-Za-z][{CYRILLIC}]|[{CYRILLIC}][A-Za-z]")
_SMALL_THEN_CAPITAL = re.compile("[а-џґғқңүұһәөї][А-ЯЁІЇЄҐҒҚҢҮҰҺӘӨЎЂЃЄЅЈЉЊЋЌЏ]")
# Signs that typesetters put into texts of any language.
_SIGNS = frozenset("«»„“”‘’‚‹›–—…№§°·•©®™±×\xa0\xad´¿¡")
_WESTERN_LETTERS = frozenset("àâçéèêëîïôùûœäöüßñáíóúãõìòåøæ")
_LONE_ACCENT = re.compile(r"(?<![^\W\d_])[^\W\d_a-zA-Z](?![^\W\d_])")


def cyrillic_quality(text: str) -> float:
    """0..1: how much the letters of `text` behave like those of a language written in Cyrillic."""
    runs = _CYRILLIC_RUN.findall(text)
    letters = sum(map(len, runs))
    if letters < 8 or letters < 2 * len(runs):
        return 0.0
    counts = Counter("".join(runs).lower())
    weight = sum(min(_PER_MILLE.get(letter, 0) / _FULL_WEIGHT, 1) * number for letter, number in counts.items())
    capitals = sum(1 for run in runs for letter in run if letter.isupper())
    wrong_case = 2 * len(_SMALL_THEN_CAPITAL.findall(text)) / len(runs)
    inverted = 0.1 if capitals > letters / 2 else 0.0
    mixed = len(_MIXED_RUN.findall(text)) / len(runs)
    signs = sum(1 for character in text if character > "\x7f") - letters
    foreign = signs - sum(1 for character in text if character in _SIGNS)
    return max(0.0, weight / letters - wrong_case - inverted - mixed) * letters / (letters + max(0, foreign))


def western_quality(text: str) -> float:
    """0..1: how many of the characters beyond ASCII are letters of one Western language, or usual signs.

    A text of which more than half the letters are beyond ASCII is in no Western language."""
    beyond = Counter(character for character in text.lower() if character > "\x7f")
    total = sum(beyond.values())
    if not total:
        return 0.0
    letters = sum(1 for character in text if character.isalpha())
    accented = sum(number for character, number in beyond.items() if character.isalpha())
    if accented > letters / 2 or len(_LONE_ACCENT.findall(text)) > 0.3 * max(accented, 1):
        return 0.0
    signs = sum(number for character, number in beyond.items() if character in _SIGNS)
    known = max(sum(beyond[letter] for letter in alphabet) for alphabet in _alphabets())
    return (signs + known) / total


@cache
def _alphabets() -> tuple[frozenset[str], ...]:
    own = (language.letters for language in all_languages())
    return tuple(_WESTERN_LETTERS.union(letters) for letters in own if not _CYRILLIC_RUN.search(letters))
