"""What a line says that heads a reference list, in any language, in the form in which headings are compared."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from citelink.citations.chapters import CHAPTER_BEFORE, CHAPTER_BEHIND
from citelink.citations.own_works import OWN_WORKS
from citelink.languages import all_languages
from citelink.languages.international import INTERNATIONAL
from citelink.text.fold import heading_key, squeeze

HeadingKind = Literal["list", "subheading", "own publications", "contents"]

LONGEST_HEADING = 130
_LETTERS = 75
_BRACKETED = re.compile(r"(?:(?<!\s)\s++)?[(\[][^()\[\]]{1,60}[)\]]\s*[:.]?$")
# What pandoc takes for name and classes of a heading, `{#refs .unnumbered}`; exports of word processors add it.
_ATTRIBUTES = re.compile(r"(?<=\S)\s{0,4}\{\s?[#.-][^{}\n]{0,200}\}$")
_SPLIT_PARTS = re.compile(r"(?:(?<!\s)\s++)?[/|•]\s*|(?<!\s)\s++[–—]\s+")


def heading_kind(printed: str) -> tuple[HeadingKind, str] | None:
    """What kind of heading `printed` is, with its key; None: nothing that has to do with lists."""
    if printed.endswith("}"):
        printed = _ATTRIBUTES.sub("", printed)
    if len(printed) > LONGEST_HEADING or printed[-1:] in ",;":
        return None
    if len(printed) > _LETTERS and sum(map(str.isalpha, printed)) > _LETTERS:
        return None
    key = heading_key(printed)
    if not key:
        return None
    if OWN_WORKS.search(key):
        return "own publications", key
    if key in list_keys():
        return "list", key
    if key in subheading_keys():
        return "subheading", key
    may_begin = _may_begin_heading(key)
    if begins_with_chapter(printed) or (may_begin and _ends_with_chapter(printed)):
        # The whole is its key: lists of two chapters are not one whose heading is printed on every page.
        return "list", squeeze(printed)
    if not may_begin:
        return None
    shorter = _BRACKETED.sub("", printed)
    if shorter and shorter != printed and heading_key(shorter) in list_keys():
        return "list", heading_key(shorter)
    parts = [heading_key(part) for part in _SPLIT_PARTS.split(printed)]
    if len(parts) > 1 and all(part in list_keys() for part in parts):
        return "list", parts[0]
    return None


def _ends_with_chapter(printed: str) -> bool:
    """Whether `printed` is the heading of a list with the part of the document that it is for behind it: `References
    for Chapter 2`."""
    behind = CHAPTER_BEHIND.search(printed)
    return behind is not None and _is_list_key(printed[: behind.start()])


def begins_with_chapter(printed: str) -> bool:
    """Whether `printed` is the heading of a list with the part of the document that it is for before it: `Chapter 2:
    References`."""
    before = CHAPTER_BEFORE.match(printed)
    return before is not None and _is_list_key(printed[before.end() :])


def _is_list_key(printed: str) -> bool:
    return printed[:1].isalnum() and heading_key(printed) in list_keys()


@cache
def list_keys() -> frozenset[str]:
    """The headings of reference lists."""
    languages = (INTERNATIONAL, *all_languages())
    return frozenset(heading_key(heading) for language in languages for heading in language.headings)


@cache
def subheading_keys() -> frozenset[str]:
    """The headings that stand inside reference lists."""
    return frozenset(heading_key(heading) for language in all_languages() for heading in language.subheadings)


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(key[:3] for key in list_keys())


def _may_begin_heading(key: str) -> bool:
    """Whether any heading of a list begins as `key` does: a quick look before the slow ones."""
    return key[:3] in _beginnings() or key[:2] in _beginnings()
