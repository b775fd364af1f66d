"""The authors of a list, to be found by a word of a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from citelink.misnumbering.names import name_keys, other_side
from citelink.results import ParsedReference
from citelink.text.fold import fold

WORD = re.compile(r"[^\W\d_]{1,40}(?:['’ʼ-][^\W\d_]{1,40}){0,4}")
SHORTEST_NAME = 2
# Words this much alike, of a hundred, are one with a slip.
_SLIP = 75
_MOST_TEXT = 2_000


class Authors:
    """The authors of the references of a list."""

    def __init__(self, references: Mapping[int, ParsedReference]) -> None:
        self._references = references
        self._numbers: dict[str, set[int]] = defaultdict(set)
        self._keys: dict[int, frozenset[str]] = {}
        for number, parsed in references.items():
            for name in surnames(parsed):
                for key in name_keys(name):
                    self._numbers[key].add(number)

    def numbers(self, word: str) -> frozenset[int]:
        """The references one of whose authors `word` may name; those that are alike across scripts only where there
        are none of its own script."""
        keys = name_keys(word)
        own = [self._numbers[key] for key in keys if key[0] == "=" and key in self._numbers]
        found = own or [self._numbers[other] for key in keys if (other := other_side(key)) in self._numbers]
        return frozenset().union(*found)

    def printed(self, word: str, number: int) -> str:
        """The name that `word` names among the authors of reference `number`, as the list prints it; else `word`."""
        keys = name_keys(word)
        sought = {*keys, *map(other_side, keys)}
        return next((name for name in surnames(self._references[number]) if sought & name_keys(name)), word)

    def is_mentioned(self, word: str, number: int) -> bool:
        """Whether the reference `number` has the name anywhere, as an author or otherwise."""
        if number not in self._keys:
            words = self._words(number) if number in self._references else ()
            self._keys[number] = frozenset(key for one in words for key in name_keys(one))
        keys = name_keys(word)
        return not self._keys[number].isdisjoint({*keys, *map(other_side, keys)})

    def is_alike(self, word: str, number: int) -> bool:
        """Whether a word of the reference `number` is nearly the name: one of them is a slip of the other."""
        from rapidfuzz import fuzz, process

        words = {fold(one).replace(" ", "") for one in self._words(number) if len(one) > SHORTEST_NAME}
        return process.extractOne(_plain(word), words, scorer=fuzz.ratio, score_cutoff=_SLIP) is not None

    def share(self, one: int, other: int) -> bool:
        """Whether two references have an author in common."""
        names, others = (set(map(_plain, surnames(self._references[number]))) for number in (one, other))
        return not names.isdisjoint(others)

    def _words(self, number: int) -> list[str]:
        return WORD.findall(self._references[number].reference.text[:_MOST_TEXT])


def surnames(parsed: ParsedReference) -> Iterator[str]:
    """The family names of a reference's authors, or of its editors where it has none. What has no given name is a body
    or a product as often as a person (`FAO`, `KazStat`)."""
    for person in parsed.entry.authors or parsed.entry.editors:
        if person.given:
            parts = WORD.findall(person.family)
            yield from (part for part in parts if len(part) >= SHORTEST_NAME and part[0].isupper())


def _plain(word: str) -> str:
    return fold(word).replace(" ", "")
