"""Where a list of names stands in a reference."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from citelink.parsing.fields.names import PARTICLES, SUFFIXES, is_body
from citelink.parsing.letters import HAN, LOWER, UPPER
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
_INITIAL = rf"(?:Chr|{UPPER}{LOWER}?)(?:\.|:(?={UPPER}))"
_INITIALS = rf"(?:\.?{_INITIAL}(?:[ -]{{0,2}}{_INITIAL}){{0,4}})"
_LOOSE = rf"(?:{UPPER}{{1,4}}(?:-{UPPER})?|{UPPER}(?:[ -]{UPPER}){{1,3}})(?![\w'])"
_SUFFIX = rf"(?:,? (?:(?i:{'|'.join(re.escape(s) for s in sorted(SUFFIXES, key=len, reverse=True))}))(?!\w)\.?)?"
_GIVEN = (
    rf"(?:{UPPER}{LOWER}{{1,20}}(?:-{UPPER}?{LOWER}{{1,20}})?(?: (?:{UPPER}\.(?:-{UPPER}\.)?"
    rf"|{UPPER}(?= )|{UPPER}{LOWER}{{1,20}})){{0,2}})"
)
_TAIL_PARTICLE = rf"(?: (?:{'|'.join(sorted(map(re.escape, PARTICLES), key=len, reverse=True))})(?=[,.;) ]))?"
_BARE_LAST = rf"(?:[ -]{{0,2}}{UPPER}(?=[,;]))?"

_INNER = rf"(?: (?:de|da|do|dos|das) {UPPER}\.)?"
_NAME = re.compile(
    rf"(?P<first>{_INITIALS}[ -]{{0,2}}{_PARTICLE}(?:{_PARTICLE}{_WORD}(?: {_PARTICLE}{_WORD})?"
    rf"|{UPPER}{{2,20}}){_SUFFIX})"
    rf"|(?P<comma>{_FAMILY}(?: ?, ?,? ?| ){_INITIALS}{_INNER}{_BARE_LAST}{_TAIL_PARTICLE}{_SUFFIX})"
    rf"|(?P<bracket>{_FAMILY} \({_INITIALS}\))"
    rf"|(?P<glued>{_WORD}\.(?:{UPPER}\.){{1,3}})"
    rf"|(?P<loose>{_FAMILY},? \.?{_LOOSE}\.?{_SUFFIX})"
)
_LED = re.compile(rf"{_PARTICLE}{_WORD}(?=,? (?:et al|и др|et coll|u\. ?a)\b)")
# `Theodor W. Adorno`: after a name in this order the same letters are the beginning of a title (`Wirth N. Compilers`).
_MIDDLE = re.compile(
    rf"{UPPER}{LOWER}{{1,20}}(?:-{UPPER}{LOWER}{{1,20}})? (?:{UPPER}\. ?){{1,2}}{_PARTICLE}{UPPER}{LOWER}"
    rf"[^\W\d_'-]{{1,20}}{_SUFFIX}(?=[,;/]| (?:and|und|&) {UPPER}"
    rf"| ?\(|\. {UPPER})"
)
_ARTICLE = r"(?!(?:The|An?|On|In|Der|Die|Das|Ein|Eine|Le|La|Les|El|Los|Las|Une?|O|Os|As|Il|Lo) )"
_INVERTED = re.compile(rf"{_FAMILY}, {_ARTICLE}{_GIVEN}{_TAIL_PARTICLE}{_SUFFIX}")
_DIRECT = re.compile(rf"{_ARTICLE}{_GIVEN} {_PARTICLE}{_WORD}{_SUFFIX}")
_AND_WORDS = r"(?:and|und|et|y|e|и|й|және|та|i|і|en|och|og|u\.|a\.)"
_SEPARATOR = re.compile(
    rf" ?(?:[;,] ?(?:(?:{_AND_WORDS} )|&[.,]? ?)?|/ ?| {_AND_WORDS} "
    rf"| ?& ?[.,]{{0,2}} ?|\.,? (?={UPPER}\w+,? {UPPER}\.)|\.,? (?:{_AND_WORDS}"
    rf"|&) |(?<=\.) (?={UPPER}\w+, {UPPER}\.)|\. (?=& ))(?:& )?\*?"
)
# Han and Hangul names have neither initials nor spaces.
_HAN_NAMES = re.compile(rf"{HAN}{{2,4}}(?: ?[,、·;/] ?{HAN}{{2,4}}(?=[ ,、·;/.(]))*(?= ?[,.(:]|$)")
_STRONG = re.compile(rf"[;/&]|(?:^|\s){_AND_WORDS}\s")
_AFTER_NAME = re.compile(rf"\.? ?(?:$|[.,:;(\"«/]|-|(?:1[5-9]|20)\d\d|{_AND_WORDS} |& |[Hh]rsg|Hg\.|[Ee]ds?\b)")
# `Phys. Rev. B 36 (1987)`, `Nature, 91:47`: what a volume follows at once is a journal.
_JOURNAL = re.compile(r"\.?,? ?(?:[A-H] ?)?(?!(?:1[5-9]|20)\d\d(?!\d))\d{1,4} ?[,:(]")


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
    """The names that stand at `start`, or None; `direct` also takes names printed with the given name in full."""
    if listed := _HAN_NAMES.match(view, start, end):
        role = _editors().match(view, listed.end(), end)
        return People(start, listed.end(), role.end() if role else listed.end(), "editor" if role else "author", True)
    at = closed = first = start
    count = sure = 0
    joined = False
    separator, order = "", ""
    while at < end and count < 200:
        match, order, certain = _next_name(view, at, end, order, separator, direct)
        if match is None:
            break
        count += 1
        sure += certain
        closed = at = match.end()
        first = closed if count == 1 else first
        following = None if _et_al().match(view, at, end) else _SEPARATOR.match(view, at, end)
        if following is None or following.end() == at:
            break
        separator, at = following[0], following.end()
        joined = joined or _STRONG.search(separator) is not None
    if count > 1 and order == "direct" and not (sure or joined) and view[closed : closed + 1] in {",", ":"}:
        # `Roland Barthes, Essais Critiques, Seuil`: nothing shows that more than one name is printed.
        closed, count = first, 1
    if not count or _JOURNAL.match(view, closed, end):
        return None
    if more := _et_al().match(view, closed, end):
        closed = more.end()
        sure += 1
    role = _editors().match(view, closed, end)
    return People(
        start,
        closed,
        role.end() if role else closed,
        "editor" if role else "author",
        sure > 0 or count > 1 or role is not None,
    )


def _next_name(
    view: str, at: int, end: int, order: str, separator: str, direct: bool
) -> tuple[re.Match[str] | None, str, bool]:
    """The name at `at`, the order the list is printed in from here (`initials`, `direct`), and whether it is sure."""
    if direct and (order != "initials" or _STRONG.search(separator)) and (match := _MIDDLE.match(view, at, end)):
        return match, order or "direct", True
    if order == "direct" and (match := _full_name(view, at, end, 1, separator)):
        return match, order, False
    match = _NAME.match(view, at, end)
    if match is not None and match.lastgroup == "first" and is_body(match[0]):
        return None, order, False
    if match is not None and (match.lastgroup != "loose" or _loose_fits(view, match.end(), end)):
        return match, order or "initials", True
    if not order and (match := _LED.match(view, at, end)):
        return match, "initials", True
    if direct and (order != "initials" or _STRONG.search(separator)):
        match = _full_name(view, at, end, int(bool(order)), separator)
        return match, "direct" if match and order != "initials" else order, False
    return None, order, False


def _loose_fits(view: str, at: int, end: int) -> bool:
    """`Smith JA` is a name only where a list goes on or ends: `DNA` in `Recombinant DNA methods` is none."""
    return (
        at >= end
        or view[at - 1] == "."
        or view[at] in ",;.:(/&"
        or bool(re.match(rf" (?:\(|\d{{4}}|{_AND_WORDS} |&|et al)", view[at : at + 12]))
    )


def _two_names(text: str) -> bool:
    """`Clifford Geertz, Local Knowledge`: two words on both sides are a name and a title."""
    return all(len(part.split()) > 1 for part in text.split(","))


def _full_name(view: str, at: int, end: int, count: int, separator: str) -> re.Match[str] | None:
    """A name without initials. In a list parted by commas the words before a colon are the title, not a name."""
    for expression in (_DIRECT, _INVERTED) if count else (_INVERTED, _DIRECT):
        match = expression.match(view, at, end)
        if match and is_body(match[0]):
            return None
        if match and expression is _INVERTED and view[match.end() : match.end() + 1] == ":" and _two_names(match[0]):
            continue
        if match and _AFTER_NAME.match(view, match.end(), end):
            if count and view[match.end() : match.end() + 1] == ":" and not _STRONG.search(separator):
                return None
            return match
    return None
