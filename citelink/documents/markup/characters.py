"""show(): the characters of a file's markup as a reader sees them, each run with the place it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

# White space of more than one character, character references, and signs that nobody sees (soft hyphen, zero width).
_UNIT = re.compile(
    "[ \t\n\r\f]{2,}|&#[0-9]{1,8};?|&#[xX][0-9a-fA-F]{1,7};?|&[A-Za-z][A-Za-z0-9]{1,31};?|[\u00ad\u200b\u2060\ufeff]+"
)
_REFERENCE = re.compile("&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});?")
_UNSEEN = frozenset("\u00ad\u200b\u2060\ufeff")
_SPACES = {ord(sign): " " for sign in "\t\n\r\f"}


class Shown(NamedTuple):
    """`said` is what `[start, end)` of the file shows; of one length with it: character by character."""

    said: str
    start: int
    end: int


def show(text: str, start: int, end: int, *, references: bool = True, kept: bool = False) -> Iterator[Shown]:
    """What a reader sees of `text` from `start` to `end`, characters between two tags: white space as one space, unless
    it is `kept`; character references (where they are any) as characters."""
    at = start
    for unit in _UNIT.finditer(text, start, end):
        sign = unit.group()
        if sign[0] == "&":
            said = unescape(sign) if references else sign
            said = "" if said in _UNSEEN else said
        elif sign[0] in _UNSEEN:
            said = ""
        elif kept:
            continue
        else:
            said = " "
        if said == sign:
            continue
        if unit.start() > at:
            yield _plain(text, at, unit.start(), kept)
        if said:
            yield Shown(said, unit.start(), unit.end())
        at = unit.end()
    if at < end:
        yield _plain(text, at, end, kept)


def decode_references(said: str) -> str:
    """`said` with its character references as characters."""
    return _REFERENCE.sub(lambda found: unescape(found.group()), said) if "&" in said else said


def escape_text(said: str) -> str:
    """`said` as characters of HTML or XML."""
    return said.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape_value(said: str) -> str:
    """`said` as the value of an attribute between double quotation marks."""
    return escape_text(said).replace('"', "&quot;").replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")


def _plain(text: str, start: int, end: int, kept: bool) -> Shown:
    said = text[start:end]
    return Shown(said if kept else said.translate(_SPACES), start, end)
