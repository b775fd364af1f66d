"""Notices: errata, comments and reviews, whose titles name the work they are about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from citelink.matching.words import split_words

_LONGEST = 1000
# How far into a reference one is named.
_BEGINNING = 400
Kind = Literal["", "correction", "comment", "review"]
# Words for a kind of notice: those that always mean one, and those that do where they begin a title, or with a
# preposition behind them.
_WORDS: Mapping[Kind, tuple[str, Mapping[str, str]]] = {
    "correction": (
        r"erratum|errata|corrigend(?:um|a)|addend(?:um|a)|retraction(?:\s+note)?|retracted(?:\s+article)?"
        r"|expression\s+of\s+concern|поправк[аи]|исправлени[ея]|опечатк[аи]|түзету",
        {"correction": "to"},
    ),
    "comment": (
        r"rejoinder",
        {
            "comments?": "on", "commentary": "on", "reply": "to", "response": "to", "answer": "to", "discussion": "",
            "ответ": "на", "комментари[йи]": "к",
        },
    ),
    "review": (r"book\s+review|рецензия|пікір\b|rezension\b|compte\s+rendu", {"review": "of", r"рец\.": "на"}),
}  # fmt: skip
_TO = r"(?:\s+(?:to|on|of|for|in|к|на|об|о)\b(?:\s+(?:the|article|paper|статье|стат\w{1,4}|кн\.?|книгу|книге)\b){0,2})?"
_LEAD: Mapping[Kind, str] = {"correction": r"(?:publisher(?:'s)?\s|author(?:'s)?\s)?", "comment": r"(?:a\s+)?"}
_KINDS = [(kind, f"{_LEAD.get(kind, '')}(?:{alone}|{'|'.join(joined)})") for kind, (alone, joined) in _WORDS.items()]
_BEFORE = tuple(
    (kind, re.compile(rf"(?i)\W{{0,3}}{words}{_TO}\s*[:.,–—-]?\s+[\"'«“‘\[]?(?=\w)")) for kind, words in _KINDS
)
# Behind a title it has brackets, or it is a correction: "Steppe soils: a review" is no review of steppe soils.
_BEHIND = tuple(
    (kind, re.compile(rf"(?i)\s*[\[(](?:an?\s)?{words}[\])]\W{{0,3}}$|[.:;,–—-]\s{{0,2}}{words}\W{{0,3}}$"))
    for kind, words in _KINDS[:1]
) + tuple((kind, re.compile(rf"(?i)\s*[\[(](?:an?\s)?{words}[\])]\W{{0,3}}$")) for kind, words in _KINDS[1:])

_MAY_END = re.compile(r"(?i)corr|err|adden|retra|concern|попр|испр|опеч|түзету|[\])]\W{0,3}$")
_JOINED = [
    rf"{word}\s{{1,3}}{preposition}"
    for _, joined in _WORDS.values()
    for word, preposition in joined.items()
    if preposition
]
_ANYWHERE = re.compile(
    rf"\b(?:{'|'.join(alone for alone, _ in _WORDS.values())}|{'|'.join(_JOINED)}|correction:|editorial\b)"
)


@dataclass(frozen=True, slots=True)
class Notice:
    """What kind of notice a title may be ("": none), and in skeleton form the title that it would be about."""

    kind: Kind
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


def notice_place(text: str) -> int:
    """Where in a title or reference a notice about another work (erratum, reply, review) is named; -1 where it is
    not."""
    found = _ANYWHERE.search(text[:_BEGINNING].lower())
    return found.start() if found else -1
