"""What the names and words before each place say for every reference of the list: logarithms of likelihood ratios."""

from __future__ import annotations

from collections import defaultdict
from math import log
from typing import NamedTuple

from citelink.misnumbering.authors import Authors
from citelink.misnumbering.mentions import Mention, mentions
from citelink.misnumbering.places import CitedList, Place
from citelink.misnumbering.tuned import (
    NAME_AGAINST,
    NAME_FOR,
    SHARE_OF_ONE,
    SURE,
    WORDS_MOST,
    WORDS_NONE,
    WORDS_OF_A_NUMBER,
    WORDS_SLOPE,
)
from citelink.misnumbering.words import likeness


class Witness(NamedTuple):
    """A place with the names before it, the nearest first, and with how much its words say for references.

    named      the names that surely belong to the marker
    shared_by  by what the words are divided where several numbers share them"""

    place: Place
    mentions: tuple[Mention, ...]
    words: dict[int, float]
    named: tuple[Mention, ...]
    shared_by: float


class Evidence:
    """The witnesses of a list, and what they say for one reference where the number of another is printed."""

    def __init__(self, cited: CitedList) -> None:
        self.cited = cited
        self.authors = Authors(cited.references)
        words = likeness([place.before for place in cited.places], cited.references, self.authors)
        self.witnesses = tuple(self._witness(place, said) for place, said in zip(cited.places, words, strict=True))
        self._by_number: defaultdict[int, list[Witness]] = defaultdict(list)
        self._naming: defaultdict[int, list[Witness]] = defaultdict(list)
        for witness in self.witnesses:
            for number in witness.place.numbers:
                self._by_number[number].append(witness)
                if witness.mentions:
                    self._naming[number].append(witness)

    def _witness(self, place: Place, words: dict[int, float]) -> Witness:
        found = tuple(mentions(place.before, self.authors))
        named = tuple(one for one in found if one.kind != "near")
        return Witness(place, found, words, named, float(len(place.numbers) ** SHARE_OF_ONE))

    def witnesses_of(self, number: int) -> list[Witness]:
        """The places that print `number`, in the order of the text."""
        return self._by_number.get(number, [])

    def names(self, number: int, meant: int) -> float:
        """What the names say for the reference `meant` wherever `number` is printed."""
        return sum([self._names_at(one, meant) for one in self._naming.get(number, ())])

    def words(self, number: int, meant: int) -> float:
        """The same of words. The places of a number tell much the same, so that they count no more than a few."""
        said = sum([_words_at(one, meant) for one in self.witnesses_of(number)])
        return max(-WORDS_OF_A_NUMBER, min(WORDS_OF_A_NUMBER, said))

    def _names_at(self, witness: Witness, meant: int) -> float:
        """What the names before a place say for the reference `meant`; beside others it may be one nobody names."""
        alone = len(witness.place.numbers) == 1
        best = worst = 0.0
        for mention in witness.named or witness.mentions[:1]:
            chance = len(mention.numbers) / len(self.cited.references)
            if meant in mention.numbers:
                best = max(best, min(NAME_FOR, log(SURE[mention.kind] / chance)))
            elif alone and not self.authors.is_mentioned(mention.word, meant):
                worst = min(worst, max(NAME_AGAINST, log((1 - SURE[mention.kind]) / (1 - chance))))
        return best or worst


def _words_at(witness: Witness, meant: int) -> float:
    """What the words before a place say for the reference `meant`."""
    said = min(WORDS_MOST, WORDS_NONE + WORDS_SLOPE * witness.words.get(meant, 0.0))
    return said / witness.shared_by
