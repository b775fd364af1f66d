"""Dates: `2016`, `(2004a)`, `12 мая 2019 г.`, `2019-05-12`, `1977-1979`."""

from __future__ import annotations

import re
from functools import cache

from citelink.bibliography.entry import Date
from citelink.languages.vocabulary import reference_words
from citelink.parsing.words import act_months, alternatives, months
from citelink.text.dashes import DASHES
from citelink.text.patterns import any_word
from citelink.text.years import DATED

_YEAR = re.compile(rf"(?<!\d)({DATED})(?!\d)")
_SPAN = re.compile(rf"(?<!\d)({DATED})\s?[{DASHES}/]\s?({DATED}|\d\d)(?![\d.-])")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[./](\d{1,2})[./](\d{4}|\d\d)(?!\d)")
_YEAR_LENGTH = 4
_LETTER = re.compile(r"[^\W\d_]")
_ISO = re.compile(r"(?<!\d)(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)")


@cache
def _worded() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:(\d{{1,2}})(?:st|nd|rd|th)?[.\s]{{0,2}}(?:{any_word(reference_words().day_of)} )?)?"
        rf"({alternatives((*months(), *act_months()))})(?!\w)"
        r"\.?\s?(?:(\d{1,2})(?:st|nd|rd|th)?(?!\d))?",
        re.I,
    )


def parse_date(text: str) -> Date | None:
    """The date printed in `text` as far as it goes; None when it holds no year (`n.d.`, `in press` become literal)."""
    if len(text) == _YEAR_LENGTH and _YEAR.fullmatch(text):
        return Date(year=int(text))
    text = text[:200]
    if match := _ISO.search(text):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMERIC.search(text):
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        year += 0 if year > 99 else 2000 if year < 50 else 1900
        day, month = (first, second) if second <= 12 else (second, first)
        return _date(year, month, day)
    if match := _SPAN.search(text):
        opening, closing = match[1], match[2]
        closing = closing if len(closing) == 4 else opening[:2] + closing
        return Date(year=int(opening), end_year=int(closing) if int(closing) > int(opening) else None)
    if not (year_match := _YEAR.search(text)):
        literal = text.strip(" ,.;:()[]")
        return Date(literal=literal) if literal else None
    worded = _worded().search(text) if _LETTER.search(text) else None
    if not worded:
        return Date(year=int(year_match[1]))
    name = re.sub(r"\s+", " ", worded[2].casefold())
    named = months().get(name) or act_months().get(name)
    day_printed = worded[1] or worded[3]
    return _date(int(year_match[1]), named, int(day_printed) if day_printed else None)


def _date(year: int, month: int | None, day: int | None) -> Date:
    month = month if month and 1 <= month <= 12 else None
    return Date(year=year, month=month, day=day if month and day and 1 <= day <= 31 else None)
