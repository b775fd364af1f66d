"""Slips of the pen in brackets: one that nothing closes, a letter that looks like a figure, the number 0.

These are told only where nothing else can be meant: the document cites in brackets, and its list has the number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from citelink.citations.citation import MarkerFault
from citelink.citations.markers.inside import Reading, read_inside
from citelink.citations.markers.locators import read_beginning
from citelink.citations.markers.possible import PossibleMarker
from citelink.citations.markers.styles import Numbering
from citelink.citations.markers.tuned import SlipLimits
from citelink.languages.vocabulary import marker_words
from citelink.text.patterns import any_pattern, any_word

# A bracket behind a word with a number, and more of them.
_OPENED = re.compile(r"(?<=[^\W\d_»”\"’).,][\s\u00a0])\[(\d{1,3})(?![\d\]])")
_MORE = re.compile(r"(?:\s?[,;]\s?\d{1,3}){1,5}(?![\d\])])")
_DIGITS = re.compile(r"\d{1,3}")
# What follows where the sentence goes on, or where the other kind of bracket closes.
_GOES_ON = re.compile(r"[.,;:]?[ \u00a0\n]{1,2}[^\W\d_]{2,}|\)(?=[\s.,;:])")
_LOCATOR = re.compile(r"[.,:;][\s\u00a0]{0,2}(?=\w)")
_SIGN = re.compile(r"[\[\]]")
_BRACKET = re.compile(r"(?<![\w\])}])\[([^\[\]\n]{1,80})\]")
_FIGURES = {"З": "3", "з": "3", "l": "1", "I": "1", "О": "0", "о": "0", "O": "0", "o": "0"}
_LATIN_END = "\u024f"
TO_FIGURES = str.maketrans(_FIGURES)
_LETTERS = "".join(_FIGURES)
_NUMBER = re.compile(rf"(?<![^\W_])(?=[\d{_LETTERS}]{{0,2}}[{_LETTERS}])[\d{_LETTERS}]{{1,3}}(?![^\W_])")
# A letter that stands for the source it is the first letter of: `[Б, с. 5]`.
_ABBREVIATED = re.compile(rf"\[(?![{_LETTERS}][.,])[^\W\d_]{{1,3}}[.,:;]\s?[^\W\d_]{{1,4}}\.\s?\d")
_ZERO = re.compile(r"\s?0\s?(?:[,.;]|:(?!\d))")
_ZERO_AND_MORE = re.compile(r"\[\s?0(?!\s?\]|\d)(?!\s?[.,:;]\s?[^\W\d_])")
# A bare `[0]` that is typed like a citation: behind a word, and before the end of the clause or another word.
_BEFORE_ZERO = re.compile(r"[^\W\d_]{3}[»”\"’)]?[ \u00a0\n]\Z")
_BEHIND_ZERO = re.compile(r"[.,;:)](?:\s|\Z)|[ \u00a0]?\n|\Z|[ \u00a0][^\W\d_]{2}")


@cache
def _other_noun() -> re.Pattern[str]:
    """A word that says that the bracket behind it holds an index, a value, the end of an interval."""
    known = marker_words()
    words = any_word((*known.interval_nouns, *known.formula_nouns, *known.part_nouns))
    patterns = any_pattern((*known.array_nouns, *known.value_nouns, *known.equation_nouns))
    return re.compile(rf"(?<!\w)(?:{words}|{patterns})[\s:«\"'(]{{1,3}}\Z", re.IGNORECASE)


class Slip(NamedTuple):
    """Where it stands in the text searched, and what is wrong."""

    start: int
    end: int
    fault: MarkerFault


def find_slips(
    text: str, markers: Sequence[PossibleMarker], numbering: Numbering, language: str | None = None
) -> list[Slip]:
    """The slips in `text`, ascending, where its `markers` in brackets are enough to show how it cites."""
    if not numbering.numbers or sum(one.style == "bracket" for one in markers) < SlipLimits.least_markers:
        return []
    found = [*_unclosed(text, numbering, language), *_lettered(text, numbering, language)]
    return sorted(found)


def lone_zeros(text: str, possible: Sequence[PossibleMarker], numbering: Numbering) -> set[int]:
    """Starts of the bare `[0]` that stand where citations do, in a text that cites in brackets and whose list begins
    with 1. Many of them are indices, and so are those of a text that has intervals and cells, `[0, 255]`."""
    numbers = numbering.numbers
    if not numbers or 0 in numbers:
        return set()
    zeros = [one for one in possible if one.style == "bracket" and one.reading.numbers == (0,) and one.number == 0]
    cited = sum(one.style == "bracket" and numbering.covers(one) for one in possible)
    if not zeros or cited < SlipLimits.least_markers or len(zeros) * SlipLimits.one_zero_of > cited:
        return set()
    if _ZERO_AND_MORE.search(text):
        return set()
    others = {_last_word(text, one) for one in possible if one.number}
    return {
        one.start
        for one in zeros
        if _last_word(text, one) not in others
        and _BEFORE_ZERO.search(text, max(0, one.start - 6), one.start)
        and _BEHIND_ZERO.match(text, one.end)
        and not _other_noun().search(text, max(0, one.start - SlipLimits.around), one.start)
        and _ends_in_letters_of(text, one)
    }


def _last_word(text: str, marker: PossibleMarker) -> str:
    words = text[max(0, marker.start - SlipLimits.around) : marker.start].split()
    return words[-1] if words else ""


def _ends_in_letters_of(text: str, zero: PossibleMarker) -> bool:
    """Whether the word before a `[0]` is one of the text around it and no name of an array: in a text that is not Latin
    a Latin word is one."""
    around = text[max(0, zero.start - SlipLimits.around) : zero.end + SlipLimits.around]
    letters = sum(map(str.isalpha, around))
    latin = sum(sign.isalpha() and sign <= _LATIN_END for sign in around)
    word = text[max(0, zero.start - 4) : zero.start].rstrip(' \u00a0\n»”"’)')[-1:]
    return 2 * latin > letters or word > _LATIN_END


def _unclosed(text: str, numbering: Numbering, language: str | None) -> Iterator[Slip]:
    """`[5, с. 3 и дальше.`, `[5 упоминает`, `[5) упоминает`."""
    for match in _OPENED.finditer(text):
        end = match.end()
        if _is_closed(text, end):
            continue
        located = _locator_end(text, end, language)
        if located is None and (more := _MORE.match(text, end)):
            end = more.end()
        if located is None and not _GOES_ON.match(text, end):
            continue
        numbers = map(int, _DIGITS.findall(text, match.start(), end))
        if numbering.numbers.issuperset(numbers):
            yield Slip(match.start(), located or end, MarkerFault("bracket-open"))


def _locator_end(text: str, at: int, language: str | None) -> int | None:
    """Where a locator ends that is printed behind the numbers; None: none is."""
    sign = _LOCATOR.match(text, at)
    if sign is None:
        return None
    places, end = read_beginning(text[sign.end() : sign.end() + SlipLimits.locator], language)
    return sign.end() + end if places and places[0].label else None


def _is_closed(text: str, at: int) -> bool:
    """Whether a bracket that is open `at` a place is closed within reach, those opened within it left out."""
    depth = 1
    for sign in _SIGN.finditer(text, at, at + SlipLimits.reach):
        depth += 1 if sign[0] == "[" else -1
        if depth == 0:
            return True
    return False


def _lettered(text: str, numbering: Numbering, language: str | None) -> Iterator[Slip]:
    """`[З, с. 9]`, `[1О]`, `[2, З]` with letters; `[0, с. 5]`."""
    abbreviated = _ABBREVIATED.search(text) is not None
    for match in _BRACKET.finditer(text):
        inside = match[1]
        if _ZERO.match(inside):
            reading = read_inside(inside, language)
            if reading is not None and reading.numbers == (0,) and _is_located(reading):
                yield Slip(match.start(), match.end(), MarkerFault("number-zero"))
            continue
        letters = list(_NUMBER.finditer(inside))
        reading = _read_lettered(inside, letters, language) if letters else None
        if reading is None or not numbering.numbers.issuperset(reading.numbers):
            continue
        located = _is_located(reading) and not abbreviated
        if all(_is_surely_number(one[0], located, len(reading.works) > 1) for one in letters):
            figure = next(_FIGURES[sign] for sign in letters[0][0] if sign in _FIGURES)
            yield Slip(match.start(), match.end(), MarkerFault("letter-for-figure", int(figure)))


def _read_lettered(inside: str, letters: Sequence[re.Match[str]], language: str | None) -> Reading | None:
    """What the marker says with figures for the letters; None where it is none, or one as it stands."""
    if read_inside(inside, language) is not None:
        return None
    meant = inside
    for one in letters:
        meant = meant[: one.start()] + one[0].translate(TO_FIGURES) + meant[one.end() :]
    reading = read_inside(meant, language)
    return reading if reading is not None and not reading.fault and not reading.unsure else None


def _is_located(reading: Reading) -> bool:
    return any(work.locator is not None and work.locator.label == "page" for work in reading.works)


def _is_surely_number(printed: str, located: bool, several: bool) -> bool:
    """Whether a number with letters in it is one: behind a figure, before the pages of a work, or, for the one letter
    that is no symbol, beside other numbers."""
    if printed[0].isdigit():
        return True
    if len(printed) > 1:
        return located and any(sign.isdigit() for sign in printed)
    return (located and printed in "Ззl") or (several and printed == "З")
