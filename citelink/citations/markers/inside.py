"""Reading what stands inside a marker: `1, 3–5, 8` or `10, т. 1, с. 27; 30, с. 7`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from citelink.citations.citation import FaultKind, Locator, MarkerFault
from citelink.citations.markers.locators import (
    DASH,
    Place,
    build_locator,
    normal_value,
    read_beginning,
    read_locator,
    read_unknown,
)
from citelink.citations.markers.tuned import NumberLimits
from citelink.languages.vocabulary import marker_words
from citelink.text.patterns import any_pattern, late

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
_INTRODUCER = late(_introduced_by(_known.introducers), re.IGNORECASE)
_NUMERO = late(rf"\s{{0,2}}{any_pattern(_known.numero)}{{1,2}}\s{{0,2}}(?=\d)", re.IGNORECASE)
_CLOSER = late(
    rf"(?<=[\d.])[\s,;]{{1,3}}(({_alternatives(_known.whereabouts)})\.?|(?:{_alternatives(_known.closers)})\.?)\s{{0,3}}$",
    re.IGNORECASE,
)
_CONJUNCTION = late(
    rf"(?<=[\d.])(?:\s{{1,3}}|\s{{0,3}},\s{{0,3}})(?:{_alternatives(_known.conjunctions)})\s{{1,3}}(?=\d)",
    re.IGNORECASE,
)
# `2a`, `2a-c`: parts of a reference.
_LETTERS = rf"[a-hа-з](?:[{DASH}][a-hа-з])?"
_PART = re.compile(
    rf"(\d{{1,4}})({_LETTERS}(?![^\W\d_]))?(?:\s{{0,3}}[{DASH}]{{1,2}}\s{{0,3}}(\d{{1,4}}))?(?!\d)(.{{0,120}})",
    re.DOTALL,
)
_MORE_LETTERS = late(_LETTERS)
_REMARK = late(r"[\s,;:.(\u2013\u2014-]{1,4}[^\W\d_]|[\s.]{0,3}[\u2013\u2014-]\s?\d", re.DOTALL)
_BEFORE_REMARK = late(r"^[\u2013\u2014-]\s?(?=[^\W\d_])")
# Signs and figures of East Asian width, and the commas of Arabic letters; one for one, so that places stay.
_WIDE = str.maketrans("，、；：－～０１２３４５６７８９\u3000\u060c\u061b", ",,;:--0123456789 ,;")
_SPACES = " \t\r\n\u00a0\u2009\u202f\u200a"
_BEFORE_LOCATOR = _SPACES + ".:-\u2013\u2014"
_PIECE = re.compile(r"[^,;]{1,200}")
_EMPTY_PIECE = re.compile(r"[,;]\s{0,5}(?:[,;]|$)|^\s{0,5}[,;]")
_NO_SEPARATOR = late(r"\d\s{1,5}\d")
_DIGITS = late(r"\d{1,6}")
_LEADING_DIGITS = late(r"\d{1,6}")
_YEAR_OF_ISSUE = re.compile(r"((?:1[6-9]|20)\d\d)\.\s?(?=[^\W\d_]|№)")
_LONG_NUMBER = late(r"\d{5}")
_PAGES = late(rf"\s{{0,3}}(\d{{1,4}}(?:\s{{0,3}}[{DASH}]\s{{0,3}}\d{{1,4}})?)\s{{0,3}}")


class ReadWork(NamedTuple):
    """A number or a range that stands inside a marker, with what is said of it.

    Its figures are `[at, end)` of the inside; its locator ends at `until` (`end` where it has none). The locator is
    that of the last work of a range, the prefix that of the first. `segment` counts the semicolons before it."""

    first: int
    last: int
    at: int
    end: int
    until: int
    locator: Locator | None = None
    prefix: str = ""
    segment: int = 0


class Reading(NamedTuple):
    """What the inside of a marker says.

    works    the numbers and ranges, in the order printed
    numbers  all their numbers, ranges expanded
    plain    nothing but numbers, separators and dashes
    pair     exactly two numbers behind each other, `1, 18` or `1–18`, without locator
    pages    `1: 18`, where only the document tells whether 18 is a page
    unsure   only in part readable: a marker where its first number is in the list, otherwise none
    fault    why it cannot be read although it is plainly meant as a marker; then `works` is ()
    """

    works: tuple[ReadWork, ...]
    numbers: tuple[int, ...]
    plain: bool = False
    pair: bool = False
    pages: bool = False
    unsure: bool = False
    fault: MarkerFault | None = None

    @classmethod
    def of(
        cls,
        works: Iterable[ReadWork],
        *,
        plain: bool,
        pair: bool = False,
        pages: bool = False,
        unsure: bool = False,
    ) -> Reading:
        """The reading that `works` make up."""
        works = tuple(works)
        numbers = tuple(number for work in works for number in range(work.first, work.last + 1))
        return cls(works, numbers, plain, pair, pages, unsure)

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
    places: list[Place] = field(default_factory=list)
    begin: int = 0
    end: int = 0
    unit_behind: bool = False

    def add_locator(self, places: Iterable[Place], begin: int, end: int) -> None:
        self.places.extend(places)
        self.begin, self.end = self.begin or begin, end

    def continue_locator(self, printed: str, begin: int, end: int) -> None:
        """Add one more number to the last place: `ст. 9, 10`."""
        label, value, before = self.places.pop()
        number = normal_value(printed)
        self.add_locator([Place(label, f"{value}, {number}", f"{before}, {number}")], begin, end)

    @property
    def bare(self) -> bool:
        return not self.end

    @property
    def printed_figures(self) -> str:
        return self.printed[: self.figures_end - self.at]


def read_inside(
    inside: str, language: str | None = None, pages_above: int | None = None, *, parted: bool = False
) -> Reading | None:
    """Read what stands between the brackets; None where it is no list of numbers.

    language: the document's, for the locator words. pages_above: the largest number of the list the marker belongs to.
    What lies above it and stands where pages do is read as a page (`[1, 118]`, a habit of GOST documents without unit
    words). parted: the document parts works from pages by commas, and works by semicolons.
    """
    if not inside.isascii():
        inside = inside.translate(_WIDE)
    if inside.isdecimal() and inside.isascii():
        return _read_number(inside) if len(inside) <= 4 else None
    plain = _PLAIN.fullmatch(inside) is not None
    if not plain and not (inside.lstrip()[:1].isdigit() or _INTRODUCER.match(inside) or _NUMERO.match(inside)):
        return None
    return _InsideReader(inside, plain, language).read(pages_above, parted)


def _read_number(inside: str) -> Reading:
    number, end = int(inside), len(inside)
    return Reading((ReadWork(number, number, 0, end, end),), (number,), plain=True)


class _InsideReader:
    """Reads the parts between commas and semicolons one after the other."""

    def __init__(self, inside: str, plain: bool, language: str | None) -> None:
        self._printed = self._inside = inside
        self._closer: re.Match[str] | None = None
        if not plain:
            self._closer = _CLOSER.search(inside)
            self._inside = _CONJUNCTION.sub(_pad_comma, inside[: self._closer.start()] if self._closer else inside)
        self._plain = plain
        self._language = language
        self._works: list[_Work] = []
        self._colon = self._unsure = False
        self._prefix = ""
        # The segment that a remark began: what follows in it is of no work before it.
        self._remarked = -1

    def read(self, pages_above: int | None, parted: bool) -> Reading | None:
        segment = 0
        for match in _PIECE.finditer(self._inside, self._skip_introducer(0, len(self._inside))):
            begin = match.start() if match.start() == 0 else self._skip_introducer(match.start(), match.end())
            while begin < match.end() and self._inside[begin] in (_SPACES if self._plain else _BEFORE_LOCATOR):
                begin += 1
            if not self._read_piece(begin, self._inside[begin : match.end()].rstrip(), segment):
                return _find_fault(self._inside) if self._plain else None
            segment += self._inside[match.end() : match.end() + 1] == ";"
        if not self._works or _EMPTY_PIECE.search(self._inside):
            return _find_fault(self._inside) if self._plain else None
        self._read_closer()
        return self._finish(pages_above, parted)

    def _skip_introducer(self, begin: int, end: int) -> int:
        """Behind what introduces the number at `begin`, if anything does."""
        if self._plain:
            return begin
        if introducer := _INTRODUCER.match(self._inside, begin, end):
            self._prefix = introducer[0]
            return introducer.end()
        if not self._works and (numero := _NUMERO.match(self._inside, begin, end)):
            self._unsure = True
            return numero.end()
        return begin

    def _read_piece(self, begin: int, piece: str, segment: int) -> bool:
        """Take one part into account; False where it makes no sense."""
        previous = self._works[-1] if self._works else None
        end = begin + len(piece)
        if previous and not self._plain and (places := read_locator(piece, self._language)):
            if segment == self._remarked:
                self._remark(previous, piece, begin, end)
                return True
            if piece[:1].isdigit():
                previous, begin = self._take_back(places[0], begin)
                previous.unit_behind = True
            previous.add_locator(places, begin, end)
            return True
        match = _PART.fullmatch(piece)
        if not match or (previous and match[4] and self._starts_with_page(piece)):
            return previous is not None and self._read_words(previous, begin, piece, segment)
        number, letter, last, rest = match.groups()
        if previous and not letter and _continues(previous, segment, int(number)) and (not rest or _REMARK.match(rest)):
            previous.continue_locator(piece.removesuffix(rest), begin, end)
            if rest:
                self._remark(previous, rest, begin, end)
            return True
        figures_end = begin + match.end(3 if last else 1)
        prefix = self._prefix.strip(" \t\n:,;")
        work = _Work(int(number), int(last or number), segment, begin, figures_end, piece, prefix)
        self._prefix = ""
        self._works.append(work)
        if letter:
            work.add_locator([Place(None, letter, letter)], begin + match.start(2), begin + match.end(2))
        return not rest or (not letter and self._read_rest(work, rest, end))

    def _read_words(self, work: _Work, begin: int, piece: str, segment: int) -> bool:
        """A part without a number of a work: letters of its reference, places in it that CSL has no term for, a place
        with a remark behind it (`с. 15 и след.`), a remark behind a place (`курсив мой`)."""
        end = begin + len(piece)
        if segment == work.segment and (places := self._read_unlabelled(work, piece)):
            work.add_locator(places, begin, end)
            return True
        places, read = read_beginning(piece, self._language)
        if places and _REMARK.match(piece, read):
            work.add_locator(places, begin, end)
            self._remark(work, piece[read:], begin, end)
            return True
        if any(place.label for one in self._works for place in one.places) and piece[:1].isalpha():
            self._remark(work, piece, begin, end)
            self._remarked = segment if segment != work.segment else -1
            return True
        return False

    def _starts_with_page(self, piece: str) -> bool:
        """`15 б. және келесі`"""
        places, _ = read_beginning(piece, self._language)
        return bool(places) and places[0].label == "page"

    def _read_unlabelled(self, work: _Work, piece: str) -> tuple[Place, ...]:
        lettered = bool(work.places) and _MORE_LETTERS.fullmatch(work.places[-1].value) is not None
        if lettered and _MORE_LETTERS.fullmatch(piece):
            return (Place(None, piece, piece),)
        places = read_unknown(piece, self._language)
        self._unsure = self._unsure or (bool(places) and piece.isalpha())
        return places

    def _remark(self, work: _Work, said: str, begin: int, end: int) -> None:
        said = _BEFORE_REMARK.sub("", said.strip(" \t\r\n,;:").lstrip(". "))
        work.add_locator([Place(None, said, said)], begin, end)
        self._unsure = True

    def _read_closer(self) -> None:
        """What closes the marker belongs to the last place; by itself only where it says where in the work."""
        work, closer = self._works[-1], self._closer
        if closer is not None and (closer[2] or any(place.label for place in work.places)):
            work.add_locator([Place(None, closer[1], closer[1])], *closer.span(1))

    def _read_rest(self, work: _Work, rest: str, end: int) -> bool:
        """A locator directly behind a number, without a comma: `1. С. 15`, `1: 18`, `1 с. 15`."""
        text = rest.lstrip(_BEFORE_LOCATOR)
        begin = end - len(text)
        places, read = read_beginning(text, self._language)
        if places and read == len(text):
            work.add_locator(places, begin, end)
            return True
        if rest.lstrip()[:1] == ":" and (pages := _PAGES.fullmatch(text)):
            work.add_locator([Place("page", normal_value(pages[1]), pages[1])], begin, end)
            self._colon = True
            return True
        if places and places[0].label == "page" and text[:1].isalpha() and _REMARK.match(text, read):
            work.add_locator(places, begin, end)
            self._remark(work, text[read:], begin, end)
            return True
        if rest.lstrip()[:1] == "." and (places := self._read_source_part(text)):
            work.add_locator(places, begin, end)
            self._unsure = True
            return True
        return False

    def _read_source_part(self, text: str) -> tuple[Place, ...]:
        """Where in an archive or a newspaper: `3. Д. 12. Л. 3–4`, `4. 1872. № 5. С. 2`."""
        year = _YEAR_OF_ISSUE.match(text)
        if year is None:
            return read_unknown(text, self._language)
        places = read_locator(text[year.end() :], self._language)
        return (Place(None, year[1], year[1]), *places) if places else ()

    def _take_back(self, place: Place, begin: int) -> tuple[_Work, int]:
        """`[1, 18, 19 б.]`: with the unit behind, the number right before the page is a page as well."""
        last = self._works[-1]
        digits = _LEADING_DIGITS.match(place.value)
        page = int(digits[0]) if digits else 0
        if len(self._works) < 2 or not last.bare or not last.number == last.last == page - 1:
            return last, begin
        before = self._works[-2]
        if before.segment != last.segment:
            return last, begin
        self._works.pop()
        before.places.append(Place(place.label, str(last.number), str(last.number)))
        return before, last.at

    def _finish(self, pages_above: int | None, parted: bool) -> Reading | None:
        works = self._works
        pair = self._plain and _counts_two(works)
        if pages_above is not None:
            works = _read_high_as_pages(works, pages_above, parted)
        for work in works:
            if fault := _find_range_fault(work):
                return Reading.faulty(fault) if self._plain else None
        finished = map(self._finish_work, works)
        return Reading.of(finished, plain=self._plain, pair=pair, pages=self._colon, unsure=self._unsure)

    def _finish_work(self, work: _Work) -> ReadWork:
        until = max(work.figures_end, work.end)
        locator = None
        if not work.bare:
            locator = build_locator(work.places, self._printed[work.begin : work.end].strip())
        return ReadWork(work.number, work.last, work.at, work.figures_end, until, locator, work.prefix, work.segment)


def _read_high_as_pages(works: list[_Work], largest: int, parted: bool) -> list[_Work]:
    """With numbers above the `largest` of the list as pages of the work before them, where they stand like pages: with
    the unit behind them (`2, 22, 24 б.`), alone behind a work (`1, 118`), behind its pages (`5, с. 22; 26`)."""
    read: list[_Work] = []
    bare = {work.at for work in works if work.bare}
    for at, work in enumerate(works):
        before = read[-1] if read else None
        if before is None or not before.number == before.last <= largest < work.number:
            read.append(work)
            continue
        # Behind a semicolon stand pages of a work that has none before it.
        open_to_pages = before.segment == work.segment or (
            before.at in bare
            and not (works[at - 1].segment != work.segment and _has_page_of_its_own(work, largest, parted))
        )
        if (
            (open_to_pages and _has_unit_behind(works[at:], largest))
            or _is_page_alone(works, at)
            or _goes_on_with_pages(before, work)
        ):
            label = next((one.places[0].label for one in works[at:] if one.unit_behind), "page")
            value = normal_value(work.printed_figures)
            before.add_locator([Place(label, value, value), *work.places], work.at, work.end or work.figures_end)
        else:
            read.append(work)
    return read


def _has_page_of_its_own(work: _Work, largest: int, parted: bool) -> bool:
    """Whether a number behind a semicolon is a work with a page, `3; 14, 5 б.`, and not the first of two pages,
    `2; 22, 24 б.`: the document writes works so, the pages do not rise, or the list comes near the number."""
    if work.bare or work.last != work.number:
        return False
    page = _DIGITS.search(work.places[0].value)
    falls = page is not None and int(page[0]) <= work.number
    near = max(largest * NumberLimits.beyond, largest + NumberLimits.more)
    return parted or falls or work.number <= near


def _has_unit_behind(works: list[_Work], largest: int) -> bool:
    """Whether the numbers that `works` begin with, none of which the list has, end with the unit of pages."""
    for work in works:
        if work.segment != works[0].segment or work.number <= largest:
            return False
        if not work.bare:
            return work.unit_behind
    return False


def _is_page_alone(works: list[_Work], at: int) -> bool:
    segment = [work for work in works if work.segment == works[at].segment]
    if len(segment) != 2 or segment[1] is not works[at] or not (segment[0].bare and segment[1].bare):
        return False
    return segment[1].number != segment[0].number + 1


def _goes_on_with_pages(before: _Work, work: _Work) -> bool:
    return work.bare and work.number == work.last and _continues(before, before.segment, work.number, "page")


def _pad_comma(match: re.Match[str]) -> str:
    """A comma in the place of `and`, padded so that offsets stay."""
    return ",".ljust(len(match[0]))


def _continues(work: _Work, segment: int, number: int, wanted: str | None = None) -> bool:
    """`[1, с. 5, 7; 4]`: a bare higher number behind a page, an article, ... is one more of them, since works are
    parted by `;` there. `wanted`: of this label only."""
    label = work.places[-1].label if work.places else None
    if work.segment != segment or label is None or (wanted and label != wanted):
        return False
    values = [int(digits) for digits in _DIGITS.findall(work.places[-1].value)]
    return bool(values) and number > values[-1]


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
