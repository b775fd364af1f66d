"""find_given_markers(): the citations that a document's file marks itself: `[@nye2004]`, a word processor's field."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from citelink.citations.citation import CitationItem, Locator, Marker, ReferenceList
from citelink.citations.markers.building import build_marker
from citelink.citations.markers.locators import DASH, build_locator, normal_value, read_locator
from citelink.citations.markers.possible import read_printed, style_around
from citelink.documents.document import Document
from citelink.documents.given import GivenCitation, GivenItem
from citelink.text.span import Span

_RANGE = rf"\d{{1,5}}(?:\s?[{DASH}]{{1,2}}\s?\d{{1,5}})?"
# A number from here on that a program printed is a year: `(2004)` behind a name.
_YEARS = 1000
_PAGES = re.compile(rf"{_RANGE}(?:,\s?{_RANGE}){{0,20}}")


class _Target(NamedTuple):
    """A reference that the file marks: its number, and the scope of its list."""

    number: int | None
    scope: int


def find_given_markers(document: Document, reference_lists: Sequence[ReferenceList]) -> tuple[Marker, ...]:
    """The citations that the file marks, outside of `reference_lists`, ascending; spans into `document.text`.

    A work whose target is a reference that the file marks is cited by that reference's number; its marker has the style
    in which it is printed and the scope of that reference's list, so that it is as good as a typed one. Where a program
    printed the numbers of works that it knows by ids of its own, `[3, 4]`, these numbers count. Any other target is a
    citation key. A marker of nothing but keys has the style `key` and the scope of the next list behind it,
    behind the last list that of the last."""
    lists = sorted(reference_lists, key=lambda one: one.span)
    own = [one for one in lists if one.paired_with is None]
    starts, listed = [one.span.start for one in own], [one.span for one in lists]
    targets = _targets(document, lists)
    found = []
    for given in document.given.citations:
        if _touches(given.span, listed):
            continue
        cited = [targets[item.target] for item in given.items if item.target in targets]
        items = tuple(_read_item(item, targets.get(item.target), document.language) for item in given.items)
        if cited:
            found.append(_build(document, given, items, cited[0].scope))
            continue
        scope = own[min(bisect_right(starts, given.span.start), len(own) - 1)].scope if own else 0
        if (numbered := _numbered(document, given, items, scope)) is not None:
            found.append(numbered)
            continue
        found.append(Marker(given.span, given.span.of(document.text), "key", items, scope))
    return tuple(found)


def _targets(document: Document, lists: Sequence[ReferenceList]) -> dict[str, _Target]:
    """The references that the file marks, by their ids in the file."""
    references = [(reference, one.scope) for one in lists for reference in one.references]
    starts = [reference.span.start for reference, _ in references]
    targets = {}
    for given in document.given.references:
        at = bisect_left(starts, given.span.start)
        if at < len(starts) and starts[at] < given.span.end:
            targets[given.id] = _Target(references[at][0].number, references[at][1])
    return targets


def _build(document: Document, given: GivenCitation, items: tuple[CitationItem, ...], scope: int) -> Marker:
    """The marker of a citation that leads to references: where it prints their numbers, with the places of those."""
    text = given.span.of(document.text)
    shown = document.prose.view(given.span)
    printed = read_printed(document.prose.text, shown, document.language)
    if printed is None or printed.reading.numbers != tuple(item.number for item in items):
        style = printed.style if printed is not None else style_around(document.prose.text, shown)
        return Marker(given.span, text, style, items, scope)
    read = build_marker(document, printed, given.span, scope)
    joined = (
        replace(item, locator=item.locator or said.locator, prefix=item.prefix or said.prefix, span=said.span)
        for item, said in zip(items, read.items, strict=True)
    )
    return replace(read, items=tuple(joined))


def _numbered(document: Document, given: GivenCitation, items: tuple[CitationItem, ...], scope: int) -> Marker | None:
    """The marker of a citation that prints the numbers of its works, as many as these are, with the ids of the works as
    keys; None: it prints something else, such as names and years."""
    printed = read_printed(document.prose.text, document.prose.view(given.span), document.language)
    if printed is None or len(printed.reading.numbers) != len(items):
        return None
    if any(number >= _YEARS for number in printed.reading.numbers):
        return None
    read = build_marker(document, printed, given.span, scope)
    joined = (
        replace(said, locator=said.locator or item.locator, prefix=said.prefix or item.prefix, key=item.key)
        for item, said in zip(items, read.items, strict=True)
    )
    return replace(read, items=tuple(joined))


def _read_item(item: GivenItem, target: _Target | None, language: str | None) -> CitationItem:
    if item.locator is not None:
        label, value = item.locator
        locator: Locator | None = Locator(label, value, value)
    else:
        locator = _read_suffix(item.suffix, language)
    number, key = (target.number, None) if target is not None else (None, item.target)
    return CitationItem(number, locator, key, item.prefix, item.span)


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
