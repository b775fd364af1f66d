"""Names as they stand in a text and in a list: in any case, in another script, as a foreign name is heard."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from citelink.languages.vocabulary import name_words
from citelink.misnumbering.sounds import sounds
from citelink.text.fold import fold
from citelink.text.skeleton import skeleton

_SHORTEST_STEM = 3
_SHORTEST_SKELETON = 4
# Two consonants are shared by too many names.
_SHORTEST_SOUND = 3
# What stands behind an apostrophe at the end of a word: `Fourier's`, `Yılmaz'ın`.
_BEHIND_APOSTROPHE = re.compile(r"(?<=\w\w\w)['’ʼ]\w{0,4}$")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_ACROSS = {"=": "=", "<": ">", ">": "<", "(": ")", ")": "("}


@lru_cache(maxsize=1 << 14)
def name_keys(word: str) -> frozenset[str]:
    """The keys of a name, one for each form it may be compared in: by its stems in its own script; across scripts, by
    what transliterations have in common and by its consonants. The first character of a key tells which."""
    cyrillic = _CYRILLIC.search(word) is not None
    found = set()
    for stem in _stems(word):
        found.add(f"={stem}")
        if len(bones := skeleton(stem)) >= _SHORTEST_SKELETON:
            found.add(f"{'<' if cyrillic else '>'}{bones}")
        found.update(f"{'(' if cyrillic else ')'}{heard}" for heard in sounds(stem) if len(heard) >= _SHORTEST_SOUND)
    return frozenset(found)


def other_side(key: str) -> str:
    """The key that a name of the other side has where both are the same: of its own script in one script, of the other
    one across scripts."""
    return _ACROSS[key[0]] + key[1:]


def _stems(word: str) -> set[str]:
    """What a name may be without the ending of its case, folded; the whole word too."""
    folded = fold(_BEHIND_APOSTROPHE.sub("", word)).replace(" ", "")
    return {folded} | {
        folded[: -len(ending)]
        for ending in _endings()
        if folded.endswith(ending) and len(folded) - len(ending) >= _SHORTEST_STEM
    }


@cache
def _endings() -> tuple[str, ...]:
    return name_words().case_endings
