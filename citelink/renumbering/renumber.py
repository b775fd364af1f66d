"""renumber(): a resolved document and wishes -> the marks that set lists and markers anew, and what stays as typed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from citelink.citations.lists.reference_shape import is_surely_reference
from citelink.documents.document import Document
from citelink.documents.marks import ItemsMark, Mark, NumberMark
from citelink.errors import InputError, SettingsError
from citelink.renumbering.changes import Changes, addresses_cited, alphabetical, refuse_parted
from citelink.renumbering.chapters import join, split
from citelink.renumbering.figures import spell
from citelink.renumbering.habits import find_habits
from citelink.renumbering.listing import Item, Listing, read_listings
from citelink.renumbering.plan import Plan, find_twice, make_plan
from citelink.renumbering.rewriting import Rewriter
from citelink.renumbering.wishes import Wishes
from citelink.results import Link, ResolvedDocument, ResolvedMarker
from citelink.text.span import Span, any_overlap

_DOUBTS = {
    "CL122": "may be a marker or not; it stays as typed",
    "CL114": "and others near it seem to be numbered otherwise than the list (CL114); look at them first",
}
_BRACKETED = re.compile(r"\[(\d{1,4})\]")


@dataclass(frozen=True, slots=True)
class Left:
    """Something that does not follow: where, and in a clause why and what becomes of it."""

    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class Renumbered:
    """A document that is to be set anew.

    marks     what is to be written; () where nothing changes
    plans     one for each list that is numbered as one
    expected  what each marker is to cite when the copy is read again: (number, locator), in any order
    left      what stays as typed although numbers change, ascending
    """

    marks: tuple[Mark, ...]
    plans: tuple[Plan, ...]
    expected: tuple[frozenset[tuple[int | None, str]], ...]
    left: tuple[Left, ...]


def renumber(resolved: ResolvedDocument, wishes: Wishes) -> Renumbered:
    """The lists of a document in another order, or under other numbers, and its markers by these.

    Raises InputError, one sentence, where citelink is not sure enough of a list or of what is cited, and SettingsError
    for wishes that make no sense in this document."""
    if resolved.document is None:
        raise resolved.failure or InputError(f"{resolved.path}: it could not be read")
    listings = read_listings(resolved)
    if wishes.lists == "joined":
        changes = join(resolved, listings, wishes)
    elif wishes.lists == "split":
        changes = split(resolved, listings, wishes)
    else:
        changes = _keep(resolved, listings, wishes)
    return _Setter(resolved.document, resolved, changes, wishes).set()


def renumber_by(resolved: ResolvedDocument, plans: Sequence[Plan]) -> Renumbered:
    """A document by plans that are sure already, for its lists where they stand."""
    assert resolved.document is not None
    return _Setter(resolved.document, resolved, _changes(resolved.document, plans), Wishes()).set()


def _keep(resolved: ResolvedDocument, listings: Sequence[Listing], wishes: Wishes) -> Changes:
    """The lists where they stand."""
    assert resolved.document is not None
    first_cited = addresses_cited(resolved)
    plans = []
    for listing in _choose(listings, wishes, resolved.path):
        place_of = {item.parsed.address: place for place, item in enumerate(listing.items)}
        cited = [place_of[one] for one in first_cited if one in place_of]
        plan = make_plan(listing, wishes, cited, alphabetical, resolved.path)
        if plan.changes:
            _refuse_twice(listing, set(cited), resolved)
            refuse_parted(resolved.path, listing, [place for run in plan.runs for place in run])
        plans.append(plan)
    return _changes(resolved.document, plans)


def _changes(document: Document, plans: Sequence[Plan]) -> Changes:
    """What plans for lists that stay where they stand make of a document."""
    where = {item.parsed.address: (plan, place) for plan in plans for place, item in enumerate(plan.listing.items)}

    def new_of(link: Link) -> int | None:
        if link.reference is None or link.reference.address not in where:
            return None
        plan, place = where[link.reference.address]
        return plan.number_of(place)

    marks = [mark for plan in plans for mark in _list_marks(document.text, plan)]
    return Changes(tuple(plans), tuple(marks), new_of, frozenset(where), any(plan.changes for plan in plans))


def _choose(listings: Sequence[Listing], wishes: Wishes, path: str) -> Sequence[Listing]:
    if wishes.list is not None:
        if not 1 <= wishes.list <= len(listings):
            raise SettingsError(f"{path}: there is no list {wishes.list}; {len(listings)} are there")
        return listings[wishes.list - 1 : wishes.list]
    if wishes.names_numbers and len(listings) > 1:
        raise SettingsError(f"{path}: it has {len(listings)} lists with numbers of their own; say which with --list")
    return listings


def _refuse_twice(listing: Listing, cited: set[int], resolved: ResolvedDocument) -> None:
    """Which of two references with one number is cited nobody can tell."""
    twice = find_twice(listing)
    unsure = sorted(item.number for place, item in enumerate(listing.items) if item.number in twice and place in cited)
    if unsure:
        last = max(item.number for item in listing.items)
        raise InputError(
            f"{resolved.path}: {unsure[0]} is the number of two references and is cited, so which is meant is not "
            f"sure; give the new one a number that is free ({last + 1}) in the list and where it is cited"
        )


class _Setter:
    """Makes the marks for one document."""

    def __init__(self, document: Document, resolved: ResolvedDocument, changes: Changes, wishes: Wishes) -> None:
        self._document, self._resolved, self._asked, self._wishes = document, resolved, changes, wishes
        self._changes = changes.changes or wishes.runs != "kept"
        self._new_of = changes.new_of
        self._live = [one.span for one in document.given.citations]

    def set(self) -> Renumbered:
        """All of it."""
        left: list[Left] = []
        expected = []
        marks: list[Mark] = []
        markers = self._resolved.markers
        typed = [one.marker for one in markers if not self._is_live(one)]
        habits = find_habits(self._document.text, typed)
        rewriter = Rewriter(self._document, habits, self._new_of, self._wishes.runs)
        for marker in markers:
            live = self._is_live(marker)
            if self._changes and not live:
                rewritten = rewriter.rewrite(marker)
                marks += rewritten.marks
                if not rewritten.whole:
                    left.append(Left(marker.span, "cannot be rewritten for sure; it stays as typed"))
            left += self._kept(marker, live)
            expected.append(self._expected(marker, rewriter, live))
        marks += self._asked.marks
        left += self._unread()
        left += self._unnumbered()
        left += self._cited_in_list()
        if not marks:
            left = []
        return Renumbered(
            tuple(sorted(marks, key=lambda one: (one.span, isinstance(one, NumberMark)))),
            self._asked.plans,
            tuple(expected),
            tuple(sorted(left, key=lambda one: one.span)),
        )

    def _expected(self, marker: ResolvedMarker, rewriter: Rewriter, live: bool) -> frozenset[tuple[int | None, str]]:
        """What a marker is to cite: a deleted work within a range with others is no longer printed."""
        numbers: Iterator[int | None] = iter([link.item.number for link in marker.links])
        if not live and (slots := rewriter.slots(marker)) is not None:
            numbers = (number for slot in slots for number in slot.wanted)
        said = zip(numbers, marker.links, strict=True)
        return frozenset(
            (number, link.item.locator.text if link.item.locator else "")
            for number, link in said
            if number is not None or link.item.number is None
        )

    def _is_live(self, marker: ResolvedMarker) -> bool:
        """Whether a program keeps the marker up to date: a citation that the file marks, the result of a field."""
        spans = (self._live, self._document.filled)
        return marker.marker.style == "key" or any(any_overlap(one, marker.span) for one in spans)

    def _kept(self, marker: ResolvedMarker, live: bool) -> Iterator[Left]:
        if live:
            changed = any(self._new_of(link) not in (None, link.item.number) for link in marker.links)
            if changed or marker.marker.style == "key":
                yield Left(marker.span, "is a live citation, which its program keeps up to date; it is left alone")
            return
        alone = {one.item.span: self._new_of(one) is None for one in marker.links}
        for one in marker.links:
            alone[one.item.span] &= self._new_of(one) is None
        for why, links in groupby(marker.links, lambda link: self._why_kept(link, alone=alone[link.item.span])):
            if why:
                yield Left(marker.span, why.format(_said([link.item.number for link in links])))

    def _why_kept(self, link: Link, *, alone: bool) -> str:
        """`alone`: nothing of the number or range that it is printed in has a new number."""
        if link.reference is None:
            return "{} leads to no reference; it stays as typed"
        if link.reference.address in self._asked.listed and self._new_of(link) is None:
            return "cites {}, which is deleted; " + (
                "it stays as typed" if alone else "the range is printed without it"
            )
        return ""

    def _unnumbered(self) -> Iterator[Left]:
        """Paragraphs below a reference that read like one of their own: they move with it."""
        document = self._document
        for item in dict.fromkeys(item for plan in self._asked.plans for item in plan.listing.items):
            at = bisect_right(document.blocks, item.span.start, key=lambda block: block.span.end) + 1
            while at < len(document.blocks) and document.blocks[at].span.start < item.span.end:
                span = document.blocks[at].span
                if is_surely_reference(span.of(document.text).strip()):
                    yield Left(
                        span,
                        f"stands below {item.number} without a number and goes with it; if it is a reference of its "
                        "own, number it",
                    )
                at += 1

    def _unread(self) -> Iterator[Left]:
        for malformed in self._resolved.malformed_markers:
            yield Left(malformed.span, "cannot be read as a marker; it stays as typed")
        for finding in self._resolved.findings:
            if finding.code in _DOUBTS and finding.span is not None:
                yield Left(finding.span, _DOUBTS[finding.code])

    def _cited_in_list(self) -> Iterator[Left]:
        """Brackets with a number of the list inside a reference: nobody knows what they mean."""
        for plan in self._asked.plans:
            items = plan.listing.items
            becomes = {item.number: plan.number_of(place) for place, item in enumerate(items)}
            for item in items:
                for found in _BRACKETED.finditer(item.reference.text):
                    if becomes.get(int(found[1]), int(found[1])) != int(found[1]):
                        span = item.reference.view.original(Span(*found.span()))
                        yield Left(span, f"inside reference {item.number} may cite another one; it stays as typed")


def _said(numbers: Sequence[int | None]) -> str:
    return ", ".join(str(number) for number in numbers)


def _list_marks(text: str, plan: Plan) -> Iterator[Mark]:
    """The marks for one list and its further printings."""
    items = plan.listing.items
    yield from _numbers(text, items, plan.numbers)
    yield from _order(plan.listing.runs, items, plan.runs)
    for runs in plan.listing.printings:
        own = {item.number: item for run in runs for item in run}
        printed = [own[item.number] for item in items]
        yield from _numbers(text, printed, plan.numbers)
        if list(map(len, runs)) == list(map(len, plan.listing.runs)):
            yield from _order(runs, printed, plan.runs)
        else:
            whole = [place for run in plan.runs for place in run]
            yield from _order([[item for run in runs for item in run]], printed, [whole])


def _numbers(text: str, items: Sequence[Item], numbers: Mapping[int, int]) -> Iterator[NumberMark]:
    for place, number in numbers.items():
        figures = items[place].figures
        if figures is not None and (said := spell(number, figures.of(text))) != figures.of(text):
            yield NumberMark(figures, said)


def _order(
    runs: Sequence[Sequence[Item]], items: Sequence[Item], wanted: Sequence[Sequence[int]]
) -> Iterator[ItemsMark]:
    for run, now in zip(runs, wanted, strict=True):
        places, spans = tuple(item.span for item in run), tuple(items[place].span for place in now)
        if spans == tuple(place for place in places if place in spans):
            yield from _taken_out(places, frozenset(spans))
        else:
            yield ItemsMark(places, spans)


def _taken_out(places: Sequence[Span], kept: frozenset[Span]) -> Iterator[ItemsMark]:
    """References that go, each with what parts it from the next; at the end with what parts it from the one before."""
    before: tuple[Span, ...] = ()
    for stays, group in groupby(places, lambda place: place in kept):
        found = tuple(group)
        if not stays:
            last = found[-1] == places[-1]
            yield ItemsMark((*before, *found), before) if last else ItemsMark(found, ())
        before = found[-1:]
