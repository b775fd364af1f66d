"""Brackets that hold values and no citations: parameters, intervals, rows of matrices, identifiers of people.

Values are told by where they stand and by the list, which has no such numbers.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from citelink.citations.markers.false_markers import names_interval, value_before
from citelink.citations.markers.inside import Reading, ReadWork
from citelink.citations.markers.locators import DASH, Place, build_locator
from citelink.citations.markers.possible import PossibleMarker
from citelink.citations.markers.styles import Numbering
from citelink.citations.markers.tuned import NumberLimits, ValueLimits
from citelink.languages.vocabulary import marker_words
from citelink.text.patterns import any_pattern, any_word, late
from citelink.text.span import line_around
from citelink.text.years import DATED

_known = marker_words()
_VALUE_NOUN = late(rf"(?<!\w){any_pattern(_known.value_nouns)}\s{{0,2}}[:=]?\s{{1,3}}\Z", re.IGNORECASE)
_UNIT_BEHIND = late(rf"[ \u00a0]{{0,2}}{any_pattern(_known.measures)}(?!\w)")
_CITING_NAME = late(rf"(?<!\w){any_word(_known.introducers)}\Z", re.IGNORECASE)
_NAMED = late(rf"(?:^|\n)[^\n:]{{1,{ValueLimits.label}}}[:=]\s{{0,3}}\Z")
_LINE_END = late(r"[ \t\u00a0]{0,3}[.,;]?[ \t\u00a0\r]{0,3}(?:\n|\Z)")
_LONGEST_ROW = 160
_NO_WORDS = late(rf"[\d\s.,;:\[\](){{}}|\-\u2010-\u2015\u2212]{{0,{_LONGEST_ROW}}}")
_BRACKET_BEFORE = late(r"\][,;]?\s{0,2}\Z")
_BRACKET_BEHIND = late(r"[,;]?\s{0,2}\[")
_NUMBER = late(r"\d{1,9}")
_NEGATIVE = late(rf"\s{{0,2}}[{DASH}]\d")
_TWO_DIGITS = late(r"(\d)\s(\d)")
_DECIMAL = r"\d{1,4},\d{1,3}"
_DECIMAL_RANGE = re.compile(rf"\s?({_DECIMAL})\s?(?:[{DASH}]|;)\s?({_DECIMAL})\s?")
_DECIMAL_SERIES = re.compile(r"(?=[^,]*,\d)\s?(?:\d{1,4}(?:,\d{1,3})?;\s?){1,12}\d{1,4}(?:,\d{1,3})?\s?")
# What stands before the page, the leaf of a source whose pages are counted in brackets: `fol. [12]`.
_PAGE_BEFORE = re.compile(rf"(?:^|[\s(,;]){any_pattern(_known.bracketed_pages)}\.[ \u00a0]\Z", re.IGNORECASE)
_WORD_BEHIND = late(r"[ \u00a0\n]{0,2}([^\W\d_]{2,25})")
_DIRECTION = late(rf"\s?\d{{1,2}}[{DASH}]\d\d?\s?")
_WORK_AND_YEAR = re.compile(rf"\s?(\d{{1,3}}),\s?({DATED})\s?")
_SPACES = " \t\n\u00a0"
_CONTEXT = 80


@cache
def _lattice_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_pattern(_known.lattice_nouns)}\s{{1,3}}\Z", re.I)


@cache
def _lattice_behind() -> re.Pattern[str]:
    return re.compile(rf"[\s-]{{1,3}}{any_pattern(_known.lattice_nouns)}(?!\w)", re.I)


@cache
def _cell_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_pattern(_known.array_nouns)}\s{{1,3}}\Z", re.I)


@cache
def _lettered_cell() -> re.Pattern[str]:
    place = r"[a-z]\d?(?:\s?[+-]\s?\d)?"
    return re.compile(rf"(?<!\w){any_pattern(_known.array_nouns)}\s{{1,3}}\[{place}\s?,\s?{place}\]", re.I)


def is_value(text: str, marker: PossibleMarker, numbering: Numbering) -> bool:
    """Whether several numbers, most of which the list lacks, stand where values do: behind the name of a value, before
    a unit, among other brackets of them, on a line without words; or are many round ones."""
    numbers = set(marker.reading.numbers)
    before = text[max(0, marker.start - _CONTEXT) : marker.start]
    if (ends := _decimal_ends(marker)) and (value := value_before(before)) and ends[0] <= value <= ends[1]:
        return True
    if not numbering.numbers or not numbers or any(work.locator for work in marker.reading.works):
        return False
    listed = len(numbers & numbering.numbers)
    if _DECIMAL_SERIES.fullmatch(marker.inside) and listed < len(numbers) and _unit_behind(text, marker):
        return True
    if not listed and _PAGE_BEFORE.search(before):
        return True
    if _is_cell(text, marker, before):
        return True
    if len(marker.reading.numbers) < 2 or listed * 2 >= len(numbers):
        return False
    if _VALUE_NOUN.search(before) or _is_named_value(text, marker, before) or _is_after_colon(marker, before):
        return True
    if (behind := _WORD_BEHIND.match(text, marker.end)) and names_interval(behind[1]):
        return True
    if listed:
        return False
    if len(numbers) >= ValueLimits.many and all(number % ValueLimits.step == 0 for number in numbers):
        return True
    return _unit_behind(text, marker) or _is_row(text, marker)


def _unit_behind(text: str, marker: PossibleMarker) -> bool:
    return _UNIT_BEHIND.match(text, marker.end) is not None


def _is_cell(text: str, marker: PossibleMarker, before: str) -> bool:
    """Whether two numbers are the place of a cell, behind its noun: the same twice, or the text names a cell by letters
    too, `cell [i, j + 1]`. The same twice is a value behind the noun of one too: `stride [2, 2]`."""
    if len(marker.reading.numbers) != 2 or not marker.reading.plain:
        return False
    cell = _cell_before().search(before) is not None
    if len(set(marker.reading.numbers)) == 1:
        return cell or _VALUE_NOUN.search(before) is not None
    return cell and _lettered_cell().search(text) is not None


def _decimal_ends(marker: PossibleMarker) -> tuple[float, float] | None:
    """The ends of `[2,8–4,1]`, decimals with a comma, where they rise."""
    match = _DECIMAL_RANGE.fullmatch(marker.inside)
    if match is None:
        return None
    low, high = (float(end.replace(",", ".")) for end in match.groups())
    return (low, high) if low < high else None


def is_no_slip(text: str, marker: PossibleMarker, numbering: Numbering) -> bool:
    """Whether a bracket that cannot be read was not meant to be: its numbers are none of a list, or it is a row of a
    table."""
    fault = marker.reading.fault
    if fault is None:
        return False
    printed = _NUMBER.findall(marker.inside)
    if _decimal_ends(marker) or _is_direction(text, marker):
        return True
    if _NEGATIVE.match(marker.inside) or any(len(digits) > 1 and digits[0] == "0" for digits in printed):
        return True
    numbers = [int(digits) for digits in printed]
    largest = numbering.largest
    if max(numbers) >= NumberLimits.year and (largest is None or max(numbers) > largest * NumberLimits.beyond):
        return fault.kind != "range-too-long"
    if largest is not None and min(numbers) > largest:
        return True
    if fault.kind != "separator-missing":
        return False
    if largest is not None and not numbering.numbers.issuperset(numbers):
        return True
    if len(numbers) > 2 or numbers != sorted(set(numbers)) or _is_row(text, marker):
        return True
    return bool(_BRACKET_BEFORE.search(text, max(0, marker.start - 4), marker.start)) or bool(
        _BRACKET_BEHIND.match(text, marker.end)
    )


def join_digits(text: str, marker: PossibleMarker, numbering: Numbering) -> PossibleMarker:
    """`resilience [5 4]` read as 54, which the list must have: a space within a number, since two would ascend."""
    match = _TWO_DIGITS.fullmatch(marker.inside.strip())
    if match is None or match[1] < match[2]:
        return marker
    number = int(match[1] + match[2])
    if number not in numbering.numbers or not text[max(0, marker.start - 4) : marker.start].rstrip()[-1:].isalpha():
        return marker
    at = marker.inside.index(match[0])
    work = ReadWork(number, number, at, at + len(match[0]), at + len(match[0]))
    return replace(marker, reading=Reading.of((work,), plain=True))


def part_year(marker: PossibleMarker, numbering: Numbering) -> PossibleMarker:
    """`[30, 2017]` read as the work 30 of the list and its year, which no list reaches."""
    match = _WORK_AND_YEAR.fullmatch(marker.inside)
    if match is None or int(match[1]) not in numbering.numbers or int(match[2]) in numbering.numbers:
        return marker
    locator = build_locator((Place(None, match[2], match[2]),), match[2])
    work = ReadWork(int(match[1]), int(match[1]), *match.span(1), match.end(2), locator)
    return replace(marker, reading=Reading.of((work,), plain=False))


def _is_direction(text: str, marker: PossibleMarker) -> bool:
    """`[11-2]` right before or behind the word for a direction in a crystal: a minus, no range."""
    if not _DIRECTION.fullmatch(marker.inside):
        return False
    return bool(_lattice_behind().match(text, marker.end)) or bool(
        _lattice_before().search(text, max(0, marker.start - _CONTEXT), marker.start)
    )


def _is_after_colon(marker: PossibleMarker, before: str) -> bool:
    """`After sorting: [2, 5, 8]`: several numbers behind a colon, where the word before it is not that of sources."""
    said = before.rstrip(_SPACES)
    if len(marker.reading.numbers) < ValueLimits.many or not said.endswith((":", "=")):
        return False
    return _CITING_NAME.search(said[:-1].rstrip(_SPACES)) is None


def _is_named_value(text: str, marker: PossibleMarker, before: str) -> bool:
    """`Tuning values: [25, 50]` on a line of its own, where the name is not that of sources."""
    named = _NAMED.search(before)
    if named is None or not _LINE_END.match(text, marker.end, marker.end + 10):
        return False
    return _CITING_NAME.search(before.rstrip(" \t\u00a0:=")) is None


def _is_row(text: str, marker: PossibleMarker) -> bool:
    """Whether the bracket stands within or beside others of numbers, or on a line without a word."""
    if text[marker.start - 1 : marker.start] == "[" or text[marker.end : marker.end + 1] == "]":
        return True
    return _NO_WORDS.fullmatch(line_around(text, marker.start, marker.end, _LONGEST_ROW)) is not None
