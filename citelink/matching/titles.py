"""How a title stands in the text of a reference."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz

from citelink.matching.folded import FoldedEntry, FoldedReference
from citelink.matching.match import Level
from citelink.matching.words import Words

_SHORTEST_FUZZY = 10


@dataclass(frozen=True, slots=True)
class TitleFinding:
    """The best form of the entry's title in the reference: how well it is there, where in `words.text` (half-open),
    which form, and whether other numbers stand in it (Part I against Part II)."""

    level: Level
    score: float
    start: int
    end: int
    form: Words
    whole: bool
    numerals_differ: bool


NO_TITLE = TitleFinding("missing", 0.0, 0, 0, Words("", (), (), ()), False, False)


def find_title(entry: FoldedEntry, reference: FoldedReference) -> TitleFinding:
    """The best place of one of the entry's title forms in the reference's text."""
    if not entry.titles:
        return NO_TITLE
    best = NO_TITLE
    for at, form in enumerate(entry.titles):
        found = _find_form(form, reference.words, at == 0)
        if found.score > best.score or best is NO_TITLE:
            best = found
        if at == 0 and found.level == "exact":
            break
    return best


def _find_form(form: Words, words: Words, whole: bool) -> TitleFinding:
    place = words.find(form.text)
    # A main title or a short form says less than the whole title.
    worth = 1.0 if whole else 0.94
    if place >= 0:
        end = place + len(form.text)
        return TitleFinding("exact" if whole else "close", worth, place, end, form, whole, False)
    if len(form.text) < _SHORTEST_FUZZY:
        return TitleFinding("differs", 0.0, 0, 0, form, whole, False)
    found = fuzz.partial_ratio_alignment(form.text, words.text, score_cutoff=55)
    if found is None:
        return TitleFinding("differs", 0.0, 0, 0, form, whole, False)
    score = found.score / 100 * worth
    level: Level = "close" if score >= 0.92 else "partial" if score >= 0.78 else "differs"
    if len(form.text) > len(words.text):
        level = "partial" if level == "close" else level
    differ = level in ("close", "partial") and _numerals_differ(form, words, found.dest_start, found.dest_end)
    return TitleFinding(level, score, found.dest_start, found.dest_end, form, whole, differ)


def _numerals_differ(form: Words, words: Words, start: int, end: int) -> bool:
    inside = [
        number
        for number, at, item in zip(words.numerals, words.starts, words.items, strict=True)
        if number is not None and start - 2 <= at and at + len(item) <= end + 3
    ]
    wanted = [number for number in form.numerals if number is not None]
    return sorted(wanted) != sorted(inside) and bool(wanted)
