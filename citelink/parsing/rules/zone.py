"""The words between the authors and the numbers: where the title ends and the container begins."""

from __future__ import annotations

import re
from functools import cache

from citelink.parsing.draft import Draft
from citelink.parsing.letters import LOWER, UPPER
from citelink.parsing.rules.imprint import find_edition, find_imprint, mark_imprint
from citelink.parsing.rules.people import read_people
from citelink.parsing.words import pattern

_IN = re.compile(
    r"(?P<before>[.,?!:;)\]»\"'-]\s{0,3}(?:-\s)?|\s)(?P<word>In|IN"
    r"|in|В кн|В сб|В|Кітапта|У кн|Dans|En|Em|Apud|appeared in|"
    r"to appear in|presented at(?: the)?)(?P<sign>\s?[:.]\s{0,2}|\s{1,3})"
)
_QUOTES = {'"': '"', "«": "»", "'": "'"}
_STOP = re.compile(rf"(?P<sign>[.?!]['\"»)\]]?)\s{{1,3}}(?:-\s)?(?=[\"'«(\[]?(?:{UPPER}|\d|{LOWER}[A-Z]))")
_COMMA = re.compile(rf",\s{{1,2}}(?=[\"'«]?{UPPER})")
_ABBREVIATION = re.compile(rf"(?:^|[\s.(-])(?:{UPPER}?{LOWER}{{0,4}}|{UPPER}{{1,4}}|{UPPER}{LOWER}{{0,7}})$")
_CONTAINER_CUE = re.compile(
    r"\b(?:journal|j\.|proc|proceedings|conference|conf\.|symposium|workshop|transactions|trans\.|annals|revista|revue|"
    r"zeitschrift|review|rev\.|letters|lett\.|bulletin|archiv|вестник"
    r"|журнал|известия|труды|хабаршы|жаршы|arxiv|lecture notes|"
    r"advances in|phys\.|acta|magazine|quarterly|annual)",
    re.I,
)
_CONTAINER_START = re.compile(
    r"\s{1,3}(?:(?:[^\W\d_]{2,14}\s){0,3}(?:Journal|J\.|Proc|Conference"
    r"|Conf\.|Symposium|Workshop|Transactions|Annals|Revista|Revue"
    r"|"
    r"Zeitschrift|Bulletin|Вестник|Журнал|Известия|Труды|Хабаршы)"
    r"|bioRxiv|arXiv|Nature|Science|(?:In )?Proc\w*\b|(?:Paper|Poster) presented)",
)
_LEAD_IN = re.compile(r"[\s.,:;-]{0,6}(?:[Ii]n:?\s)?")
# What stands before a stop inside the abbreviated names of journals (ISO 4), so that no sentence ends there.
_SHORTENED = frozenset(
    "J Am Acad Adv Ann Annu Anal Appl Arch Behav Ber Biochem Biol Biophys Bot Br Brit Bull Can Chem Clin Comm Commun Comp "
    "Comput Dev Ecol Econ Eng Environ Eur Evol Exp Fam Gen Geogr Geol Geophys Hist Immunol Int Inst Jpn Lett Linn Mag Mar Math "
    "Mech Med Mem Mitt Mol Monogr Nat Natl Neurol Neurosci Nucl Opt Pap Philos Phys Physiol Pl Proc Psychol Quart Rec Rep Res "
    "Rev Roy Sci Ser Soc Spec Stat Stud Surg Symp Syst Technol Theor Trans Verh Zool Ztschr Изв Вестн Журн Тр Сб Зап Уч Науч "
    "Акад Матем Физ Хим Биол Мат".split()
)
_CONTRIBUTORS = re.compile(
    r"[.,;(]\s?(?:(?P<translated>(?:[Tt]ranslated|[Tt]ransl?\.|[Tt]rans) (?:and edited )?(?:from \w+ )"
    r"?by|Tradu[cç][^\W\d_]{1,4} de|[Tt]raduit (?:de \S+ )?par|"
    r"Tr\. by|[Tt]rad\.(?: de| par)?|[Üü]bers(?:etzt|\.) v(?:on|\.)"
    r"|[Пп]ер\. с \w+\.)|[Ee]d(?:ited|\.|s\.) by|[Hh](?:rsg\.|erausgegeben) v(?:on"
    r"|\.)|[Cc]ompiled by|"
    r"[Пп]од (?:общ\. )?ред\.)\s"
)
_EDITED = re.compile(r"[,.;(]?\s?(?:edited by|ed\. by|eds?\. |hrsg\. v(?:on|\.)|herausgegeben von)\s", re.I)


