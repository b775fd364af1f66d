"""Counting as word processors print it before the items of lists: 3, c, iii, в."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
# The letters that Russian lists count with: without ё, й, ъ, ы, ь (GOST 2.105-95, 4.1.7, and what the programs print).
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_LONGEST_ROMAN, _MOST_LETTERS = 4_999, 30


def count_in(form: str, number: int) -> str:
    """`number` in the form named: `decimal`, `decimal-zero` (01), `lower-roman`, `upper-roman`, `lower-letter`,
    `upper-letter` (a ... z, aa, bb ...), `lower-latin`, `upper-latin` (a ... z, aa, ab ...), `lower-cyrillic`,
    `upper-cyrillic`. A number that the form cannot say, and any
    other form, is printed in digits."""
    said = _said(form.removeprefix("lower-").removeprefix("upper-"), number)
    return said.upper() if form.startswith("upper-") else said


def _said(form: str, number: int) -> str:
    if form == "decimal-zero":
        return f"{number:02d}"
    if form == "roman" and 0 < number <= _LONGEST_ROMAN:
        return _roman(number)
    if form == "latin" and number > 0:
        return _latin(number)
    if form in ("letter", "cyrillic"):
        letters = _LATIN if form == "letter" else _CYRILLIC
        times, at = divmod(number - 1, len(letters))
        if 0 <= times < _MOST_LETTERS:
            return letters[at] * (times + 1)
    return str(number)


def _roman(number: int) -> str:
    said = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        said += sign * times
    return said


def _latin(number: int) -> str:
    said = ""
    while number:
        number, letter = divmod(number - 1, len(_LATIN))
        said = _LATIN[letter] + said
    return said
