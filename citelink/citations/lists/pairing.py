"""A list printed twice: first in Cyrillic, then transliterated as `References`, with the same numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from citelink.citations.citation import Reference, ReferenceList
from citelink.citations.lists.tuned import PairingShares

_FIGURES = re.compile(r"[0-9]+")


def pair_lists(lists: Sequence[ReferenceList]) -> list[ReferenceList]:
    """`lists` with `paired_with` set in each list (and its references) that prints the list before it once more.

    Transliteration and translation change every word, but not the years, volumes and pages: two printings have the same
    numbers, and under most numbers the same figures."""
    paired: list[ReferenceList] = []
    for found in lists:
        first = len(paired) - 1
        if first >= 0 and paired[first].paired_with is None and _prints_again(paired[first], found):
            ids = _by_number(paired[first])
            references = tuple(
                replace(r, paired_with=ids[r.number].id if r.number in ids else None) for r in found.references
            )
            found = replace(found, paired_with=first, references=references)
        paired.append(found)
    return paired


def _by_number(found: ReferenceList) -> dict[int | None, Reference]:
    return {reference.number: reference for reference in reversed(found.references)}


def _prints_again(first: ReferenceList, second: ReferenceList) -> bool:
    ours, theirs = _by_number(first), _by_number(second)
    shared = ours.keys() & theirs.keys()
    if len(shared) < 2 or len(shared) < PairingShares.numbers * max(len(ours), len(theirs)):
        return False
    alike = sum(_same_figures(ours[number].text, theirs[number].text) for number in shared)
    return alike >= PairingShares.references * len(shared)


def _same_figures(one: str, other: str) -> bool:
    left, right = set(_FIGURES.findall(one)), set(_FIGURES.findall(other))
    if not left or not right:
        return False
    return len(left & right) >= PairingShares.figures * min(len(left), len(right))