def split_zone(draft: Draft, start: int, end: int, *, journal: bool, comma: bool) -> None:
    """Label title, container and imprint in `[start, end)`.

    `journal` says that numbers of a journal were found behind the zone; `comma` that commas part the fields."""
    view = draft.view
    while start < end and view[start] in " .,:;-":
        start += 1
    if start >= end:
        return
    if (closing := _closing_quote(view, start, end)) is not None:
        draft.mark("title", start + 1, closing)
        lead = _LEAD_IN.match(draft.view, closing + 1, end)
        _chapter_host(draft, lead.end() if lead else closing + 1, end, journal=journal)
        return
    if host := _host(view, start, end):
        _title(draft, start, host[0])
        _chapter_host(draft, host[1], end, journal=journal)
        return
    if journal:
        cut = None if _all_abbreviated(view[start:end]) else _journal_cut(view, start, end, comma)
        if cut is not None:
            draft.mark("title", start, cut)
            _container(draft, cut, end, journal=True)
        elif (
            _all_abbreviated(view[start:end])
            or _CONTAINER_CUE.search(view, start, end)
            or len(view[start:end].split()) <= 5
        ):
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
        _container(draft, cut, finish, journal=True)
    else:
        draft.mark("title", start, finish)


_BRACKET = re.compile(r"[\s.,]\((?P<imprint>[^\W\d_][^():\d]{2,40}:\s[^():\d]{3,60})\)[\s.,]*$")
_VOLUMES = re.compile(
    r"[.,:]\s(?:\d{1,2}|[Tt]wo|[Tt]hree|[Zz]wei)\s(?:vols?|volumes|B(?:än)?de?|tomes|tomos|voll)\b\.?[\s,.]"
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
        _imprint_only(draft, people.after, end)
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
    stops = [start + m.end("sign") for m in _STOP.finditer(view[start:end]) if m.end() < end - start]
    for stop in stops[-2:]:
        if _CONTAINER_START.match(view, stop, end):
            return stop
    return None


def _closing_quote(view: str, start: int, end: int) -> int | None:
    """Where the quote that opens the zone closes, provided that a title stands inside."""
    closing = _QUOTES.get(view[start])
    if closing is None:
        return None
    at = view.find(closing, start + 1, end)
    while at != -1:
        after = view[at + 1 : at + 2]
        if closing != "'" or not after.isalnum():
            return at if at - start > 6 and after not in tuple(":?!") else None
        at = view.find(closing, at + 1, end)
    return None


def _host(view: str, start: int, end: int) -> tuple[int, int] | None:
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


_NAMES_END = re.compile(rf".?:|\.? ?\. {UPPER}|\. {UPPER}|.?, organi[sz]ador\w*\.?")


def split_host(draft: Draft, start: int, end: int) -> None:
    """Label the host of a chapter, from behind `in:` to the end."""
    _chapter_host(draft, start, end, journal=False)


def _chapter_host(draft: Draft, start: int, end: int, *, journal: bool) -> None:
    """`Names (Hg.): Book. Ort: Verlag`, `A. Editor & B. Editor (Eds.), Book`, or a journal."""
    people = read_people(draft.view, start, end)
    if people and people.role == "editor":
        draft.mark("editor", people.start, people.end)
        start = people.after
    elif people and people.sure and _NAMES_END.match(draft.view, max(people.start, people.end - 1), end):
        draft.mark("editor", people.start, people.end)
        start = people.end + 1
    _container(draft, start, end, journal=journal and not draft.has("editor"))


def _container(draft: Draft, start: int, end: int, *, journal: bool) -> None:
    match = re.compile(r"[\s.,:;-]{0,6}(?:(?:In|in|В)\s?:?\s+)?").match(draft.view, start, end)
    start = match.end() if match else start
    finish = end
    if edited := _EDITED.search(draft.view, start, end):
        people = read_people(draft.view, edited.end(), end)
        if people:
            draft.mark("editor", people.start, people.end)
            draft.blank(edited.start(), people.after)
            if draft.view[people.after : end].strip(" .,;:()"):
                _imprint_only(draft, people.after, end)
            finish = edited.start()
    if not journal:
        finish = min(finish, find_imprint(draft, start + 3, finish))
        finish = min(finish, find_edition(draft, start + 3, finish))
    if (pages := _PAGES_LAST.search(draft.view, start, finish)) and not draft.has("page"):
        draft.mark("page", *pages.span("page"))
        finish = pages.start()
    finish = _conference_end(draft.view, start, finish)
    if closing := _closing_quote(draft.view, start, finish) if start < finish else None:
        draft.mark("container-title", start + 1, closing)
        return
    draft.mark(
        "container-title",
        start,
        finish,
        edges=' ,;:-/&|*=".' if not _abbreviated(draft.view[start:finish]) else ' ,;:-/&|*="',
    )


def _conference_end(view: str, start: int, end: int) -> int:
    """Where the name of a conference ends and its place begins: `Workshop on Logic Synthesis, Lake Tahoe, CA`."""
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


# `In Book, 879-880. London: Murray`: Chicago prints the pages of a chapter before the imprint.
_PAGES_LAST = re.compile(r",\s(?P<page>\d{1,5}-\d{1,5})[\s.,]*$")
_CONFERENCE = re.compile(r"\b(?:proc\b|proceedings|conf|symposium|workshop|congress|meeting|seminar)", re.I)
_TOWN = re.compile(rf"(?:{UPPER}[\w.'-]{{1,14}}(?: {UPPER}[\w.'-]{{1,14}}){{0,2}}|{UPPER}{{2,3}})?")


def _abbreviated(text: str) -> bool:
    """`Phys. Rev. Lett.` keeps its last stop."""
    return text.rstrip(" ,").endswith(".") and text.count(".") > 1


def _imprint_only(draft: Draft, start: int, end: int) -> None:
    if find_imprint(draft, max(0, start - 1), end) == end:
        draft.mark("publisher", start, end, edges=" .,;:()-")


def names_container(view: str, start: int, end: int) -> bool:
    """Whether a word that stands in the names of journals and proceedings is printed in `[start, end)`."""
    return _CONTAINER_CUE.search(view, start, end) is not None


def find_container(view: str, start: int, end: int) -> int | None:
    """Where in `[start, end)` the container begins behind the title, or None when both cannot be told apart."""
    return None if _all_abbreviated(view[start:end]) else _journal_cut(view, start, end, False)


def _journal_cut(view: str, start: int, end: int, comma: bool) -> int | None:
    """Where the journal begins: the last sentence end that is no abbreviation, or the last comma."""
    stops = [start + m.end("sign") for m in _STOP.finditer(view[start:end]) if m.end() < end - start]
    commas = [start + m.start() for m in _COMMA.finditer(view[start:end])]
    sure = [stop for stop in stops if not _abbreviation_before(view, start, stop)]
    best = sure[-1] if sure else None
    if best is not None and _too_long(view, best, end):
        best = None if comma else best
    if comma and commas:
        later = [c for c in commas if best is None or c > best]
        if later and (best is None or _CONTAINER_CUE.search(view, best, later[-1]) is None):
            return _comma_cut(view, later, end)
    if best is not None:
        return best
    if short := [c for c in commas if _all_abbreviated(view[c + 1 : end])]:
        return short[0]
    if stops and not comma:
        return stops[0] if len(stops) == 1 else _first_long(view, start, stops)
    return _comma_cut(view, commas, end) if commas else None


def _all_abbreviated(text: str) -> bool:
    """`Phys. Rev. Lett.`, `J. Bone Miner. Res.`: no word of a title."""
    found = text.split()
    return (
        len(found) <= 8 and sum(w.endswith(".") for w in found) * 2 >= len(found) and all(len(w) <= 11 for w in found)
    )


def _comma_cut(view: str, commas: list[int], end: int) -> int:
    """The comma before the container: the last, unless what follows is too short to be one (`J. Phys., Ser. A`)."""
    for cut in reversed(commas):
        part = view[cut + 1 : end].strip(" .,;")
        if len(part) > 2 and not re.match(r"(?:Ser|Sect|Part|Suppl|Series|Section|Serie)\b", part):
            return cut
    return commas[-1]


def _first_long(view: str, start: int, stops: list[int]) -> int:
    """Where every stop follows a short word, the first one behind at least four words ends the title."""
    for stop in stops:
        if len(view[start:stop].split()) >= 4:
            return stop
    return stops[0]


def _too_long(view: str, cut: int, end: int) -> bool:
    return len(view[cut:end].split()) > 14


def _abbreviation_before(view: str, start: int, stop: int) -> bool:
    """Whether the stop that ends at `stop` closes an abbreviation: `Phys.`, `J.`, `Lett.` but not `cells.`"""
    if view[stop - 1] != ".":
        return False
    word = re.search(r"[^\s.]{1,30}$", view[max(start, stop - 32) : stop - 1])
    if word is None:
        return False
    text = word[0]
    if text in _SHORTENED:
        return True
    if not text[:1].isupper() or any(c.isdigit() for c in text) or len(text) > 8:
        return False
    return (
        len(text) <= 6
        and not (text.isupper() and len(text) > 2)
        and (stop < len(view) and _short_run(view, start, stop))
    )


def _short_run(view: str, start: int, stop: int) -> bool:
    """Whether the word before the abbreviation ends a sentence, or is an abbreviation or a capital itself: so inside
    `Title. Phys. Rev.` the stop of `Phys.` is an abbreviation, and in `the Middle East.` that of `East.` is none."""
    before = view[max(start, stop - 60) : stop - 1].rsplit(None, 1)
    if len(before) < 2:
        return len(view[start:stop]) < 12
    return before[0].rstrip().endswith((".", "?", "!", ",", '"')) or before[0].split()[-1] in {"J", "The", "Proc"}
