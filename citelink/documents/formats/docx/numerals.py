"""How the numbers of lists are printed (ECMA-376, part 1, 17.18.59, ST_NumberFormat)."""

from __future__ import annotations

from citelink.documents.counting import count_in

_COUNTED = {
    "upperRoman": "upper-roman",
    "lowerRoman": "lower-roman",
    "upperLetter": "upper-letter",
    "lowerLetter": "lower-letter",
    "russianUpper": "upper-cyrillic",
    "russianLower": "lower-cyrillic",
    "decimalZero": "decimal-zero",
}
_AROUND = {
    "decimalEnclosedParen": "({})",
    "decimalEnclosedFullstop": "{}.",
    "numberInDash": "- {} -",
    "01": "{:02}",
    "001": "{:03}",
    "0001": "{:04}",
}
_CIRCLED = ("decimalEnclosedCircle", "decimalEnclosedCircleChinese")
_FIRST_CIRCLE, _MOST_CIRCLES = 0x2460, 20


def print_number(number: int, form: str) -> str:
    """`number` in the format `form`; in figures where the format is unknown or has no such number."""
    if form in _COUNTED:
        return count_in(_COUNTED[form], number)
    if form in _AROUND:
        return _AROUND[form].format(number)
    if form in _CIRCLED and 0 < number <= _MOST_CIRCLES:
        return chr(_FIRST_CIRCLE + number - 1)
    return _ordinal(number) if form == "ordinal" else str(number)


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number % 100 not in (11, 12, 13) else "th"
    return f"{number}{ending}"
