"""Notices: errata, comments and reviews, whose titles name the work they are about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from citelink.languages.vocabulary import notice_words
from citelink.matching.words import join_words
from citelink.text.patterns import any_pattern, any_word

Kind = Literal["", "correction", "comment", "review"]

_LONGEST = 1000
# How far into a reference one is named.
_BEGINNING = 400


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
    for kind, pattern in _before():
        if found := pattern.match(title):
            return Notice(kind, join_words(title[found.end() :]))
    tail = title[-60:]
    if not _may_end().search(tail):
        return NO_NOTICE
    for kind, pattern in _behind():
        if found := pattern.search(tail):
            subject = join_words(title[: len(title) - len(tail) + found.start()])
            if subject:
                return Notice(kind, subject)
    return NO_NOTICE


def notice_place(text: str) -> int:
    """Where in a title or reference a notice about another work (erratum, reply, review) is named; -1 where it is
    not."""
    found = _anywhere().search(text[:_BEGINNING].lower())
    return found.start() if found else -1


@cache
def _anywhere() -> re.Pattern[str]:
    return re.compile(rf"\b{any_pattern(notice_words().signs)}")


@cache
def _before() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    known = notice_words()
    led = rf"(?:\s+{any_word(known.prepositions)}\b(?:\s+{any_pattern(known.works)}\b){{0,2}})?"
    return tuple(
        (kind, re.compile(rf"(?i)\W{{0,3}}{words}{led}\s*[:.,–—-]?\s+[\"'«“‘\[]?(?=\w)")) for kind, words in _kinds()
    )


@cache
def _behind() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    """Behind a title it has brackets or a dash as long as "Steppe soils—Reply" has, or it is a correction: "Steppe
    soils: a review" is no review of steppe soils."""
    found: list[tuple[Kind, re.Pattern[str]]] = []
    for kind, words in _kinds():
        signs = "[.:;,–—-]" if kind == "correction" else "—"
        parted = rf"|{signs}\s{{0,2}}{words}\W{{0,3}}$"
        found.append((kind, re.compile(rf"(?i)(?:(?<!\s)\s++)?[\[(](?:an?\s)?{words}[\])]\W{{0,3}}${parted}")))
    return tuple(found)


@cache
def _may_end() -> re.Pattern[str]:
    return re.compile(rf"(?i){any_word(notice_words().correction_signs)}|[\])]\W{{0,3}}$|—[^—]{{1,30}}$")


def _kinds() -> tuple[tuple[Kind, str], ...]:
    """The kinds of notices and an expression for the words of each."""
    known = notice_words()
    return (
        ("correction", any_pattern(known.corrections)),
        ("comment", any_pattern(known.comments)),
        ("review", any_pattern(known.reviews)),
    )
