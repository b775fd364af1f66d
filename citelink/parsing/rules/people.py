"""Where a list of names stands in a reference."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from citelink.parsing.fields.names import PARTICLES, SUFFIXES
from citelink.parsing.letters import LOWER, UPPER
from citelink.parsing.words import pattern


@dataclass(frozen=True, slots=True)
class People:
    """A run of names `[start, end)`; `after` is where the text behind the role word (`(Hg.)`) goes on.

    `role` is "author" or "editor"; `sure` when initials or several names prove that these are names."""

    start: int
    end: int
    after: int
    role: str
    sure: bool


_PARTICLE = rf"(?:(?:{'|'.join(sorted(map(re.escape, PARTICLES), key=len, reverse=True))}) ?){{0,3}}"
_WORD = rf"(?:[DOLdlM][c]?')?{UPPER}[\w'-]{{1,30}}"
_FAMILY = rf"(?:{_PARTICLE}{_WORD}(?: {_PARTICLE}{_WORD}){{0,2}})"
_INITIALS = rf"(?:\.?{UPPER}{LOWER}{{0,2}}[.:](?:[ -]{{0,2}}{UPPER}{LOWER}{{0,2}}[.:]){{0,4}})"
_LOOSE = rf"(?:{UPPER}{{1,3}}(?:-{UPPER})?|{UPPER}(?:[ -]{UPPER}){{1,3}})(?![\w'])"
_SUFFIX = rf"(?:,? (?:{'|'.join(re.escape(s) for s in sorted(SUFFIXES, key=len, reverse=True))})(?!\w)\.?)?"
_GIVEN = rf"(?:{UPPER}{LOWER}{{1,20}}(?:-{UPPER}{LOWER}{{1,20}})?(?: (?:{UPPER}\.|{UPPER}{LOWER}{{1,20}})){{0,2}})"
_TAIL_PARTICLE = rf"(?: (?:{'|'.join(sorted(map(re.escape, PARTICLES), key=len, reverse=True))})(?=[,.;) ]))?"

_NAME = re.compile(
    rf"(?P<first>{_INITIALS}[ -]{{0,2}}{_PARTICLE}(?:{_FAMILY}|{UPPER}{{2,20}}){_SUFFIX})"
    rf"|(?P<comma>{_FAMILY},? ?,? ?{_INITIALS}{_TAIL_PARTICLE}{_SUFFIX})"
    rf"|(?P<glued>{_WORD}\.(?:{UPPER}\.){{1,3}})"
    rf"|(?P<loose>{_FAMILY},? {_LOOSE}\.?{_SUFFIX})"
    rf"|(?P<middle>{UPPER}{LOWER}{{1,20}}(?:-{UPPER}{LOWER}{{1,20}})? (?:{UPPER}\. ?){{1,3}}{_FAMILY}{_SUFFIX})"
)
_INVERTED = re.compile(rf"{_FAMILY}, {_GIVEN}{_TAIL_PARTICLE}{_SUFFIX}")
_DIRECT = re.compile(rf"{_GIVEN} {_PARTICLE}{_WORD}{_SUFFIX}")
_AND_WORDS = r"(?:and|und|et|y|e|и|й|және|та|i|і|en|och|og)"
_SEPARATOR = re.compile(
    rf" ?(?:[;,] ?(?:(?:{_AND_WORDS} )|&[.,]? ?)?|/ ?| {_AND_WORDS} | ?& ?[.,]{{0,2}} ?|\.,? (?={UPPER}\w+,? {UPPER}\.)|\. (?=& ))(?:& )?"
)
_AFTER_NAME = re.compile(rf"\.? ?(?:$|[.,:;(\"«/]|-|(?:1[5-9]|20)\d\d|{_AND_WORDS} |& )")


@cache
def _et_al() -> re.Pattern[str]:
    return re.compile(rf" ?[,;.]?(?: (?:and|und|и|&))? ?[\[(]? ?{pattern('et_al')}(?!\w) ?\.?[\])]?\.?", re.I)


@cache
def _editors() -> re.Pattern[str]:
    role = pattern("editors")
    return re.compile(
        rf"[.,;]? ?(?:[(\[] ?{role}(?!\w)[^)\]]{{0,20}}[)\]]|(?:{role})(?!\w)\.?(?=[ ,:;.)]|$))[.,:]?", re.I
    )


def read_people(view: str, start: int, end: int, *, direct: bool = True) -> People | None:
    """The names that stand at `start`, or None; `direct` also takes full names without initials."""
    at = start
    count = sure = 0
    closed = start
    while at < end and count < 200:
        match = _NAME.match(view, at, end)
        if match is not None:
            if match.lastgroup == "loose" and not _loose_fits(view, match.end(), end):
                match = None
            else:
                sure += 1
        if match is None and direct:
            match = _full_name(view, at, end, first=count == 0)
        if match is None:
            break
        count += 1
        closed = at = match.end()
        if _et_al().match(view, at, end):
            break
        separator = _SEPARATOR.match(view, at, end)
        if separator is None or separator.end() == at:
            break
        at = separator.end()
    if not count:
        return None
    if more := _et_al().match(view, closed, end):
        closed = more.end()
        sure += 1
    role = _editors().match(view, closed, end)
    return People(start, closed, role.end() if role else closed, "editor" if role else "author",
                  sure > 0 or count > 1 or role is not None)  # fmt: skip


def _loose_fits(view: str, at: int, end: int) -> bool:
    """`Smith JA` is a name only where a list goes on or ends: `DNA` in `Recombinant DNA methods` is none."""
    return (
        at >= end
        or view[at] in ",;.:(/&"
        or bool(re.match(rf" (?:\(|\d{{4}}|{_AND_WORDS} |&|et al)", view[at : at + 12]))
    )


def _full_name(view: str, at: int, end: int, *, first: bool) -> re.Match[str] | None:
    for expression in (_INVERTED, _DIRECT) if first else (_DIRECT, _INVERTED):
        match = expression.match(view, at, end)
        if match and _AFTER_NAME.match(view, match.end(), end):
            return match
    return None
