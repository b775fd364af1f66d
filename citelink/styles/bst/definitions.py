"""Commands that the head of a .bbl defines, and their uses written out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from citelink.styles.bst.groups import argument, closing

_NEW = re.compile(
    r"\\(?:provide|new|renew)command\*?\s{0,8}\{?\s{0,8}\\([A-Za-z@]{1,60})\s{0,8}\}?\s{0,8}(?:\[(\d)\])?\s{0,8}\{"
)
_DEF = re.compile(r"\\def\s{0,8}\\([A-Za-z@]{1,60})((?:#\d){0,9})\s{0,8}\{")
_PLACE = re.compile(r"#(\d)")
_LONGEST = 500
_MOST_USES, _DEEPEST, _LONGEST_TEXT = 500, 5, 200_000


@dataclass(frozen=True, slots=True)
class Definition:
    """What a command prints: so many arguments, and the text in which `#1` stands for the first."""

    arguments: int
    body: str


def read_definitions(head: str) -> dict[str, Definition]:
    """The short commands that `\\newcommand` and the like, or `\\def`, define."""
    found: dict[str, Definition] = {}
    for pattern in (_NEW, _DEF):
        for match in pattern.finditer(head):
            end = closing(head, match.end())
            count = len(match[2] or "") // 2 if pattern is _DEF else int(match[2] or 0)
            if end - match.end() <= _LONGEST:
                found.setdefault(match[1], Definition(count, head[match.end() : end]))
    return found


def expand(text: str, definitions: Mapping[str, Definition], known: Callable[[str], bool]) -> str:
    """`text` with the uses of defined commands written out, but for those that are `known` anyway. Bounded: what
    expands without end stays as it is."""
    wanted = [name for name in definitions if not known(name)]
    if not wanted:
        return text
    use = re.compile(r"\\(" + "|".join(map(re.escape, wanted)) + r")(?![A-Za-z@])[ \t\n]{0,80}")
    for _ in range(_DEEPEST):
        expanded = _once(text, use, definitions)
        if expanded == text or len(expanded) > _LONGEST_TEXT:
            break
        text = expanded
    return text


def _once(text: str, use: re.Pattern[str], definitions: Mapping[str, Definition]) -> str:
    pieces: list[str] = []
    at = 0
    for _ in range(_MOST_USES):
        match = use.search(text, at)
        if match is None:
            break
        pieces.append(text[at : match.start()])
        definition, at = definitions[match[1]], match.end()
        given: list[str] = []
        while len(given) < definition.arguments and at < len(text):
            one, at = argument(text, at)
            given.append(one)
        pieces.append(_filled(definition.body, given))
    return "".join((*pieces, text[at:]))


def _filled(body: str, given: list[str]) -> str:
    return _PLACE.sub(lambda place: given[int(place[1]) - 1] if 0 < int(place[1]) <= len(given) else "", body)
