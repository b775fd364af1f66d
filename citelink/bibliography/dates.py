"""Dates as libraries print them: EDTF, years, spans of years, months by number or name."""

from __future__ import annotations

import re
from functools import cache

from citelink.bibliography.entry import Date
from citelink.languages import all_languages
from citelink.text.years import DATED

_EDTF = re.compile(
    r"\s*(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:T[\d:.Z+-]{0,30})?)?)?[?~%]?"
    r"(?:\s*/\s*(?:(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?[?~%]?|\.\.|open)?)?\s*"
)
_YEARS = re.compile(r"\s*(\d{4})\s*(?:[-–—/]{1,3}\s*(\d{4}|\d{2}))?\s*")
_SLASHED = re.compile(r"\s*(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})\s*")
_YEAR_FIRST = re.compile(r"\s*(\d{4})\s?([./])\s?(\d{1,2})(?:\2\s?(\d{1,2}))?\s*")
_MONTH_FIRST = re.compile(r"\s*(\d{1,2})\s?[./-]\s?(\d{4})\s*")
_YEAR = re.compile(rf"(?<!\d)({DATED})(?!\d)")
_WORD = re.compile(r"[^\W\d_]{3,20}")
_DAY = re.compile(r"(?<!\d)(\d{1,2})(?!\d)")
# Whose months are known by their beginnings too; in other languages two may begin alike, or like another word.
_BEGUN = ("en", "ru", "kk", "uk")
_BEGINNING = 3
_LONGEST = 200


def read_date(date: str, year: str = "", month: str = "", day: str = "") -> Date | None:
    """The date of a `date` field (EDTF), or of `year`, `month` and `day` fields; None when all are empty.

    What cannot be typed is kept in `literal`, and a year found in it (`c. 1998`) is taken."""
    if date.strip():
        return _read_whole(date)
    if not year.strip():
        return None
    if match := _YEARS.fullmatch(year):
        start = int(match[1])
        end = _end_year(match[1], match[2])
        number, days = read_month(month)
        return Date(start, number, _in_range(day, 31) or days, end)
    whole = _read_whole(year)
    if whole and whole.month is None and month:
        return Date(whole.year, read_month(month)[0], _in_range(day, 31), whole.end_year, whole.literal)
    return whole


def read_month(month: str) -> tuple[int | None, int | None]:
    """The number of a month given as a number or a name, and a day printed beside it, or None."""
    if not month:
        return None, None
    if month.strip().isdecimal():
        return _in_range(month, 12), None
    names = [word.lower() for word in _WORD.findall(month[:_LONGEST])]
    number = next((_months()[name] for name in names if name in _months()), None)
    if number is None and names:
        number = _months().get(names[0][:_BEGINNING])
    day = _DAY.search(month) if number else None
    return number, _in_range(day[1], 31) if day else None


def _read_whole(text: str) -> Date:
    if match := _EDTF.fullmatch(text):
        year, month, day, end, _, _ = match.groups()
        return Date(int(year), _in_range(month, 12), _in_range(day, 31), int(end) if end and end != year else None)
    if (match := _YEAR_FIRST.fullmatch(text)) and not (
        match[2] == "/" and not match[4] and _end_year(match[1], match[3])
    ):
        return Date(int(match[1]), _in_range(match[3], 12), _in_range(match[4], 31))
    if match := _YEARS.fullmatch(text):
        return Date(int(match[1]), end_year=_end_year(match[1], match[2]))
    if (match := _MONTH_FIRST.fullmatch(text)) and _in_range(match[1], 12):
        return Date(int(match[2]), int(match[1]))
    if match := _SLASHED.fullmatch(text):
        first, second = int(match[1]), int(match[3])
        # 31.12.2020 is day and month; 12/31/2020 month and day; where both are possible the sign decides.
        if second > 12 or (match[2] == "/" and first <= 12):
            first, second = second, first
        return Date(int(match[4]), _in_range(str(second), 12), _in_range(str(first), 31))
    found = _YEAR.search(text)
    number, day = read_month(text)
    return Date(int(found[1]) if found else None, number, day, literal=" ".join(text.split()))


def _end_year(start: str, end: str | None) -> int | None:
    if not end:
        return None
    year = int(end if len(end) == 4 else start[: -len(end)] + end)
    return year if year > int(start) else None


def _in_range(text: str | None, top: int) -> int | None:
    text = (text or "").strip()
    return int(text) if text.isdecimal() and len(text) <= 2 and 1 <= int(text) <= top else None


@cache
def _months() -> dict[str, int]:
    """The names of months, and the beginnings of some -> the month's number."""
    printed = [
        (form, number, language.code)
        for language in all_languages()
        for number, forms in language.months.items()
        for form in forms
    ]
    begun = {form[:_BEGINNING]: number for form, number, code in printed if code in _BEGUN}
    return begun | {form: number for form, number, _ in printed}
