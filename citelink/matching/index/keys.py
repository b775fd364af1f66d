"""Pairs of fields under which an entry is found without its title: some styles print none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from citelink.matching.identifiers import is_of_a_page
from citelink.matching.index.codes import Codes, number_of, numbers_of, pair_keys
from citelink.matching.mentions.folded import FoldedEntry, FoldedReference
from citelink.text.years import is_year

SURNAME_YEAR, SURNAME_YEAR_VOLUME, SURNAME_PAGE, SURNAMES = range(1, 5)
VOLUME_PAGE, YEAR_PAGE, YEAR_VOLUME_PAGE, IDENTIFIER = range(5, 9)
_SURNAMES = 3
_FIRST = 4
_WORDS, _NUMBERS, _YEARS = 8, 8, 3
_NONE = np.zeros(0, np.uint64)

Row = tuple[int, int, int, int, int]


def entry_rows(entry: FoldedEntry, place: int) -> Iterable[Row]:
    """(kind, first, second, third, place) for every pair of an entry, as numbers; third is 0 where there are two."""
    surnames = dict.fromkeys(part for name in entry.names[:_SURNAMES] for part in (name.surname, *name.parts))
    numbers = [number_of(surname) for surname in surnames]
    year = number_of(str(entry.year)) if entry.year else 0
    volume = number_of(entry.volume) if entry.volume else 0
    digits = page_digits(entry.first_page)
    page = number_of(digits) if digits else 0
    for other in numbers[1:]:
        yield SURNAMES, numbers[0], other, 0, place
    for surname in numbers:
        if year:
            yield SURNAME_YEAR, surname, year, 0, place
            if volume:
                yield SURNAME_YEAR_VOLUME, surname, year, volume, place
        if page:
            yield SURNAME_PAGE, surname, page, 0, place
    if page and volume:
        yield VOLUME_PAGE, volume, page, 0, place
        if year:
            yield YEAR_VOLUME_PAGE, year, volume, page, place
    if page and year:
        yield YEAR_PAGE, year, page, 0, place
    for name, value in entry.identifiers.items():
        yield IDENTIFIER, number_of(name), number_of(value), 0, place
    if is_of_a_page(entry.address):
        yield IDENTIFIER, number_of("URL"), number_of(entry.address), 0, place


def row_keys(rows: Sequence[Row]) -> tuple[Codes, Codes]:
    """The keys and the places of rows."""
    if not rows:
        return _NONE, _NONE
    table = np.array(rows, np.uint64)
    return pair_keys_of(table[:, 0], table[:, 1], table[:, 2], table[:, 3]), table[:, 4]


def pair_keys_of(kinds: Codes, first: Codes, second: Codes, third: Codes) -> Codes:
    """The keys of rows of several kinds."""
    keys = np.zeros(len(kinds), np.uint64)
    for kind in range(SURNAME_YEAR, IDENTIFIER + 1):
        chosen = kinds == kind
        triple = kind in (SURNAME_YEAR_VOLUME, YEAR_VOLUME_PAGE)
        keys[chosen] = pair_keys(kind, first[chosen], second[chosen], third[chosen] if triple else None)
    return keys


def reference_keys(references: Sequence[FoldedReference]) -> Codes:
    """The keys under which references look for entries, a row for each: surnames stand among its first words, or were
    parsed. Where a reference says less than others, its row is filled up with keys that nothing has."""
    named = _table([_surnames(reference) for reference in references])
    said = [_numbers(reference) for reference in references]
    numbers = _table([printed for printed, _ in said])
    years = _table([found for _, found in said])
    volume, page, year = numbers[:, :, None], numbers[:, None, :], years[:, :, None]
    tables = [
        pair_keys(SURNAMES, named[:, :_FIRST, None], named[:, None, :]),
        pair_keys(SURNAME_YEAR, named[:, :, None], years[:, None, :]),
        pair_keys(SURNAME_PAGE, named[:, :, None], page),
        pair_keys(SURNAME_YEAR_VOLUME, named[:, :, None, None], years[:, None, :, None], numbers[:, None, None, :]),
        pair_keys(VOLUME_PAGE, volume, page),
        pair_keys(YEAR_PAGE, year, page),
        pair_keys(YEAR_VOLUME_PAGE, year[:, :, :, None], volume[:, None], page[:, None]),
    ]
    return np.concatenate([table.reshape(len(references), -1) for table in tables], axis=1)


def identifier_keys(reference: FoldedReference) -> Codes:
    """The keys of a reference's identifiers, and of the address of a page."""
    printed = dict(reference.identifiers)
    if is_of_a_page(reference.address):
        printed["URL"] = reference.address
    if not printed:
        return _NONE
    return pair_keys(IDENTIFIER, numbers_of(printed), numbers_of(printed.values()))


def _surnames(reference: FoldedReference) -> Iterable[str]:
    words = [word for word in reference.words.items if len(word) >= 3 and not word.isdecimal()][:_WORDS]
    parsed = [part for name in reference.names[:_SURNAMES] for part in (name.surname, *name.parts)]
    return dict.fromkeys([*parsed, *words])


def _numbers(reference: FoldedReference) -> tuple[Iterable[str], Iterable[str]]:
    """The numbers of a reference that may be its volume or first page, and those that may be its year."""
    page = page_digits(reference.first_page)
    printed = [number for number in (*reference.numbers[-_NUMBERS:], reference.volume, page) if number]
    said = [str(reference.year)] if reference.year else []
    return dict.fromkeys(printed), [*dict.fromkeys([*said, *filter(is_year, printed)])][:_YEARS]


def _table(rows: Sequence[Iterable[str]]) -> Codes:
    """The numbers of words, a row for each of `rows`, filled up with zeros."""
    numbered = [[number_of(word) for word in row] for row in rows]
    width = max(map(len, numbered), default=0)
    return np.array([[*row, *[0] * (width - len(row))] for row in numbered], np.uint64).reshape(len(numbered), width)


def page_digits(page: str) -> str:
    """The digits of a first page such as e1234, without leading zeros."""
    return "".join(character for character in page if character.isdecimal()).lstrip("0")
