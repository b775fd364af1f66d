"""Reading what stands inside a marker: `1, 3–5, 8` or `10, т. 1, с. 27; 30, с. 7`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from citelink.citations.citation import CitationItem, Locator
from citelink.citations.locators import DASH, build_locator, normal_value, read_locator, reads_as_unknown
from citelink.citations.marker_words import CLOSERS, CONJUNCTIONS, INTRODUCERS

LONGEST_RANGE = 200


def _alternatives(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s{1,3}") for word in sorted(set(words), key=len, reverse=True))


_PLAIN = re.compile(rf"[\d\s,;{DASH}]{{1,200}}")
_INTRODUCER = re.compile(rf"\s{{0,3}}(?:{_alternatives(INTRODUCERS)})(?:[.:,]{{1,2}}\s{{0,3}}|\s{{1,3}})(?=\d)", re.IGNORECASE)
_CLOSER = re.compile(rf"(?<=[\d.])[\s,]{{1,3}}(?:{_alternatives(CLOSERS)})\.?\s{{0,3}}$", re.IGNORECASE)
_CONJUNCTION = re.compile(rf"(?<=\d)(?:\s{{1,3}}|\s{{0,3}},\s{{0,3}})(?:{_alternatives(CONJUNCTIONS)})\s{{1,3}}(?=\d)", re.IGNORECASE)
_PART = re.compile(rf"(\d{{1,4}})([a-hа-з](?![^\W\d_]))?(?:\s{{0,3}}[{DASH}]{{1,2}}\s{{0,3}}(\d{{1,4}}))?(?!\d)(.{{0,120}})", re.DOTALL)
_PAGES = re.compile(rf"\s{{0,3}}(\d{{1,4}}(?:\s{{0,3}}[{DASH}]\s{{0,3}}\d{{1,4}})?)\s{{0,3}}")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the inside of a marker says.

    items    the works, ranges expanded
    first    the number printed first
    plain    nothing but numbers, separators and dashes
    pair     exactly two numbers behind each other, `1, 18` or `1–18`, without locator
    pages    `1: 18`, where only the document tells whether 18 is a page
    fault    why it cannot be read although it is plainly meant as a marker; then `items` is ()
    """

    items: tuple[CitationItem, ...]
    plain: bool = False
    pair: bool = False
    pages: bool = False
    fault: str | None = None

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the items, in the order printed."""
        return tuple(item.number for item in self.items if item.number is not None)


@dataclass(slots=True)
class _Work:
    """One number or range while the marker is read; `pairs` and `texts` collect its locators."""

    number: int
    last: int
    segment: int
    pairs: list[tuple[str, str]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    unknown: bool = False

    def locator(self) -> Locator | None:
        if not self.texts:
            return None
        text = ", ".join(self.texts)
        return Locator(None, text, text) if self.unknown or not self.pairs else build_locator(tuple(self.pairs), text)


def read_inside(inside: str, pages_above: int | None = None) -> Reading | None:
    """Read what stands between the brackets; None where it is no list of numbers.

    pages_above: the largest number of the list the marker belongs to; where exactly two numbers are printed and only the
    second lies above it, that one is read as a page (`[1, 118]`, a habit of GOST documents without unit words).
    """
    plain = _PLAIN.fullmatch(inside) is not None
    if not plain:
        inside = _CLOSER.sub("", inside)
        inside = _CONJUNCTION.sub(", ", inside)
    works: list[_Work] = []
    colon = False
    for segment, text in enumerate(inside.split(";")):
        for index, raw in enumerate(text.split(",")):
            part = raw.strip()
            if not plain:
                part = _INTRODUCER.sub("", part, count=1) if not part[:1].isdigit() else part
            read = _read_part(part, works, segment, index)
            if read is None:
                return _malformed(inside, plain)
            colon = colon or read == "colon"
    return _finish(works, plain, colon, pages_above, inside)


def _read_part(part: str, works: list[_Work], segment: int, index: int) -> str | None:
    """Add what one part between commas says to `works`; None where it makes no sense."""
    previous = works[-1] if works else None
    if previous and (pairs := read_locator(part)):
        _take_back_page(works, part, pairs)
        works[-1].pairs.extend(pairs)
        works[-1].texts.append(part)
        return "locator"
    match = _PART.fullmatch(part)
    if not match:
        if previous and index and reads_as_unknown(part):
            previous.texts.append(part)
            previous.unknown = not previous.pairs
            return "locator"
        return None
    number, letter, last, rest = match.groups()
    if previous and index and not rest and not letter and _continues_pages(previous, segment, int(number)):
        value = normal_value(part)
        label, pages = previous.pairs[-1]
        previous.pairs[-1] = (label, f"{pages}, {value}")
        previous.texts[-1] += f", {part}"
        return "locator"
    work = _Work(int(number), int(last or number), segment)
    works.append(work)
    if letter:
        work.texts.append(letter)
        work.unknown = True
        if rest:
            return None
    return _read_rest(rest, work) if rest else "number"


def _read_rest(rest: str, work: _Work) -> str | None:
    """A locator directly behind a number, without a comma: `1. С. 15`, `1: 18`, `1 с. 15`."""
    text = rest.lstrip(" \t\r\n\u00a0.:")
    if pairs := read_locator(text):
        work.pairs.extend(pairs)
        work.texts.append(text)
        return "locator"
    if rest.lstrip()[:1] == ":" and (pages := _PAGES.fullmatch(text)):
        work.pairs.append(("page", normal_value(pages[1])))
        work.texts.append(text)
        return "colon"
    return None


def _continues_pages(work: _Work, segment: int, number: int) -> bool:
    """`[1, с. 5, 7; 4]`: a bare higher number behind a page is one more page, since works are parted by `;` there."""
    if work.segment != segment or not work.pairs or work.pairs[-1][0] != "page":
        return False
    return number > int("0" + re.findall(r"\d*", work.pairs[-1][1].split("-")[-1].split(", ")[-1])[0])


def _take_back_page(works: list[_Work], part: str, pairs: tuple[tuple[str, str], ...]) -> None:
    """`[1, 18, 19 б.]`: with the unit behind, the number right before the next page is a page as well."""
    if len(works) < 2 or not part[:1].isdigit() or pairs[0][0] != "page":
        return
    last, before = works[-1], works[-2]
    page = int(re.match(r"\d*", pairs[0][1])[0] or 0)  # type: ignore[index]
    if not last.texts and last.number == last.last == page - 1 and last.segment == before.segment:
        works.pop()
        before.pairs.append(("page", str(last.number)))
        before.texts.append(str(last.number))


def _finish(works: list[_Work], plain: bool, colon: bool, pages_above: int | None, inside: str) -> Reading | None:
    pair = plain and _counts_two(works)
    if pages_above is not None and len(works) == 2 and not works[1].texts and not works[0].texts:
        first, second = works
        if first.number == first.last <= pages_above < second.number <= second.last:
            value = str(second.number) if second.number == second.last else f"{second.number}-{second.last}"
            text = inside.split(",", 1)[-1].split(";", 1)[-1].strip()
            return Reading((CitationItem(first.number, Locator("page", value, text)),), plain=plain, pair=pair)
    items: list[CitationItem] = []
    for work in works:
        if work.last < work.number:
            return Reading((), plain=plain, fault=f"the range {work.number}-{work.last} runs backwards") if plain else None
        if work.last - work.number >= LONGEST_RANGE:
            return Reading((), plain=plain, fault=f"the range {work.number}-{work.last} is too long") if plain else None
        items.extend(CitationItem(number) for number in range(work.number, work.last))
        items.append(CitationItem(work.last, work.locator()))
    return Reading(tuple(items), plain=plain, pair=pair, pages=colon)


def _counts_two(works: list[_Work]) -> bool:
    if len(works) == 1:
        return works[0].last != works[0].number
    return len(works) == 2 and all(work.number == work.last for work in works)


def _malformed(inside: str, plain: bool) -> Reading | None:
    """Digits, separators and dashes that make no list of numbers: an empty place or a range without an end."""
    if not plain or not any(character.isdigit() for character in inside):
        return None
    if re.search(r"\d{5}", inside):
        return None
    if re.search(r"[,;]\s*[,;]|^\s*[,;]|[,;]\s*$", inside):
        return Reading((), plain=True, fault="a number is missing beside a separator")
    return Reading((), plain=True, fault="a range has no beginning or no end")
