"""The authors of a list, to be found by a word of a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from citelink.misnumbering.names import Names, are_one, forms_across, is_cyrillic, stems
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
        self._surnames = {number: tuple(_surnames(parsed)) for number, parsed in references.items()}
        self._names = [(name, number) for number, names in self._surnames.items() for name in names]
        self._numbers: dict[str, set[int]] = defaultdict(set)
        self._across: dict[bool, dict[str, set[int]]] = {}
        self._listed: dict[int, Names] = {}
        for name, number in self._names:
            for stem in stems(name):
                self._numbers[stem].add(number)

    def surnames(self, number: int) -> tuple[str, ...]:
        """The family names of the authors of reference `number`, or of its editors where it has none."""
        return self._surnames[number]

    def numbers(self, word: str) -> frozenset[int]:
        """The references one of whose authors `word` may name; those that are alike across scripts only where there
        are none of its own script."""
        own = [self._numbers[stem] for stem in stems(word) if stem in self._numbers]
        if own:
            return frozenset().union(*own)
        others = self._names_across(not is_cyrillic(word))
        return frozenset().union(*(others[form] for form in forms_across(word) if form in others) if others else ())

    def _names_across(self, cyrillic: bool) -> dict[str, set[int]]:
        """The authors whose names are in Cyrillic letters, or those whose names are not, by what scripts share."""
        if cyrillic not in self._across:
            found: dict[str, set[int]] = defaultdict(set)
            for name, number in self._names:
                if is_cyrillic(name) == cyrillic:
                    for form in forms_across(name):
                        found[form].add(number)
            self._across[cyrillic] = dict(found)
        return self._across[cyrillic]

    def printed(self, word: str, number: int) -> str:
        """The name that `word` names among the authors of reference `number`, as the list prints it; else `word`."""
        return next((name for name in self._surnames[number] if are_one(word, name)), word)

    def is_mentioned(self, word: str, number: int) -> bool:
        """Whether the reference `number` has the name anywhere, as an author or otherwise."""
        if number not in self._listed:
            self._listed[number] = Names(self._words(number) if number in self._references else ())
        return self._listed[number].hold(word)

    def is_alike(self, word: str, number: int) -> bool:
        """Whether a word of the reference `number` is nearly the name: one of them is a slip of the other."""
        from rapidfuzz import fuzz, process

        words = {fold(one).replace(" ", "") for one in self._words(number) if len(one) > SHORTEST_NAME}
        return process.extractOne(_plain(word), words, scorer=fuzz.ratio, score_cutoff=_SLIP) is not None

    def share(self, one: int, other: int) -> bool:
        """Whether two references have an author in common."""
        names, others = (set(map(_plain, self._surnames[number])) for number in (one, other))
        return not names.isdisjoint(others)

    def _words(self, number: int) -> list[str]:
        return WORD.findall(self._references[number].reference.text[:_MOST_TEXT])


def _surnames(parsed: ParsedReference) -> Iterator[str]:
    """The family names of a reference's authors, or of its editors where it has none. What has no given name is a body
    or a product as often as a person (`FAO`, `KazStat`)."""
    for person in parsed.entry.authors or parsed.entry.editors:
        if person.given:
            parts = WORD.findall(person.family)
            yield from (part for part in parts if len(part) >= SHORTEST_NAME and part[0].isupper())


def _plain(word: str) -> str:
    return fold(word).replace(" ", "")
