"""What a title says at its end of volumes: how many there are, and which one it is (`..., in 2 vols. Vol. 1`).

Catalogues and users write it into the title; in print it stands in a place of its own, and in other words.
"""

from __future__ import annotations

import re
from functools import cache

from citelink.languages import all_languages
from citelink.languages.vocabulary import number_words, title_words
from citelink.matching.words import numeral
from citelink.text.dashes import DASHES
from citelink.text.patterns import any_pattern, any_word

# A title is more than a few letters, and what it says of volumes is no more than so many.
_SHORTEST = 4
_LONGEST = 60
_SIGN = rf"[{DASHES}\s.,:;(/\[]"


def split_volumes(title: str) -> tuple[str, str]:
    """A title without what its end says of volumes, and the number of the volume that it names there; the whole title
    and "" where it says nothing, or nothing else."""
    found = _at_end().search(title, max(0, len(title) - _LONGEST)) if _may_say(title) else None
    if found is None or found.start() < _SHORTEST:
        return title, ""
    said = found["before"] or found["behind"] or ""
    number = numeral(said.casefold()) if said else None
    return title[: found.start()], str(number) if number is not None else ""


def _may_say(title: str) -> bool:
    """Whether the end of a title holds a word of volumes: most do not, and the expression need not be asked."""
    return _any_volume().search(title[-_LONGEST:]) is not None


@cache
def _any_volume() -> re.Pattern[str]:
    said = any_pattern((*title_words().counted_volumes, *title_words().volumes_in_words, any_word(_words())))
    return re.compile(said, re.IGNORECASE)


@cache
def _words() -> tuple[str, ...]:
    """Words for a volume, in all languages, the longest first."""
    words = {word.rstrip(".") for language in all_languages() for word in language.locators.get("volume", ())}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@cache
def _at_end() -> re.Pattern[str]:
    letters = [word for word in _words() if len(word) == 1]
    words = [word for word in _words() if len(word) > 1]
    # A letter by itself is a word for a volume only behind it a stop.
    word = rf"(?:{any_word(words)}\.?|{any_word(letters)}\.)"
    within, endings = any_word(number_words().within), any_word(number_words().number_endings)
    number = r"(?:\d{1,2}|[IVXІХ]{1,6})"
    behind_number = rf"\s?[{DASHES}]?(?:{endings})?\s?"
    counted = rf"\d{{1,2}}{behind_number}{any_pattern(title_words().counted_volumes)}"
    how_many = rf"(?:{within}\s)?(?:{counted}|{any_pattern(title_words().volumes_in_words)})\.?"
    which = rf"(?:\b{word}\s?(?P<before>{number})|\b(?P<behind>{number}){behind_number}{word})\.?"
    gap = rf"{_SIGN}{{1,4}}"
    return re.compile(rf"(?:{gap}{how_many})?(?:{gap}{which})?[)\]]?\s{{0,9}}$", re.IGNORECASE)
