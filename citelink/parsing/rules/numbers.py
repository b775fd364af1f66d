"""Volume, issue, pages, extent and year: the numbers behind a title."""

from __future__ import annotations

import re
from functools import cache

from citelink.parsing.draft import Draft
from citelink.parsing.words import month_pattern, pattern

_VOL = r"(?P<volume>[A-Z]{0,3}\d{1,5}[A-Za-z]?|[IVXLC]{1,8})"
_ISS = (
    r"(?:\s?[(\[]\s?(?!(?:1[5-9]|20)\d\d\s?[)\]])(?:[Nn][or]?[.°]?\s?"
    r"|№\s?|H\.\s?|[Pp]t\.?\s?)?(?P<issue>[^()\[\]]{1,25})\s?[)\]])"
)
_ONE = r"[A-Za-z]{0,5}\.?\d[\d.]{0,8}[A-Za-z]?"
_PAGES = rf"(?P<page>{_ONE}(?:\s?-{{1,3}}\s?{_ONE})?(?:,\s?\d{{1,5}}-\d{{1,5}})?|[ivxlc]{{1,6}}-[ivxlc]{{1,6}})"
_YEAR = r"(?P<issued>(?:1[4-9]|20)\d\d)[a-z]?"
_GAP = r"[\s,;:.]{0,12}"

YEAR = re.compile(rf"(?<![\d/.])(?<!\d-){_YEAR}(?![\d]|-\d|/\d{{3}})")
_EXTENT = re.compile(
    r"(?<![\d-])(?<!\d )(?P<extent>\d{1,4}(?:, ?\[\d{1,3}\])?)\s?(?:pp?"
    r"|pages|с|c|б|бет|стр|л|S|s|Seiten|Bl)(?![^\W\d_]|\.?\s?\d)\.?"
)
_RANGE = re.compile(rf"(?<![\w-])(?P<page>{_ONE}\s?-{{1,3}}\s?{_ONE})(?![\w-])")


@cache
def _worded() -> tuple[tuple[str, re.Pattern[str]], ...]:
    page, volume, issue = pattern("page"), pattern("volume"), pattern("issue")
    number = (
        r"(?:[A-Z]{0,2}\d{1,6}[A-Za-z]?(?:\s?[-/]\s?\d{1,4}[A-Za-z]?)?|[IVXLCІХ]{2,8}|[IVXІХ](?=[\s,;:)-]|$))(?![\w])"
    )
    return (
        (
            "page",
            re.compile(
                r"(?<!\w)(?:\d{1,5},\s?)?(?P<page>\d{1,5}\s?-{1,3}\s?\d{1,5})[-\s]{0,2}(?:бб?"
                r"|беттер|бет|с|c|pp?|стр|S)(?!\w|\.?\s?\d)\.?"
            ),
        ),
        (
            "page",
            re.compile(
                rf"(?<!\w){page}(?:\.|(?=\s?\d{{1,5}}\s?-)|(?<=\w\w)(?=\s\d)"
                rf"|(?=\d{{1,5}}(?:\s{{0,3}}[,.;]|\s{{0,40}}$)))\s?:?\s?{_PAGES}(?:\s?ff?(?!\w)\.?)?(?:"
                rf"\s?[,;]\s?(?!(?:1[5-9]|20)\d\d(?!\d))\d{{1,5}}(?!\d"
                rf"|\s?[(:]))?",
                re.I,
            ),
        ),
        ("extent", _EXTENT),
        (
            "issue",
            re.compile(
                rf"(?<![\w/])(?:{issue})(?:[.:]|(?=[\s\d])|(?<=[№#°º]))\s?(?P<issue>{number})(?:\s?\((?"
                rf"!(?:1[5-9]|20)\d\d)\d{{1,4}}\))?",
                re.I,
            ),
        ),
        # Korean, Chinese and Japanese print the word behind the number, sometimes an ordinal sign before it.
        ("volume", re.compile(r"[제第]?\s?(?P<volume>\d{1,4})\s?[권卷巻]")),
        ("issue", re.compile(r"[제第]?\s?(?P<issue>\d{1,4})\s?[호号號期]")),
        (
            "issue",
            re.compile(r"(?<![\w-])(?P<issue>\d{1,4})\s?-?(?:шығ|шығарылым|вып|басылым нөмірі)\w{0,6}\.?", re.I),
        ),
        ("volume", re.compile(rf"(?<!\w){volume}(?:[.:]|(?=[\s\d]))\s?(?P<volume>{number})(?:{_ISS})?", re.I)),
        (
            "volume",
            re.compile(r"(?<![\w-])(?P<volume>\d{1,3}|[IVXLC]{1,6})(?:\.\s?|\s|-)(?:Jg|Jahrg|Bd|том|т)(?!\w)\.?", re.I),
        ),
    )


