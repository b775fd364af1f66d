"""Brackets that hold values and no citations: parameters, intervals, rows of matrices, identifiers of people.

Values are told by where they stand and by the list, which has no such numbers.
"""

from __future__ import annotations

import re
from dataclasses import replace

from citelink.citations.markers.inside import Reading, ReadWork
from citelink.citations.markers.locators import DASH
from citelink.citations.markers.possible import PossibleMarker
from citelink.citations.markers.styles import Numbering
from citelink.citations.markers.tuned import NumberLimits, ValueLimits
from citelink.languages.vocabulary import marker_words
from citelink.text.patterns import any_pattern, any_word
from citelink.text.span import line_around

_known = marker_words()
_VALUE_NOUN = re.compile(rf"(?<!\w){any_pattern(_known.value_nouns)}\s{{0,2}}[:=]?\s{{1,3}}\Z", re.IGNORECASE)
_UNIT_BEHIND = re.compile(rf"\s{{0,2}}{any_pattern(_known.measures)}(?!\w)")
_CITING_NAME = re.compile(rf"(?<!\w){any_word(_known.introducers)}\Z", re.IGNORECASE)
_NAMED = re.compile(rf"(?:^|\n)[^\n:]{{1,{ValueLimits.label}}}[:=]\s{{0,3}}\Z")
_LINE_END = re.compile(r"[ \t\u00a0]{0,3}[.,;]?[ \t\u00a0\r]{0,3}(?:\n|\Z)")
_LONGEST_ROW = 160
_NO_WORDS = re.compile(rf"[\d\s.,;:\[\](){{}}|\-\u2010-\u2015\u2212]{{0,{_LONGEST_ROW}}}")
_BRACKET_BEFORE = re.compile(r"\][,;]?\s{0,2}\Z")
_BRACKET_BEHIND = re.compile(r"[,;]?\s{0,2}\[")
_NUMBER = re.compile(r"\d{1,9}")
_NEGATIVE = re.compile(rf"\s{{0,2}}[{DASH}]\d")
_TWO_DIGITS = re.compile(r"(\d)\s(\d)")
_CONTEXT = 80


def is_value(text: str, marker: PossibleMarker, numbering: Numbering) -> bool:
    """Whether several numbers, most of which the list lacks, stand where values do: behind the name of a value, before
    a unit, among other brackets of them, on a line without words; or are many round ones."""
    numbers = set(marker.reading.numbers)
    if not numbering.numbers or len(numbers) < 2 or any(work.locator for work in marker.reading.works):
        return False
    listed = len(numbers & numbering.numbers)
    if listed * 2 >= len(numbers):
        return False
    before = text[max(0, marker.start - _CONTEXT) : marker.start]
    if _VALUE_NOUN.search(before) or _is_named_value(text, marker, before):
        return True
    if listed:
        return False
    if len(numbers) >= ValueLimits.many and all(number % ValueLimits.step == 0 for number in numbers):
        return True
    return _UNIT_BEHIND.match(text, marker.end) is not None or _is_row(text, marker)


def is_no_slip(text: str, marker: PossibleMarker, numbering: Numbering) -> bool:
    """Whether a bracket that cannot be read was not meant to be: its numbers are none of a list, or it is a row of a
    table."""
    fault = marker.reading.fault
    if fault is None:
        return False
    printed = _NUMBER.findall(marker.inside)
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
