"""How the names of an entry's persons stand in a reference."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.process import extractOne

from citelink.matching.folded import FoldedEntry, FoldedReference, Name
from citelink.matching.match import Level

_STEM_ENDINGS = ("ovna", "evna", "uli", "kizi", "qizi", "ova", "eva", "ina", "ov", "ev", "in")
_OTHERS_LOOKED_AT = 12


@dataclass(frozen=True, slots=True)
class NameFinding:
    """The first person, the share of the other persons found, whether the first initial clashes, and whether the
    reference begins with a name that the entry does not have."""

    level: Level
    score: float
    others: float
    initial_differs: bool
    foreign_first: bool


def find_names(entry: FoldedEntry, reference: FoldedReference) -> NameFinding:
    """The entry's persons in the reference. Persons hidden behind `et al.` cost nothing."""
    foreign = _foreign_first(entry, reference)
    if not entry.names:
        return NameFinding("missing", 0.0, 0.0, False, False)
    first = entry.names[0]
    score = _find_surname(first.surname, reference)
    rest = entry.names[1 : 1 + _OTHERS_LOOKED_AT]
    found = sum(name.surname in reference.vocabulary for name in rest)
    others = found / len(rest) if rest else 0.0
    if score >= 0.99:
        level: Level = "exact"
    elif score >= 0.84:
        level = "close"
    elif found or any(_find_surname(name.surname, reference) >= 0.84 for name in rest[:2]):
        # Editors before authors, or a list in another order.
        level = "partial"
    else:
        level = "differs"
    clash = level in ("exact", "close") and _initial_differs(first, reference)
    return NameFinding(level, score, others, clash, foreign)


def _find_surname(surname: str, reference: FoldedReference) -> float:
    if surname in reference.vocabulary:
        return 1.0
    if len(surname) >= 4 and reference.words.find(surname) >= 0:
        return 1.0
    if len(surname) < 4:
        return 0.0
    best = extractOne(surname, reference.vocabulary, scorer=fuzz.ratio, score_cutoff=84)
    if best is not None and best[0][0] == surname[0]:
        return float(best[1]) / 100
    stem = _stem(surname)
    if len(stem) >= 4 and any(_stem(word) == stem for word in reference.vocabulary if word[0] == surname[0]):
        return 0.9
    if len(surname) >= 7 and surname in reference.words.text:
        return 0.95
    return 0.0


def _stem(surname: str) -> str:
    for ending in _STEM_ENDINGS:
        if surname.endswith(ending) and len(surname) - len(ending) >= 4:
            return surname[: -len(ending)]
    return surname


def _initial_differs(name: Name, reference: FoldedReference) -> bool:
    if not name.initials or not name.latin:
        return False
    for parsed in reference.names:
        if parsed.surname == name.surname and parsed.initials and parsed.latin:
            return not set(parsed.initials) & set(name.initials)
    return False


def _foreign_first(entry: FoldedEntry, reference: FoldedReference) -> bool:
    """Whether the reference begins with the surname of somebody else."""
    if not entry.names or not reference.names:
        return False
    first = reference.names[0].surname
    if len(first) < 3 or first in entry.text:
        return False
    stem = _stem(first)
    return all(fuzz.ratio(first, name.surname) < 80 and _stem(name.surname) != stem for name in entry.names)
