"""Volume, issue, number and edition: the bare value without the word that announces it."""

from __future__ import annotations

import re
from functools import cache

from citelink.parsing.words import alternatives, words
from citelink.text.dashes import DASHES


@cache
def _announced() -> re.Pattern[str]:
    found = alternatives({*words("volume"), *words("issue")})
    return re.compile(rf"(?<!\w){found}\.?(?![^\W\d_])", re.I)


def parse_number(text: str) -> str:
    """`Т. 40`, `vol. 40`, `40-том` -> `40`; a value without a digit is kept as printed (`ХІІ`, `Spring`)."""
    if not text:
        return ""
    if text.isdigit():
        return text[:100]
    bare = _announced().sub(_blank, text[:100]) if any(c.isalpha() or c in "№#" for c in text) else text[:100]
    bare = re.sub(rf"\s*[{DASHES}]\s*", "-", bare)
    return _unwrapped(re.sub(r"\s+", " ", bare)) or _unwrapped(text[:100])


def _blank(match: re.Match[str]) -> str:
    """Nothing in place of the word, unless it is the Roman numeral of a law (`434-V`)."""
    behind = match.string[: match.start()][-1:] == "-"
    return match[0] if behind and len(match[0]) == 1 and match[0].isupper() else " "


def _unwrapped(text: str) -> str:
    """Without the signs around it; a bracket that closes one inside stays: `2(154)`, but `(154)` -> `154`."""
    text = text.strip(" ,.;:-")
    for opening, closing in ("()", "[]"):
        if text.startswith(opening) and (text.endswith(closing) or closing not in text):
            text = text[1:].removesuffix(closing)
        elif text.endswith(opening) or (text.endswith(closing) and opening not in text):
            text = text[:-1]
    return text.strip(" ,.;:-")


def parse_edition(text: str) -> str:
    """`2-е изд., перераб.` -> `2`; `испр. изд.` stays as printed."""
    if not text:
        return ""
    match = re.search(r"\d{1,3}", text)
    return match[0] if match else text.strip(" ,.;:()[]")
