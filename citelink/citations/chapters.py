"""The parts of a document as lines name them: `2-тарау`, `Глава 2`, `... for Chapter 2`."""

from __future__ import annotations

import re

from citelink.languages.vocabulary import list_words
from citelink.text.patterns import any_word, late

_known = list_words()

CHAPTER = late(
    rf"{any_word(_known.chapters)}\s[0-9IVX]{{1,4}}\b|[0-9IVX]{{1,4}}[\s-]{{0,2}}{any_word(_known.chapters_behind)}\b",
    re.IGNORECASE,
)
# The part of the document that a list is for: `2-тарауға арналған ...`, `Chapter 2: ...`, `... for chapter 2`.
_NUMBER = r"(?:[0-9]{1,2}(?:\.[0-9]{1,2}){0,2}|[IVXІХ]{1,5})"
_CHAPTER_BEHIND = any_word((*_known.chapters_behind, *_known.chapters_linked))
_NUMBERED_CHAPTER = (
    rf"(?:(?:§|{any_word((*_known.chapters, *_known.chapters_linked))}\b\.?)\s{{0,2}}{_NUMBER}\b"
    rf"|{_NUMBER}(?:[\s-]\w{{1,3}})?\.?[\s-]{{1,2}}{_CHAPTER_BEHIND}\w{{0,6}}\b)"
)
_LINK = rf"{any_word(_known.chapter_links)}\s{{1,2}}"
CHAPTER_BEFORE = re.compile(
    rf"(?:{_LINK})?{_NUMBERED_CHAPTER}(?:\s{{1,2}}{any_word(_known.chapter_links_behind)}\b)?[\s.,:|–—-]{{1,4}}",
    re.IGNORECASE,
)
CHAPTER_BEHIND = late(
    rf"[\s.,:(\[–—-]{{1,4}}(?:(?:{_LINK})?{_NUMBERED_CHAPTER}[)\].:]?"
    rf"|{_LINK}(?:\w{{1,20}}\s{{1,2}}){{0,2}}{any_word(_known.chapters_linked)}\b.{{0,12}})$",
    re.IGNORECASE,
)


def begins_chapter(line: str) -> bool:
    """Whether `line` can be the heading of a chapter (`2-тарау`); `Part 2. Theory` may as well go on a title."""
    return CHAPTER.match(line) is not None and line[0] == line[0].upper() and len(line) <= 120
