"""References whose fields follow one another with stops and commas: Vancouver, APA, IEEE, Elsevier, MDPI, German."""

from __future__ import annotations

import re
from functools import cache

from citelink.parsing.draft import Draft
from citelink.parsing.fields.names import is_organisation
from citelink.parsing.letters import UPPER
from citelink.parsing.rules.host import split_host
from citelink.parsing.rules.imprint import ends_in_imprint, find_imprint, mark_imprint
from citelink.parsing.rules.journal import names_container
from citelink.parsing.rules.numbers import find_numbers
from citelink.parsing.rules.people import People, read_people
from citelink.parsing.rules.zone import split_zone
from citelink.parsing.words import month_pattern

_YEAR_AFTER = re.compile(
    r"[\s.,:;-]{0,4}(?:[(\[]\s?(?P<a>(?:1[4-9]|20)\d\d(?:\s?[-/]\s?\d{2,4})?)[a-z]?(?:,\s[^()\[\]]{1,2"
    r"5})?\s?[)\]](?:\s?\[\d{4}\])?"
    r"|[(\[]\s?(?P<c>n\.? ?d\.?|o\. ?J\.|in press|im Druck|forthcoming|s\. ?f\.|s\. ?d\.|ohne Jahr|б\. ?г\.)\s?[)\]]"
    r"|(?P<b>(?:1[4-9]|20)\d\d)[a-z]?(?:\s?\[\d{4}\])?(?=\s?[.,:;)]|\s[^\W\d_\"]{3}|\s\"))[\s.,:;)-]{0,4}"
)
# `World Bank Institute (WBI). Title`: a body, perhaps with its short name, heads the reference.
_BODY_SENTENCE = re.compile(rf"(?P<name>{UPPER}[^.:;,\d()\"]{{4,90}})(?: \([A-ZА-ЯЁ]{{2,8}}\))?\.\s(?={UPPER})")
_ACRONYM = re.compile(rf"(?P<name>{UPPER}{{3,12}})\.\s{{1,3}}(?={UPPER})")
_BODY_ROLE = re.compile(r"(?P<name>[^()\d]{3,140}?)\s?\((?:Hrsg|Hgg?|[Ee]ds?|Orgs?|Coord|ред)\.?\)[\s.,:]{0,3}")
_BODY_YEAR = re.compile(
    r"(?P<name>[^\d()\[\]]{2,140}?)[\s.,]{0,3}[(\[]\s?(?P<a>(?:1[4-9]|20)\d\d)[a-z]?(?:,\s[^()\[\]]{1,25})?\s?[)\]]"
)


def label_flat(draft: Draft, start: int, end: int) -> None:
    """Label a reference without ` // ` and without areas, in `[start, end)`."""
    people = read_people(draft.view, start, end)
    at, comma = _heading(draft, people, start, end)
    year = _YEAR_AFTER.match(draft.view, at, end)
    if year and (people or year["a"] or at > start or year["b"]):
        group = "a" if year["a"] else "b" if year["b"] else "c"
        if not (group == "b" and _belongs_to_journal(draft.view, year.end("b"), end)):
            draft.mark("issued", *year.span(group))
            draft.blank(year.start(), year.end())
            at = year.end()
            comma = False
    printed = _take_imprint(draft, at, end)
    tail = min(printed, find_numbers(draft, at, end))
    if tail < end and (host := _LATE_HOST.search(draft.view, tail, end)):
        # `S. 12-30 in: Names (Hg.): Book`: the pages stand before the host.
        draft.mark("title", at, tail)
        split_host(draft, host.end(), end)
        return
    zone_end = _trimmed(draft.view, at, tail)
    volume = draft.has("volume") and ("volume" not in draft.announced or names_container(draft.view, at, zone_end))
    journal = volume or draft.has("issue") or _ends_like_journal(draft, at, zone_end)
    split_zone(draft, at, zone_end, journal=journal and not _booklike(draft, tail, end), comma=comma)
    if printed == end:
        _rest(draft, tail, end)


_LATE_HOST = re.compile(r"[\s,.;](?:in:|In:?)\s(?=[^\W\d_])")
# `(London: Verso, 1990)`: place, publisher and year in brackets belong to a book.
_BRACKET_IMPRINT = re.compile(
    r"[\s,.]\(\s?(?P<imprint>[^\W\d_][^()\d]{2,80}?)\s?[,;]?\s?(?P<issued>(?:1[4-9]|20)\d\d)[a-z]?\s?\)"
)


