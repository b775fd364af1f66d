"""Blocking: which works of a set are worth comparing. Not all pairs: those with a key in common.

Keys are identifiers, whole titles, pairs of a title's rarest words, surname with year, volume with page. A block that
many works share says little, so in it only neighbours by title are looked at: the work never grows with the square of
the set.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations, groupby

from citelink.matching.words import split_words
from citelink.matching.works.compare import Work
from citelink.matching.works.titles import content_words

CROWD = 40
_WINDOW = 5
_RAREST = 4
_RAREST_OF_TEXT = 5
_TEXT_WORDS = 80
_TITLE_LETTERS = 8
_NAMES = 3
_PLACE_BITS = 32


class Blocking:
    """The works of a set by what they have in common; positions are those of the sequence."""

    def __init__(self, works: Sequence[Work]) -> None:
        self._works = works
        words = [words_of(work) for work in works]
        self._rarity = Counter(chain.from_iterable(map(set, words)))
        self._blocks: list[Sequence[int]] = []
        self._blocks_of: list[list[int]] = [[] for _ in works]
        self._fill(words)

    def neighbours(self, at: int) -> list[int]:
        """The works behind the one at position `at` that it is worth comparing with, ascending."""
        found: set[int] = set()
        for block in self._blocks_of[at]:
            found.update(self._blocks[block])
        return sorted(place for place in found if place > at)

    def _fill(self, words: Sequence[Sequence[str]]) -> None:
        # One number for key and place: a list of numbers sorts quickly and is small.
        pairs = [
            (hash(key) << _PLACE_BITS) | place
            for place, work in enumerate(self._works)
            for key in keys_of(work, words[place], self._rarity)
        ]
        pairs.sort()
        mask = (1 << _PLACE_BITS) - 1
        for _, block in groupby(pairs, key=lambda pair: pair >> _PLACE_BITS):
            places = [pair & mask for pair in block]
            if len(places) > 1:
                for part in [places] if len(places) <= CROWD else self._windows(places):
                    for place in part:
                        self._blocks_of[place].append(len(self._blocks))
                    self._blocks.append(part)

    def _windows(self, places: Sequence[int]) -> Iterator[Sequence[int]]:
        works = self._works
        return windows(sorted(places, key=lambda place: (*order_of(works[place]), place)))


def windows(ordered: Sequence[int]) -> Iterator[Sequence[int]]:
    """Runs of a crowded block whose works are ordered by title, each overlapping the next."""
    for start in range(0, len(ordered) - 1, _WINDOW):
        yield ordered[start : start + 2 * _WINDOW]


def keys_of(work: Work, words: Sequence[str], rarity: Mapping[str, int]) -> Iterable[str]:
    """The keys of a work, each once; `words` are those of `words_of`, and `rarity` says in how many works each is."""
    return dict.fromkeys(_keys(work, words, rarity))


def _keys(work: Work, words: Sequence[str], rarity: Mapping[str, int]) -> Iterator[str]:
    traits = work.traits
    title = traits.title.whole.text
    subject = traits.notice.subject if len(traits.notice.subject) >= _TITLE_LETTERS else ""
    for text in dict.fromkeys((title, traits.title.main, subject, *traits.originals)):
        if len(text) >= _TITLE_LETTERS:
            yield f"t{text}"
            if len(title) < 3 * _TITLE_LETTERS and traits.names:
                # A short title is a crowd's.
                yield f"t{text}~{traits.names[0].surname}"
    rarest = sorted(set(words), key=lambda word: (rarity[word], word))
    for pair in combinations(rarest[: _RAREST_OF_TEXT if work.text else _RAREST], 2):
        yield "w" + "|".join(sorted(pair))
    for person in traits.names[:_NAMES]:
        if traits.year:
            yield f"n{person.surname}~{traits.year}"
        if traits.first:
            yield f"p{person.surname}~{traits.first}"
    if traits.first and traits.volume:
        yield f"v{traits.volume}@{traits.first}"
    for name, value in traits.identifiers.items():
        yield f"i{name}:{value}"


def words_of(work: Work) -> tuple[str, ...]:
    """The words that may tell a work from others: those of its title, or, where a text was parsed, of all of it."""
    if work.text:
        return content_words(split_words(work.text))[:_TEXT_WORDS]
    return work.traits.title.content


def order_of(work: Work) -> tuple[str, int, str, str]:
    """What neighbours in a crowded block are told by."""
    traits = work.traits
    return traits.title.whole.text, traits.year or 0, traits.volume, traits.first
