"""Authors of a list who are named before a marker, and how they stand there."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from citelink.languages import all_languages
from citelink.languages.vocabulary import name_words
from citelink.misnumbering.authors import SHORTEST_NAME, WORD, Authors
from citelink.text.patterns import any_word

# team   a name with `et al.` right before the marker: hardly ever wrong
# full   a name right before it, with initials, or beside a co-author's
# bare   a name right before it, alone: an eponym, a product now and then
# told   a name with `et al.` further back, in front of no other marker
# near   a name further back without it
Kind = Literal["team", "full", "bare", "told", "near"]

_NEAR = 110
# Further back, shorter words are hardly names.
_SHORTEST_NEAR = 3
_INITIALS = r"(?:[^\W\d_]{1,2}\.[ -]?){1,3}"
_INITIALS_BEFORE = re.compile(rf"(?:^|[\s(]){_INITIALS}\s?$")
# What may stand between a name and its marker: the year, and what opens a bracket.
_TAIL = r"[\s,:;(]{0,3}(?:\(?(?:1[5-9]|20)\d\d[a-z]?\)?)?[\s,;:(\[]{0,3}$"
_INITIALS_BEHIND = re.compile(rf"\s{_INITIALS}{_TAIL}")
_RIGHT_BEHIND = re.compile(rf"(?:['’]s)?(?:\s{_INITIALS})?{_TAIL}")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of the list before a marker: the word as printed, how it stands there, the references one of whose authors
    it is, and where in what is looked at it begins."""

    word: str
    kind: Kind
    numbers: frozenset[int]
    at: int


def mentions(before: str, authors: Authors) -> list[Mention]:
    """The authors named in what stands before a marker, the nearest first."""
    found: list[Mention] = []
    tail = before[-_NEAR:]
    for match in reversed(list(WORD.finditer(tail))):
        word = match[0]
        if len(word) < SHORTEST_NAME or not word[0].isupper() or not (numbers := authors.numbers(word)):
            continue
        behind = tail[match.end() :]
        kind = _kind(tail[: match.start()], behind)
        joined = (
            found
            and found[-1].kind in ("full", "bare", "team")
            and _joined().match(behind[: found[-1].at - match.end()])
        )
        if joined and kind in (None, "bare"):
            kind = "full"
            if found[-1].kind == "bare" and numbers & found[-1].numbers:
                found[-1] = replace(found[-1], kind="full")
        if kind is None and len(word) >= _SHORTEST_NEAR:
            kind = "near"
        if kind is not None:
            found.append(Mention(word, kind, numbers, match.start()))
    return found


def _kind(before: str, behind: str) -> Kind | None:
    """How a name between the two stands before the marker at the end, for what shows in itself."""
    others = _others_behind().match(behind)
    if others:
        return "team" if re.match(_TAIL, behind[others.end() :]) else "told"
    if not _RIGHT_BEHIND.match(behind):
        return None
    return "full" if _INITIALS_BEFORE.search(before) or _INITIALS_BEHIND.match(behind) else "bare"


@cache
def _others_behind() -> re.Pattern[str]:
    """`et al.` behind a name."""
    others = any_word(word for language in all_languages() for word in language.et_al)
    return re.compile(rf"[\s,]{{1,2}}(?:{_INITIALS},?\s?)?\(?{others}\b\.?", re.IGNORECASE)


@cache
def _joined() -> re.Pattern[str]:
    """What stands between the names of co-authors."""
    words = any_word((*name_words().conjunctions, "&"))
    return re.compile(rf"\s?(?:,\s?|\s?{words}\s|,\s?{words}\s)(?:{_INITIALS}\s?)?$")
