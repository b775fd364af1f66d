"""mirrored_brackets(): brackets in text that is read from right to left.

A bracket that opens looks there as one that closes does elsewhere, and so it stands in the file (Unicode, UAX #9, L4).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from citelink.text.repaired import Edit

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_TURNED = re.compile(r"\][ ]?[0-9\u0660-\u0669\u06f0-\u06f9][^\[\]\n]{0,60}\[")
_NEAR_RTL = re.compile(rf"[{_RTL}][^\n]{{0,8}}\Z|^[^\n]{{0,8}}[{_RTL}]")
_AROUND = 9


def mirrored_brackets(text: str) -> Iterator[Edit]:
    """What turns `]1[` beside words that are read from right to left into `[1]`, ascending."""
    if not re.search(f"[{_RTL}]", text):
        return
    for found in _TURNED.finditer(text):
        before = text[max(0, found.start() - _AROUND) : found.start()]
        if _NEAR_RTL.search(before) or _NEAR_RTL.search(text[found.end() : found.end() + _AROUND]):
            yield Edit(found.start(), found.start() + 1, "[")
            yield Edit(found.end() - 1, found.end(), "]")
