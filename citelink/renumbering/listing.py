"""The lists of a document as they can be set anew. What cannot be taken apart for sure is refused."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from citelink.citations.citation import Reference
from citelink.citations.lists.printed_labels import takes_number
from citelink.documents.document import Document
from citelink.documents.pandoc import KEYS
from citelink.errors import InputError
from citelink.renumbering.figures import FIGURES, value_of
from citelink.renumbering.spans import whole_line
from citelink.results import ParsedReference, ResolvedDocument, ResolvedList
from citelink.text.span import Span, any_overlap

# Where so many things stand between references, they are no running heads of pages.
_MOST_BETWEEN = 200
_MOST_MARKUP = 200
_MADE = 0.9
_LINE_END = re.compile(r"[\r\n]|\Z")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_INNER_LABEL = re.compile(
    r"(?:(?P<line>\n)[ \t]{0,20}|(?<=\S)\s{1,4})[\[(]?(?P<number>\d{1,4})[\]).]{1,2}\s{1,4}(?=[^\W\d_])"
)


@dataclass(frozen=True, slots=True)
class Item:
    """A reference of a list: `span` is all of it; `figures` is where its number is typed, None: a program counts it."""

    parsed: ParsedReference
    number: int
    span: Span
    figures: Span | None

    @property
    def reference(self) -> Reference:
        """The reference as it was found."""
        return self.parsed.reference


@dataclass(frozen=True, slots=True)
class Listing:
    """A list that is numbered as one. `runs`: references with no sub-heading between them; `printings`: the runs of
    each further printing of it; `headings`: those of its parts, whole lines with their markup."""

    runs: tuple[tuple[Item, ...], ...]
    printings: tuple[tuple[tuple[Item, ...], ...], ...] = ()
    headings: tuple[Span, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """All references in the order printed."""
        return tuple(item for run in self.runs for item in run)

    @property
    def ascends(self) -> bool:
        """Whether each number is greater than the one before."""
        return all(before.number < after.number for before, after in pairwise(self.items))


def read_listings(resolved: ResolvedDocument) -> tuple[Listing, ...]:
    """The lists of a document, those that go on with the numbers of the one before as one. Raises InputError, one
    sentence, where one cannot be set anew for sure."""
    document = resolved.document
    assert document is not None
    if not resolved.lists:
        raise InputError(f"{resolved.path}: no list of references was found, so there is nothing to renumber")
    if any(KEYS.match(document.text, marker.span.end) for marker in resolved.markers):
        raise InputError(f"{resolved.path}: this is an annotated copy; renumber the document it was made of")
    reader = _Reader(document, resolved)
    groups = [resolved.lists] if _run_on(resolved.lists) else [(one,) for one in resolved.lists]
    return tuple(map(reader.read, groups))


def _run_on(lists: Sequence[ResolvedList]) -> bool:
    """Whether each list begins right behind the numbers of the one before, as the parts of one list do."""
    numbers = [[number for one in found.references for number in one.numbers] for found in lists]
    ends = [(min(one, default=0), max(one, default=0)) for one in numbers]
    return len(lists) > 1 and all(after[0] == before[1] + 1 for before, after in pairwise(ends))


class _Reader:
    """Reads the lists of one document."""

    def __init__(self, document: Document, resolved: ResolvedDocument) -> None:
        self._document, self._path = document, resolved.path
        self._loose = {
            link.item.number for marker in resolved.markers for link in marker.links if link.status != "linked"
        }
        self._given = {one.span.start for one in document.given.references}

    def read(self, lists: Sequence[ResolvedList]) -> Listing:
        """One list of one or several parts."""
        runs = tuple(run for one in lists for run in self._runs(one))
        headings = tuple(
            whole_line(self._document.text, one.list.heading.span) for one in lists if one.list.heading is not None
        )
        listing = Listing(runs, self._printings(lists), headings)
        self._refuse_unread(listing)
        for every in listing.printings:
            numbers = [item.number for run in every for item in run]
            if Counter(numbers) != Counter(item.number for item in listing.items):
                self._refuse("the list is printed twice, and not with the same numbers; mend that first")
        return listing

    def _printings(self, lists: Sequence[ResolvedList]) -> tuple[tuple[tuple[Item, ...], ...], ...]:
        if any(len(one.printings) != len(lists[0].printings) for one in lists):
            self._refuse("parts of its list are printed twice and others once; mend that first")
        counts = range(len(lists[0].printings))
        return tuple(tuple(run for one in lists for run in self._runs(one.printings[at])) for at in counts)

    def _runs(self, found: ResolvedList) -> Iterator[tuple[Item, ...]]:
        if not found.list.numbered and not self._given:
            self._refuse("its list prints no numbers, so none can be changed; number it first")
        made = sum(self._is_made(parsed.reference) for parsed in found.references)
        if 2 * made > len(found.references):
            self._refuse("its list is made by a program (a field); change the order there")
        items = [self._item(parsed) for parsed in found.references]
        if any(after.span.start < before.span.end for before, after in pairwise(items)):
            self._refuse("its list stands in columns that were mixed up, and cannot be taken apart")
        if len({item.figures is None for item in items}) > 1:
            self._refuse("some numbers of its list are typed and others counted by the program; number it in one way")
        parted = self._parted(items)
        begin = 0
        for at in (*parted, len(items)):
            yield tuple(items[begin:at])
            begin = at

    def _item(self, parsed: ParsedReference) -> Item:
        reference, text = parsed.reference, self._document.text
        number = reference.number or 0
        where = f"reference {number} ({self._document.places.of(reference.span.start)})"
        if any(piece.start >= reference.span.end for piece in reference.view.pieces if piece.end > piece.start):
            self._refuse(f"{where}: its text stands apart from its number, and cannot be moved with it")
        if reference.label is None:
            if reference.span.start not in self._given:
                self._refuse(f"{where}: its number stands apart from its text, and cannot be changed")
            return Item(parsed, number, self._whole(reference.span), None)
        if reference.label.end > reference.span.end or reference.label.start < reference.span.start:
            self._refuse(f"{where}: its number stands apart from its text, and cannot be changed")
        printed = list(FIGURES.finditer(reference.label.of(text)))
        typed = len(printed) == 1 and value_of(printed[0][0]) == number and not self._is_filled(reference.label)
        figures = Span(*printed[0].span()).shift(reference.label.start) if typed else None
        return Item(parsed, number, self._whole(reference.span), figures)

    def _whole(self, span: Span) -> Span:
        """A reference with the markup of its line that a reader does not see: what closes a look or an anchor."""
        text, view = self._document.text, self._document.prose
        start, end = span.start, span.end
        begin = max(text.rfind(sign, max(0, start - _MOST_MARKUP), start) for sign in "\n\r") + 1
        finish = _LINE_END.search(text, end, end + _MOST_MARKUP)
        if begin and not view.view(Span(begin, start)).of(view.text).strip(" \t"):
            start = begin + len(text[begin:start]) - len(text[begin:start].lstrip())
        if finish and not view.view(Span(end, finish.start())).of(view.text).strip(" \t"):
            end += len(text[end : finish.start()].rstrip())
        return Span(start, end)

    def _is_filled(self, span: Span) -> bool:
        return any_overlap(self._document.filled, span)

    def _is_made(self, reference: Reference) -> bool:
        """Whether a program fills in nearly all that a reference says."""
        start = reference.span.start if reference.label is None else min(reference.label.end, reference.span.end)
        said = Span(start, reference.span.end)
        filled, total = self._document.filled, 0
        at = bisect_left(filled, said.start, key=lambda one: one.end)
        while at < len(filled) and filled[at].start < said.end:
            total += min(filled[at].end, said.end) - max(filled[at].start, said.start)
            at += 1
        return total > _MADE * len(said)

    def _parted(self, items: Sequence[Item]) -> list[int]:
        """Before which items a sub-heading stands. What stands there again and again is the head of a page."""
        text = self._document.text
        between = [text[before.span.end : after.span.start].strip() for before, after in pairwise(items)]
        worded = [at for at, said in enumerate(between, start=1) if _LETTERS.search(said)]
        if len(worded) > _MOST_BETWEEN:
            return worded
        return [at for at in worded if "\f" not in between[at - 1] and text.count(between[at - 1]) == 1]

    def _refuse_unread(self, listing: Listing) -> None:
        """Refuses a list that skips a number which yet is printed as a label is, within another reference: that one was
        not read, and would be moved along."""
        numbers = {item.number for item in listing.items}
        highest = max(numbers)
        lacking = {number for number in self._loose if number and highest < number <= highest + 50}
        lacking |= set(range(min(numbers), highest)) - numbers
        if not lacking:
            return
        for item in listing.items:
            said = item.span.of(self._document.text)
            for label in _INNER_LABEL.finditer(said):
                wanted = int(label["number"]) in lacking
                if wanted and (label["line"] or not takes_number(said[max(0, label.start() - 8) : label.start()])):
                    where = self._document.places.of(item.span.start)
                    self._refuse(
                        f"reference {label['number']} seems to stand within reference {item.number} ({where}) and was "
                        "not read; number it as the others are, on its own line"
                    )

    def _refuse(self, why: str) -> None:
        raise InputError(f"{self._path}: {why}")
