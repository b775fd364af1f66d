"""What a reference to a law or another act says beside the fields of other works: who issued it, and where in the
collection of laws, and on which day, it was printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from citelink.bibliography.entry import FieldSpan
from citelink.languages.vocabulary import terms
from citelink.parsing.fields.dates import parse_date
from citelink.parsing.words import alternatives

_LONGEST_OFFICE = 200
_WORDS = re.compile(r"[^\W\d_][^\d«»“”\"]{1,200}[^\W\d_]")


def act_details(text: str, spans: Sequence[FieldSpan]) -> Iterator[tuple[str, str]]:
    """What `text`, the reference of an act, says under names that CSL lacks: `authority`, `printed`, `article`."""
    host = max((one.span.end for one in spans if one.label == "container-title"), default=len(text))
    issued = [one.span for one in spans if one.label == "issued"]
    if authority := _authority(text, spans):
        yield "authority", authority
    if len(issued) > 1 and issued[1].start >= host and (date := parse_date(issued[1].of(text))) and date.year:
        parts = (f"{date.year}", *(f"{part:02}" for part in (date.month, date.day) if part))
        yield "printed", "-".join(parts)
    if article := _article().search(text, host):
        yield "article", next(filter(None, article.groups()))


@cache
def _article() -> re.Pattern[str]:
    """`Ст. 151`, `151-құжат`: an article of a collection of laws."""
    words = [one.article for one in terms().values() if one.article]
    before = alternatives(word.partition("{}")[0].strip() for word in words if not word.startswith("{}"))
    after = alternatives(word.partition("{}")[2] for word in words if word.startswith("{}"))
    return re.compile(rf"(?<!\w)(?:{before})\s?(\d{{1,5}})(?![\w-])|(?<![\w-])(\d{{1,5}})(?:{after})(?!\w)", re.I)


def _authority(text: str, spans: Sequence[FieldSpan]) -> str:
    """Whose act it is, where its language names them before the date in the case of an owner; "" where it is the owner
    who is meant anyway."""
    at = next((at for at, one in enumerate(spans) if one.label == "issued"), None)
    if at is None:
        return ""
    start = spans[at - 1].span.end if at else 0
    end = spans[at].span.start
    said = _WORDS.search(text, max(start, end - _LONGEST_OFFICE), end)
    if said is None:
        return ""
    office = " ".join(said[0].split())
    for one in terms().values():
        act = one.act
        if act.office_endings and office.endswith(act.office_endings):
            return "" if office == act.owner_of_kind else office
    return ""
