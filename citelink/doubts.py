"""Doubts: brackets whose numbers no list has, and which hardly are citations or whose references were not read.

A number that is missing from the list is an error only where the document as a whole makes it likely that it was meant
as a citation. Against it, where the number lies beyond the list, speak the line the bracket stands in (of a program, of
figures) and the bracket itself: glued to a Latin word or to another bracket where citations are not, full of numbers
far beyond the list, with three figures of a crystal's direction (`[111]`), or right beside the word for an equation.
Values stand in any order (`[5, 2, 4, 6]`, while the document's citations ascend), a share or another count behind a
figure (`64 [23] men`), and what a code stands for behind the code (`[10] – yes`). What stands in a row with a doubtful
bracket (`[18-25], [26-35]`) is doubted with it.
So does another place of the document where the same number is hardly cited, in a program that the prose explains. Zero,
where the list begins with one, is always doubted.
A number that the list skips speaks against its reading where it is printed as a label is: before the text of a
reference at the beginning of a line, as where columns stand in another order, or alone on a line of the list, as where
labels were torn from their texts. A citation whose number is in the list is never doubted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from citelink.citations.lists.reference_shape import is_dated, looks_like_reference
from citelink.languages.vocabulary import marker_words
from citelink.results import Doubt, Link, ResolvedDocument, ResolvedMarker
from citelink.text.patterns import any_pattern, any_word
from citelink.text.repaired import RepairedText
from citelink.text.span import Span, line_around

# Signs that only programs print: ends of statements, comparisons, assignments, calls that open a block.
_CODE = re.compile(
    r"[;{}]\s{0,8}$|[=!<>]=|:=|[-=]>|[+*/|&-]=|&&|\|\||^\s{0,40}(?:#include|#define|//|/\*)|\w\([^()\n]{0,80}\)\s{0,4}[;{]"
)
_GLUED = re.compile(r"[A-Za-z0-9_)\]]\\?$")
_LONGEST_LINE = 400
# A habit is told by so many citations; of ten, at most so many are glued where gluing is none.
_LEAST_CITATIONS, _GLUED_OF_TEN = 3, 1
_NOWHERE = ("dangling", "open")
# What doubts the brackets beside it too.
_SPREADING = ("values", "figures", "count", "order", "named", "row")
# What is no citation in a line of a program or beside the word for an equation is none in the prose about it.
_OUTSIDE = ("code", "equation")
# So many numbers in one bracket, all beyond so many times the end of the list and so many more, are values.
_VALUES, _BEYOND, _MORE = 3, 1.5, 5
# Beyond so many times the end of the list two numbers, or one of three figures, are values too; two figures are a slip.
_FAR, _THREE_FIGURES = 3, 100
# A line of figures has so many beside the bracket, and fewer than so many of ten signs are letters.
_FIGURE = re.compile(r"\d+")
_FIGURES, _LETTERS_OF_TEN = 2, 3
_LONE_LABEL = re.compile(r"^[ \t]{0,40}[\[(]?(\d{1,3})([\]).]{0,2})[ \t]{0,40}$", re.MULTILINE)
_PARAGRAPH_END = re.compile(r"\n[ \t]{0,40}\n")
_LABEL_SIGNS = re.compile(r"(?:^|\n)[ \t]{0,40}\Z")
# So many characters behind a label show what it numbers; labels stand so far behind what was read of a list.
_SHOWN, _BEHIND = 200, 400

# Three small figures are a direction in a crystal where they begin with a zero, lie far beyond the list or stand near
# the noun.
# A count or share of the figure before it, `64 [23] men`; years and the numbers of names (`ISO 9001`, `Fig. 3`) are no
# such figures.
_COUNTED = re.compile(r"(?<!\S)(?P<word>\S{1,30}[ \t\u00a0])?(?P<figure>\d{1,7}(?:[.,]\d{1,3})?)\s?%?[ \t\u00a0]$")
_YEARS = range(1500, 2100)
# What a code stands for: `[10] – yes`, right behind a question or colon, on a line of its own or behind another code.
_CODED_BEFORE = re.compile(
    r"(?:^|\n|[?:]|\][ \t\u00a0]{1,2}[-=\u2013\u2014][ \t\u00a0][^\[\]]{1,40}[;,])[ \t\u00a0]{0,3}$"
)
_MEANING = re.compile(r"[ \t\u00a0]{1,2}[-=\u2013\u2014][ \t\u00a0]{1,2}[^\W\d_]")
# Glued to what follows, as in `[60]fullerene`; shorter words are those that a missing space joined.
_GLUED_BEHIND = re.compile(r"-?[a-zа-яё]{4}")
_NAMED_BEFORE = re.compile(r"[:=]\s{0,3}$")
_ROW_REACH = 12
_UNORDERED_OF_TEN = 2
_LATTICE = re.compile(r"\[(?:(0)[0-4]{2}|[1-4][0-4]{2})\]")
_NEAR = 40


@cache
def _source_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_word(marker_words().introducers)}\s{{0,3}}[:=]\s{{0,3}}$", re.I)


@cache
def _joined() -> re.Pattern[str]:
    """What stands between two brackets of a row: a separator or a conjunction or both."""
    return re.compile(rf"\s{{0,2}}(?:[,;]\s{{0,3}})?(?:{any_word(marker_words().conjunctions)}\s{{1,2}})?", re.I)


@cache
def _lattice_beside() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_pattern(marker_words().lattice_nouns)}(?!\w)", re.I)


@cache
def _equation_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_pattern(marker_words().equation_nouns)}\.?\s{{0,3}}$", re.I)


@cache
def _equation_behind() -> re.Pattern[str]:
    return re.compile(rf"\s{{0,3}}{any_pattern(marker_words().equation_nouns)}(?!\w)", re.I)


def weigh_doubts(document: ResolvedDocument, markers: Sequence[ResolvedMarker]) -> tuple[ResolvedMarker, ...]:
    """`markers` of a document, the items of doubtful ones that lead nowhere with their doubt. Where there is no list,
    only the line that a bracket stands in speaks against it."""
    prose = document.document.prose if document.document else RepairedText.identity("")
    cited = (link.reference for marker in markers for link in marker.links if link.reference is not None)
    largest = max((number for reference in (*document.references, *cited) for number in reference.numbers), default=0)
    text = document.document.text if document.document else ""
    spaced = not _habitually_glued(prose, markers)
    lost = any(link.status == "dangling" for one in markers for link in one.links)
    torn = _torn_labels(text, document) if lost else frozenset()
    ordered = _habitually_ordered(markers)
    doubts = [
        _doubt(prose, one, largest, spaced)
        or _label_doubt(text, one, document)
        or (_doubt_of_many(prose, one, largest, ordered) if largest else None)
        for one in markers
    ]
    _spread_in_rows(prose, markers, doubts)
    outside = {_numbers(one) for one, doubt in zip(markers, doubts, strict=True) if doubt in _OUTSIDE}
    weighed = []
    for marker, doubt in zip(markers, doubts, strict=True):
        if outside and doubt is None and _numbers(marker) in outside and _leads_nowhere(marker):
            doubt = "elsewhere"
        links = tuple(_doubted(one, doubt or ("unread" if one.item.number in torn else None)) for one in marker.links)
        weighed.append(replace(marker, links=links))
    return tuple(weighed)


def _numbers(marker: ResolvedMarker) -> tuple[int | None, ...]:
    return tuple(link.item.number for link in marker.links)


def _spread_in_rows(prose: RepairedText, markers: Sequence[ResolvedMarker], doubts: list[Doubt | None]) -> None:
    """Doubt what leads nowhere and stands in a row with a doubtful bracket, before or behind it."""
    spans = [prose.view(one.span) for one in markers]
    for order in (range(1, len(markers)), range(len(markers) - 2, -1, -1)):
        for at in order:
            before = at - 1 if order.step > 0 else at + 1
            left, right = sorted((spans[before], spans[at]))
            if doubts[at] is not None or doubts[before] not in _SPREADING or not _leads_nowhere(markers[at]):
                continue
            if right.start - left.end <= _ROW_REACH and _joined().fullmatch(prose.text, left.end, right.start):
                doubts[at] = "row"


def _leads_nowhere(marker: ResolvedMarker) -> bool:
    return all(link.status in _NOWHERE and not link.item.locator for link in marker.links)


def _doubted(link: Link, doubt: Doubt | None) -> Link:
    return replace(link, status="doubtful", doubt=doubt) if doubt and link.status in _NOWHERE else link


def _torn_labels(text: str, document: ResolvedDocument) -> frozenset[int]:
    """The numbers that go on with those of a list, are not read, and yet are printed alone on a line: within the list
    or right behind it, where they belong."""
    torn: set[int] = set()
    for found in document.printed_lists:
        places = {number: one.reference.span.start for one in found.references for number in one.numbers}
        if not places:
            continue
        start, end = found.list.span.start, found.list.span.end
        printed = _LONE_LABEL.finditer(text, start, end + _BEHIND)
        lone = {
            int(one[1])
            for one in printed
            if _is_in_order(int(one[1]), one.start(), places, end) or (one[2] and int(one[1]) > max(places))
        }
        number = min(places) + 1
        while number in lone or number in places:
            number += 1
        torn.update(one for one in lone - places.keys() if min(places) < one < max([number, *places]))
    return frozenset(torn)


def _is_in_order(number: int, at: int, places: Mapping[int, int], end: int) -> bool:
    """Whether what is printed at `at` stands behind the references with smaller numbers and before those with larger
    ones, whose `places` are known, or right behind the `end` of the list."""
    before = max((place for one, place in places.items() if one < number), default=end)
    behind = min((place for one, place in places.items() if one > number), default=end + _BEHIND)
    return before < at < behind


def _label_doubt(text: str, marker: ResolvedMarker, document: ResolvedDocument) -> Doubt | None:
    """`label` where a marker of one number begins a line, a reference behind it, and the list of its scope skips just
    this number: it stands before the references that it should follow."""
    if len(marker.links) != 1 or marker.links[0].status != "dangling" or marker.links[0].item.locator:
        return None
    if not _LABEL_SIGNS.search(text, max(0, marker.span.start - 48), marker.span.start):
        return None
    own = (one for one in document.references if one.scope == marker.marker.scope)
    read = {number for one in own for number in one.numbers}
    number = marker.links[0].item.number or 0
    behind = _PARAGRAPH_END.split(text[marker.span.end : marker.span.end + _SHOWN], maxsplit=1)[0].lstrip(". ")
    if behind[:1].islower():
        return None
    skipped = {number - 1, number + 1} <= read
    return "label" if skipped and is_dated(behind) and looks_like_reference(behind) else None


def _doubt(prose: RepairedText, marker: ResolvedMarker, largest: int, spaced: bool) -> Doubt | None:
    """Why a marker hardly is one; None where it is, or where one of its numbers leads to a reference or to a place
    within the list, out of which one was taken."""
    numbers = [link.item.number or 0 for link in marker.links if link.status in _NOWHERE]
    if _numbers(marker) == (0,) and numbers:
        return "zero"
    if len(numbers) < len(marker.links) or min(numbers) <= largest or any(link.item.locator for link in marker.links):
        return None
    if spaced and _is_glued(prose, marker):
        return "index"
    shown = prose.view(marker.span)
    line = line_around(prose.text, shown.start, shown.end, _LONGEST_LINE)
    if _CODE.search(line):
        return "code"
    if _is_of_figures(line.replace(shown.of(prose.text), " ", 1)):
        return "figures"
    if not largest:
        return None
    beyond = min(numbers) > _BEYOND * largest + _MORE
    if min(numbers) > _FAR * largest + _MORE and (len(numbers) > 1 or numbers[0] >= _THREE_FIGURES):
        return _doubt_of_one(prose, shown, beyond) or "values"
    if len(marker.marker.numbers) >= _VALUES:
        return "values" if beyond or max(numbers) > _FAR * largest + _MORE else None
    return _doubt_of_one(prose, shown, beyond) if len(numbers) == 1 else None


def _doubt_of_many(prose: RepairedText, marker: ResolvedMarker, largest: int, ordered: bool) -> Doubt | None:
    """Why a bracket is a value, which the list lacks a number of: its numbers ascend in no way or are many behind a
    colon, a figure stands before it, what it stands for behind it."""
    nowhere = [link for link in marker.links if link.status in _NOWHERE]
    numbers = [link.item.number or 0 for link in marker.links]
    if not nowhere or marker.marker.style != "bracket" or any(link.item.locator for link in marker.links):
        return None
    shown, text = prose.view(marker.span), prose.text
    if len(numbers) >= _VALUES:
        if ordered and numbers != sorted(set(numbers)):
            return "order"
        before = text[max(0, shown.start - _NEAR) : shown.start]
        return "values" if _NAMED_BEFORE.search(before) and not _source_before().search(before) else None
    if len(nowhere) < len(numbers) or min(numbers) <= largest or len(numbers) > 1:
        return None
    if _counts(text[max(0, shown.start - _NEAR) : shown.start]):
        return "count"
    if _GLUED_BEHIND.match(text, shown.end):
        return "index"
    coded = _CODED_BEFORE.search(text, max(0, shown.start - 2 * _NEAR), shown.start)
    return "named" if coded and _MEANING.match(text, shown.end) else None


def _counts(before: str) -> bool:
    """Whether a figure stands right before the bracket, and is neither a year nor a part of a name."""
    found = _COUNTED.search(before)
    if found is None or (found["figure"].isdecimal() and int(found["figure"]) in _YEARS):
        return False
    word = (found["word"] or "").rstrip()
    if not word or word == "|":
        return True
    begins = not before[: found.start()].rstrip(" \t\u00a0") or before[: found.start()].rstrip()[-1] in ".!?"
    plain = word.islower() or (begins and word[1:].islower())
    return plain and word[-1] not in ".№" and word.lower() not in marker_words().part_nouns


def _habitually_ordered(markers: Iterable[ResolvedMarker]) -> bool:
    """Whether the citations of several works print their numbers in ascending order, or too few tell."""
    many = [_numbers(one) for one in markers if len(one.links) > 1 and all(link.reference for link in one.links)]
    unordered = sum(any(left >= right for left, right in pairwise(one)) for one in map(_known_numbers, many))
    return 10 * unordered <= _UNORDERED_OF_TEN * len(many)


def _known_numbers(numbers: tuple[int | None, ...]) -> list[int]:
    return [number for number in numbers if number is not None]


def _doubt_of_one(prose: RepairedText, shown: Span, beyond: bool) -> Doubt | None:
    """Why a bracket with one number hardly is a citation; `shown` is its place in the prose."""
    text = prose.text
    figures = _LATTICE.fullmatch(shown.of(text))
    if figures and (figures[1] or _lattice_beside().search(_beside(text, shown, _NEAR))):
        return "lattice"
    if figures and beyond:
        return "values"
    before = _equation_before().search(text, max(0, shown.start - _NEAR), shown.start)
    return "equation" if before or _equation_behind().match(text, shown.end, shown.end + _NEAR) else None


def _beside(text: str, shown: Span, most: int) -> str:
    return f"{text[max(0, shown.start - most) : shown.start]} {text[shown.end : shown.end + most]}"


def _habitually_glued(prose: RepairedText, markers: Iterable[ResolvedMarker]) -> bool:
    """Whether citations of this document are printed without a space before them, or too few tell."""
    glued = [_is_glued(prose, one) for one in markers if all(link.reference for link in one.links)]
    return len(glued) < _LEAST_CITATIONS or 10 * sum(glued) > _GLUED_OF_TEN * len(glued)


def _is_glued(prose: RepairedText, marker: ResolvedMarker) -> bool:
    start = prose.view(marker.span).start
    return marker.marker.style == "bracket" and _GLUED.search(prose.text, max(0, start - 2), start) is not None


def _is_of_figures(line: str) -> bool:
    signs = [sign for sign in line if not sign.isspace()]
    letters = sum(map(str.isalpha, signs))
    return len(_FIGURE.findall(line)) >= _FIGURES and 10 * letters < _LETTERS_OF_TEN * len(signs)
