"""find_key_markers(): the live citations of a document, `[@nye2004]`, `[see @a, p. 3; -@{b c}]`, as pandoc writes them.

pandoc's manual, "Citation syntax": brackets, inside them one key per part between semicolons, before the key a prefix,
behind it a locator and a suffix.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from citelink.citations.citation import CitationItem, Locator, Marker, ReferenceList
from citelink.citations.locators import DASH, build_locator, normal_value, read_locator
from citelink.documents.document import Document
from citelink.documents.marks import CITED_KEY
from citelink.text.span import Span

_BRACKET = re.compile(r"\[([^\[\]]{2,2000})\]")
# A semicolon within a key in braces parts nothing.
_PART = re.compile(r"(?:[^;{]|\{[^{};]{0,200};?[^{};]{0,200}\}|\{){1,2000}")
# An at sign within a word is that of a mail address.
_KEY = re.compile(r"(?:^|(?<=[\s(\u2013\u2014]))-?" + CITED_KEY.pattern)
_RANGE = rf"\d{{1,5}}(?:\s?[{DASH}]{{1,2}}\s?\d{{1,5}})?"
_PAGES = re.compile(rf"{_RANGE}(?:,\s?{_RANGE}){{0,20}}")
_SUFFIX_SIGNS = " \t\r\n\u00a0,:"


def find_key_markers(document: Document, reference_lists: Sequence[ReferenceList]) -> tuple[Marker, ...]:
    """The citations by key outside of `reference_lists`, ascending; spans into `document.text`.

    A marker's scope is that of the next list behind it, behind the last list that of the last."""
    lists = sorted(reference_lists, key=lambda one: one.span)
    own = [one for one in lists if one.paired_with is None]
    starts, listed = [one.span.start for one in own], [one.span for one in lists]
    found = []
    for match in _BRACKET.finditer(document.prose.text):
        items = _read_items(match[1], document.language) if "@" in match[1] else ()
        if not items:
            continue
        span = document.prose.original(Span(match.start(), match.end()))
        text = span.of(document.text)
        # What is escaped was meant as plain text.
        if not text.startswith("[") or "\\@" in text or _touches(span, listed):
            continue
        scope = own[min(bisect_right(starts, span.start), len(own) - 1)].scope if own else 0
        found.append(Marker(span, text, "key", items, scope))
    return tuple(found)


def _read_items(inside: str, language: str | None) -> tuple[CitationItem, ...]:
    """One item per part; () where a part has no key, since then it is no citation."""
    items = []
    for part in _PART.finditer(inside):
        keys = list(_KEY.finditer(part[0].strip()))
        if len(keys) != 1:
            return ()
        suffix = part[0].strip()[keys[0].end() :].strip(_SUFFIX_SIGNS)
        items.append(CitationItem(None, _read_suffix(suffix, language), keys[0][1] or keys[0][2]))
    return tuple(items)


def _read_suffix(suffix: str, language: str | None) -> Locator | None:
    if not suffix:
        return None
    if _PAGES.fullmatch(suffix):
        return Locator("page", normal_value(suffix), suffix)
    pairs = read_locator(suffix, language)
    return build_locator(pairs, suffix) if pairs else Locator(None, suffix, suffix)


def _touches(span: Span, listed: Sequence[Span]) -> bool:
    at = bisect_right(listed, span)
    return any(one.overlaps(span) for one in listed[max(0, at - 1) : at + 1])