def _take_imprint(draft: Draft, start: int, end: int) -> int:
    """Mark an imprint in brackets; where it begins, or `end`."""
    match = _BRACKET_IMPRINT.search(draft.view, start, end)
    if (
        match is None
        or draft.has("issued")
        or len(match["imprint"]) < 5
        or _month().fullmatch(match["imprint"].strip(" .,"))
    ):
        return end
    mark_imprint(draft, *match.span("imprint"))
    draft.mark("issued", *match.span("issued"))
    draft.blank(*match.span())
    return match.start()


@cache
def _month() -> re.Pattern[str]:
    return re.compile(rf"(?:\w{{1,4}} )?{month_pattern()}(?: ?[-/,] ?\w{{1,9}})?", re.I)


def _heading(draft: Draft, people: People | None, start: int, end: int) -> tuple[int, bool]:
    """Mark the names at the front; where they end, and whether a comma parts them from the title."""
    if people is None or not _believable(draft.view, people, end):
        if role := _BODY_ROLE.match(draft.view, start, end):
            draft.mark("editor", *role.span("name"))
            return role.end(), False
        body = _BODY_SENTENCE.match(draft.view, start, end)
        if body and is_organisation(body["name"]):
            draft.mark("author", *body.span("name"))
            return body.end(), False
        if acronym := _ACRONYM.match(draft.view, start, end):
            draft.mark("author", *acronym.span("name"))
            return acronym.end("name"), False
        if quoted := re.compile(r"(?P<name>[^\d\"«()]{3,60}?)[.,:]\s(?=[\"«])").match(draft.view, start, end):
            draft.mark("author", *quoted.span("name"))
            return quoted.end("name") + 1, False
        body = _BODY_YEAR.match(draft.view, start, end)
        if body and len(body["name"].split()) <= 14:
            draft.mark("author", *body.span("name"))
            return body.end("name"), False
        return start, False
    draft.mark(people.role, people.start, people.end, edges=" ,;:-/&")
    sign = draft.view[people.after : people.after + 1]
    return people.after, sign == "," or draft.view[people.after - 1 : people.after] == ","


def _believable(view: str, people: People, end: int) -> bool:
    """Full names without initials are believed when a title can still follow."""
    if not people.sure and re.match(r":\s?[^\W\d_A-ZА-ЯЁ]", view[people.end : people.end + 3]):
        return False
    return people.sure or len(view[people.end : end].strip(' .,;:()"')) > 15


def _belongs_to_journal(view: str, at: int, end: int) -> bool:
    return bool(re.match(r"\s?[;,]\s?\d", view[at : min(end, at + 6)]))


def _ends_like_journal(draft: Draft, start: int, end: int) -> bool:
    """Pages without a volume still mean an article, unless an imprint stands before them."""
    return draft.has("page") and not ends_in_imprint(draft.view, start, end)


def _booklike(draft: Draft, tail: int, end: int) -> bool:
    """A volume of a book: a publisher stands behind or before it, and no pages."""
    return (
        not draft.has("page")
        and not draft.has("issue")
        and bool(re.search(r":\s?[^\W\d_]", draft.view[max(0, tail - 40) : end]))
    )


def _trimmed(view: str, start: int, end: int) -> int:
    while end > start and view[end - 1] in " ,;:([-":
        end -= 1
    return end


def _rest(draft: Draft, tail: int, end: int) -> None:
    """What stands between and behind the numbers is the imprint, when it is long enough to be one."""
    rest = draft.view[tail:end].rstrip(" .,;:()-")
    if not draft.has("publisher") and find_imprint(draft, tail, tail + len(rest)) < tail + len(rest):
        return
    if draft.has("publisher") or len(rest.strip(" .,;:()-")) < 4:
        return
    match = _PLACE_FIRST.match(draft.view, tail, end) or _PUBLISHER_FIRST.match(draft.view, tail, end)
    if match:
        draft.mark("publisher", *match.span("publisher"))
        if match["place"]:
            draft.mark("publisher-place", *match.span("place"))


_PLACE_FIRST = re.compile(
    r"[\s.,;:()-]{0,80}(?P<place>[^\W\d_][^:.;()\d]{1,40}?)\s?:\s?"
    r"(?P<publisher>[^\W\d_][^:;()\d]{1,70}?)[\s.,;()]{0,80}$"
)
_PUBLISHER_FIRST = re.compile(
    r"[\s.,;:()-]{0,80}(?P<publisher>[^\W\d_][^:.;(),\d]{2,60})"
    r"(?:,\s?(?P<place>[^\W\d_][^:.;()\d]{2,30}))?[\s.,;()]{0,80}$"
)
