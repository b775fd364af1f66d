"""Names as they stand in a text and in a list: in any case, in another script, as a foreign name is heard."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, cached_property, lru_cache

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


def is_cyrillic(word: str) -> bool:
    """Whether a name is written in Cyrillic letters."""
    return not word.isascii() and _CYRILLIC.search(word) is not None


@lru_cache(maxsize=1 << 14)
def stems(word: str) -> frozenset[str]:
    """What a name may be without the ending of its case, folded; the whole word too. Names of one script are compared
    by these."""
    folded = fold(_BEHIND_APOSTROPHE.sub("", word)).replace(" ", "")
    if not folded.endswith(_endings()):
        return frozenset((folded,))
    ends = (len(ending) for ending in _endings() if folded.endswith(ending))
    return frozenset((folded, *(folded[:-end] for end in ends if len(folded) - end >= _SHORTEST_STEM)))


@lru_cache(maxsize=1 << 12)
def forms_across(word: str) -> frozenset[str]:
    """What names of different scripts are compared by: what transliterations have in common, and the consonants. The
    first character of a form tells which."""
    found = set()
    for stem in stems(word):
        if len(bones := skeleton(stem)) >= _SHORTEST_SKELETON:
            found.add(f"={bones}")
        found.update(f"~{heard}" for heard in sounds(stem) if len(heard) >= _SHORTEST_SOUND)
    return frozenset(found)


def are_one(one: str, other: str) -> bool:
    """Whether two words may be forms of one name."""
    forms = stems if is_cyrillic(one) == is_cyrillic(other) else forms_across
    return not forms(one).isdisjoint(forms(other))


class Names:
    """Words one of which may be a form of a name: `are_one` of each, for many names."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words: dict[bool, list[str]] = {False: [], True: []}
        for word in words:
            self._words[is_cyrillic(word)].append(word)

    def hold(self, name: str) -> bool:
        """Whether one of them may be the name."""
        own = is_cyrillic(name)
        if not stems(name).isdisjoint(self._stems[own]):
            return True
        return bool(self._words[not own]) and not forms_across(name).isdisjoint(self._forms_across[not own])

    @cached_property
    def _stems(self) -> dict[bool, frozenset[str]]:
        return {own: frozenset().union(*map(stems, words)) for own, words in self._words.items()}

    @cached_property
    def _forms_across(self) -> dict[bool, frozenset[str]]:
        return {own: frozenset().union(*map(forms_across, words)) for own, words in self._words.items()}


@cache
def _endings() -> tuple[str, ...]:
    return name_words().case_endings
