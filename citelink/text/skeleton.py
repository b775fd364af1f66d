"""skeleton(): one string for a text and its transliterations, for comparing across scripts.

Cyrillic goes to Latin, then both lose what the schemes disagree about (ISO 9, GOST 7.79-B, BGN/PCGN, ALA-LC, BSI,
Kazakh Latin of 2017, 2018 and 2021, and the same with their accents stripped):

    i   и й і ї ы, y ı j at the end of a syllable; nothing before a vowel (ya ia â -> a, yu iu û -> u, ye -> e)
    i   j as well, where its word says that it is й: has a letter like š, ends in -ij, -ija, -aja, or begins with lj
    z   з ж, zh ž, j before a vowel, dzh
    s   с ш щ, sh š ş sch shch
    c   ц ч, ts tc cz ch č ç tch; nothing before k (цк, tsk, ck)
    h   г ғ х һ, g gh kh h x ks
    n   н ң, ng ñ ń;  o: о ө ö;  u: у ұ ү ü;  a: а ә ä ə;  v: в w;  k: к қ q;  f: ф ph;  t: т th;  e: е э ё yo

and runs of one letter become one letter. The form is for comparing, not for reading: now and then it runs different
words together, so what it finds wants further evidence.
"""

from __future__ import annotations

import re

from citelink.text.fold import folded_character, lower

_CYRILLIC = {
    "а": "a", "ә": "a", "ӑ": "a", "ӓ": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "ґ": "g", "ѓ": "g", "д": "d",
    "ђ": "d", "е": "e", "ё": "e", "є": "e", "э": "e", "ӗ": "e", "ж": "zh", "җ": "zh", "з": "z", "ҙ": "z", "ѕ": "z",
    "и": "i", "і": "i", "ї": "i", "ӣ": "i", "й": "i", "ј": "i", "к": "k", "қ": "k", "ҡ": "k", "ќ": "k", "л": "l",
    "љ": "l", "м": "m", "н": "n", "ң": "n", "ҥ": "n", "њ": "n", "о": "o", "ө": "o", "ӧ": "o", "п": "p", "р": "r",
    "с": "s", "ҫ": "s", "т": "t", "ћ": "ch", "у": "u", "ұ": "u", "ү": "u", "ў": "u", "ӯ": "u", "ӱ": "u", "ф": "f",
    "х": "h", "ҳ": "h", "һ": "h", "ц": "c", "ч": "ch", "ҷ": "ch", "џ": "zh", "ш": "sh", "щ": "sh", "ъ": "",
    "ы": "i", "ь": "", "ю": "iu", "я": "ia", "ѣ": "e", "ѳ": "f", "ѵ": "i", "ѫ": "u", "ӏ": "", "ə": "a", "w": "v",
    "q": "k",
}  # fmt: skip

_LATIN = {"w": "v", "q": "k", "y": "i", "x": "h", "ə": "a"}
_TABLE_LIMIT = 20_000


class _SkeletonTable(dict[int, str]):
    """Code point of a lower-case text -> the Latin letters that stand for it (a space for a sign)."""

    def __missing__(self, code: int) -> str:
        folded = folded_character(chr(code))
        letters = "".join(_LATIN.get(letter, letter) for letter in _CYRILLIC.get(chr(code), folded))
        if len(self) < _TABLE_LIMIT:
            self[code] = letters
        return letters


_TABLE = _SkeletonTable()

# The order matters: longer groups before their parts, and `g` becomes `h` only when no group with h is left.
# Twice kh, because a k may stand before it.
_GROUPS = (
    ("kh", "h"), ("kh", "h"), ("shch", "s"), ("sch", "s"), ("shh", "s"), ("sh", "s"), ("tch", "c"), ("ch", "c"),
    ("zh", "z"), ("ph", "f"), ("th", "t"), ("gh", "h"), ("g", "h"), ("ks", "h"), ("ts", "c"), ("tc", "c"),
    ("cz", "c"), ("ck", "k"), ("sc", "s"), ("dz", "z"), ("nh", "n"),
)  # fmt: skip
_CONSONANT_J = re.compile("j(?=[aeiou])")
# In Kazakh, and in English, j is ж, дж; in ISO 9, in ISO/R 9 of 1968 and in Slavic languages it is й. Letters
# and ends of words that are theirs alone, and beginnings that no Kazakh word has (`dj` is дж).
_SLAVIC_LETTERS = frozenset("šžčćěřʹʺ′″")
_SLAVIC_ENDS = ("ij", "yj", "aja", "oje", "ija", "ije", "iju")
_SLAVIC_BEGINNING = re.compile("[bfklmnprstvz]j[aeiou]")
_GLIDE = re.compile("i++(?=[aeu])")
_RUN = re.compile(r"([a-z])\1+")


def skeleton(text: str) -> str:
    """`text` squeezed and romanised so that a text and its transliterations give (nearly) the same string.

    >>> skeleton("Қазақстан халқының әдебиеті") == skeleton("Qazaqstan halqynyñ ädebieti")
    True
    """
    lowered = lower(text)
    if "ý" in lowered and "ǵ" in lowered:
        lowered = lowered.replace("ý", "u")  # the Kazakh Latin of 2018, where ý is у; elsewhere it is a kind of i
    if "j" in lowered:
        lowered = " ".join(word.replace("j", "y") if _has_slavic_j(word) else word for word in lowered.split())
    letters = lowered.translate(_TABLE)
    if "j" in letters:
        # While the spaces still stand: a j that ends a word is й, whatever the next word begins with.
        letters = _CONSONANT_J.sub("z", letters).replace("j", "i")
    letters = "".join(letters.split())
    for group, letter in _GROUPS:
        letters = letters.replace(group, letter)
    return _RUN.sub(r"\1", _GLIDE.sub("", letters.replace("io", "e")))


def _has_slavic_j(word: str) -> bool:
    """Whether the j of a word is й."""
    marked = not word.isascii() and not _SLAVIC_LETTERS.isdisjoint(word)
    return marked or word.endswith(_SLAVIC_ENDS) or _SLAVIC_BEGINNING.match(word) is not None
