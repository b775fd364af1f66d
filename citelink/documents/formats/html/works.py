"""The references that a page marks itself: MediaWiki's lists of notes, LaTeXML's and pandoc's bibliographies, and what
the vocabularies of DPUB-ARIA and EPUB call entries of one.

They count only where that is sure: each item of the list shows its number, and a link from the text prints the number
of the item that it leads to. MediaWiki's lists of remarks (`[a]`, `[note 1]`) have no such links.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from citelink.documents.document import Block
from citelink.documents.given import GivenReference
from citelink.text.span import Span

_CLASSES = frozenset({"ltx_bibitem", "csl-entry"})
_NOTE_OF_WIKI = "cite_note"
_LABEL = re.compile(r"\s{0,5}[\[(]?\s?(\d{1,5})\s?[\])]?[.)]?\s")
_CITED = re.compile(r"\s{0,5}[\[(]?\s?(\d{1,5})\s?[\])]?\s{0,5}")
_LINK_LENGTH = 16


@dataclass(slots=True)
class _Item:
    id: str
    around: int
    start: int
    end: int = -1


@dataclass(slots=True)
class MarkedWorks:
    """Collects what a page says of its references, while it is read; places are offsets into its text."""

    _items: list[_Item] = field(default_factory=list)
    _open: _Item | None = None
    _links: list[tuple[str, int, int]] = field(default_factory=list)

    def begin(self, id: str, around: int, start: int) -> None:
        """A reference begins in the text at `start`, in the list that begins with the tag at `around`."""
        if self._open is None:
            self._open = _Item(id, around, start)

    def end(self, end: int) -> None:
        """The reference that is open ends."""
        if self._open is not None:
            self._open.end = end
            self._items.append(self._open)
            self._open = None

    @property
    def is_open(self) -> bool:
        """Whether a reference is being read."""
        return self._open is not None

    def link(self, target: str, start: int, end: int) -> None:
        """A link to the id `target` stands in the text."""
        if start < end <= start + _LINK_LENGTH:
            self._links.append((target, start, end))

    def given(self, text: str, blocks: Sequence[Block]) -> tuple[list[GivenReference], list[Span]]:
        """The references that the page surely marks, and the headings of their lists, ascending."""
        cited: defaultdict[str, set[int]] = defaultdict(set)
        for target, start, end in self._links:
            if found := _CITED.fullmatch(text, start, end):
                cited[target].add(int(found[1]))
        lists: defaultdict[int, list[_Item]] = defaultdict(list)
        for item in self._items:
            lists[item.around].append(item)
        references: list[GivenReference] = []
        headings: list[Span] = []
        for items in lists.values():
            found_here = [_reference(text, item) for item in items]
            printed = {one.id: one.number for one in found_here if one is not None}
            links = [(id, numbers) for id in printed if (numbers := cited.get(id))]
            if None in found_here or not links or any(numbers != {printed[id]} for id, numbers in links):
                continue
            references += [one for one in found_here if one is not None]
            headings += _heading_before(blocks, items[0].start)
        return sorted(references, key=lambda one: one.span), sorted(headings)


def marks_work(name: str, attributes: Mapping[str, str], classes: frozenset[str]) -> bool:
    """Whether the element is a reference of a list."""
    return (
        attributes.get("role") == "doc-biblioentry"
        or attributes.get("epub:type") == "biblioentry"
        or not _CLASSES.isdisjoint(classes)
        or (name == "li" and attributes.get("id", "").startswith(_NOTE_OF_WIKI))
    )


def _reference(text: str, item: _Item) -> GivenReference | None:
    """The reference, with the number it shows; None: it shows none, or nothing at all."""
    said = text[item.start : item.end]
    found = _LABEL.match(said)
    bare = said.strip()
    if found is None or not bare:
        return None
    start = item.start + len(said) - len(said.lstrip())
    return GivenReference(Span(start, start + len(bare)), item.id, int(found[1]))


def _heading_before(blocks: Sequence[Block], start: int) -> list[Span]:
    """The heading right before `start`."""
    at = bisect_right(blocks, start, key=lambda block: block.span.end) - 1
    return [blocks[at].span] if at >= 0 and blocks[at].kind == "heading" else []
