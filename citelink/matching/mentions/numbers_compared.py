"""Numbers and identifiers of an entry against those of a reference: year, volume, issue, pages, edition, DOI ..."""

from __future__ import annotations

from dataclasses import dataclass

from citelink.matching.match import Grade
from citelink.matching.mentions.folded import FoldedEntry, FoldedReference
from citelink.text.pickling import quick
from citelink.text.years import is_year

MISSING: Grade = ("missing", 0.0)
EQUAL: Grade = ("exact", 1.0)
PRINTED: Grade = ("close", 0.9)
ELSEWHERE: Grade = ("partial", 0.5)
OTHER: Grade = ("differs", 0.0)


@quick
@dataclass(frozen=True, slots=True)
class LooseNumbers:
    """How many different numbers the reference prints that the entry has in none of its fields: years, ends of a page
    range, and others."""

    years: int
    pages: int
    others: int


def compare_year(entry: FoldedEntry, reference: FoldedReference) -> Grade:
    """Equal, one year apart (online first, printed later), inside a span of years, or different."""
    printed = reference.years
    if entry.year is None or not printed:
        return MISSING
    if entry.year in printed:
        return EQUAL if len(set(printed)) == 1 else PRINTED
    if entry.end_year and any(entry.year <= year <= entry.end_year for year in printed):
        return "close", 0.8
    if any(abs(entry.year - year) == 1 for year in printed):
        return ELSEWHERE
    return OTHER


def compare_number(wanted: str, told: str, reference: FoldedReference) -> Grade:
    """A number of the entry (volume, issue, first page): told as such by what stands beside it, printed somewhere, or
    something else printed."""
    if not wanted:
        return MISSING
    if told == wanted:
        return EQUAL
    if wanted in reference.numbers or wanted in reference.vocabulary:
        return ELSEWHERE if told else PRINTED
    if reference.garbled and any(_misread(wanted, number) for number in reference.garbled):
        return PRINTED
    return OTHER if told or reference.numbers else MISSING


def _misread(wanted: str, garbled: str) -> bool:
    """Whether a number with a letter in it is `wanted` with one digit misread."""
    return len(wanted) == len(garbled) and all(
        one == other or not other.isdecimal() for one, other in zip(wanted, garbled, strict=True)
    )


def compare_edition(entry: FoldedEntry, reference: FoldedReference) -> Grade:
    """The edition number, where both sides say one."""
    if not entry.edition or not reference.edition:
        return MISSING
    return EQUAL if entry.edition == reference.edition else OTHER


def compare_extent(entry: FoldedEntry, reference: FoldedReference) -> Grade:
    """The page total, where both sides say one; a count of the unnumbered leaves makes little difference."""
    if not entry.extent or not reference.extent:
        return MISSING
    if entry.extent == reference.extent:
        return EQUAL
    return ("close", 0.8) if abs(int(entry.extent) - int(reference.extent)) <= 4 else OTHER


def compare_identifiers(entry: FoldedEntry, reference: FoldedReference) -> Grade:
    """Whether the two share an identifier, or bear different ones of a kind that a work has one of."""
    level = MISSING
    for name, value in reference.identifiers.items():
        other = entry.identifiers.get(name)
        if not other:
            continue
        if other == value:
            return EQUAL
        if name == "DOI" and min(len(other), len(value)) >= 12 and (other.startswith(value) or value.startswith(other)):
            # Cut at a line end or run together with what follows.
            level = PRINTED
        elif level is MISSING:
            level = OTHER
    return level


def is_identified(entry: FoldedEntry, reference: FoldedReference) -> bool:
    """Whether the two share an identifier that one work has alone: a book's number is also printed with its chapters,
    and with all volumes of some sets."""
    return any(name != "ISBN" and entry.identifiers.get(name) == value for name, value in reference.identifiers.items())


def compare_address(entry: FoldedEntry, reference: FoldedReference) -> Grade:
    """The web address: a weak identifier, since pages move and sites are shared."""
    one, other = entry.address, reference.address
    if not one or not other:
        return MISSING
    if one == other:
        return EQUAL
    if min(len(one), len(other)) >= 12 and (one.startswith(other) or other.startswith(one)):
        return PRINTED
    return ELSEWHERE if one.split("/", 1)[0] == other.split("/", 1)[0] else OTHER


def count_loose(entry: FoldedEntry, reference: FoldedReference) -> LooseNumbers:
    """The numbers of the reference that the entry does not explain."""
    loose = set(reference.numbers) - entry.numbers
    loose.discard("1")
    if not loose:
        return _NONE_LOOSE
    years = sum(map(is_year, loose))
    pages = (reference.first_page in loose) + (reference.last_page in loose)
    return LooseNumbers(years, pages, max(0, len(loose) - years - pages))


_NONE_LOOSE = LooseNumbers(0, 0, 0)
