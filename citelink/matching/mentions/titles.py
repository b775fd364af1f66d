"""How a title stands in the text of a reference."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz

from citelink.matching.match import Level
from citelink.matching.mentions.folded import FoldedEntry, FoldedReference, find_words
from citelink.matching.mentions.letters import by_letters
from citelink.matching.words import Words, split_words
from citelink.text.pickling import quick

_SHORTEST_FUZZY = 10
# A word that is so like some part of the title's place was misread, not left out.
MISREAD = 74
_WORDS_LOOKED_AT = 8
# A reference that was cut short may end within the title, after so many letters of it; the last few find the place.
_CUT_SHORT = 92
_SHORTEST_BEGUN = 9
_TAIL = 6


@quick
@dataclass(frozen=True, slots=True)
class TitleEvidence:
    """The best form of the entry's title in the reference: how well it is there, where in `words.text` (half-open),
    which form; the share of its letters in words that are there in whatever order (`coverage`); the letters of its
    longest word that is not there (`absent`) and of the longest word in its place that is not its own (`strange`);
    whether other numbers stand in it (Part I against Part II)."""

    level: Level
    score: float
    start: int
    end: int
    form: Words
    whole: bool
    coverage: float = 0.0
    absent: int = 0
    strange: int = 0
    numerals_differ: bool = False

    @property
    def found(self) -> bool:
        """Whether it is there at all."""
        return self.level in ("exact", "close", "partial")


NO_TITLE = TitleEvidence("missing", 0.0, 0, 0, Words("", (), (), ()), False)


def find_title(entry: FoldedEntry, reference: FoldedReference) -> TitleEvidence:
    """The best place of one of the entry's title forms in the reference's text."""
    best = NO_TITLE
    for at, form in enumerate(entry.titles):
        found = _find_form(form, reference, at == 0)
        if found.score > best.score or best is NO_TITLE:
            best = found
        if found.level == "exact":
            break
    if best.level not in ("exact", "close"):
        for said in by_letters(entry.entry.title, reference.printed):
            found = _find_form(split_words(said), reference, True)
            if found.level in ("exact", "close"):
                return found
    return best


def _find_form(form: Words, reference: FoldedReference, whole: bool) -> TitleEvidence:
    place = find_words(form, reference)
    # A main title or a short form says less than the whole title.
    worth = 1.0 if whole else 0.94
    if place >= 0:
        return TitleEvidence("exact" if whole else "close", worth, place, place + len(form.text), form, whole, 1.0)
    length = len(form.text)
    if length < _SHORTEST_FUZZY:
        return TitleEvidence("differs", 0.0, 0, 0, form, whole)
    text, vocabulary = reference.words.text, reference.vocabulary
    there = [item for item in form.items if item in vocabulary or (len(item) >= 5 and item in text)]
    coverage = sum(map(len, there)) / length
    # Where hardly a word is there, only a misread or scattered title is worth the look.
    cutoff = 55 if coverage >= 0.4 else 68
    found = fuzz.partial_ratio_alignment(form.text, text, score_cutoff=cutoff)
    if found is None or found.score < _CUT_SHORT:
        begun = _begun(form.text, text)
        if begun >= _SHORTEST_BEGUN:
            # The reference ends within the title.
            score = (0.78 + 0.2 * begun / length) * worth
            return TitleEvidence(
                "partial", score, len(text) - begun, len(text), form, whole, max(coverage, begun / length)
            )
    if found is None:
        return TitleEvidence("differs", coverage * 0.5, 0, 0, form, whole, coverage)
    score = found.score / 100 * worth
    level: Level = "close" if score >= 0.92 else "partial" if score >= 0.78 else "differs"
    start, end = found.dest_start, found.dest_end
    if length > len(text):
        return TitleEvidence("partial" if level == "close" else level, score, 0, len(text), form, whole, coverage)
    if level == "differs":
        return TitleEvidence(level, score, 0, 0, form, whole, coverage)
    absent, strange = _odd_words(form, reference, start, end)
    differ = _numerals_differ(form, reference.words, start, end)
    return TitleEvidence(level, score, start, end, form, whole, coverage, absent, strange, differ)


def _begun(title: str, text: str) -> int:
    """With how many letters of its beginning a title ends the text."""
    place = title.find(text[-_TAIL:])
    count = place + _TAIL
    return count if place >= 0 and text.endswith(title[:count]) else 0


def _odd_words(form: Words, reference: FoldedReference, start: int, end: int) -> tuple[int, int]:
    text = reference.words.text
    region = text[max(0, start - 4) : end + 4]
    absent = strange = 0
    missing = sorted((item for item in form.items if len(item) >= 3 and item not in region), key=len, reverse=True)
    for item in missing[:_WORDS_LOOKED_AT]:
        if fuzz.partial_ratio(item, region, score_cutoff=MISREAD) == 0:
            absent = len(item)
            break
    own = form.text
    others = [
        item for item, at in reference.telling if start <= at + 1 and at + len(item) <= end + 1 and item not in own
    ]
    for item in sorted(others, key=len, reverse=True)[:_WORDS_LOOKED_AT]:
        if fuzz.partial_ratio(item, own, score_cutoff=MISREAD) == 0:
            strange = len(item)
            break
    return absent, strange


def _numerals_differ(form: Words, words: Words, start: int, end: int) -> bool:
    wanted = [number for number in form.numerals if number is not None]
    if not wanted:
        return False
    inside = [
        number
        for item, at, number in zip(words.items, words.starts, words.numerals, strict=True)
        if number is not None and start - 2 <= at and at + len(item) <= end + 3
    ]
    return sorted(wanted) != sorted(inside)
