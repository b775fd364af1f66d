"""Laws and other legal acts whose title stands in quotes between the act's kind, date and number."""

from __future__ import annotations

import re
from functools import cache

from citelink.parsing.draft import Draft
from citelink.parsing.fields.type import law_pattern
from citelink.parsing.words import month_pattern

_TITLE = re.compile(r"[«\"](?P<title>[^«»\"]{3,300})[»\"]")
_NUMBER = re.compile(r"(?:№|\bN[or]?\.?)\s?(?P<number>\d[\w/-]{0,24})")


def label_law(draft: Draft, start: int, end: int) -> bool:
    """Label `2006 жылғы 15 желтоқсандағы № 207-III «Мәдениет туралы» Заңы` or
    `Закон РК «О культуре» от 15.12.2006 № 207-III`.

    Whether `[start, end)` is such a reference: a quoted title, a number, and the name of an act outside the quotes."""
    title = _TITLE.search(draft.view, start, end)
    number = _NUMBER.search(draft.view, start, end)
    if title is None or number is None or "//" in draft.view:
        return False
    kind = law_pattern()
    outside = kind.search(draft.view, start, title.start()) or kind.match(draft.view, title.end() + 1, end)
    if outside is None:
        return False
    draft.mark("title", *title.span("title"))
    draft.mark("number", *number.span("number"))
    draft.mark("genre", *outside.span())
    for expression in _dates():
        if date := expression.search(draft.view, start, end):
            draft.mark("issued", *date.span("issued"))
            break
    return True


@cache
def _dates() -> tuple[re.Pattern[str], ...]:
    month = month_pattern()
    year = r"(?:1[89]|20)\d\d"
    return tuple(
        re.compile(form, re.I)
        for form in (
            rf"(?<!\d)(?P<issued>\d{{1,2}}[./]\d{{1,2}}[./]{year})(?!\d)",
            rf"(?<!\d)(?P<issued>{year}\s(?:жылғы|ж\.|г\.)\s\d{{1,2}}\s{month})",
            rf"(?<!\d)(?P<issued>\d{{1,2}}\s{month}\w{{0,4}}\s{year})(?!\d)",
            rf"(?<!\d)(?P<issued>{year})(?!\d)",
        )
    )
