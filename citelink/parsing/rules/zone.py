"""The words between the authors and the numbers: where the title ends and the container begins."""

from __future__ import annotations

import re
from functools import cache

from citelink.parsing.draft import Draft
from citelink.parsing.rules.host import closing_quote, find_host, label_container, label_host, label_imprint
from citelink.parsing.rules.imprint import find_edition, find_imprint, mark_imprint
from citelink.parsing.rules.journal import SENTENCE_END, all_abbreviated, find_journal, names_container
from citelink.parsing.rules.people import read_people
from citelink.parsing.words import pattern

_CONTAINER_START = re.compile(
    r"\s{1,3}(?:(?:[^\W\d_]{2,14}\s){0,3}(?:Journal|J\.|Proc|Conference"
    r"|Conf\.|Symposium|Workshop|Transactions|Annals|Revista|Revue"
    r"|"
    r"Zeitschrift|Bulletin|Вестник|Журнал|Известия|Труды|Хабаршы)"
    r"|bioRxiv|arXiv|Nature|Science|(?:In )?Proc\w*\b|(?:Paper|Poster) presented)",
)

_LEAD_IN = re.compile(r"[\s.,:;-]{0,6}(?:[Ii]n:?\s)?")

_CONTRIBUTORS = re.compile(
    r"[.,;(]\s?(?:(?P<translated>(?:[Tt]ranslated|[Tt]ransl?\.|[Tt]rans) (?:and edited )?(?:from \w+ )"
    r"?by|Tradu[cç][^\W\d_]{1,4} de|[Tt]raduit (?:de \S+ )?par|"
    r"Tr\. by|[Tt]rad\.(?: de| par)?|[Üü]bers(?:etzt|\.) v(?:on|\.)"
    r"|[Пп]ер\. с \w+\.)|[Ee]d(?:ited|\.|s\.) by|[Hh](?:rsg\.|erausgegeben) v(?:on"
    r"|\.)|[Cc]ompiled by|"
    r"[Пп]од (?:общ\. )?ред\.)\s"
)


def split_zone(draft: Draft, start: int, end: int, *, journal: bool, comma: bool) -> None:
    """Label title, container and imprint in `[start, end)`.

    `journal` says that numbers of a journal were found behind the zone; `comma` that commas part the fields."""
    view = draft.view
    while start < end and view[start] in " .,:;-":
        start += 1
    if start >= end:
        return
    if (closing := closing_quote(view, start, end)) is not None:
        draft.mark("title", start + 1, closing)
        lead = _LEAD_IN.match(draft.view, closing + 1, end)
        label_host(draft, lead.end() if lead else closing + 1, end, journal=journal)
        return
    if host := find_host(view, start, end):
        _title(draft, start, host[0])
        label_host(draft, host[1], end, journal=journal)
        return
    if journal:
        cut = None if all_abbreviated(view[start:end]) else find_journal(view, start, end, comma)
        if cut is not None:
            draft.mark("title", start, cut)
            label_container(draft, cut, end, journal=True)
        elif all_abbreviated(view[start:end]) or names_container(view, start, end) or len(view[start:end].split()) <= 5:
            draft.mark("container-title", start, end)
        else:
            draft.mark("title", start, end)
        return
    _book(draft, start, end)


def _title(draft: Draft, start: int, end: int) -> None:
    find_edition(draft, start + 3, end)
    draft.mark("title", start, end)


def _book(draft: Draft, start: int, end: int) -> None:
    if bracket := _BRACKET.search(draft.view, start + 3, end):
        mark_imprint(draft, *bracket.span("imprint"))
        end = bracket.start()
    if volumes := _VOLUMES.search(draft.view, start + 3, end):
        find_imprint(draft, volumes.end() - 1, end)
        draft.mark("title", start, volumes.start())
        return
    end = _thesis_cut(draft, start, _contributors_cut(draft, start, end))
    imprint = find_imprint(draft, start + 3, end)
    edition = find_edition(draft, start + 3, imprint)
    finish = edition if draft.view[edition:imprint].strip(" .,;:()") == "" else imprint
    opening = re.search(
        r"[.,;]?\s\((?:[^()]{3,60}(?:Bd|Band|Vol|series|Reihe|вып|кн)[^()]{0,30})\)", draft.view[start:finish], re.I
    )
    if opening and opening.start() > 5:
        draft.mark("collection-title", start + opening.start(), start + opening.end(), edges=" .,;:()")
        finish = start + opening.start()
    if (cut := _cue_cut(draft.view, start, finish)) is not None:
        draft.mark("title", start, cut)
        label_container(draft, cut, finish, journal=True)
    else:
        draft.mark("title", start, finish)


_BRACKET = re.compile(r"[\s.,]\((?P<imprint>[^\W\d_][^():\d]{2,40}:\s[^():\d]{3,60})\)[\s.,]*$")

_VOLUMES = re.compile(
    r"[.,:]\s(?:\d{1,2}|[Tt]wo|[Tt]hree|[Zz]wei)\s(?:vols?|volumes|B(?:än)?de?|tomes|tomos|voll)\b\.?(?:[\s,.]|$)"
    r"|[.,:]\s[Вв]\s\d{1,2}(?:-\w{1,2})?\s(?:т|ч|кн|томах|частях|книгах)\b\.?(?:[\s,.:]|$)"
    r"|[.,:]\s(?:\w{1,9}\s){0,2}\w{1,9}\s?томдық\b\.?(?:[\s,.:]|$)"
)


def _contributors_cut(draft: Draft, start: int, end: int) -> int:
    """Where `. Translated by ...` or `, edited by ...` ends the title; the names are marked."""
    match = _CONTRIBUTORS.search(draft.view, start + 3, end)
    if match is None:
        return end
    label = "translator" if match["translated"] else "editor"
    people = read_people(draft.view, match.end(), end)
    if people is None:
        return end
    draft.mark(label, people.start, people.end)
    draft.blank(match.start(), people.after)
    if draft.view[people.after : end].strip(" .,;:()"):
        label_imprint(draft, people.after, end)
    return match.start()


def _thesis_cut(draft: Draft, start: int, end: int) -> int:
    """Where the words that name a thesis end the title; the university behind them is the publisher."""
    match = _thesis().search(draft.view, start + 8, end)
    if match is None:
        return end
    draft.mark("genre", *match.span("genre"))
    find_imprint(draft, match.end(), end)
    return match.start()


@cache
def _thesis() -> re.Pattern[str]:
    return re.compile(
        rf"[.,(\[:?]\s{{0,2}}\(?(?P<genre>(?:(?:[Uu]npublished|[Uu]npubl\."
        rf"|[Dd]octoral|[Mm]aster'?s?|M\.? ?Sc?\.?|Ph\.? ?D\.?|Philos\."
        rf"|Phil\.|Univ\.|Unveröff\.|Unveröffentlichte) ?)*"
        rf"(?i:{pattern('theses')})(?![^\W\d_]))"
    )


def _cue_cut(view: str, start: int, end: int) -> int | None:
    """`Title. Proceedings of ...`: where the last sentence names a journal or a conference."""
    stops = [start + m.end("sign") for m in SENTENCE_END.finditer(view[start:end]) if m.end() < end - start]
    for stop in stops[-2:]:
        if _CONTAINER_START.match(view, stop, end):
            return stop
    return None
