"""Everything in a text that has the form of a marker of one style. Whether it is one is for others to say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from citelink.citations.citation import MarkerStyle
from citelink.citations.markers.inside import LONGEST_RANGE, SURE_INTRODUCER, Reading, ReadWork, read_inside
from citelink.citations.markers.locators import DASH
from citelink.text.span import Span

_SUPERSCRIPT = "\u2070\u00b9\u00b2\u00b3\u2074-\u2079"
# Each begins with the character it is known by, so that text without it is passed over quickly.
_BRACKET = re.compile(
    r"[\[\uff3b\u3010\u3014]([^\[\]\uff3b\uff3d\u3010\u3011\u3014\u3015]{1,200})[\]\uff3d\u3011\u3015]"
)
_PAREN = re.compile(rf"\(((?:{SURE_INTRODUCER}|\s{{0,2}})\d[^()]{{0,80}})\)", re.IGNORECASE)
_SLASH = re.compile(r"/(?<![\w/\\:.<]/)(\s?\d[^/\n\\<>]{0,40})/(?![\w/\\])")
PIPED = re.compile(r"\|(\d{1,3}(?:\s?[,;\-\u2013]\s?\d{1,3}){0,5})\|")
_RAISED = re.compile(
    rf"[{_SUPERSCRIPT}][{_SUPERSCRIPT}]{{0,3}}(?:[,\u207b\u2012\u2013\-][{_SUPERSCRIPT}]{{1,4}}){{0,20}}"
)
_CARETS = re.compile(rf"\^(\d{{1,3}}(?:\\?\s?(?:,|[{DASH}]{{1,2}})\\?\s?\d{{1,3}}){{0,20}})\^")
# Raised brackets: `^[1]^`, `^(2, 3)^`, `⁽⁴⁻⁶⁾`.
_RAISED_BRACKET = re.compile(r"\^\[([^\[\]^]{1,200})\]\^")
_RAISED_PAREN = re.compile(
    rf"\^\((\s{{0,2}}\d[^()^]{{0,80}})\)\^|\u207d([{_SUPERSCRIPT}][{_SUPERSCRIPT}\s,;\u207b\u2012\u2013\-]{{0,40}})\u207e"
)
_JOIN = re.compile(rf"[ \u00a0]?[{DASH}]{{1,2}}[ \u00a0]?")
_LOWERED = str.maketrans("\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207b", "0123456789-")
# A sign that a marker opens with, and nothing behind it that would close it.
_OPENED = re.compile(r"([\[(|/^])(?<![\w<][/|])[^\[\]()|/^\n]{0,200}\Z")
_SIGNS: dict[str, MarkerStyle] = {"[": "bracket", "(": "paren", "|": "pipe", "/": "slash", "^": "superscript"}
_REACH = 200
# More line ends than a double-spaced line has inside one marker: the bracket was opened in another paragraph.
_LINE_ENDS = 3


_FORMS: tuple[tuple[re.Pattern[str], MarkerStyle], ...] = (
    (_BRACKET, "bracket"),
    (_PAREN, "paren"),
    (_SLASH, "slash"),
    (PIPED, "pipe"),
    (_RAISED, "superscript"),
    (_CARETS, "superscript"),
    (_RAISED_BRACKET, "superscript"),
    (_RAISED_PAREN, "superscript"),
)


@dataclass(frozen=True, slots=True)
class PossibleMarker:
    """A piece of the searched text, `[start, end)`, that has the form of a marker; `inside` without its signs, which
    begins `at` a place of that text."""

    start: int
    end: int
    style: MarkerStyle
    at: int
    inside: str
    reading: Reading

    @property
    def number(self) -> int | None:
        """The number, where there is exactly one."""
        numbers = self.reading.numbers
        return numbers[0] if len(numbers) == 1 else None


def find_bracketed(text: str, language: str | None = None) -> list[PossibleMarker]:
    """`[1]`, `[2, 3]`, `[1, 18 б.]`, `［1］`, `【1】`, `〔1〕`; `[1]–[5]` is one marker. Raised ones, `^[1]^`, too: who
    raises brackets does not where they name a work (`as in [1]`)."""
    raised = list(_read(text, _RAISED_BRACKET, "superscript", language))
    within = {one.start + 1 for one in raised}
    level = (one for one in _read(text, _BRACKET, "bracket", language) if one.start not in within)
    return sorted([*_join_ranges(text, level), *raised], key=lambda one: one.start)


def find_round(text: str, language: str | None = None) -> list[PossibleMarker]:
    """`(1)`, `(2, 3)`, `(5, с. 7)`, `(see 7)`."""
    return list(_read(text, _PAREN, "paren", language))


def find_slashed(text: str, language: str | None = None) -> list[PossibleMarker]:
    """`/1/`, `/1, 15 б./`."""
    return list(_read(text, _SLASH, "slash", language))


def find_piped(text: str, language: str | None = None) -> list[PossibleMarker]:
    """`|22|`: brackets that character recognition took for strokes."""
    return list(_read(text, PIPED, "pipe", language))


def find_raised(text: str) -> list[PossibleMarker]:
    """Unicode superscripts `¹`, `²⁻⁴`, `¹,³`, `⁽¹⁾`, and Markdown's `^1,2^`, `^(1)^`."""
    found = []
    for pattern in (_RAISED, _CARETS, _RAISED_PAREN):
        for match in pattern.finditer(text):
            if pattern is _RAISED and text[match.start() - 1 : match.start()] == "\u207d":
                continue
            group = match.lastindex or 0
            inside = _lowered(match[group])
            if reading := read_inside(inside):
                at = match.start(group)
                found.append(PossibleMarker(match.start(), match.end(), "superscript", at, inside, reading))
    return sorted(found, key=lambda marker: marker.start)


