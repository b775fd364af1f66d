"""Numbers and identifiers of an entry against those of a reference: year, volume, issue, pages, edition, DOI ..."""

from __future__ import annotations

from citelink.matching.folded import FoldedEntry, FoldedReference
from citelink.matching.match import Level


def compare_year(entry: FoldedEntry, reference: FoldedReference) -> tuple[Level, float]:
    """Equal, one year apart (online first, printed later), inside a span of years, or different."""
    if entry.year is None:
        return "missing", 0.0
    printed = dict.fromkeys([*((reference.year,) if reference.year else ()), *reference.years])
    if not printed:
        return "missing", 0.0
    if reference.year == entry.year or (reference.year is None and entry.year in printed):
        return "exact", 1.0
    if entry.year in printed:
        return "close", 0.9
    last = entry.end_year or entry.year
    if entry.end_year and any(entry.year <= year <= last for year in printed):
        return "close", 0.8
    said = [reference.year] if reference.year else list(printed)
    if any(abs(entry.year - year) == 1 for year in said):
        return "partial", 0.5
    return "differs", 0.0


def compare_slot(wanted: str, parsed: str, reference: FoldedReference) -> tuple[Level, float]:
    """A number of the entry (volume, issue, first page): parsed as such, printed somewhere, or something else
    printed."""
    if not wanted:
        return "missing", 0.0
    if parsed:
        if parsed == wanted:
            return "exact", 1.0
        return ("partial", 0.5) if _printed(wanted, reference) else ("differs", 0.0)
    if _printed(wanted, reference):
        return "close", 0.9
    return "missing" if not reference.numbers else "differs", 0.0


def _printed(wanted: str, reference: FoldedReference) -> bool:
    digits = wanted.lstrip("abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщ")
    return (digits.lstrip("0") or "0") in reference.numbers if digits.isdecimal() else wanted in reference.vocabulary


def compare_edition(entry: FoldedEntry, reference: FoldedReference) -> tuple[Level, float]:
    """The edition number, where both sides say one."""
    if not entry.edition or not reference.edition:
        return "missing", 0.0
    return ("exact", 1.0) if entry.edition == reference.edition else ("differs", 0.0)


def compare_identifiers(entry: FoldedEntry, reference: FoldedReference) -> tuple[Level, float]:
    """Whether the two share an identifier, or bear different ones of a kind that a work has one of."""
    level: tuple[Level, float] = ("missing", 0.0)
    for name, value in reference.identifiers.items():
        other = entry.identifiers.get(name)
        if not other:
            continue
        if other == value:
            return "exact", 1.0
        if name == "DOI" and min(len(other), len(value)) >= 12 and (other.startswith(value) or value.startswith(other)):
            # Cut at a line end or run together with what follows.
            level = ("close", 0.9)
        elif level[0] == "missing":
            level = ("differs", 0.0)
    return level


def unexplained_numbers(entry: FoldedEntry, reference: FoldedReference) -> int:
    """How many numbers the reference prints that the entry does not have in any of its fields."""
    known = entry.numbers
    count = 0
    for number in dict.fromkeys(reference.numbers):
        if number not in known and number != "1":
            count += 1
    return count
