"""The host of a part: a book with its editors and imprint, proceedings, or a journal behind `In:`."""

from __future__ import annotations

import re

from citelink.parsing.draft import Draft
from citelink.parsing.letters import UPPER
from citelink.parsing.rules.imprint import find_edition, find_imprint
from citelink.parsing.rules.people import read_people

_IN = re.compile(
    r"(?P<before>[.,?!:;)\]»\"'-]\s{0,3}(?:-\s)?|\s)(?P<word>In|IN"
    r"|in|В кн|В сб|В|Кітапта|У кн|Dans|En|Em|Apud|appeared in|"
    r"to appear in|presented at(?: the)?)(?P<sign>\s?[:.]\s{0,2}|\s{1,3})"
)

_EDITED = re.compile(r"[,.;(]?\s?(?:edited by|ed\. by|eds?\. |hrsg\. v(?:on|\.)|herausgegeben von)\s", re.I)

_NAMES_END = re.compile(rf".?:|\.? ?\. {UPPER}|\. {UPPER}|.?, organi[sz]ador\w*\.?")


def find_host(view: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a word such as `In:` parts the title from its container: the end of the title and the host's beginning."""
    for match in _IN.finditer(view, start + 3, end):
        before, word = match["before"].strip(), match["word"]
        following = view[match.end() : match.end() + 1]
        if "." in match["sign"] and not word.startswith("В "):
            continue
        if ":" not in match["sign"] and not (following.isupper() or following.isdigit() or following in "\"'«"):
            continue
        if ":" in match["sign"] or (
            before and before[-1] in ".?!,;\"'»" if word == "in" else before and before[-1] in ".?!,;)]\"'»-"
        ):
            keep = 1 if before and before[-1] in "?!)]»\"'" else 0
            return match.start("before") + keep, match.end()
    return None


def split_host(draft: Draft, start: int, end: int) -> None:
    """Label the host of a chapter, from behind `in:` to the end."""
    label_host(draft, start, end, journal=False)


def label_host(draft: Draft, start: int, end: int, *, journal: bool) -> None:
    """`Names (Hg.): Book. Ort: Verlag`, `A. Editor & B. Editor (Eds.), Book`, or a journal."""
    people = read_people(draft.view, start, end)
    if people and people.role == "editor":
        draft.mark("editor", people.start, people.end)
        start = people.after
    elif people and people.sure and _NAMES_END.match(draft.view, max(people.start, people.end - 1), end):
        draft.mark("editor", people.start, people.end)
        start = people.end + 1
    label_container(draft, start, end, journal=journal and not draft.has("editor"))


def label_container(draft: Draft, start: int, end: int, *, journal: bool) -> None:
    """Label the container in `[start, end)`, and the imprint behind it unless it is a `journal`."""
    match = re.compile(r"[\s.,:;-]{0,6}(?:(?:In|in|В)\s?:?\s+)?").match(draft.view, start, end)
    start = match.end() if match else start
    finish = end
    if edited := _EDITED.search(draft.view, start, end):
        people = read_people(draft.view, edited.end(), end)
        if people:
            draft.mark("editor", people.start, people.end)
            draft.blank(edited.start(), people.after)
            if draft.view[people.after : end].strip(" .,;:()"):
                label_imprint(draft, people.after, end)
            finish = edited.start()
    if not journal:
        finish = min(finish, find_imprint(draft, start + 3, finish))
        finish = min(finish, find_edition(draft, start + 3, finish))
    if (pages := _PAGES_LAST.search(draft.view, start, finish)) and not draft.has("page"):
        draft.mark("page", *pages.span("page"))
        finish = pages.start()
    finish = _conference_end(draft.view, start, finish)
    if closing := closing_quote(draft.view, start, finish) if start < finish else None:
        draft.mark("container-title", start + 1, closing)
        return
    draft.mark(
        "container-title",
        start,
        finish,
        edges=' ,;:-/&|*=".' if not _abbreviated(draft.view[start:finish]) else ' ,;:-/&|*="',
    )


def closing_quote(view: str, start: int, end: int) -> int | None:
    """Where the quote that opens the zone closes, provided that a title stands inside."""
    closing = _QUOTES.get(view[start])
    if closing is None:
        return None
    at = view.find(closing, start + 1, end)
    while at != -1:
        after = view[at + 1 : at + 2]
        if closing != "'" or not after.isalnum():
            return at if at - start >= 4 and after not in tuple(":?!") else None
        at = view.find(closing, at + 1, end)
    return None


_QUOTES = {'"': '"', "«": "»", "'": "'"}


def _conference_end(view: str, start: int, end: int) -> int:
    """Where the name of a conference ends and its place begins: `Workshop on Type Theory, Boulder, CO`."""
    if not _CONFERENCE.search(view, start, end):
        return end
    finish = end
    for _ in range(3):
        comma = view.rfind(",", start + 10, finish)
        part = view[comma + 1 : finish].strip(" .,;")
        if comma == -1 or not _TOWN.fullmatch(part):
            break
        finish = comma
    return finish


# `In Book, 12-30. London: Verso`: Chicago prints the pages of a chapter before the imprint.
_PAGES_LAST = re.compile(r",\s(?P<page>\d{1,5}-\d{1,5})[\s.,]*$")

_CONFERENCE = re.compile(r"\b(?:proc\b|proceedings|conf|symposium|workshop|congress|meeting|seminar)", re.I)

_TOWN = re.compile(rf"(?:{UPPER}[\w.'-]{{1,14}}(?: {UPPER}[\w.'-]{{1,14}}){{0,2}}|{UPPER}{{2,3}})?")


def _abbreviated(text: str) -> bool:
    """`Phys. Rev. Lett.` keeps its last stop."""
    return text.rstrip(" ,").endswith(".") and text.count(".") > 1


def label_imprint(draft: Draft, start: int, end: int) -> None:
    """Label `[start, end)`, which can only be an imprint, as place and publisher or as publisher."""
    if find_imprint(draft, max(0, start - 1), end) == end:
        draft.mark("publisher", start, end, edges=" .,;:()-")
