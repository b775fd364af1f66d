"""Cut what stands beside the description proper: label, identifiers, links, dates of access, medium."""

from __future__ import annotations

import re
from functools import cache

from citelink.bibliography.printed_identifiers import find_identifiers
from citelink.parsing.draft import Draft
from citelink.parsing.words import month_pattern, pattern
from citelink.text.years import YEAR

_LABEL = re.compile(
    r"\s{0,8}(?:\[\s?\w{1,8}\s?\]|\(\d{1,4}\)|\d{1,4}\s?[.)]{1,2}(?!\d)|\d{1,3}(?=\s+[^\W\d_]))\s{0,8}[.)]?\s{0,8}"
    r"|\s{0,8}[•*·▪-]{1,2}\s{1,8}"
)
# A row of dashes stands for the authors of the reference before.
_REPEATER = re.compile(r"\s{0,8}(?:[-_*]{2,30}|\*)[\s.,:;]{1,8}")
_QUOTED_AFTER = re.compile(
    r"\s{0,8}(?:Цит|Приводится|Келтірілген)\.?\s?по\s?[.:]\s?|\s{0,8}(?:cited in|zit\. nach)\s?:\s?", re.I
)
_MEDIUM = re.compile(
    r"\[\s?(?:Текст|Мәтін|Электрон[^\]]{0,20}|Интернет|Internet|Online|Text|Electronic resource|On-?line|En ligne|"
    r"en línea|сайт|web|WWW|Карта|Ноты|CD-ROM|Рукопись)\b[^\]]{0,30}\]"
    r"|[-.]\s{0,3}(?:Текст|Мәтін|Изображение|Text)\s?:\s?(?:непосредственный|электронный|тікелей|электрондық|электронды|unmediated|electronic)[^-/]{0,30}?(?=\s[-/]|\.|$)",
    re.I,
)
_LEAD = re.compile(
    r"(?:[(\[,.;-]\s{0,2})?(?:(?:also )?available\s?(?:online)?\s?(?:from"
    r"|at|on|in|via)?|disponível em|dispon[ií]ble en|disponible (?:à"
    r"|sur)(?: l'adresse)?|"
    r"retrieved from|from|online|url|uri|web|internet|режим доступа"
    r"|режим доступу|қолжетімді|қол жеткізу режимі|verfügbar (?:unter"
    r"|über)|"
    r"online verfügbar(?: unter)?|unter|link|сілтеме|электронды ресурс"
    r"|\[?online\]?|in|at|see|vgl\.|www)\s?:?\s{0,3}[<(\[]?\s?$",
    re.I,
)


@cache
def _accessed() -> re.Pattern[str]:
    month = month_pattern()
    date = (
        rf"(?:\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\s?\d{{1,2}}[-/.]\s?\d{{2,4}}"
        rf"|\d{{4}},? {month}\.?(?: \d{{1,2}})?|(?:\d{{1,2}}(?:st|nd"
        rf"|rd|th)?\.? ?(?:de |of )?)?{month}\.?,? ?(?:\d{{1,2}}(?:st"
        rf"|nd|rd|th)?,? ?)?(?:de |of )?\d{{4}}"
        rf"|\d{{4}})(?:\s?(?:г|ж|года|жылы)\b\.?)?"
    )
    return re.compile(
        rf"[(\[]?\s?(?<!\w)(?:last |online |web )?{pattern('accessed')}(?!\w)\.?\s?:?\s?(?:(?:on"
        rf"|am|at|le|em|el|vom)(?:\s|:))?\s?({date})\s?[)\],.;]{{0,2}}(?:\s?from:?)?",
        re.I,
    )


_BARE_ACCESSED = re.compile(r"\s{0,3}[(\[]\s?(\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d)\s?[)\]]")


# A translation of the work named in brackets behind it, and what is said not to be known (`[s. l.]`, `[Б. м.]`).
_ASIDE = re.compile(
    r"\(\s?(?:Trad|Tradução|Traducción|Translat|Übers|Пер)[^()]{3,300}\)"
    r"|\[\s?(?:[sS]\. ?[lLnN]\.?|[бБ]\. ?[миг]\.?)(?:\s?[:;,]\s?(?:[sS]\. ?[lLnN]\.?|[бБ]\. ?[миг]\.?))?\s?\]"
)


_CLOSING = re.compile(r"\s?[>\])]{1,2}\.?")


def cut_label(view: str) -> int:
    """Where the reference begins, behind `1.`, `[1]`, `12)` and words such as `Цит. по:`."""
    at = 0
    if match := _REPEATER.match(view):
        return match.end()
    match = _LABEL.match(view)
    if match and not re.match(rf"\s*{YEAR}", view):
        at = match.end()
    if match := _QUOTED_AFTER.match(view, at):
        at = match.end()
    return at


def cut_tail(draft: Draft) -> None:
    """Mark and blank identifiers, links, dates of access and the medium."""
    lowered = draft.view.casefold()
    if "[" in lowered or "(" in lowered:
        for match in _ASIDE.finditer(draft.view):
            draft.blank(*match.span())
    if "[" in lowered or "текст" in lowered or "мәтін" in lowered:
        for match in _MEDIUM.finditer(draft.view):
            draft.mark("medium", match.start(), match.end(), edges=" .,-[]")
            draft.blank(*match.span())
    if any(map(str.isdigit, draft.view)):
        for match in _accessed().finditer(draft.view):
            if not draft.has("accessed"):
                draft.mark("accessed", *match.span(1))
            draft.blank(*match.span())
    for found in find_identifiers(draft.view):
        draft.mark(found.name, found.span.start, found.span.end, edges=" ")
        lead = _LEAD.search(draft.view, max(0, found.whole.start - 60), found.whole.start)
        bare = _BARE_ACCESSED.match(draft.view, found.whole.end)
        if bare and not draft.has("accessed"):
            draft.mark("accessed", *bare.span(1))
        finish = bare.end() if bare else found.whole.end
        closing = _CLOSING.match(draft.view, finish)
        draft.blank(lead.start() if lead else found.whole.start, closing.end() if closing else finish)
