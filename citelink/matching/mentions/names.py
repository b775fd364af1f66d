"""How the names of an entry's persons stand in a reference."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.process import extractOne

from citelink.matching.match import Level
from citelink.matching.mentions.folded import FoldedEntry, FoldedReference, Name
from citelink.matching.persons import surname_stem
from citelink.text.pickling import quick

_OTHERS_LOOKED_AT = 12
_FIRST_WORDS = 6


@quick
@dataclass(frozen=True, slots=True)
class NameEvidence:
    """The first person, the share of the other persons found, whether the first initial clashes, whether the first
    person stands among the first words, and whether the reference begins with a word that the entry does not have."""

    level: Level
    score: float
    others: float
    initial_differs: bool
    early: bool
    foreign_first: bool


def find_names(entry: FoldedEntry, reference: FoldedReference) -> NameEvidence:
    """The entry's persons in the reference. Persons hidden behind `et al.` cost nothing."""
    foreign = _foreign_first(entry, reference)
    if not entry.names:
        return NameEvidence("missing", 0.0, 0.0, False, False, foreign)
    first = entry.names[0]
    score = _find_surname(first.surname, first.parts, reference)
    rest = entry.names[1 : 1 + _OTHERS_LOOKED_AT]
    found = sum(name.surname in reference.vocabulary for name in rest)
    if score >= 0.99:
        level: Level = "exact"
    elif score >= 0.84:
        level = "close"
    elif found or any(_find_surname(name.surname, name.parts, reference) >= 0.84 for name in rest[:2]):
        # Editors before authors, or a list in another order.
        level = "partial"
    else:
        level = "differs"
    early = level in ("exact", "close") and first.surname in reference.words.items[:_FIRST_WORDS]
    clash = level == "exact" and _initial_differs(first, reference)
    return NameEvidence(level, score, found / len(rest) if rest else 0.0, clash, early, foreign)


def _find_surname(surname: str, parts: tuple[str, ...], reference: FoldedReference) -> float:
    vocabulary = reference.vocabulary
    if surname in vocabulary:
        return 1.0
    if len(surname) < 4:
        return 0.0
    if parts and all(part in vocabulary for part in parts):
        return 1.0
    if len(surname) >= 7 and surname in reference.words.text:
        return 0.95
    # Only words that may be a misread form of it: of two that are as like it a set would give either.
    alike = [word for word in vocabulary if word[0] == surname[0]]
    if best := extractOne(surname, alike, scorer=fuzz.ratio, score_cutoff=84):
        return float(best[1]) / 100
    stem = surname_stem(surname)
    if len(stem) >= 4 and stem in _stems(vocabulary):
        return 0.9
    return 0.86 if any(part in vocabulary for part in parts) else 0.0


# A reference is compared with several entries, one after the other.
@lru_cache(maxsize=1 << 8)
def _stems(vocabulary: frozenset[str]) -> frozenset[str]:
    return frozenset(map(surname_stem, vocabulary))


def _initial_differs(name: Name, reference: FoldedReference) -> bool:
    """Whether letters stand beside the surname, and none of them is an initial of the person's.

    Within one script only; both neighbours count, since the letters of the next person may be the nearer ones."""
    if not name.initials or name.latin == reference.cyrillic:
        return False
    items = reference.words.items
    at = items.index(name.surname) if name.surname in reference.vocabulary else -1
    if at < 0 or at > _FIRST_WORDS:
        return False
    beside = {item for item in items[max(0, at - 2) : at] if len(item) == 1}
    for item in items[at + 1 : at + 3]:
        if len(item) != 1:
            break
        beside.add(item)
    return bool(beside) and not beside & set(name.initials)


def _foreign_first(entry: FoldedEntry, reference: FoldedReference) -> bool:
    """Whether the reference begins with a word that is in none of the entry's fields."""
    first = reference.first_word
    if not first or first in entry.text:
        return False
    stem = surname_stem(first)
    return all(fuzz.ratio(first, name.surname) < 80 and surname_stem(name.surname) != stem for name in entry.names)
