"""Cut what stands beside the description proper: label, identifiers, links, dates of access, medium."""

from __future__ import annotations

import re
from functools import cache

from citelink.bibliography.printed_identifiers import find_identifiers
from citelink.languages.vocabulary import reference_words
from citelink.parsing.cues import Cue
from citelink.parsing.draft import Draft
from citelink.parsing.words import holds_any, month_pattern, pattern
from citelink.text.patterns import any_case, any_pattern, any_word, caseless
from citelink.text.years import YEAR

_LABEL = re.compile(
    r"\s{0,8}(?:\[\s?\w{1,8}\s?\]|\(\d{1,4}\)|\d{1,4}\s?[.)]{1,2}(?!\d)|\d{1,3}(?=\s+[^\W\d_]))\s{0,8}[.)]?\s{0,8}"
    r"|\s{0,8}[•*·▪-]{1,2}\s{1,8}"
)
# A row of dashes stands for the authors of the reference before.
_REPEATER = re.compile(r"\s{0,8}(?:[-_*]{2,30}|\*)[\s.,:;]{1,8}")


@cache
def _quoted_from() -> re.Pattern[str]:
    return re.compile(rf"\s{{0,8}}{any_pattern(reference_words().quoted_from)}", re.I)


@cache
def _medium() -> re.Pattern[str]:
    known = reference_words()
    return re.compile(
        rf"\[\s?{any_pattern(known.media)}\b[^\]]{{0,30}}\]"
        rf"|[-.]\s{{0,3}}{any_word(known.contents)}\s?:\s?{any_word(known.content_media)}[^-/]{{0,30}}?(?=\s[-/]|\.|$)",
        re.I,
    )


@cache
def _lead() -> re.Pattern[str]:
    """What stands before an address."""
    return re.compile(
        rf"(?:[(\[,.;-]\s{{0,2}})?{any_pattern(reference_words().addressed)}\s?:?\s{{0,3}}[<(\[]?\s?$", re.I
    )


@cache
def _access_word() -> re.Pattern[str]:
    return any_case(rf"{pattern('accessed')}(?!\w)")


@cache
def _accessed() -> re.Pattern[str]:
    known = reference_words()
    month, of = month_pattern(), f"(?:{any_word(known.day_of)} )?"
    date = (
        rf"(?:\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\s?\d{{1,2}}[-/.]\s?\d{{2,4}}"
        rf"|(?:(?P<year>\d{{4}},? )|(?:\d{{1,2}}(?:st|nd|rd|th)?\.? ?{of})?){month}\.?"
        rf"(?(year)(?: \d{{1,2}})?|,? ?(?:\d{{1,2}}(?:st|nd|rd|th)?,? ?)?{of}\d{{4}})"
        rf"|\d{{4}})(?:\s?{any_word(known.years)}\b\.?)?"
    )
    return re.compile(
        rf"[(\[]?\s?(?<!\w)(?:{any_word(known.access_adverbs)} )?{pattern('accessed')}(?!\w)\.?\s?:?\s?"
        rf"(?:{any_word(known.access_dates)}(?:\s|:))?\s?({date})\s?[)\],.;]{{0,2}}(?:\s?from:?)?",
        re.I,
    )


_BARE_ACCESSED = re.compile(r"\s{0,3}[(\[]\s?(\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d)\s?[)\]]")


@cache
def _aside() -> re.Pattern[str]:
    """A translation of the work named in brackets behind it, and what is not known (`[s. l.]`, `[Б. м.]`)."""
    known = reference_words()
    unknown = any_pattern(known.unknown)
    return re.compile(rf"\(\s?{any_word(known.asides)}[^()]{{3,300}}\)|\[\s?{unknown}(?:\s?[:;,]\s?{unknown})?\s?\]")


_YEAR_FIRST = re.compile(rf"\s*{YEAR}")
_CLOSING = re.compile(r"\s?[>\])]{1,2}\.?")


def cut_label(view: str) -> int:
    """Where the reference begins, behind `1.`, `[1]`, `12)` and words such as `Цит. по:`."""
    at = 0
    if match := _REPEATER.match(view):
        return match.end()
    match = _LABEL.match(view)
    if match and not _YEAR_FIRST.match(view):
        at = match.end()
    if match := _quoted_from().match(view, at):
        at = match.end()
    return at


def cut_tail(draft: Draft) -> None:
    """Mark and blank identifiers, links, dates of access and the medium."""
    lowered = caseless(draft.view)
    if "[" in lowered or "(" in lowered:
        for match in _aside().finditer(draft.view):
            draft.blank(*match.span())
    if "[" in lowered or holds_any(lowered, reference_words().contents):
        for match in _medium().finditer(draft.view):
            draft.mark("medium", match.start(), match.end(), edges=" .,-[]")
            draft.blank(*match.span())
    if draft.said & Cue.ACCESSED and _access_word().search(lowered):
        for match in _accessed().finditer(draft.view):
            if not draft.has("accessed"):
                draft.mark("accessed", *match.span(1))
            draft.blank(*match.span())
    for found in find_identifiers(draft.view):
        draft.mark(found.name, found.span.start, found.span.end, edges=" ")
        lead = _lead().search(draft.view, max(0, found.whole.start - 60), found.whole.start)
        bare = _BARE_ACCESSED.match(draft.view, found.whole.end)
        if bare and not draft.has("accessed"):
            draft.mark("accessed", *bare.span(1))
        finish = bare.end() if bare else found.whole.end
        closing = _CLOSING.match(draft.view, finish)
        draft.blank(lead.start() if lead else found.whole.start, closing.end() if closing else finish)
