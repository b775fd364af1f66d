"""Titles that look alike and are of two works: a printed title that goes on where the entry's ends (`Algebra and
geometry` against `Algebra`), one that ends where the entry's goes on, another number beside the same word (`Part 2`
against `Part 1`).

What stands behind a sign is a subtitle, which either side may leave out.
"""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz import fuzz

from citelink.languages.vocabulary import kind_words, name_words, reference_words, title_words
from citelink.matching.mentions.folded import FoldedEntry, FoldedReference
from citelink.matching.mentions.printed_numbers import boilerplate
from citelink.matching.mentions.titles import MISREAD, TitleEvidence
from citelink.matching.words import Breath, Words, is_little, split_breaths, split_words
from citelink.text.patterns import any_pattern, any_word

_TELLING = 4
# So many telling words are the beginning of one title, and no subject that many write about.
_A_BEGINNING = 3
# So many letters behind a title a number may still be of it.
_SLACK = 24
_LARGEST_PART = 99


def goes_on(entry: FoldedEntry, reference: FoldedReference, title: TitleEvidence) -> bool:
    """Whether the entry's title is printed letter by letter, and in one breath with it words that the entry says
    nowhere: behind it, or before it and bound to it (`Introduction to Algebra`)."""
    breath = _breath_of(reference, title)
    if breath is None or _additions().search(breath.printed):
        return False
    if breath.end == title.end and (behind := _behind(reference, breath)) and _lists_on(behind):
        return _tell_more(entry, reference.words, behind.begin, behind.end)
    if _tell_more(entry, reference.words, title.end, breath.end):
        return True
    return _is_bound(reference.words, title.start) and _tell_more(entry, reference.words, breath.begin, title.start)


def has_subtitle(entry: FoldedEntry, reference: FoldedReference, title: TitleEvidence) -> bool:
    """Whether one side alone has a subtitle that tells something: the entry, or the reference behind a colon."""
    if title.found and not title.whole and entry.titles[0].text.startswith(title.form.text):
        return not any(_genres().match(one.printed) for one in split_breaths(entry.entry.title)[1:])
    breath = _breath_of(reference, title)
    if breath is None or breath.end != title.end:
        return False
    behind = _behind(reference, breath)
    if behind is None or behind.sign != ":" or _genres().match(behind.printed):
        return False
    return _tell_more(entry, reference.words, behind.begin, behind.end)


def is_printed_in_part(entry: FoldedEntry, reference: FoldedReference) -> bool:
    """Whether only a part of the entry's title is printed, between two signs, and nowhere what tells more before or
    behind it. What stands behind a sign in the entry's title may be left out."""
    own = split_breaths(entry.entry.title)
    text = reference.words.text
    if not own or not entry.titles or entry.titles[0].text in text:
        return False
    added = _additions().search(own[0].printed)
    main = split_words(own[0].printed[: added.start()] if added else own[0].printed)
    # What ends the text may be cut short.
    whole_breaths = [text[one.begin : one.end] for one in split_breaths(reference.printed) if one.end < len(text)]
    if not any(said != main.text and main.find(said) >= 0 and _telling_words(said, main) > 0 for said in whole_breaths):
        return False
    lacking = [word for word, number in zip(main.items, main.numerals, strict=True) if _tells(word, number)]
    return any(word not in text and not fuzz.partial_ratio(word, text, score_cutoff=MISREAD) for word in lacking)


def begins_printed(entry: FoldedEntry, reference: FoldedReference, telling: int = _A_BEGINNING) -> bool:
    """Whether what is printed between two signs is the beginning of the entry's title, in so many `telling` words;
    three tell enough to be no other title."""
    title = entry.titles[0] if entry.titles else None
    text = reference.words.text
    if title is None:
        return False
    printed = (text[one.begin : one.end] for one in split_breaths(reference.printed))
    return any(_telling_words(said, title) >= telling for said in printed if title.text.startswith(said))


def has_another_number(entry: FoldedEntry, reference: FoldedReference, title: TitleEvidence) -> bool:
    """Whether a word of the entry's title has a number beside it, and where the title is printed the same word has
    another."""
    if not title.found:
        return False
    whole = entry.titles[0]
    wanted = _numbers_beside(whole, 0, len(whole.text))
    if not wanted:
        return False
    end = max(title.end, min(title.start + len(whole.text) + _SLACK, reference.host))
    printed = _numbers_beside(reference.words, title.start, end)
    return any(numbers.isdisjoint(printed[beside]) for beside, numbers in wanted.items() if beside in printed)


def _breath_of(reference: FoldedReference, title: TitleEvidence) -> Breath | None:
    """The breath that the title ends in, where it is printed letter by letter."""
    if not title.found or reference.words.text[title.start : title.end] != title.form.text:
        return None
    return next((one for one in split_breaths(reference.printed) if one.begin < title.end <= one.end), None)


def _telling_words(said: str, title: Words) -> int:
    """How many words of a title that tell something stand in a part of it."""
    return sum(_tells(word, number) and word in said for word, number in zip(title.items, title.numerals, strict=True))


def _behind(reference: FoldedReference, breath: Breath) -> Breath | None:
    return next((one for one in split_breaths(reference.printed) if one.begin == breath.end), None)


def _lists_on(breath: Breath) -> bool:
    """Whether it goes on with a list of things: a comma and a small letter begin it, and an "and" stands in it."""
    listed = breath.sign == "," and breath.printed[:1].islower() and _and().search(breath.printed)
    return bool(listed) and not _additions().search(breath.printed)


def _tell_more(entry: FoldedEntry, words: Words, begin: int, end: int) -> bool:
    """Whether a word that tells something, and that the entry says nowhere, stands in a place; what stands behind a
    number is no title."""
    for item, at, number in zip(words.items, words.starts, words.numerals, strict=True):
        if at < begin:
            continue
        if at >= end or number is not None:
            return False
        if _tells(item, number) and item not in entry.text:
            return True
    return False


def _tells(item: str, number: int | None) -> bool:
    return number is None and len(item) >= _TELLING and item not in boilerplate()


def _is_bound(words: Words, place: int) -> bool:
    """Whether a preposition stands right before a place."""
    before = [item for item, at in zip(words.items, words.starts, strict=True) if at < place][-1:]
    return bool(before) and len(before[0]) > 1 and is_little(before[0])


def _numbers_beside(words: Words, begin: int, end: int) -> dict[tuple[str, str], set[int]]:
    """The numbers that stand right behind a word, and right before one, within a place."""
    found: dict[tuple[str, str], set[int]] = {}
    items, numerals = words.items, words.numerals
    for at, number in enumerate(numerals):
        if number is None or number > _LARGEST_PART or not begin <= words.starts[at] < end:
            continue
        for side, beside in (("before", at - 1), ("behind", at + 1)):
            if 0 <= beside < len(items) and numerals[beside] is None and begin <= words.starts[beside] < end:
                found.setdefault((side, items[beside]), set()).add(number)
    return found


@cache
def _genres() -> re.Pattern[str]:
    return re.compile(rf"\b{any_pattern(kind_words().title_genres)}", re.IGNORECASE)


@cache
def _and() -> re.Pattern[str]:
    return re.compile(rf"\s{any_word(name_words().conjunctions)}\s")


@cache
def _additions() -> re.Pattern[str]:
    """What may stand behind a title without a sign: the kind of book, how many volumes, which edition."""
    editions = (beginning + any_word(endings) for beginning, endings in reference_words().editions.items())
    said = any_pattern((*kind_words().title_genres, *title_words().volumes_in_words, *editions))
    return re.compile(rf"\b{said}", re.IGNORECASE)
