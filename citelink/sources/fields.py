"""Fields of records that many services give alike: people by name, pages, years; and the words to search for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citelink.bibliography.entry import Entry, Person
from citelink.bibliography.formats.bibtex.names import read_name
from citelink.bibliography.language_codes import language_from_catalogue

_SIGNS = re.compile(r"[^\w\s]")
_SIGNS_BUT_INNER = re.compile(r"[^\w\s'’-]")
_YEAR = re.compile(r"(?<!\w)(?:1[4-9]|20)\d\d(?!\w)")
_DIGITS = re.compile(r"[12]\d{3}")
_PAGES = re.compile(r"([A-Za-z]{0,2})(\d{1,9})\s?[-–]\s?([A-Za-z]{0,2})(\d{1,9})")


def people(names: Iterable[str]) -> tuple[Person, ...]:
    """People by their names as they are spoken (`Ann B. Wright`)."""
    read = (read_name(" ".join(name.split())) for name in names if name.strip())
    return tuple(person for person in read if person is not None)


def page_range(first: str, last: str) -> str:
    """From a first page to a last; one page where they are the same, or where only one is given."""
    return f"{first}-{last}" if first and last and last != first else first


def whole_pages(pages: str) -> str:
    """Pages whose last number was cut short (`132-42`, `S139-47`), with all of its signs."""
    found = _PAGES.fullmatch(pages.strip())
    if found is None:
        return pages.strip()
    before, first, before_last, last = found.groups()
    if before_last and before_last != before:
        return pages.strip()
    return page_range(before + first, before + first[: max(0, len(first) - len(last))] + last)


def language_code(code: str) -> str:
    """The code of a language in two letters, which catalogues give in three; "" for those that have none here."""
    code = language_from_catalogue(code)
    return code if len(code) == 2 else ""


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
