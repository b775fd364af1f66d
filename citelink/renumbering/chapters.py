"""One list of the lists of several chapters, and lists of chapters of one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from citelink.citations.chapters import CHAPTER_BEHIND, begins_chapter
from citelink.documents.document import Document
from citelink.documents.marks import CopiesMark, ItemsMark, Mark, NumberMark
from citelink.errors import InputError, SettingsError
from citelink.renumbering.changes import Changes, addresses_cited, alphabetical, refuse_parted
from citelink.renumbering.figures import spell
from citelink.renumbering.listing import Item, Listing
from citelink.renumbering.plan import Plan
from citelink.renumbering.spans import line_start
from citelink.renumbering.wishes import Wishes
from citelink.results import Link, ResolvedDocument
from citelink.text.span import Span

_LONGEST_HEADING = 200


def join(resolved: ResolvedDocument, listings: Sequence[Listing], wishes: Wishes) -> Changes:
    """One list in the place of the last; a reference that several of them print stands in it once. Raises
    SettingsError where there is one alone, and InputError for lists that cannot be joined for sure."""
    document = resolved.document
    assert document is not None
    _refuse_named(resolved, listings, wishes)
    if len(listings) < 2:
        raise SettingsError(f"{resolved.path}: it has one list, so none is to be joined")
    whole = Listing((tuple(item for one in listings for item in one.items),))
    first: dict[str, int] = {}
    merged = {}
    for place, item in enumerate(whole.items):
        known = first.setdefault(_said(item), place)
        if known != place:
            merged[place] = known
    order = _ordered(resolved, whole, list(first.values()), merged, wishes)
    refuse_parted(resolved.path, whole, order)
    numbers = {place: number for number, place in enumerate(order, start=1)}
    plan = Plan(whole, (tuple(order),), numbers, merged)
    where = {item.parsed.address: place for place, item in enumerate(whole.items)}

    def new_of(link: Link) -> int | None:
        place = None if link.reference is None else where.get(link.reference.address)
        return None if place is None else plan.number_of(place)

    items = whole.items
    marks: list[Mark] = list(_figures(document, items, numbers))
    for listing in listings[:-1]:
        places = sorted([*listing.headings, *(item.span for item in listing.items)])
        marks.append(ItemsMark(tuple(places), ()))
    marks += (NumberMark(one, "") for one in _named_chapters(document, listings[-1].headings))
    last = tuple(item.span for item in listings[-1].items)
    marks.append(ItemsMark(last, tuple(items[place].span for place in order)))
    return Changes((plan,), tuple(marks), new_of, frozenset(where), changes=True)


def split(resolved: ResolvedDocument, listings: Sequence[Listing], wishes: Wishes) -> Changes:
    """A list at the end of each chapter, with what is cited there; what is cited nowhere stays in the last. Raises
    SettingsError where there are several lists, or no chapters."""
    _refuse_named(resolved, listings, wishes)
    document = resolved.document
    assert document is not None
    if len(listings) > 1:
        raise SettingsError(f"{resolved.path}: it has {len(listings)} lists, so none is to be split")
    listing = listings[0]
    if len(listing.runs) > 1 or not listing.headings or any(item.figures is None for item in listing.items):
        raise InputError(f"{resolved.path}: its list has parts, no heading or counted numbers, and cannot be split")
    starts = _chapters(document, listing.headings[0].start)
    if len(starts) < 2:
        raise SettingsError(f"{resolved.path}: no headings of chapters were found, so its list cannot be split")
    where = {item.parsed.address: place for place, item in enumerate(listing.items)}
    chapters = _cited_by_chapter(resolved, starts, where)
    known = {place for chapter in chapters for place in chapter}
    chapters[-1] += [place for place in range(len(listing.items)) if place not in known]
    orders = [_ordered(resolved, listing, chapter, {}, wishes) for chapter in chapters]
    for order in orders:
        refuse_parted(resolved.path, listing, order)
    numbers = [{place: number for number, place in enumerate(order, start=1)} for order in orders]

    def new_of(link: Link) -> int | None:
        place = None if link.reference is None else where.get(link.reference.address)
        span = link.item.span
        return None if place is None or span is None else numbers[_chapter_at(starts, span.start)][place]

    marks: list[Mark] = []
    items = listing.items
    for at, order in enumerate(orders[:-1]):
        if order:
            end = len(document.text[: starts[at + 1]].rstrip())
            figures = [tuple(_figures(document, items, {place: numbers[at][place]})) for place in order]
            unnamed = tuple(NumberMark(one, "") for one in _named_chapters(document, listing.headings[:1]))
            copied = (listing.headings[0], *(items[place].span for place in order))
            marks.append(CopiesMark(Span(end, end), copied, (unnamed, *figures)))
    marks += _figures(document, items, numbers[-1])
    spans = tuple(items[place].span for place in orders[-1])
    marks.append(ItemsMark(tuple(item.span for item in items), spans))
    plans = (Plan(listing, (tuple(order),), numbers[at], {}) for at, order in enumerate(orders) if order)
    return Changes(tuple(plans), tuple(marks), new_of, frozenset(where), changes=True)


def _refuse_named(resolved: ResolvedDocument, listings: Sequence[Listing], wishes: Wishes) -> None:
    if wishes.names_numbers or wishes.list is not None:
        raise SettingsError(f"{resolved.path}: join or split its lists first, and name single references then")
    if any(listing.printings for listing in listings):
        raise InputError(f"{resolved.path}: a list of it is printed twice; it can be neither joined nor split")


def _ordered(
    resolved: ResolvedDocument, listing: Listing, places: list[int], merged: Mapping[int, int], wishes: Wishes
) -> list[int]:
    """Some references of a list, as they stand or as they are to be sorted."""
    items = listing.items
    if wishes.order == "alphabetical":
        return sorted(places, key=lambda place: alphabetical(items[place]))
    if wishes.order != "cited":
        return places
    where = {item.parsed.address: place for place, item in enumerate(items)}
    found = [where[one] for one in addresses_cited(resolved) if one in where]
    ranks = {place: rank for rank, place in enumerate(dict.fromkeys(merged.get(one, one) for one in found))}
    return sorted(places, key=lambda place: ranks.get(place, len(ranks)))


def _named_chapters(document: Document, headings: Sequence[Span]) -> Iterator[Span]:
    """Where headings of lists name a chapter behind their words: `... к главе 2`."""
    for heading in headings:
        if found := CHAPTER_BEHIND.search(heading.of(document.text)):
            yield Span(*found.span()).shift(heading.start)


def _figures(document: Document, items: Sequence[Item], numbers: Mapping[int, int]) -> Iterator[NumberMark]:
    for place, number in numbers.items():
        figures = items[place].figures
        if figures is not None and (said := spell(number, figures.of(document.text))) != figures.of(document.text):
            yield NumberMark(figures, said)


def _said(item: Item) -> str:
    """What a reference says, letters and figures alone: what is printed alike names one work."""
    return "".join(sign for sign in item.reference.text.casefold() if sign.isalnum())


def _chapters(document: Document, end: int) -> list[int]:
    """Where the chapters of a document begin: lines that name one, or else its highest headings, if several."""
    blocks = [one for one in document.blocks if one.span.end <= end and one.kind in ("heading", "paragraph")]
    said = [(one, one.span.of(document.text).strip().lstrip("#* ").split("\n")[0]) for one in blocks]
    named = [
        line_start(document.text, one.span.start)
        for one, line in said
        if len(line) <= _LONGEST_HEADING and begins_chapter(line)
    ]
    if len(named) > 1:
        return named
    levels = [one.level for one in blocks if one.kind == "heading" and one.level]
    highest = min(levels, default=0)
    chapters = [one for one in blocks if one.kind == "heading" and one.level == highest and levels]
    return [line_start(document.text, one.span.start) for one in chapters]


def _chapter_at(starts: Sequence[int], place: int) -> int:
    """What stands before the first chapter belongs to it."""
    return max(0, bisect_right(starts, place) - 1)


def _cited_by_chapter(
    resolved: ResolvedDocument, starts: Sequence[int], where: Mapping[tuple[str, str], int]
) -> list[list[int]]:
    """The references that each chapter cites, in the order of the list."""
    cited: list[set[int]] = [set() for _ in starts]
    for marker in resolved.markers:
        for link in marker.links:
            if link.reference is not None and link.reference.address in where:
                if link.item.span is None:
                    raise InputError(f"{resolved.path}: {marker.marker.text} is no typed marker, so nothing is split")
                cited[_chapter_at(starts, link.item.span.start)].add(where[link.reference.address])
    return [sorted(chapter) for chapter in cited]
