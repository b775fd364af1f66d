"""Citations in round brackets. Round brackets hold many other numbers, so what stands beside them is looked at
closely."""

from __future__ import annotations

import re

from citelink.citations.markers.citing_order import accept_expected
from citelink.citations.markers.enumerations import find_inline_labels, find_line_labels
from citelink.citations.markers.false_markers import is_formula, is_impossible, last_noun, names_part
from citelink.citations.markers.possible import PossibleMarker
from citelink.citations.markers.styles import Numbering
from citelink.citations.markers.tuned import NumberLimits
from citelink.languages.vocabulary import marker_words
from citelink.text.patterns import any_pattern, late

_YEAR = late(r"(?:^|\D)(?:1[5-9]|20)\d\d\s{0,3}$")
_NUMBER = late(r"(?:^|[\s(;|=<>~≈±])[-\u2212\u2013+]?\d[\d.,/:\u00d7%\u2013-]{0,15}\s{0,3}%?\s{0,3}$")
_ACCESSION = late(r"(?:^|[\s,;(|])(?=[^\s]{0,14}\d{3})[A-Z]{1,4}[\w.]{3,14}\s{1,3}$")
# A count out of a total, or a value given to a sign: what follows in brackets is its percentage or spread.
_FRACTION = late(r"\d\s?/\s?\d{1,6}\s{0,3}$|[=≈±]\s?\d[\d.,]{0,8}\s{0,3}$")
_CELL_COUNT = late(r"[|\t]\s{0,3}\d[\d.,]{0,9}\s{0,3}$")
_EQUATION = late(r"[=≤≥∑∫≈∈][^\n]{0,200}$")
# How many of what was just named: `most of them (18)`.
_COUNTED = late(rf"\b{any_pattern(marker_words().counted)}\s{{1,3}}$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2}")
_VALUES = 2
# So many numbered equations show that the document names them by their numbers.
_NUMBERED = 3
_LINE_END = late(r"[ \t\u00a0]{0,3}(?:\n|$)")


def keep_round(text: str, possible: list[PossibleMarker], numbering: Numbering) -> list[PossibleMarker]:
    """Those of the round markers that nothing beside them refuses; whether round is the document's style is not
    asked.

    A number or percentage before the bracket (`56 (12)`) makes it a count, an accession number the length of a
    sequence, and a number the lists lack is some other number, unless it is the very one that comes next in the order
    of citing and no equation's. Where all single numbers are those of numbered equations and nothing else is cited, all
    name equations.
    """
    left = [one for one in possible if _is_possible(text, one, numbering.largest) and numbering.trusts(one)]
    equations = {one.number for one in left if _labels_equation(text, one)}
    values = _find_values(text, possible, numbering)
    formula_nouns = marker_words().formula_nouns
    certain: list[PossibleMarker] = []
    doubtful: list[PossibleMarker] = []
    for one in left:
        if _labels_equation(text, one) or (one.number in equations and last_noun(text, one) in formula_nouns):
            continue
        cites = (numbering.covers(one) and one.start not in values) or _cites_in_part(one, numbering)
        (certain if cites and not _counts_something(text, one) else doubtful).append(one)
    if len(equations) >= _NUMBERED and all(one.number in equations for one in certain):
        return []
    doubtful = [one for one in doubtful if one.number not in equations]
    labels = find_inline_labels(text, certain) | {one.start for run in find_line_labels(text, certain) for one in run}
    certain = [one for one in certain if one.start not in labels]
    return accept_expected(certain, doubtful, numbering.numbers)


def _find_values(text: str, possible: list[PossibleMarker], numbering: Numbering) -> set[int]:
    """The starts of single numbers that stand in one line with more that no list has than listed ones: values of a
    scale, `never (0), once a month (12), daily (365)`."""
    lines: dict[int, list[PossibleMarker]] = {}
    for one in possible:
        if one.number is not None and one.number < NumberLimits.year:
            lines.setdefault(text.rfind("\n", 0, one.start), []).append(one)
    found: set[int] = set()
    for line in lines.values():
        strange = sum(not numbering.covers(one) for one in line)
        if strange >= _VALUES and strange * 2 > len(line):
            found.update(one.start for one in line)
    return found


def _cites_in_part(marker: PossibleMarker, numbering: Numbering) -> bool:
    """Whether the bracket says itself that it cites, though the lists lack a number: it names a page (`9, с. 7`), or
    begins with a listed number and parts the numbers as works are parted (`2; 9`)."""
    if any(work.locator is not None for work in marker.reading.works):
        return True
    first = next(iter(marker.reading.numbers), None)
    return ";" in marker.inside and first in numbering.numbers


def _is_possible(text: str, marker: PossibleMarker, largest: int | None) -> bool:
    if marker.reading.fault or marker.reading.pages or is_impossible(marker, largest):
        return False
    before = text[max(0, marker.start - 24) : marker.start]
    if _FRACTION.search(before) or (marker.number is not None and _CELL_COUNT.search(before)):
        return False
    before = before[-1:]
    if before.isalnum() or before in ("_", ")", "]", "}", "/", "\\", "^", "$"):
        return False
    return not is_formula(text, marker) and not names_part(text, marker)


def _counts_something(text: str, marker: PossibleMarker) -> bool:
    before = text[max(0, marker.start - 24) : marker.start]
    if marker.number is None:
        return False
    if _ACCESSION.search(before) or _COUNTED.search(before):
        return True
    return bool(_NUMBER.search(before)) and not _YEAR.search(before)


def _labels_equation(text: str, marker: PossibleMarker) -> bool:
    """An equation's number ends the line of the equation, or stands on a line without words: the file may hold the
    equation as an object."""
    if marker.number is None:
        return False
    if not _LINE_END.match(text, marker.end, marker.end + 6):
        return False
    before = text[max(0, marker.start - 220) : marker.start]
    line = before[before.rfind("\n") + 1 :]
    return _WORD.search(line) is None or _EQUATION.search(line) is not None
