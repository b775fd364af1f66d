"""Back references: `Там же. С. 45`, `Ibid.`, `Сонда` name the work before, `Указ. соч.`, `Op. cit.` one further up.

They are no titles: what stands for one is cut before the rest is labelled."""

from __future__ import annotations

import re
from functools import cache

from citelink.languages.vocabulary import reference_words
from citelink.parsing.draft import Draft
from citelink.parsing.words import holds_any, stems
from citelink.text.patterns import any_pattern

_LONGEST = 60
_LAST = 200
# What may follow is a number near by, with its unit.
_UNIT, _NEAR = 8, 12


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


def names_work_before(view: str, start: int = 0) -> re.Match[str] | None:
    """The word by which a reference names the work right before it, where it names nothing else of one."""
    match = _repeated().match(view, start) if len(view) <= 2 * _LONGEST else None
    if not match:
        return None
    behind = match["behind"]
    return match if sum(map(str.isalpha, behind)) <= _UNIT or any(map(str.isdigit, behind[:_NEAR])) else None


def cut_back_reference(draft: Draft) -> None:
    """Mark and blank what stands in place of a title; blank the pages on which the document cites the work."""
    if repeated := names_work_before(draft.view):
        draft.mark("note", *repeated.span("word"), edges=" ,;:")
        draft.blank(*repeated.span("word"))
        return
    lowered = draft.view.lower()
    if holds_any(lowered, _stems()) and (match := _mentioned().search(draft.view)):
        draft.mark("note", *match.span(), edges=" ,;:")
        draft.blank(*match.span())
    last = max(0, len(draft.view) - _LAST)
    if holds_any(lowered, _cited_stems()) and (match := _cited_on().search(draft.view, last)):
        draft.blank(*match.span())
