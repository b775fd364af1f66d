"""Back references: `Там же. С. 45`, `Ibid.`, `Сонда` name the work before, `Указ. соч.`, `Op. cit.` one further up.

They are no titles: what stands for one is cut before the rest is labelled."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from citelink.languages.vocabulary import reference_words
from citelink.parsing.cues import Cue
from citelink.parsing.draft import Draft
from citelink.parsing.letters import UPPER, plain
from citelink.parsing.tail import cut_label
from citelink.parsing.words import holds_any, pattern, stems
from citelink.text.patterns import any_pattern

_LONGEST = 60
_LAST = 200
# What may follow is a number near by, with its unit.
_UNIT, _NEAR = 8, 12
# `Ndiaye A.A.O.`, `Öz A. G. E.`: what words of one letter each shorten is initials where they are capitals.
_INITIALS = re.compile(rf"(?:{UPPER}\. ?)+")


@cache
def _repeated() -> re.Pattern[str]:
    """The word that the reference begins with, and what follows it: where in the work, and no title."""
    return re.compile(
        rf"\s{{0,8}}[(\[]?(?P<word>{any_pattern(reference_words().repeated)})(?=[\s.,;:)\]]|$)(?P<behind>.{{0,{_LONGEST}}})$",
        re.I,
    )


@cache
def _mentioned() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_pattern(reference_words().mentioned)}(?!\w)", re.I)


@cache
def _stems() -> tuple[str, ...]:
    return stems(reference_words().mentioned)


@cache
def _cited_stems() -> tuple[str, ...]:
    return stems(reference_words().cited_on)


@cache
def _cited_on() -> re.Pattern[str]:
    return re.compile(
        rf"\s?[(\[]?(?<!\w){any_pattern(reference_words().cited_on)}[\s\d,;.()\[\]-]{{1,120}}"
        r"(?:[^\W\d_]{1,4}\s\d{1,4})?[.)\]\s]{0,4}$",
        re.I,
    )


@cache
def _pages_behind() -> re.Pattern[str]:
    """The pages at the end, their unit before or behind them."""
    unit, page = rf"(?:{pattern('page')})", r"\d{1,5}(?:\s?[-–—]\s?\d{1,5})?"
    return re.compile(
        rf"[\s.,;:]{{0,4}}(?:{unit}\.?\s?)?(?P<pages>{page}(?:,\s?{page}){{0,6}})(?:[\s-]{{0,2}}{unit})?[\s.,;)\]]{{0,60}}$",
        re.I,
    )


def names_work_before(view: str, start: int = 0) -> re.Match[str] | None:
    """The word by which a reference names the work right before it, where it names nothing else of one."""
    match = _repeated().match(view, start) if len(view) <= 2 * _LONGEST else None
    if not match:
        return None
    behind = match["behind"]
    return match if sum(map(str.isalpha, behind)) <= _UNIT or any(map(str.isdigit, behind[:_NEAR])) else None


def _cut_with_pages(draft: Draft, start: int, end: int) -> None:
    draft.mark("note", start, end, edges=" ,;:")
    # Here a number with its unit behind it is a page too, and no extent.
    if pages := _pages_behind().match(draft.view, end):
        draft.mark("page", *pages.span("pages"))
        end = pages.end()
    draft.blank(start, end)


def read_back_reference(text: str) -> Literal["repeated", "mentioned"] | None:
    """How a reference names a work that was named before: `repeated` the one right before (`Там же`), `mentioned` one
    further up (`Указ. соч.`); None where it does not. One that is `mentioned` may yet have a title of its own."""
    view = plain(text)
    start = cut_label(view)
    if names_work_before(view, start):
        return "repeated"
    return "mentioned" if _names_work_further_up(view, view.lower()) else None


def _names_work_further_up(view: str, lowered: str) -> re.Match[str] | None:
    if not holds_any(lowered, _stems()):
        return None
    return next((match for match in _mentioned().finditer(view) if not _INITIALS.fullmatch(match[0])), None)


def cut_back_reference(draft: Draft) -> None:
    """Mark and blank what stands in place of a title, with the pages behind it; blank the pages on which the document
    cites the work."""
    if repeated := names_work_before(draft.view):
        _cut_with_pages(draft, *repeated.span("word"))
        return
    if not draft.said & (Cue.MENTIONED | Cue.CITED_ON):
        return
    lowered = draft.view.lower()
    if draft.said & Cue.MENTIONED and (match := _names_work_further_up(draft.view, lowered)):
        _cut_with_pages(draft, *match.span())
    last = max(0, len(draft.view) - _LAST)
    if (
        draft.said & Cue.CITED_ON
        and holds_any(lowered, _cited_stems())
        and (match := _cited_on().search(draft.view, last))
    ):
        draft.blank(*match.span())
