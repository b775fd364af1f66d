"""Raised digits that are no citations: units, exponents, indices, isotopes, affiliations, footnotes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from citelink.citations.markers.citing_order import accept_expected, first_uses
from citelink.citations.markers.false_markers import RAISED_BEFORE, is_impossible
from citelink.citations.markers.possible import PossibleMarker
from citelink.citations.markers.styles import Numbering
from citelink.citations.markers.tuned import NoteLimits, NumberLimits
from citelink.languages.vocabulary import marker_words
from citelink.text.patterns import any_pattern, late

_UNIT = late(rf"(?:^|[^\w]){any_pattern(marker_words().units)}\Z")
_SYMBOL = late(r"(?:^|[^\w])[^\W\d_]\Z|[\d_^)\]}][^\W\d_]\Z")
# The last factor of a product that an equation names: `E = mc²`.
_FACTOR = late(r"[=+\u2212±×<>≤≥≈]\s{0,2}\d{0,4}\s?[A-Za-zα-ωΑ-Ω]{1,3}\Z")
_LONG_NUMBER = late(r"\d[.,\u00a0 ]?\d{3}\Z")
_NUMBERED_NAME = late(r"[^\W\d_]{2}[-\u2010-\u2013]?\d{1,3}\Z")
_DECADE = re.compile(r"(?<!\d)(?:1[0-9]|20)\d0s\Z")
_POWER = late(r"(?:^|[^\d.,])(?:10|2)\Z")
_FORMULA_SIGN = late(r"[∂∇Δ∑∏√=+×·⋅/^\\_*<>≤≥±∈⁰¹²³⁴-⁹⁺⁻⁼⁽⁾ⁿ₀-₉]\Z")
_ELEMENT = late(r"[A-Z][a-z]?(?![a-z])")
# In these a number raised behind a sign is the order of a derivative.
_OPENING = ("(", "\u207d")
_LINE_START = late(r"(?:^|\n)[ \t\u00a0]{0,8}$")
# `1 – Department of ...`, `2. Institute of ...`, below or behind each other.
_PLAIN_LABEL = late(r"(?:\n|[,;]\s)[ \t\u00a0]{0,8}(\d{1,2})(?:[.)]|[ \u00a0]?[–—-])?[ \t\u00a0]{0,3}(?=[^\W\d_])")
_WORD = late(r"[^\W\d_]{1,60}")
# The word that a citation stands behind, and what closes it.
_CITING_WORD = late(r"([^\W\d_]{3,40})([.,;:!?…)\]»”“\"’']{0,3})\Z")


def keep_raised(text: str, possible: list[PossibleMarker], numbering: Numbering) -> list[PossibleMarker]:
    """Those of the raised markers that nothing beside them refuses; whether raised numbers are the document's
    style is not asked."""
    largest = numbering.largest
    certain: list[PossibleMarker] = []
    doubtful: list[PossibleMarker] = []
    beyond: list[PossibleMarker] = []
    for one in possible:
        if one.reading.fault or is_impossible(one, largest) or is_exponent(text, one):
            continue
        if largest and max(one.reading.numbers) > largest * NumberLimits.raised_beyond + NumberLimits.raised_more:
            beyond.append(one)
            continue
        if numbering.numbers and not numbering.covers(one) and _UNIT.search(text, max(0, one.start - 12), one.start):
            continue  # `mm⁻¹`, whose minus was read as a figure
        if text[one.start : one.at][-1:] in _OPENING and may_be_exponent(text, one):
            continue
        (doubtful if may_be_exponent(text, one) else certain).append(one)
    labels = find_raised_labels(text, sorted([*certain, *beyond], key=lambda one: one.start) if beyond else certain)
    certain = [one for one in certain if one.start not in labels]
    if certain and certain[-1].start < NoteLimits.head < len(text) / 2:
        return []
    kept = accept_expected(certain, doubtful, numbering.numbers)
    beyond = [one for one in beyond if one.start not in labels]
    return sorted([*kept, *_keep_beyond(text, beyond, kept, numbering)], key=lambda one: one.start)


def _keep_beyond(
    text: str, beyond: Sequence[PossibleMarker], others: Sequence[PossibleMarker], numbering: Numbering
) -> list[PossibleMarker]:
    """Those `beyond` the end of the list that were meant to lead there: nearly all `others` do, to most of it, and
    these are a few single numbers, no count that runs on beside the list (as that of notes does) and no labels of
    lines."""
    leading = [one for one in others if numbering.covers(one)]
    if not beyond or len(leading) < NumberLimits.least_leading:
        return []
    cited = set(first_uses(leading))
    stray = set(first_uses([*others, *beyond])) - numbering.numbers
    if 2 * len(cited) < len(numbering.numbers) or len(stray) * NumberLimits.leading_for_one > len(cited):
        return []
    largest = max(numbering.numbers)
    most = max(largest * NumberLimits.beyond, largest + NumberLimits.raised_far)
    return [
        one
        for one in beyond
        if one.start > leading[0].start
        and _stands_like_citation(text, one)
        and one.number is not None
        and one.number <= most
        and stray.isdisjoint((one.number - 1, one.number + 1))
        and re.search(rf"\n[ \t]{{0,8}}\(?{one.number}[.)]{{0,2}}[ \t\u00a0]{{1,3}}[^\W\d_]", text) is None
    ]


def _stands_like_citation(text: str, marker: PossibleMarker) -> bool:
    """Whether the digits are raised right behind a word of some letters, no abbreviation in capitals and no unit, or
    behind what closes it."""
    before = text[max(0, marker.start - 60) : marker.start]
    word = _CITING_WORD.search(before)
    if word is None or word[1].isupper() or may_be_exponent(text, marker):
        return False
    return word[2] != "" or _UNIT.search(before) is None


def is_exponent(text: str, marker: PossibleMarker) -> bool:
    """Whether the raised digits belong to the sign before or behind them: m², χ², 10⁶, s⁻¹, Fe³⁺, ¹⁸F.

    A citation stands behind a whole word or its punctuation; a unit or a one-letter symbol takes an exponent, ten and
    two take powers, and a raised number before a capital at a word's beginning is an isotope's mass.
    """
    before = text[max(0, marker.start - 12) : marker.start]
    behind = text[marker.end : marker.end + 2]
    if behind[:1] in ("\u207a", "\u207b", "\u207e", "ⁿ", "ª", "º", "°") or (
        _FORMULA_SIGN.search(before) and not RAISED_BEFORE.search(before)
    ):
        return True
    takes_power = _UNIT.search(before) or _is_symbol(before) or _FACTOR.search(before)
    if marker.number in (2, 3) and before[-1:].isalpha() and takes_power:
        return True
    if _POWER.search(before):
        return True
    at_beginning = not before or before[-1].isspace() or before[-1] in "([-–"
    return at_beginning and _ELEMENT.match(text, marker.end) is not None


def may_be_exponent(text: str, marker: PossibleMarker) -> bool:
    """Whether the digits are raised behind a number or a single letter, where most are no citations; the end of a
    year or a greater number (`10 004`), and of a name with a number in it (`COVID-19`), takes no power."""
    before = text[max(0, marker.start - 12) : marker.start]
    if before[-1:].isdigit():
        return not _LONG_NUMBER.search(before) and not _NUMBERED_NAME.search(before)
    return before[-1:].isalpha() and _is_symbol(before)


def _is_symbol(before: str) -> bool:
    """Whether a single letter ends the text before the digits; that of `the 1970s` is none."""
    return _SYMBOL.search(before) is not None and _DECADE.search(before) is None


def find_raised_labels(text: str, possible: Sequence[PossibleMarker]) -> set[int]:
    """Starts of the markers that are labels of affiliations or footnotes, and of the marks that lead to them.

    `¹ Department of ...` at a line's beginning defines the mark. Where such lines stand at the head of the document,
    the same numbers above them stand at authors' names, often several times; where they stand further down, they are
    notes, and each mark before one up to the note before it leads there. Where no such line is, affiliations may stand
    below the names with figures that are not raised.
    """
    labels: list[int] = []
    for index, marker in enumerate(possible):
        behind = text[marker.end : marker.end + 3].lstrip(" \u00a0\t")
        if marker.number is None or not behind[:1].isalpha():
            continue
        if _LINE_START.search(text[max(0, marker.start - 10) : marker.start]):
            labels.append(index)
    if not labels:
        return _find_marks_of_plain_labels(text, possible)
    found = {possible[index].start for index in labels}
    first = labels[0]
    if possible[first].number == 1 and possible[first].start < 2 * NoteLimits.head:
        found.update(marker.start for marker in possible[:first])
    for label in labels:
        for marker in reversed(possible[max(0, label - NoteLimits.marks_back) : label]):
            if possible[label].start - marker.start > NoteLimits.reach:
                break
            if possible[label].number in marker.reading.numbers and marker.start not in found:
                found.add(marker.start)
                break
    return found


def _find_marks_of_plain_labels(text: str, possible: Sequence[PossibleMarker]) -> set[int]:
    """Starts of the markers at authors' names where `1 – Department of ...`, `2 – ...` follow them, not raised: right
    below the names, and each of their numbers."""
    at = 0
    while at < len(possible) and possible[at].end < NoteLimits.head and _follows_names(text, possible, at):
        at += 1
    if at < NoteLimits.names:
        return set()
    end = possible[at - 1].end
    below = len(text[end:]) - len(text[end:].lstrip(" \t\u00a0*.,;\r\n"))
    wanted = set().union(*(one.reading.numbers for one in possible[:at]))
    counted = 0
    for label in _PLAIN_LABEL.finditer(text, end, end + NoteLimits.head):
        if not counted and label.start(1) > end + below:
            return set()
        if int(label[1]) == counted + 1:
            counted += 1
    return {one.start for one in possible[:at]} if wanted == set(range(1, counted + 1)) else set()


def _follows_names(text: str, possible: Sequence[PossibleMarker], at: int) -> bool:
    """Whether names stand before the mark, from the one before it or the beginning of the line: words in capitals, and
    short ones between them."""
    end = possible[at].start
    start = possible[at - 1].end if at else text.rfind("\n", 0, end) + 1
    words = _WORD.findall(text[start:end]) if end - start <= NoteLimits.name else []
    long = [word for word in words if len(word) > NoteLimits.short_word]
    return any(word[0].isupper() for word in words) and all(word[0].isupper() for word in long)
