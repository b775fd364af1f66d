"""Letter classes for regular expressions: `re` has no class for "any capital letter"."""

from __future__ import annotations

import re


def _ranges(characters: list[int]) -> str:
    parts: list[str] = []
    start = previous = characters[0]
    for code in [*characters[1:], -1]:
        if code == previous + 1:
            previous = code
            continue
        parts.append(chr(start) if start == previous else f"{chr(start)}-{chr(previous)}")
        start = previous = code
    return "".join(parts)


# Latin, Greek and Cyrillic with their supplements, and the additional Latin block (Vietnamese).
_CODES = [*range(0x41, 0x530), *range(0x1E00, 0x1F00)]
_UPPER = _ranges([code for code in _CODES if chr(code).isupper()])
_LOWER = _ranges([code for code in _CODES if chr(code).islower()])

UPPER = f"[{_UPPER}]"
LOWER = f"[{_LOWER}]"

_SPACES = "\t\n\r\x0b\x0c\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_CONTROLS = "".join(map(chr, [*range(0x00, 0x09), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0)]))
_PLAIN = {
    **dict.fromkeys(_SPACES + _CONTROLS, " "),
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys("\u2018\u2019\u02bc\u00b4`", "'"),
    **dict.fromkeys("\u201c\u201f\u201e\u201d", '"'),
    "\uff0c": ",",
    "\uff0e": ".",
    "\uff1a": ":",
    "\uff1b": ";",
    "\uff08": "(",
    "\uff09": ")",
    "\uff0f": "/",
    "\u3002": ".",
}
_UNPLAIN = frozenset(_PLAIN)


# `Phys .Rev .B ,vol .83`: some extractors put the space before the sign; initials (`Сәтбаев .Қ`) are left alone.
_SPACE_BEFORE = re.compile(rf"(?<=[\w)]) (?:([,;])(?=[^\s])|(\.)(?=(?:{UPPER}\w|\d)))")


# `*Journal*` of Markdown and `<i>Journal</i>` of HTML: emphasis is no part of the reference.
_MARKUP = re.compile(r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}|</?\w{1,8}>")


def plain(text: str) -> str:
    """`text` with all kinds of spaces, dashes and quotes made one, character by character: offsets stay true."""
    view = text
    for sign in _UNPLAIN.intersection(text):
        view = view.replace(sign, _PLAIN[sign])
    if "*" in view or "<" in view:
        view = _MARKUP.sub(lambda match: " " * len(match[0]), view)
    return _SPACE_BEFORE.sub(r"\1\2 ", view) if " ." in view or " ," in view or " ;" in view else view
