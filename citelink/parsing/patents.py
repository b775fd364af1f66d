"""Patents: the number as the offices print it (`US Patent 3,527,809`, `WO 2010/012345 A1`, `DE 10 2004 012 345 A1`).

What is printed of a patent beside names and title is cut before the rest is labelled: a number in groups would be read
as volume and pages, that of the application as one more number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from citelink.bibliography.entry import FieldSpan
from citelink.languages.vocabulary import number_words, patent_words, reference_words
from citelink.parsing.cues import EVERYTHING, Cue
from citelink.parsing.draft import Draft, insert_field
from citelink.parsing.letters import UPPER
from citelink.parsing.words import holds_any, month_pattern, stems
from citelink.text.patterns import any_pattern, any_word, late
from citelink.text.span import Span
from citelink.text.years import DATED

# The codes of offices (WIPO ST.3) that print patents most.
_OFFICES = (
    "AT", "AU", "BE", "BR", "BY", "CA", "CH", "CN", "CZ", "DD", "DE", "DK", "EA", "EP", "ES", "FI", "FR", "GB", "IN",
    "IT", "JP", "KR", "KZ", "NL", "NO", "PL", "RU", "SE", "SU", "TR", "TW", "UA", "US", "UZ", "WO",
)  # fmt: skip
_CODE = any_word(_OFFICES)
# The kind of document (WIPO ST.16): `A1`, `B2`, `U`, `T3`.
_KIND = r"(?: ?[A-CETUY]\d?(?![\w-]))"
_GROUPS = r"\d{1,4}(?:[ ,./-]\d{2,7}){0,4}"
_NOT_MORE = r"(?!\d|[.,/-]\d)"
# Behind its office's code and with its kind no word is needed: `EP 1 234 567 B1`, `JP 2005-123456 A`, `WO 2010/012345`.
_CODED = late(
    rf"(?<![\w-])(?P<genre>)(?P<number>{_CODE}[ -]?(?:\d{{4,12}}|{_GROUPS}){_KIND}"
    rf"|WO[ -]?(?:19|20)?\d\d[/ ]\d{{5,6}}{_KIND}?{_NOT_MORE}|PCT/[A-Z]{{2}}\d{{2,4}}/\d{{5,6}})"
)
_CODE_AND_DIGIT = re.compile(r"[A-Z][A-Z][ /-]?[A-Z\d]{0,2}\d")
_BEHIND_NUMBER = late(r"\ue000[\W\ue000]{0,200}([^\W\d_][^/\ue000-\ue004]{2,300}?)(?= [/:]|\. |\.?$)")
_LEAST_DIGITS = 5
_LONGEST_COUNTRY = 200
_LONGEST_EXTENT = 30
_YEARS = late(rf"{DATED}[-/ ](?:{DATED}|\d\d)")
_CYRILLIC = late("[\u0400-\u052f]")
_DROPPED = frozenset({"volume", "page", "container-title"})
_DATE_IN_NUMBERS = r"\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)|\d{4}[-./]\d{1,2}[-./]\d{1,2}"


@cache
def _worded() -> re.Pattern[str]:
    """`U.S. Patent No. 5,123,456`, `Патент РК № 12345`, `ҚР патенті № 31234`, `brevet FR 2 123 456`."""
    known = patent_words()
    owner = rf"(?:(?i:{any_pattern(known.offices)})|{_CODE}|{UPPER}{{2,4}}) "
    # Of what stands between the word and the number nothing but capitals and the sign of a number is left out.
    application = r"(?i:application|appl?\.)? ?"
    sign = r"(?i:(?:№|no\.?|nos\.?|nr\.?|n°|number)\s?)?"
    return re.compile(
        rf"(?<![\w.-])(?P<genre>(?:{owner})?(?i:{any_pattern(known.words)}))[,:]? "
        rf"{application}(?:(?!{_CODE}\b){UPPER}{{2,4}} )?{sign}"
        rf"(?P<number>(?:{_CODE} ?)?(?:\d{{5,12}}(?:[/.]\d{{1,2}}(?!\d))?|{_GROUPS}){_KIND}?){_NOT_MORE}"
    )


@cache
def _stems() -> tuple[str, ...]:
    return stems(patent_words().words)


@cache
def _date() -> str:
    month, of = month_pattern(), f"(?:{any_word(reference_words().day_of)} )?"
    return (
        rf"(?:{_DATE_IN_NUMBERS}|(?:(?P<day>\d{{1,2}}\.? {of})|(?P<year>\d{{4}},? ))?{month}\.?"
        rf"(?(day),? {of}\d{{4}}|(?(year) \d{{1,2}}|(?: \d{{1,2}},?)? \d{{4}})))"
    )


@cache
def _filed() -> re.Pattern[str]:
    """The number of the application and its day: `№ 2000131736/09 ; заявл. 18.12.00`."""
    number = r"(?:№ ?|No\.? ?)?\d{6,13}(?:[/-]\d{2,3})?"
    return re.compile(
        rf"(?:{number}\s?[;:,.]?\s?)?(?<!\w){any_pattern(patent_words().filed)}:? {_date()}(?!\d)"
        rf"|№ ?\d{{6,13}}/\d{{2,3}}(?!\d)",
        re.I,
    )


@cache
def _classes() -> re.Pattern[str]:
    """`МПК (2006.1) Н01М 4/84, B22D 11/06`: what the patent is about, by the international classification."""
    return re.compile(
        rf"(?<!\w){any_pattern(patent_words().classes)}\d{{0,2}} ?(?:\([\d.]{{4,8}}\) ?)?"
        r"[^\W\d_] ?\d{2}(?:[^.;(]|\([\d.]{4,8}\)){2,100}\. "
    )


@cache
def _published() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_pattern(patent_words().published)}:? ({_date()})(?!\d)", re.I)


@cache
def _extent() -> re.Pattern[str]:
    """`4 с. : ил.`: a patent has few pages, and they are its last words."""
    return re.compile(rf"(?<=\W)(\d{{1,3}}) {any_word(number_words().page_units)}\.(?:[ :]{{1,3}}\w{{1,5}}\.)?$")


@cache
def _roles() -> re.Pattern[str]:
    """`Doe J, inventor; Acme Corp, assignee.`: what the people are, and who owns the patent."""
    known = patent_words()
    return re.compile(
        rf", {any_pattern(known.inventors)}\b(?:; ?[^;.]{{2,80}}, {any_pattern(known.assignees)}\b)?(?=[.;])", re.I
    )


def patent_number(text: str, said: int = EVERYTHING) -> re.Match[str] | None:
    """Where a text says the `number` of a patent, with its office, and its `genre`; None where it names none. `said`
    are its cues, where they are known."""
    named = said & Cue.PATENT_NUMBER != 0 and holds_any(text.lower(), _stems())
    coded = _CODE_AND_DIGIT.search(text) is not None
    for pattern in [_worded()] * named + [_CODED] * coded:
        for match in pattern.finditer(text):
            number = match["number"]
            if sum(map(str.isdigit, number)) >= _LEAST_DIGITS and not _YEARS.fullmatch(number):
                return match
    return None


def cut_patent(draft: Draft) -> bool:
    """Mark and blank the number of a patent, its application and the day it was published; whether a patent is named.

    `Пат. 2187888 Российская Федерация` is read as a whole by the labeller; only what stands behind it is cut there."""
    view = draft.view
    match = patent_number(view, draft.said)
    if not match:
        return False
    genre = match["genre"]
    classes = _classes().search(view, match.end(), match.end() + _LONGEST_COUNTRY)
    if classes or not _CYRILLIC.search(genre):
        draft.mark("number", *match.span("number"))
        if genre:
            draft.mark("genre", *match.span("genre"), edges=" ,:")
        draft.blank(match.start(), classes.end() if classes else match.end())
    for roles in _roles().finditer(view):
        draft.blank(*roles.span())
    if published := _published().search(draft.view):
        draft.mark("issued", *published.span(1))
        draft.blank(*published.span())
    for filed in _filed().finditer(draft.view):
        draft.blank(*filed.span())
    if extent := _extent().search(draft.view, max(0, len(draft.view) - _LONGEST_EXTENT)):
        draft.mark("number-of-pages", *extent.span(1))
        draft.blank(*extent.span())
    return True


def of_a_patent(view: str, fields: list[FieldSpan], marks: Sequence[FieldSpan]) -> list[FieldSpan]:
    """The fields of a patent, the reference `view`, without those that none has, and with its number."""
    numbered = any(mark.label == "number" for mark in marks)
    match = None if numbered else patent_number(view)
    if not match and not numbered:
        return fields
    dated = any(mark.label == "issued" for mark in marks)
    dropped = _DROPPED - ({"container-title"} if "//" in view else set()) | ({"issued"} if dated else set())
    kept = [field for field in fields if field.label not in dropped and not (numbered and field.label == "number")]
    if match and not numbered and not any(field.label == "number" for field in kept):
        span = Span(*match.span("number"))
        kept = [field for field in kept if not field.span.overlaps(span)]
        kept = insert_field(kept, "number", span)
    return kept if any(field.label == "title" for field in kept) else _titled(view, kept)


def _titled(view: str, fields: list[FieldSpan]) -> list[FieldSpan]:
    """With what stands between the number and the names as the title."""
    match = _BEHIND_NUMBER.search(view)
    span = Span(*match.span(1)) if match else None
    if not span or any(field.span.overlaps(span) for field in fields):
        return fields
    return insert_field(fields, "title", span)
