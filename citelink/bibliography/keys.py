"""Citation keys: family name, year and first significant word of the title, in ASCII."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cache
from typing import Protocol

from citelink.bibliography.entry import Entry, Person
from citelink.languages.vocabulary import title_words
from citelink.text.scripts import romanize

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_SIGN = re.compile(r"[^a-z0-9]")
_LONGEST = 40
_LONGEST_ARCHIVE = 10


def make_key(entry: Entry) -> str:
    """A key for `entry`, such as `hopkirk1990great`: `[a-z][a-z0-9]*`, at most 80 characters.

    Without an author (or editor) two words of the title stand for family name and title; without a title the archive
    and the place in it do (`tsgaf4op1d2386`), or the publisher; without a year there is none. Never empty."""
    words = _title_words(entry)
    name = _name(entry.authors or entry.editors)
    if not name:
        name, words = (words[0], words[1:]) if words else (_archived(entry), [])
    year = entry.year
    parts = [name[:_LONGEST], str(year) if year is not None else "", words[0][:_LONGEST] if words else ""]
    key = "".join(parts) or "untitled"
    # BibTeX and pandoc take other beginnings, but a key that starts with a letter is safe everywhere.
    return key if key[0].isalpha() else f"x{key}"


def unique_key(base: str, taken: Collection[str]) -> str:
    """`base`, or `base` with the first of a, b ... z, aa, ab ... that is not in `taken`.

    Keys that differ in case only are the same to BibTeX, so `taken` holds them case-folded."""
    if base.casefold() not in taken:
        return base
    number = 1
    while (key := base + suffix_letters(number)).casefold() in taken:
        number += 1
    return key


class KeyMaker(Protocol):
    """What makes keys: `plain_key`, or a formula's `KeyFormula.key`."""

    def __call__(self, entry: Entry, taken: Collection[str], /) -> str:
        """A key for `entry` that is not among `taken`, which are case-folded."""


def plain_key(entry: Entry, taken: Collection[str]) -> str:
    """The key that `make_key` makes, with a letter where it is taken."""
    return unique_key(make_key(entry), taken)


class FreeKeys:
    """Keys that are not taken. Keys that differ in case only are one."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken: set[str] = set()
        self._tried: dict[str, int] = {}
        self.take(taken)

    def take(self, keys: Iterable[str]) -> None:
        """From here on `keys` are taken."""
        self._taken.update(map(str.casefold, keys))

    def like(self, base: str) -> str:
        """What `unique_key` gives for `base`; it is taken from here on. Many alike cost no more each than one."""
        folded = base.casefold()
        key, number = base, self._tried.get(folded, 0)
        while key.casefold() in self._taken:
            number += 1
            key = base + suffix_letters(number)
        self._tried[folded] = number
        self._taken.add(key.casefold())
        return key


def suffix_letters(number: int) -> str:
    """1 -> a, 26 -> z, 27 -> aa."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _name(persons: tuple[Person, ...]) -> str:
    if not persons:
        return ""
    first = persons[0]
    return _squeezed(first.family) or _first_word(first.literal or first.given)


def _archived(entry: Entry) -> str:
    """What an entry without names and title is told by: its place in an archive, else who published it."""
    extra = dict(entry.extra)
    if place := _squeezed(extra.get("archive_location", "") or extra.get("shelfmark", "")):
        return _first_word(extra.get("archive", "") or extra.get("library", ""))[:_LONGEST_ARCHIVE] + place
    return _first_word(entry.publisher or entry.container)


def _title_words(entry: Entry) -> list[str]:
    language = entry.language[:2].lower() or None
    words = [word for word in _WORD.findall(entry.title[:1000]) if word.lower() not in _insignificant()]
    squeezed = [_squeezed(word, language) for word in words or _WORD.findall(entry.title[:1000])]
    kept = [word for word in squeezed if word]
    # Single letters are initials of something and say little.
    return [word for word in kept if len(word) > 1] or kept


def _first_word(text: str) -> str:
    words = [word for word in _WORD.findall(text[:1000]) if word.lower() not in _insignificant()]
    return next((squeezed for word in words if (squeezed := _squeezed(word))), "")


@cache
def _insignificant() -> frozenset[str]:
    """Articles, prepositions, conjunctions and pronouns that open titles."""
    return frozenset(title_words().unkeyed)


def _squeezed(text: str, language: str | None = None) -> str:
    return _SIGN.sub("", romanize(text, language).lower())
