"""How a document prints several numbers in one marker: what stands between them, and whether runs are ranges."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from citelink.citations.citation import Marker, PrintedNumber
from citelink.citations.markers.locators import DASH
from citelink.renumbering.figures import FIGURES, is_raised
from citelink.text.span import Span

_BETWEEN = re.compile(r"[^\[\](){}<>#^|]{1,20}")
_DASH = re.compile(rf"[\s\u00a0{DASH}\u207b\[\]()^\\]{{1,12}}")
_RAISED_DASH, _PLAIN_DASH, _PRINTED_DASH = "\u207b", "-", "\u2013"
_LEAST_RUN = 3


@dataclass(frozen=True, slots=True)
class Habit:
    """separator: what parts numbers; dash: what joins the ends of a range; `compresses`: runs are printed as ranges,
    from `shortest` numbers on."""

    separator: str
    dash: str
    compresses: bool
    shortest: int = _LEAST_RUN


def find_habits(text: str, markers: Sequence[Marker]) -> Mapping[str, Habit]:
    """The habits of the markers of a document, by their style."""
    separators: defaultdict[str, Counter[str]] = defaultdict(Counter)
    dashes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    raised: set[str] = set()
    ranges = pairs = short = written_out = 0
    for marker in markers:
        for one in marker.numbers:
            if one.last > one.first:
                dashes[marker.style][dash_of(one.span.of(text))] += 1
                ranges += 1
                short += one.last == one.first + 1
            if is_raised(one.span.of(text)):
                raised.add(marker.style)
        for before, after in pairwise(marker.numbers):
            said = between(text, before, after)
            if said is not None:
                separators[marker.style][said] += 1
        longest = _longest_run(marker.numbers)
        written_out += longest >= _LEAST_RUN
        pairs += longest == 2
    dash = _PLAIN_DASH if text.isascii() else _PRINTED_DASH
    return {
        style: Habit(
            _most(separators[style], "," if style in raised else ", "),
            _most(dashes[style], _RAISED_DASH if style in raised else dash),
            ranges > 0 and not written_out,
            2 if short > pairs else _LEAST_RUN,
        )
        for style in {marker.style for marker in markers}
    }


def between(text: str, before: PrintedNumber, after: PrintedNumber) -> str | None:
    """What parts two numbers of a marker; None where more than signs and a word stands there."""
    said = text[before.span.end : after.span.start]
    return said if _BETWEEN.fullmatch(said) else None


def dash_of(printed: str) -> str:
    """What joins the ends of a range: `–` of `3–5`, `]–[` of `3]–[5`."""
    figures = list(FIGURES.finditer(printed))
    return printed[figures[0].end() : figures[-1].start()]


def is_plain_dash(dash: str) -> bool:
    """Whether nothing but dashes, spaces and the marker's own signs joins the ends of a range: no link."""
    return _DASH.fullmatch(dash) is not None


def _longest_run(numbers: Sequence[PrintedNumber]) -> int:
    """How many numbers in a row are written out."""
    longest = run = 1
    for before, after in pairwise(numbers):
        single = before.first == before.last and after.first == after.last
        run = run + 1 if single and after.first == before.first + 1 else 1
        longest = max(longest, run)
    return longest


def _most(counts: Counter[str], otherwise: str) -> str:
    plain = {said: count for said, count in counts.items() if "\n" not in said and "\r" not in said}
    return max(plain, key=lambda said: plain[said]) if plain else otherwise


def figures_of(text: str, span: Span) -> list[Span]:
    """Where the figures of a number or a range stand."""
    return [Span(*one.span()) for one in FIGURES.finditer(text, span.start, span.end)]
