"""Archives: the place of a document in one (`ЦГА РК. Ф. 4. Оп. 1. Д. 2386. Л. 15`, `BArch, R 43/1234, Bl. 5`).

The place and the name of the archive are cut before the rest is labelled: what is left is the document's own title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from citelink.bibliography.entry import FieldSpan
from citelink.languages.vocabulary import archive_words
from citelink.parsing.cues import Cue
from citelink.parsing.draft import Draft, insert_field
from citelink.parsing.letters import LOWER, UPPER
from citelink.parsing.words import holds_any, stems
from citelink.text.patterns import any_pattern
from citelink.text.span import Span

_NUMBER = (
    r"(?:(?:№|no\.?|nr\.?) ?)?(?:[^\W\d_]{1,2}[- ]?)?\d{1,6}(?:[^\W\d_](?![^\W\d_]))?"
    r"(?:[-/]\d{1,6}(?:[^\W\d_](?![^\W\d_]))?){0,3}"
)
_BETWEEN = r"[.,;:]{0,2} {0,2}"
# More of the same unit: `Л. 1-8, 12`.
_MORE = r"(?:, ?\d{1,5}(?:-\d{1,5})?(?![\w-])%s){0,6}"
# A shelf mark without words for its parts: `R 43 I/1234`, `FO 371/12345`, `F/7/12345`.
_MARK = r"[A-Z]{1,4}[ /]\d{1,4}(?: [IVX]{1,4})?(?:[ /]\d{1,6}){1,3}(?![\w-])"
# The name of an archive in capitals: `ГАРФ`, `ЦГА РК`, `ҚР ОММ`.
_CAPITALS = rf"{UPPER}{{2,}}{LOWER}?{UPPER}{{0,3}}(?:[ -]{UPPER}[\w]{{1,12}}){{0,3}}(?: \({UPPER}{{2,8}}\))?"
# Where a sentence ends: not behind an initial or the `I.` of a shelf mark.
_SENTENCE = re.compile(r"(?<=\w\w)[.!?] |(?<=[\"»])[.,]? |(?<=\))\. | - |: |[\"»]")
_LONGEST_NAME = 200
_LEAST_TITLE = 3
_SHORT = 4
_KEPT = frozenset({"author", "title", "issued", "editor", "translator"})
_NAME = rf"(?:{UPPER}[\w'-]{{1,30}},? (?:{UPPER}\.[ -]?){{1,3}}|(?:{UPPER}\.[ -]?){{1,3}}{UPPER}[\w'-]{{1,30}})"


@cache
def _last_capitals() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.-]){_CAPITALS}$")


@cache
def _all_capitals() -> re.Pattern[str]:
    return re.compile(_CAPITALS)


@cache
def _names() -> re.Pattern[str]:
    return re.compile(rf"{_NAME}(?:[,;] ?{_NAME}){{0,5}}")


@cache
def _place() -> re.Pattern[str]:
    """Two units and more, the first of them that of a fonds."""
    known = archive_words()
    verso = rf"(?: ?{any_pattern(known.versos)}\b\.?)?"
    numbered = rf"\.? ?{_NUMBER}{verso}{_MORE % verso}"
    unit = rf"(?:{any_pattern(known.units)}{numbered})"
    behind = rf"{_NUMBER}(?:-| )?"
    unit_behind = rf"(?:{behind}{any_pattern(known.units_behind)}\.?)"
    return re.compile(
        rf"(?<![\w-])(?:{any_pattern(known.fonds)}{numbered}(?:{_BETWEEN}{unit}){{1,6}}"
        rf"|{behind}{any_pattern(known.fonds_behind)}\.?(?:{_BETWEEN}{unit_behind}){{1,6}})(?!\w)"
    )


@cache
def _leaves() -> re.Pattern[str]:
    """`214 л.`: how many leaves a document has, behind its place."""
    return re.compile(rf"[.,]? (\d{{1,5}}) {any_pattern(archive_words().leaves)}(?!\w)")


@cache
def _stems() -> tuple[str, ...]:
    """Short ones with the space before them, since their letters stand in many words."""
    known = archive_words()
    found = stems((*known.fonds, *known.fonds_behind))
    return tuple(f" {stem}" if stem.isascii() and len(stem) <= _SHORT else stem for stem in found)


@cache
def _marked() -> re.Pattern[str]:
    """A shelf mark and the units behind it, without a word for the fonds."""
    unit = rf"(?i:{any_pattern(archive_words().units)}\.? ?{_NUMBER}{_MORE % ''})"
    return re.compile(rf"(?<=, )(?:[IVX]{{1,4}}\. )?{_MARK}(?:{_BETWEEN}{unit}){{0,4}}(?!\w)")


@cache
def _holder() -> re.Pattern[str]:
    known = archive_words()
    return re.compile(rf"\b(?:(?i:{any_pattern(known.holders)})|{any_pattern(known.abbreviated)}\b)")


def cut_archive(draft: Draft) -> None:
    """Mark and blank the name of the archive and the place in it."""
    view = draft.view
    place = _find_place(view) if draft.said & Cue.ARCHIVE else None
    named = place is None
    match = place or _marked().search(view)
    if not match or (named and not _holder().search(view)):
        return
    before, behind = _before(view, match.start(), named=named), _behind(view, match.end())
    if not before and (named or not (behind or _sure(match[0]))):
        return
    start, end = match.span()
    if behind:
        # The collection stands before the place, the house that keeps it behind.
        start = before.start if before else start
        draft.mark("archive", behind.start, behind.end, edges=" .,;:")
    elif before:
        # `GStA PK, I. HA Rep. 77`: what stands between is part of the place.
        start = before.end
        draft.mark("archive", before.start, before.end, edges=" .,;:")
    draft.mark("archive_location", start, end, edges=" .,;:(")
    if leaves := _leaves().match(view, end):
        draft.mark("number-of-pages", *leaves.span(1))
        draft.blank(*leaves.span())
    draft.blank(before.start if before else start, behind.end if behind else end)


def _sure(place: str) -> bool:
    """Whether a place without the name of an archive is one: three numbers, of which one is that of a leaf or file."""
    return len(re.findall(r"(?<!\d)\d+", place)) > 2


def _before(view: str, end: int, *, named: bool = False) -> Span | None:
    """Where the name of the archive stands before the place: behind `//`, or in the last sentence."""
    begin = max(0, end - _LONGEST_NAME)
    host = view.rfind("//", begin, end)
    tail = len(view[:end].rstrip(" .,;:("))
    if host >= 0:
        return _trimmed(view, host + 2, tail)
    stops = [match.end() for match in _SENTENCE.finditer(view, begin, tail)]
    start = next((stop for stop in reversed(stops) if tail - stop > 1), begin)
    # `Национальная библиотека. Отдел рукописей`
    outer = next((stop for stop in reversed(stops) if stop < start), begin)
    if start > outer and all(_holder().search(view[a:b]) for a, b in ((outer, start), (start, tail))):
        start = outer
    at = start
    for part in view[start:tail].split(", "):
        if _holder().search(part) or (not named and _all_capitals().fullmatch(part.strip(" ("))):
            return _trimmed(view, at, _end_of_name(view, at, tail))
        at += len(part) + 2
    capitals = None if named else _last_capitals().search(view[start:tail])
    return Span(start + capitals.start(), tail) if capitals else None


def _end_of_name(view: str, start: int, end: int) -> int:
    """Where the name ends: before a part with a number of its own (`GStA PK, I. HA`)."""
    at = start
    for n, part in enumerate(view[start:end].split(", ")):
        if n and re.search(r"\d|^[IVX]{1,4}\b", part):
            return at - 2
        at += len(part) + 2
    return end


def _behind(view: str, start: int) -> Span | None:
    """Where the name of the archive stands behind the place: `Box 12, Folder 5, Library of Congress.`"""
    behind = view[start : start + _LONGEST_NAME]
    stop = re.search(r"(?<=\w\w)\.(?: |$)|[()\[\]\ue000-\ue004]", behind)
    text = behind[: stop.start()] if stop else behind
    return _trimmed(view, start, start + len(text)) if _holder().search(text) else None


def _trimmed(view: str, start: int, end: int) -> Span | None:
    while start < end and view[start] in " .,;:-":
        start += 1
    while end > start and view[end - 1] in " ,;:":
        end -= 1
    return Span(start, end) if end - start > 1 else None


def names_archive(text: str) -> bool:
    """Whether a text gives a place in an archive."""
    return _find_place(text) is not None


def _find_place(view: str) -> re.Match[str] | None:
    lowered = view.lower()
    padded = f" {lowered.replace('(', ' ')}"
    if not holds_any(padded, _stems()):
        return None
    return _place().search(lowered if len(lowered) == len(view) else view)


def of_an_archive(view: str, fields: list[FieldSpan], marks: Sequence[FieldSpan]) -> list[FieldSpan]:
    """What is left of the reference `view` beside the archive: people, a title, a date. All before the archive is the
    title where no names in their usual form open it."""
    kept = [field for field in fields if field.label in _KEPT and _set_apart(view, field)]
    places = [mark.span for mark in marks if mark.label in ("archive", "archive_location")]
    end = min(place.start for place in places)
    if end < _LEAST_TITLE:
        end = len(view)
    start = next((n for n, sign in enumerate(view[:end]) if sign.isalnum()), end)
    first = kept[0] if kept else None
    if first and first.label == "author" and first.span.start <= start:
        named = _names().fullmatch(view[first.span.start : first.span.end].strip())
        if named and view[first.span.end - 1 : first.span.end + 2].strip(" .,") == "":
            start = first.span.end
        elif named is None:
            kept = [field for field in kept if field.label == "issued"]
    return [*_titled(view, kept, start, end)]


def _set_apart(view: str, field: FieldSpan) -> bool:
    """Whether a date is one by itself and no word of the title (`за 1898 г.`)."""
    return field.label != "issued" or not view[: field.span.start].rstrip()[-1:].isalpha()


def _titled(view: str, kept: list[FieldSpan], start: int, end: int) -> list[FieldSpan]:
    titles = [field for field in kept if field.label == "title"]
    if titles and not view[titles[-1].span.end : titles[-1].span.end + 2].strip(' .,;:/-()[]"\ue000'):
        return kept
    kept = [field for field in kept if field.label != "title"]
    dates = [field.span.start for field in kept if field.label == "issued" and field.span.start > start]
    end = min([end, *dates])
    title = _trimmed(view, start, end)
    while title and view[title.end - 1] in "./ (":
        title = Span(title.start, title.end - 1) if title.end - title.start > 1 else None
    if not title or sum(map(str.isalpha, view[title.start : title.end])) < _LEAST_TITLE:
        return kept
    return insert_field(kept, "title", title)
