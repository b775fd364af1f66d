"""The numbers of an entry's fields as they are compared: without leading zeros, Roman ones as Arabic."""

from __future__ import annotations

import re

from citelink.matching.words import numeral, split_words

DIGITS = re.compile(r"\d{1,9}")
_ROMAN = re.compile(r"\b[ivxіх]{1,7}\b", re.IGNORECASE)
_LONGEST = 400
_LONGEST_WORDS = 60


def bare(digits: str) -> str:
    """A number without leading zeros."""
    return digits.lstrip("0") or "0"


def first_number(field: str) -> str:
    """The first number in a field, or ""."""
    found = DIGITS.search(field[:_LONGEST])
    return bare(found[0]) if found else ""


def field_number(field: str) -> str:
    """The number that a volume, an issue or an edition bears: digits, else a Roman numeral, else the words of the
    field in skeleton form. Nought is none."""
    if not field:
        return ""
    if digits := DIGITS.search(field[:_LONGEST]):
        return digits[0].lstrip("0")
    if (roman := _ROMAN.search(field[:_LONGEST])) and (value := numeral(roman[0].lower())):
        return str(value)
    return split_words(field[:_LONGEST_WORDS]).text


def last_page(first: str, last: str) -> str:
    """The last page of a range, completed where it was printed short: 1074 and 80 are 1074 and 1080."""
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return bare(last)
