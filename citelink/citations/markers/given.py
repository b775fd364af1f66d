"""find_given_markers(): the citations that a document's file marks itself: `[@nye2004]`, a word processor's field."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from citelink.citations.citation import CitationItem, Locator, Marker, ReferenceList
from citelink.citations.markers.locators import DASH, build_locator, normal_value, read_locator
from citelink.documents.document import Document
from citelink.documents.given import GivenItem
from citelink.text.span import Span

_RANGE = rf"\d{{1,5}}(?:\s?[{DASH}]{{1,2}}\s?\d{{1,5}})?"
_PAGES = re.compile(rf"{_RANGE}(?:,\s?{_RANGE}){{0,20}}")


def find_given_markers(document: Document, reference_lists: Sequence[ReferenceList]) -> tuple[Marker, ...]:
    """The citations by key outside of `reference_lists`, ascending; spans into `document.text`.

    A marker's scope is that of the next list behind it, behind the last list that of the last."""
    lists = sorted(reference_lists, key=lambda one: one.span)
    own = [one for one in lists if one.paired_with is None]
    starts, listed = [one.span.start for one in own], [one.span for one in lists]
    found = []
    for given in document.given.citations:
        if _touches(given.span, listed):
            continue
        items = tuple(_read_item(item, document.language) for item in given.items)
        scope = own[min(bisect_right(starts, given.span.start), len(own) - 1)].scope if own else 0
        found.append(Marker(given.span, given.span.of(document.text), "key", items, scope))
    return tuple(found)


def _read_item(item: GivenItem, language: str | None) -> CitationItem:
    if item.locator is not None:
        label, value = item.locator
        return CitationItem(None, Locator(label, value, value), item.target, span=item.span)
    return CitationItem(None, _read_suffix(item.suffix, language), item.target, span=item.span)


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
