"""Titles of records as people print them: without markup, entities and marks of retraction, not all in capitals."""

from __future__ import annotations

import re
from html import unescape

from citelink.sources.source import NoticeKind

_LONGEST = 4000
_TAG = re.compile(r"</?(?:[A-Za-z][\w-]{0,20}:)?[A-Za-z][\w-]{0,30}(?:\s[^<>]{0,300})?/?>")
# A formula is given twice, for reading and for setting; what TeX says of it is no text.
_TEX = re.compile(
    r"<(?:\w{1,10}:)?annotation\b[^<>]{0,200}>.{0,2000}?</(?:\w{1,10}:)?annotation>|<tex-math\b.{0,2000}?</tex-math>",
    re.S,
)
_BLOCKS = frozenset(("p", "br", "title", "sec", "div", "break"))
_MARKS: tuple[tuple[NoticeKind, str], ...] = (
    ("retraction", r"RETRACTED(?:\s+(?:ARTICLE|PAPER|CHAPTER|MANUSCRIPT))?|WITHDRAWN(?:\s+(?:ARTICLE|PAPER))?|REMOVED"),
    ("concern", r"EXPRESSION OF CONCERN|EDITORIAL EXPRESSION OF CONCERN"),
)
_BEFORE = tuple(
    (kind, re.compile(rf"(?:[\[(]\s?(?i:{words})\s?[\])]\s?[:.–—-]?|(?:{words}|(?i:{words})(?=\s?:))\s?[:.–—-])\s+"))
    for kind, words in _MARKS
)
_BEHIND = tuple(
    (kind, re.compile(rf"(?<=\S)\s?(?:[\[(]\s?(?i:{words})\s?[\])]|[:.–—-]\s(?:{words}))\.?$"))
    for kind, words in _MARKS
)
_LETTER = re.compile(r"[^\W\d_]")
# Below so many letters capitals may be a name (`GOST 7.1`).
_FEW_LETTERS = 12


def clean(text: str) -> str:
    """A text of a record without markup, with its entities read (twice, since many are escaped twice) and without
    needless blanks."""
    text = text[:_LONGEST]
    for _ in range(2):
        if "<" in text:
            text = _TAG.sub(_between, _TEX.sub("", text))
        if "&" in text:
            text = unescape(text)
    if "<" in text:
        text = _TAG.sub(_between, text)
    return " ".join(text.split())


def _between(tag: re.Match[str]) -> str:
    """What stands where a tag stood: nothing within a word, a blank between blocks."""
    name = tag[0].strip("</>").split()[0].rpartition(":")[2].lower()
    return " " if name in _BLOCKS else ""


def clean_title(title: str, subtitle: str = "") -> tuple[str, NoticeKind | None]:
    """A title with its subtitle, as people print it, and what its marks say happened to the work."""
    title, found = clean(title), None
    for kind, pattern in _BEFORE:
        if (match := pattern.match(title)) and len(title) > match.end():
            title, found = title[match.end() :], kind
    for kind, pattern in _BEHIND:
        if (match := pattern.search(title)) and match.start() > 0:
            title, found = title[: match.start()].rstrip(), kind
    title, subtitle = _lowered(title), _lowered(clean(subtitle))
    if subtitle and subtitle.casefold() not in title.casefold():
        title = f"{title}{' ' if title.endswith(('?', '!', ':')) else ': '}{subtitle}" if title else subtitle
    return title, found


def _lowered(text: str) -> str:
    """A text that is all in capitals, in small letters but for the first."""
    letters = _LETTER.findall(text)
    if len(letters) < _FEW_LETTERS or " " not in text or any(letter.islower() for letter in letters):
        return text
    return text[:1] + text[1:].lower()
