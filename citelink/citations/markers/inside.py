"""Reading what stands inside a marker: `1, 3–5, 8` or `10, т. 1, с. 27; 30, с. 7`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from citelink.citations.citation import FaultKind, Locator, MarkerFault
from citelink.citations.markers.locators import DASH, build_locator, normal_value, read_locator, reads_as_unknown
from citelink.languages.vocabulary import marker_words

LONGEST_RANGE = 200


def _alternatives(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s{1,3}") for word in sorted(set(words), key=len, reverse=True))


def _introduced_by(words: tuple[str, ...]) -> str:
    """What introduces a number, up to two of `words` (`see ref. 7`)."""
    return rf"\s{{0,3}}(?:(?:{_alternatives(words)})(?:[.:,]{{1,2}}\s{{0,3}}|\s{{1,3}})){{1,2}}(?=\d)"


_known = marker_words()
# What introduces a number of a work and not a value; for readers of other brackets than square ones.
SURE_INTRODUCER = _introduced_by(tuple(word for word in _known.introducers if word not in _known.unsure_introducers))
_PLAIN = re.compile(rf"[\d\s,;{DASH}]{{1,200}}")
_INTRODUCER = re.compile(_introduced_by(_known.introducers), re.IGNORECASE)
_CLOSER = re.compile(rf"(?<=[\d.])[\s,]{{1,3}}(?:{_alternatives(_known.closers)})\.?\s{{0,3}}$", re.IGNORECASE)
_CONJUNCTION = re.compile(
    rf"(?<=\d)(?:\s{{1,3}}|\s{{0,3}},\s{{0,3}})(?:{_alternatives(_known.conjunctions)})\s{{1,3}}(?=\d)", re.IGNORECASE
)
_PART = re.compile(
    rf"(\d{{1,4}})([a-hа-з](?![^\W\d_]))?(?:\s{{0,3}}[{DASH}]{{1,2}}\s{{0,3}}(\d{{1,4}}))?(?!\d)(.{{0,120}})", re.DOTALL
)
_SPACES = " \t\r\n\u00a0\u2009\u202f\u200a"
_BEFORE_LOCATOR = _SPACES + ".:-\u2013\u2014"
_PIECE = re.compile(r"[^,;]{1,200}")
_EMPTY_PIECE = re.compile(r"[,;]\s{0,5}(?:[,;]|$)|^\s{0,5}[,;]")
_NO_SEPARATOR = re.compile(r"\d\s{1,5}\d")
_DIGITS = re.compile(r"\d{1,6}")
_LEADING_DIGITS = re.compile(r"\d{1,6}")
_LONG_NUMBER = re.compile(r"\d{5}")
_PAGES = re.compile(rf"\s{{0,3}}(\d{{1,4}}(?:\s{{0,3}}[{DASH}]\s{{0,3}}\d{{1,4}})?)\s{{0,3}}")


class ReadWork(NamedTuple):
    """A number or a range that stands inside a marker, with what is said of it.

    Its figures are `[at, end)` of the inside; its locator ends at `until` (`end` where it has none). The locator is
    that of the last work of a range, the prefix that of the first."""

    first: int
    last: int
    at: int
    end: int
    until: int
    locator: Locator | None = None
    prefix: str = ""


class Reading(NamedTuple):
    """What the inside of a marker says.

    works    the numbers and ranges, in the order printed
    numbers  all their numbers, ranges expanded
    plain    nothing but numbers, separators and dashes
    pair     exactly two numbers behind each other, `1, 18` or `1–18`, without locator
    pages    `1: 18`, where only the document tells whether 18 is a page
    fault    why it cannot be read although it is plainly meant as a marker; then `works` is ()
    """

    works: tuple[ReadWork, ...]
    numbers: tuple[int, ...]
    plain: bool = False
    pair: bool = False
    pages: bool = False
    fault: MarkerFault | None = None

    @classmethod
    def of(cls, works: Iterable[ReadWork], *, plain: bool, pair: bool = False, pages: bool = False) -> Reading:
        """The reading that `works` make up."""
        works = tuple(works)
        numbers = tuple(number for work in works for number in range(work.first, work.last + 1))
        return cls(works, numbers, plain, pair, pages)

    @classmethod
    def faulty(cls, fault: MarkerFault) -> Reading:
        """What is plainly meant as a marker but cannot be read."""
        return cls((), (), plain=True, fault=fault)


@dataclass(slots=True)
class _Work:
    """One number or range while the marker is read; `printed` stands `at` a place of the text read, its figures end at
    `figures_end`, `begin` and `end` enclose its locators there."""

    number: int
    last: int
    segment: int
    at: int
    figures_end: int
    printed: str
    prefix: str = ""
    pairs: list[tuple[str, str]] = field(default_factory=list)
    begin: int = 0
    end: int = 0

    def add_locator(self, pairs: Iterable[tuple[str, str]], begin: int, end: int) -> None:
        self.pairs.extend(pairs)
        self.begin, self.end = self.begin or begin, end

    @property
    def bare(self) -> bool:
        return not self.end


def read_inside(inside: str, language: str | None = None, pages_above: int | None = None) -> Reading | None:
    """Read what stands between the brackets; None where it is no list of numbers.

    language: the document's, for the locator words. pages_above: the largest number of the list the marker belongs to;
    where exactly two numbers are printed and only the second lies above it, that one is read as a page (`[1, 118]`, a
    habit of GOST documents without unit words).
    """
    if inside.isdecimal() and inside.isascii():
        return _read_number(inside) if len(inside) <= 4 else None
    plain = _PLAIN.fullmatch(inside) is not None
    if not plain:
        if not inside.lstrip()[:1].isdigit() and not _INTRODUCER.match(inside):
            return None
        inside = _CONJUNCTION.sub(_pad_comma, _CLOSER.sub("", inside))
    return _InsideReader(inside, plain, language).read(pages_above)


def _read_number(inside: str) -> Reading:
    number, end = int(inside), len(inside)
    return Reading((ReadWork(number, number, 0, end, end),), (number,), plain=True)


class _InsideReader:
    """Reads the parts between commas and semicolons one after the other."""

    def __init__(self, inside: str, plain: bool, language: str | None) -> None:
        self._inside = inside
        self._plain = plain
        self._language = language
        self._works: list[_Work] = []
        self._colon = False
        self._prefix = ""

    def read(self, pages_above: int | None) -> Reading | None:
        segment = 0
        introducer = None if self._plain else _INTRODUCER.match(self._inside)
        self._prefix = introducer[0] if introducer else ""
        for match in _PIECE.finditer(self._inside, introducer.end() if introducer else 0):
            begin = match.start()
            if not self._plain and (introducer := _INTRODUCER.match(self._inside, begin, match.end())):
                self._prefix = introducer[0]
                begin = introducer.end()
            while begin < match.end() and self._inside[begin] in (_SPACES if self._plain else _BEFORE_LOCATOR):
                begin += 1
            if not self._read_piece(begin, self._inside[begin : match.end()].rstrip(), segment):
                return _find_fault(self._inside) if self._plain else None
            segment += self._inside[match.end() : match.end() + 1] == ";"
        if not self._works or _EMPTY_PIECE.search(self._inside):
            return _find_fault(self._inside) if self._plain else None
        return self._finish(pages_above)

    def _read_piece(self, begin: int, piece: str, segment: int) -> bool:
        """Take one part into account; False where it makes no sense."""
        previous = self._works[-1] if self._works else None
        end = begin + len(piece)
        if previous and not self._plain and (pairs := read_locator(piece, self._language)):
            if piece[:1].isdigit() and pairs[0][0] == "page":
                previous, begin = self._take_back_page(pairs[0][1], begin)
            previous.add_locator(pairs, begin, end)
            return True
        match = _PART.fullmatch(piece)
        if not match:
            if not previous or previous.segment != segment or not reads_as_unknown(piece):
                return False
            previous.add_locator((), begin, end)
            return True
        number, letter, last, rest = match.groups()
        if previous and not rest and not letter and _continues_pages(previous, segment, int(number)):
            label, pages = previous.pairs.pop()
            previous.add_locator([(label, f"{pages}, {normal_value(piece)}")], begin, end)
            return True
        figures_end = begin + match.end(3 if last else 1)
        prefix = self._prefix.strip(" \t\n:,;")
        work = _Work(int(number), int(last or number), segment, begin, figures_end, piece, prefix)
        self._prefix = ""
        self._works.append(work)
        if letter:
            work.add_locator((), begin + match.start(2), begin + match.end(2))
        return not rest or (not letter and self._read_rest(work, rest, end))

    def _read_rest(self, work: _Work, rest: str, end: int) -> bool:
        """A locator directly behind a number, without a comma: `1. С. 15`, `1: 18`, `1 с. 15`."""
        text = rest.lstrip(_BEFORE_LOCATOR)
        if pairs := read_locator(text, self._language):
            work.add_locator(pairs, end - len(text), end)
            return True
        if rest.lstrip()[:1] == ":" and (pages := _PAGES.fullmatch(text)):
            work.add_locator([("page", normal_value(pages[1]))], end - len(text), end)
            self._colon = True
            return True
        return False

    def _take_back_page(self, value: str, begin: int) -> tuple[_Work, int]:
        """`[1, 18, 19 б.]`: with the unit behind, the number right before the page is a page as well."""
        last = self._works[-1]
        digits = _LEADING_DIGITS.match(value)
        page = int(digits[0]) if digits else 0
        if len(self._works) < 2 or not last.bare or not last.number == last.last == page - 1:
            return last, begin
        before = self._works[-2]
        if before.segment != last.segment:
            return last, begin
        self._works.pop()
        before.pairs.append(("page", str(last.number)))
        return before, self._inside.rfind(str(last.number), 0, begin)

    def _finish(self, pages_above: int | None) -> Reading | None:
        works = self._works
        pair = self._plain and _counts_two(works)
        if pages_above is not None:
            works = self._read_high_as_pages(pages_above)
        for work in works:
            if fault := _find_range_fault(work):
                return Reading.faulty(fault) if self._plain else None
        return Reading.of(map(self._finish_work, works), plain=self._plain, pair=pair, pages=self._colon)

    def _finish_work(self, work: _Work) -> ReadWork:
        until = max(work.figures_end, work.end)
        return ReadWork(work.number, work.last, work.at, work.figures_end, until, self._locator(work), work.prefix)

    def _read_high_as_pages(self, largest: int) -> list[_Work]:
        """Between semicolons, `1, 118` is a work and its page where only the first number is in the list."""
        works: list[_Work] = []
        for _, group in groupby(self._works, key=lambda one: one.segment):
            segment = list(group)
            if len(segment) == 2 and all(one.bare for one in segment):
                first, second = segment
                if first.number == first.last <= largest < second.number:
                    first.add_locator(
                        [("page", normal_value(second.printed))], second.at, second.at + len(second.printed)
                    )
                    segment = [first]
            works.extend(segment)
        return works

    def _locator(self, work: _Work) -> Locator | None:
        if work.bare:
            return None
        text = self._inside[work.begin : work.end].strip()
        return build_locator(work.pairs, text) if work.pairs else Locator(None, text, text)


def _pad_comma(match: re.Match[str]) -> str:
    """A comma in the place of `and`, padded so that offsets stay."""
    return ",".ljust(len(match[0]))


def _continues_pages(work: _Work, segment: int, number: int) -> bool:
    """`[1, с. 5, 7; 4]`: a bare higher number behind a page is one more page, since works are parted by `;` there."""
    if work.segment != segment or not work.pairs or work.pairs[-1][0] != "page":
        return False
    pages = [int(digits) for digits in _DIGITS.findall(work.pairs[-1][1])]
    return bool(pages) and number > pages[-1]


def _counts_two(works: list[_Work]) -> bool:
    if len(works) == 1:
        return works[0].last != works[0].number
    return len(works) == 2 and all(work.number == work.last for work in works)


def _find_range_fault(work: _Work) -> MarkerFault | None:
    if work.last < work.number:
        return MarkerFault("range-backwards", work.number, work.last)
    if work.last - work.number >= LONGEST_RANGE:
        return MarkerFault("range-too-long", work.number, work.last)
    return None


def _find_fault(inside: str) -> Reading | None:
    """Digits, separators and dashes that make no list of numbers: an empty place or a range without an end."""
    if not _DIGITS.search(inside) or _LONG_NUMBER.search(inside):
        return None
    if _EMPTY_PIECE.search(inside):
        return Reading.faulty(MarkerFault("number-missing"))
    kind: FaultKind = "separator-missing" if _NO_SEPARATOR.search(inside) else "range-open"
    return Reading.faulty(MarkerFault(kind))
