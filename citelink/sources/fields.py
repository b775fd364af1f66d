"""Fields of records that many services give alike: people by name, pages, years; and the words to search for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from citelink.bibliography.entry import Date, Entry, Person
from citelink.bibliography.formats.bibtex.names import read_name
from citelink.bibliography.formats.bibtex.run_together import OTHERS
from citelink.bibliography.formats.csl_json.items import entry_from_csl
from citelink.bibliography.language_codes import language_from_catalogue

_SIGNS = re.compile(r"[^\w\s]")
_SIGNS_BUT_INNER = re.compile(r"[^\w\s'’-]")
_YEAR = re.compile(r"(?<!\w)(?:1[4-9]|20)\d\d(?!\w)")
# The date of the volume, which references print, before that of the first appearance online.
_DATES = ("published-print", "published-online", "issued", "posted")
_ROMAN = re.compile(r"[ivxlcdm]{1,9}(?:\s?[-–]\s?[ivxlcdm]{1,9})?", re.I)
_FEW_LETTERS, _MOST_WORDS = 4, 6
_DIGITS = re.compile(r"[12]\d{3}")
_PAGES = re.compile(r"([A-Za-z]{0,2})(\d{1,9})\s?[-–]\s?([A-Za-z]{0,2})(\d{1,9})")


def people(names: Iterable[str]) -> tuple[Person, ...]:
    """People by their names as they are spoken (`Ann B. Wright`)."""
    squeezed = (" ".join(name.split()) for name in names)
    read = (read_name(name) for name in squeezed if name and name.lower() not in OTHERS)
    return tuple(person for person in read if person is not None)


def without_others(people: Iterable[Person]) -> tuple[Person, ...]:
    """People without what stands in their list for those who are not named (`et al.`)."""
    return tuple(one for one in people if (one.literal or one.family).strip().lower() not in OTHERS)


def dates_of(said: Mapping[str, Any]) -> tuple[Date | None, tuple[int, ...]]:
    """The date that references to a work print, and every year that its record gives, in Crossref's and CSL's terms."""
    dates = [entry_from_csl({"issued": said.get(name)}).date for name in _DATES]
    known = [date for date in dates if date and date.year]
    return (known[0] if known else None), tuple(sorted({date.year for date in known if date.year}))


def page_range(first: str, last: str) -> str:
    """From a first page to a last; one page where they are the same, or where only one is given."""
    return f"{first}-{last}" if first and last and last != first else first


def whole_pages(pages: str) -> str:
    """Pages whose last number was cut short (`132-42`, `S139-47`), with all of its signs; "" for what has no number
    (`n/a`, `no-no`)."""
    pages = pages.strip()
    found = _PAGES.fullmatch(pages)
    if found is None:
        return pages if any(map(str.isdigit, pages)) or _ROMAN.fullmatch(pages) else ""
    before, first, before_last, last = found.groups()
    if before_last and before_last != before:
        return pages
    return page_range(before + first, before + first[: max(0, len(first) - len(last))] + last)


def language_code(code: str) -> str:
    """The code of a language in two letters, which catalogues give in three; "" for those that have none here."""
    known = language_from_catalogue(code)
    return "" if len(known) == 3 else known


def year_of(value: object) -> int | None:
    """The year in a number or a text (`2008`, `2008-02-01`, `2010 Sep-Oct`); None where there is none. Four digits
    alone are one in whatever calendar (`2549`)."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    text = str(value).strip()
    return int(text) if _DIGITS.fullmatch(text) else next(iter(years_in(text)), None)


def years_in(text: str) -> tuple[int, ...]:
    """Every year that a text names, and what may be one."""
    return tuple(int(year) for year in _YEAR.findall(text[:500]))


def words_to_search(entry: Entry, text: str, longest: int = 300, *, inner_signs: bool = False) -> str:
    """The words of a reference's title, or of its `text` where it has none, in lower case: signs, AND, OR and NOT mean
    something to many services. With `inner_signs` hyphens and apostrophes stay."""
    signs = _SIGNS_BUT_INNER if inner_signs else _SIGNS
    return " ".join(signs.sub(" ", (entry.title or text).lower()).split())[:longest].strip()


def telling_words(entry: Entry, text: str) -> list[str]:
    """The longest of those words, for services that want all of them: what is short is seldom indexed, and each word
    more may be the one that is misprinted."""
    words = list(dict.fromkeys(words_to_search(entry, text).split()))
    longest = sorted((word for word in words if len(word) >= _FEW_LETTERS), key=len, reverse=True)[:_MOST_WORDS]
    return [word for word in words if word in longest]