def read_printed(text: str, span: Span, language: str | None = None) -> PossibleMarker | None:
    """What stands at `span` of `text`, known to be a citation, read as one marker: with signs of its own or without.
    None: it holds more than numbers and what is said of them."""
    said = span.of(text).strip()
    start = text.index(said, span.start)
    end = start + len(said)
    matches = ((pattern.fullmatch(text, start, end), style) for pattern, style in _FORMS)
    match, style = next(((match, style) for match, style in matches if match), (None, style_around(text, span)))
    at, inside = (match.start(match.lastindex or 0), match[match.lastindex or 0]) if match else (start, said)
    reading = read_inside(_lowered(inside), language)
    return PossibleMarker(start, end, style, at, inside, reading) if reading else None


def style_around(text: str, span: Span) -> MarkerStyle:
    """The style of a citation at `span` that has no signs of its own: that of what is open before it. The citation may
    be an author's name and a year, which stand in round brackets if in any."""
    opened = _OPENED.search(text, max(0, span.start - _REACH), span.start)
    if opened is not None:
        return _SIGNS[opened[1]]
    return "paren" if "(" in span.of(text) else "bracket"


def _lowered(raised: str) -> str:
    """Raised digits as digits; a backslash becomes a space, so that the places of the figures stay."""
    return raised.translate(_LOWERED).replace("\\", " ")


def _read(text: str, pattern: re.Pattern[str], style: MarkerStyle, language: str | None) -> Iterator[PossibleMarker]:
    for match in pattern.finditer(text):
        inside = match[1]
        if inside.count("\n") > _LINE_ENDS:
            continue
        if reading := read_inside(inside, language):
            yield PossibleMarker(match.start(), match.end(), style, match.start(1), inside, reading)


def _join_ranges(text: str, possible: Iterator[PossibleMarker]) -> Iterator[PossibleMarker]:
    """`[1]–[5]` is one range; `[1], [2]` stay two."""
    last: PossibleMarker | None = None
    for marker in possible:
        if last:
            joined = _join(text, last, marker)
            if joined:
                marker = joined
            else:
                yield last
        last = marker
    if last:
        yield last


def _join(text: str, left: PossibleMarker, right: PossibleMarker) -> PossibleMarker | None:
    first, last = left.number, right.number
    if first is None or last is None or right.start - left.end > 4 or not left.reading.plain or not right.reading.plain:
        return None
    if not 0 < last - first < LONGEST_RANGE or not _JOIN.fullmatch(text, left.end, right.start):
        return None
    inside = text[left.at : right.end - 1]
    figures = left.reading.works[0].at, right.at - left.at + right.reading.works[0].end
    reading = Reading.of((ReadWork(first, last, *figures, figures[1]),), plain=True)
    return PossibleMarker(left.start, right.end, left.style, left.at, inside, reading)