# The forms in which journals print bare numbers; the order is that of trust.
_BARE = tuple(
    re.compile(form)
    for form in (
        rf"{_YEAR}(?:\s\w{{3,9}}\.?(?:\s\d{{1,2}})?)?\)?\s?[;:,]\s?{_VOL}{_ISS}?(?:\s?suppl[^:]{{0,8}})"
        rf"?\s?[:;,]\s{{0,2}}{_PAGES}(?![\w/])",
        rf"{_YEAR}\)?\s?[;]\s?{_VOL}{_ISS}",
        rf"(?<![\w(]){_VOL}\s{{1,2}}(?P<page>\d{{1,5}}\s?-\s?\d{{1,5}})\s?[,.]?\s?(?:\(\s?{_YEAR}\s?\))?(?![\w/])",
        rf"{_YEAR}\)?\s?[;,]\s?\((?P<issue>\d{{1,3}})\)\s?[:,]\s?{_PAGES}(?![\w/])",
        rf"(?<![\w(-]){_VOL}{_ISS}?\s?[,:]\s?{_PAGES}\s?[,.]?\s?\(\s?{_YEAR}\s?\)",
        rf"(?<![\w(-]){_VOL}{_ISS}?{_GAP}\(\s?(?:\w{{3,9}}\.?\s)?{_YEAR}\s?\){_GAP}(?:{_PAGES})?(?![\w/])",
        rf"(?<![\w(]){_VOL}{_ISS}?\s?,\s?{_YEAR}\s?[,:]\s?{_PAGES}(?![\w/])",
        rf"(?<![\w(]){_VOL}{_ISS}\s?[:;,.]?\s{{0,2}}{_PAGES}(?![\w/])",
        rf"(?<![\w(]){_VOL}\s?[:]\s{{0,2}}(?:(?P<issue>\d{{1,3}})\s?:\s{{0,2}})?{_PAGES}(?![\w/])",
        rf"(?<![\w(,]){_VOL}\s?[,;/]\s?(?:(?P<issue>\d{{1,3}})\s?[,;:]\s?)?{_PAGES}(?!\s?[^\W\d]|[\w/])",
        rf"(?<![\w(-]){_VOL}{_ISS}?\s?,\s?{_YEAR}(?=\s{{0,60}}(?:$|[,.;]))",
        rf"(?<![\w(,]){_VOL}\s?[,/]\s?(?P<issue>\d{{1,3}}(?:[-/]\d{{1,3}})?)\s{{0,3}}[,.;]?\s{{0,60}}$",
        rf"(?<![\w(/])(?P<issue>\d{{1,2}}(?:-\d{{1,2}})?)\s?/\s?{_YEAR}(?!\d)",
        rf"(?<![\w(]){_VOL}{_ISS}(?=\s{{0,3}}[,.;:]|\s{{0,60}}$)",
    )
)


def find_numbers(draft: Draft, start: int, end: int, *, year: bool = True) -> int:
    """Mark and blank the numbers in `[start, end)`; the offset where the first stands, `end` when there is none.

    `year` says whether the year is still to be found. A title may hold numbers too, so bare ones are only believed
    behind its first words."""
    first = _find_worded(draft, start, end)
    first = min(first, _find_bare(draft, start + 3, end, year))
    if year and not draft.has("issued"):
        first = min(first, find_year(draft, start, end))
    if not draft.has("page"):
        for match in _RANGE.finditer(draft.view, start + 3, end):
            if not draft.view[match.end() : end].strip(" .,;:)(]") and not _is_period(match[0]):
                first = min(first, _take(draft, match))
                break
    if draft.has("page") and not draft.has("volume") and not draft.has("issue"):
        first = min(first, _find_lone(draft, start, end))
    return first


