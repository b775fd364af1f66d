"""Notices: errata, comments and reviews, whose titles name the work they are about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from citelink.matching.words import split_words

_LONGEST = 1000
_TO = r"(?:\s+(?:to|on|of|for|in|к|на|об|о)\b(?:\s+(?:the|article|paper|статье|стат\w{1,4}|кн\.?|книгу|книге)\b){0,2})?"
_KINDS: tuple[tuple[Literal["correction", "comment", "review"], str], ...] = (
    (
        "correction",
        r"(?:publisher(?:'s)?\s|author(?:'s)?\s)?(?:correction|erratum|errata|corrigend(?:um|a)|addend(?:um|a)|retraction"
        r"(?:\s+note)?|retracted(?:\s+article)?|expression\s+of\s+concern|поправк[аи]|исправлени[ея]|опечатк[аи]|түзету)",
    ),
    (
        "comment",
        r"(?:(?:a\s+)?(?:comments?|commentary|reply|response|rejoinder|discussion|answer)|ответ|комментари[йи])",
    ),
    ("review", r"(?:(?:book\s+)?review|рец(?:ензия|\.)|пікір|rezension|compte\s+rendu)"),
)
_BEFORE = tuple(
    (kind, re.compile(rf"(?i)\W{{0,3}}{words}{_TO}\s*[:.,–—-]?\s+[\"'«“‘\[]?(?=\w)")) for kind, words in _KINDS
)
# Behind a title it has brackets, or it is a correction: "Steppe soils: a review" is no review of steppe soils.
_BEHIND = tuple(
    (kind, re.compile(rf"(?i)\s*[\[(](?:an?\s)?{words}[\])]\W{{0,3}}$|[.:;,–—-]\s{{0,2}}{words}\W{{0,3}}$"))
    for kind, words in _KINDS[:1]
) + tuple((kind, re.compile(rf"(?i)\s*[\[(](?:an?\s)?{words}[\])]\W{{0,3}}$")) for kind, words in _KINDS[1:])

_MAY_END = re.compile(r"(?i)corr|err|adden|retra|concern|попр|испр|опеч|түзету|[\])]\W{0,3}$")


@dataclass(frozen=True, slots=True)
class Notice:
    """What kind of notice a title may be ("": none), and in skeleton form the title that it would be about."""

    kind: Literal["", "correction", "comment", "review"]
    subject: str


NO_NOTICE = Notice("", "")


def read_notice(title: str) -> Notice:
    """The notice that a title may be. `Correction of astigmatism` reads like one too: only where a work has the
    subject for its title is it one."""
    title = title[:_LONGEST]
    for kind, pattern in _BEFORE:
        if found := pattern.match(title):
            return Notice(kind, split_words(title[found.end() :]).text)
    tail = title[-60:]
    if not _MAY_END.search(tail):
        return NO_NOTICE
    for kind, pattern in _BEHIND:
        if found := pattern.search(tail):
            subject = split_words(title[: len(title) - len(tail) + found.start()]).text
            if subject:
                return Notice(kind, subject)
    return NO_NOTICE
