"""The consonants of a name as they are heard: the same for a Western name in its own letters and in Cyrillic ones."""

from __future__ import annotations

import re
from functools import lru_cache

# Voiced and voiceless s are one, and so are g, kh and h, which both write as г and х.
_CYRILLIC = {
    "б": "b", "в": "v", "г": "h", "ғ": "h", "д": "d", "ж": "z", "з": "s", "к": "k", "қ": "k", "л": "l", "м": "m",
    "н": "n", "ң": "n", "п": "p", "р": "r", "с": "s", "т": "t", "ф": "f", "х": "h", "һ": "h", "ц": "ts", "ч": "c",
    "ш": "s", "щ": "s",
}  # fmt: skip
_CYRILLIC_GROUPS = (("дж", "ж"), ("тч", "ч"))
_CYRILLIC_V = re.compile("^у(?=[аеиоэь])")
_CYRILLIC_VOWEL = re.compile("^[аеиоуэ]")
# Groups of Latin letters, the longer ones first; what is not named is silent.
_LATIN = re.compile(
    "(?P<n>^[kg]n)|(?P<r>^wr|rh)|(?P<z>dg|j)|(?P<c>tch)|(?P<s>sch|sh|c(?=[eiy]))|(?P<k>ck)|(?P<f>ph)|(?P<t>th)"
    "|(?P<_1>gh|(?<=[aeo])w(?![aeiou])|(?<=.)h(?![aeiou]))|(?P<ks>x)|(?P<ch>ch)|(?P<g>g(?=[ei]))|(?P<kv>qu)|."
)
_LATIN_ALONE = {"w": "v", "c": "k", "q": "k", "z": "s", "g": "h"} | {one: one for one in "bdfhklmnprstv"}
_TWO_WAYS = {"ch": "ck", "g": "zh"}
_VOWEL = re.compile("^[aeiou]")
_RUN = re.compile(r"(.)\1+")


@lru_cache(maxsize=1 << 14)
def sounds(stem: str) -> tuple[str, ...]:
    """The ways in which a folded name may be heard: `huntington` and `хантингтон` share one."""
    if not stem.isascii():
        for group, letter in _CYRILLIC_GROUPS:
            stem = stem.replace(group, letter)
        stem = _CYRILLIC_V.sub("в", stem)
        beginning = "a" if _CYRILLIC_VOWEL.match(stem) else ""
        return (_RUN.sub(r"\1", beginning + "".join(_CYRILLIC.get(letter, "") for letter in stem)),)
    ways = ["a" if _VOWEL.match(stem) else ""]
    for match in _LATIN.finditer(stem):
        kind = match.lastgroup
        if kind in _TWO_WAYS:
            ways = [way + heard for way in ways[:4] for heard in _TWO_WAYS[kind]]
            continue
        heard = _LATIN_ALONE.get(match[0], "") if kind is None else kind if kind.isalpha() else ""
        ways = [way + heard for way in ways]
    return tuple(_RUN.sub(r"\1", way) for way in ways)