def _find_worded(draft: Draft, start: int, end: int) -> int:
    first = end
    for label, expression in _worded():
        if label != "extent" and draft.has(label):
            continue
        matches = list(expression.finditer(draft.view, start, end))
        if not matches:
            continue
        if label == "extent":
            match = matches[-1]
            if not draft.has("page") or draft.view[match.end() : end].strip(" .,") == "":
                first = min(first, _take(draft, match))
        else:
            # Of two page notes the last counts; volumes are counted from the front (`Т. 40, ч. 2`).
            first = min(first, _take(draft, matches[-1]))
            draft.announced.add(label)
    return first


def _find_bare(draft: Draft, start: int, end: int, year: bool) -> int:
    for expression in _BARE:
        if not year and "issued" in expression.groupindex:
            continue
        possible = [m for m in expression.finditer(draft.view, start, end) if not _impossible(draft, m, end)]
        if possible:
            return _take(draft, possible[-1])
    return end


def _impossible(draft: Draft, match: re.Match[str], end: int) -> bool:
    found = match.groupdict()
    if any(
        value and label != "issued" and draft.has(label)
        for label, value in found.items()
        if not (label == "volume" and not draft.has("volume"))
    ):
        return True
    if found.get("volume") and _month_end().search(draft.view[max(0, match.start() - 14) : match.start()]):
        return True
    if "issued" not in found:
        if re.fullmatch(r"(?:1[89]|20)\d\d", found.get("volume") or ""):
            return True
        if re.fullmatch(r"(?:1[89]|20)\d\d", found.get("page") or "") and not draft.has("issued"):
            return True
    return len(draft.view[match.end() : end].strip(" .,;:()")) > 60


@cache
def _month_end() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){month_pattern()}\.?\s$", re.I)


def find_year(draft: Draft, start: int, end: int) -> int:
    """Mark and blank the year in `[start, end)`: the last number that can be one, with the month beside it."""
    years = list(YEAR.finditer(draft.view, start, end))
    if not years:
        return end
    match = years[-1]
    first, last = match.span("issued")
    before = _month_before().search(draft.view, max(start, first - 24), first)
    if before and before.start() > start + 3:
        first = before.start()
    draft.mark("issued", first, last)
    opening = first - 1 if first > start and draft.view[first - 1] in "([" else first
    closing = match.end() + (1 if draft.view[match.end() : match.end() + 1] in (")", "]") else 0)
    draft.blank(opening, closing)
    suffix = re.compile(r"\s?(?:г|ж|жыл)\.?(?!\w)").match(draft.view, closing, end)
    if suffix:
        draft.blank(*suffix.span())
    return opening


@cache
def _month_before() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:\d{{1,2}}(?:st|nd|rd|th)?[.\s]{{1,2}}(?:de )?)?(?:{month_pattern()}(?:\s?[/-]\s?{month_pattern()}"
        rf")?\.?,?\s(?:\d{{1,2}},? )?(?:de )?)$",
        re.I,
    )


def _find_lone(draft: Draft, start: int, end: int) -> int:
    """A bare number right before what was found already is the volume (`Nature 405`) or a double issue (`7-8`)."""
    tail = re.compile(r"(?<![\w(-])(?:(?P<issue>\d{1,2}[-/]\d{1,2})|(?P<volume>\d{1,3}))\s{0,60}[,.:;()\s]{0,60}$")
    match = tail.search(draft.view, max(start + 3, end - 120), end)
    return _take(draft, match) if match else end


def _take(draft: Draft, match: re.Match[str]) -> int:
    first, last = match.span()
    for group, value in match.groupdict().items():
        if not value:
            continue
        label = "number-of-pages" if group == "extent" else group
        begin, finish = match.span(group)
        if group == "volume" and begin == first and re.fullmatch(r"[A-H]\d+", value):
            # `Phys. Lett. B12`: the letter is the journal's section.
            begin = first = begin + 1
        if not draft.has(label):
            draft.mark(label, begin, finish)
    draft.blank(first, last)
    return first


def _is_period(printed: str) -> bool:
    return bool(re.fullmatch(r"(?:1[5-9]|20)\d\d\s?-{1,3}\s?(?:1[5-9]|20)?\d\d", printed))
