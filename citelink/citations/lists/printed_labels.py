"""The forms of labels as they are printed: `1.` `1)` `[1]` `(1)` `1` ...; what reads them needs no lines."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from citelink.citations.lists.words import WANTS_NUMBER

BULLET = re.compile(r"[-*•▪●‣◦]\s{1,4}(?=\S)")
_BULLET_BEFORE = re.compile(r"[-*•–]\s{1,4}")
# Figures of East Asian width and those that go with Arabic letters.
_FIGURE = r"[0-9\uff10-\uff19\u0660-\u0669\u06f0-\u06f9]"
LABEL = re.compile(
    rf"(?:{_BULLET_BEFORE.pattern})?"
    rf"(?:[\[\uff3b\u3010\u3014]\s?(?P<bracket>{_FIGURE}{{1,4}})\s?[\]\uff3d\u3011\u3015][.:)\uff0e\uff1a]?"
    rf"|[(\uff08](?P<paren>{_FIGURE}{{1,4}})[)\uff09][.:]?"
    r"|\|(?P<pipe>[0-9]{1,4})\|\.?"
    r"|/(?P<slash>[0-9]{1,4})/\.?"
    r"|(?P<closing>[0-9]{1,4})(?:\.?\)|\])"
    rf"|(?P<dot>{_FIGURE}{{1,4}})(?:\s?\.(?!{_FIGURE})(?:\s\.(?=\s))?|[\uff0e\u3001])"
    r"|№\s?(?P<sign>[0-9]{1,4})[.:)]?"
    r"|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})[.)⁾]?|\^(?P<caret>[0-9]{1,3})\^[.)]?"
    r"|(?P<bare>[0-9]{1,3})(?=\s|$))\s*"
)
_NUMBER_BEFORE_UNIT = re.compile(r"[0-9]\s?\w{1,3}\.?$")


def number_of(label: re.Match[str]) -> int:
    """The number that a match of `LABEL` says."""
    printed = label.group(label.lastgroup or "")
    return int("".join(str(unicodedata.digit(figure)) for figure in printed))


class PrintedLabel(NamedTuple):
    """A label as printed, `[start, end)` without a bullet before it; its reference's text begins at `text_start`."""

    number: int
    start: int
    end: int
    text_start: int


def label_at(text: str, start: int, end: int) -> PrintedLabel | None:
    """The label at `start`; None: no label stands there."""
    match = LABEL.match(text, start, end)
    if match is None:
        return None
    bullet = _BULLET_BEFORE.match(text, start, end)
    begin = bullet.end() if bullet else start
    return PrintedLabel(number_of(match), begin, start + len(match.group().rstrip()), match.end())


def takes_number(before: str) -> bool:
    """Whether a number behind `before` belongs to it, as in `Т. 6`; in `45 p. 6.` it does not."""
    return WANTS_NUMBER.search(before) is not None and _NUMBER_BEFORE_UNIT.search(before) is None
