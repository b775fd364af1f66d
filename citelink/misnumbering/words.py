"""Words that a place shares with a reference, weighed by how rare they are among the places and in the list."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log

from citelink.misnumbering.authors import Authors
from citelink.results import ParsedReference
from citelink.text.fold import fold

# Words are compared by their beginnings, which cases and plurals leave alone.
_BEGINNING = 6
_WORD = re.compile(r"\w{3,40}")
_SENTENCE_END = re.compile(r"[.!?…][)\]»”\"]?\s+")
# A marker behind the full stop of its sentence has less than this before it.
_SHORTEST_SENTENCE = 25
_MOST_REFERENCE = 600


def likeness(
    places: Sequence[str], references: Mapping[int, ParsedReference], authors: Authors
) -> list[dict[int, float]]:
    """For what stands before each place, the references with which it shares words, and how much that says; those that
    are left out share none. `authors` are those of the references."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, parsed in references.items():
        for word in _words_of(parsed, authors.surnames(number)):
            numbers[word].append(number)
    words = [_beginnings(last_sentence(before)) for before in places]
    often = Counter(word for one in words for word in one)
    total, listed = len(places) + 1, len(references) + 1
    shared: list[dict[int, float]] = []
    for one in words:
        sums: dict[int, float] = {}
        for word in one:
            if found := numbers.get(word):
                weight = log(listed / len(found)) * log(total / often[word])
                for number in found:
                    sums[number] = sums.get(number, 0.0) + weight
        shared.append(sums)
    return shared


def last_sentence(before: str) -> str:
    """What of a text a marker behind it belongs to."""
    ends = [match.end() for match in _SENTENCE_END.finditer(before)]
    starts = [0, *(end for end in ends if not before[end : end + 1].islower())]
    if len(before) - starts[-1] < _SHORTEST_SENTENCE and len(starts) > 1:
        return before[starts[-2] :]
    return before[starts[-1] :]


def _words_of(parsed: ParsedReference, surnames: Iterable[str]) -> list[str]:
    """The words of a reference but those of its authors' `surnames`."""
    names = set(_beginnings(" ".join(surnames)))
    return [word for word in _beginnings(parsed.reference.text[:_MOST_REFERENCE]) if word not in names]


def _beginnings(text: str) -> list[str]:
    """The beginnings of the words of a text, each once, in their order."""
    return list(dict.fromkeys([word[:_BEGINNING] for word in _WORD.findall(fold(text)) if not word.isdecimal()]))
