"""Cards: what a marker shows when it is pointed at or focused, and where it leads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from markupsafe import Markup

from citelink.citations.citation import Marker
from citelink.results import Link, ParsedReference, ResolvedDocument, ResolvedMarker
from citelink.writers.pages.html.page import reference_anchor
from citelink.writers.pages.html.telling import Telling
from citelink.writers.pages.html.views import view_entry

MarkerKind = Literal["linked", "half", "dangling", "open"]

# A page stays readable by machines too: a hostile document may hold a hundred thousand markers of fifty works each. For
# the same reason items are named tuples, which are made in half the time.
MOST_ITEMS = 12
MOST_CARDS = 4000
LONGEST_TEXT = 300
SHORT_MARKER = 24


class LinkedItem(NamedTuple):
    """A citation item: its link, and the anchor of its reference on the page ("" : none). `borrowed`: the reference
    stands in another document's list."""

    link: Link
    anchor: str
    borrowed: bool


@dataclass(frozen=True, slots=True)
class LinkedMarker:
    """A marker and where its items lead.

    linked    every item has a reference
    half      some have none
    dangling  none has one
    open      the document has no list in which to look, or it is hardly a citation
    """

    marker: Marker
    anchor: str
    kind: MarkerKind
    items: tuple[LinkedItem, ...]

    @property
    def target(self) -> str:
        """The anchor of the first reference, or ""."""
        return next((item.anchor for item in self.items if item.anchor), "")

    @property
    def is_short(self) -> bool:
        """Whether it should not be broken at the end of a line."""
        return len(self.marker.text) <= SHORT_MARKER


def link_markers(resolved: ResolvedDocument) -> tuple[LinkedMarker, ...]:
    """The markers of a document with their anchors `m1`, `m2`, ..., in the order of the text."""
    searchable = bool(resolved.lists or resolved.shared_from)
    linked = []
    for number, one in enumerate(resolved.markers, start=1):
        items = tuple(_item(link, resolved) for link in one.links)
        linked.append(LinkedMarker(one.marker, f"m{number}", _kind(one, searchable), items))
    return tuple(linked)


class CardItem(NamedTuple):
    """What a card shows of a citation item: its number, linked to `anchor` ("": to nothing), its locator, and what is
    said of its reference, or why it `is_lost`."""

    number: str
    locator: str | None
    anchor: str
    said: str
    is_lost: bool = False


class CardWriter:
    """Writes the cards of one page with the macros of `inlays.html`; what a reference says on a card is made once."""

    def __init__(self, inlays: Any, telling: Telling) -> None:
        self._inlays = inlays
        self._telling = telling
        self._said: dict[tuple[str, str], Markup] = {}

    def write(self, marker: LinkedMarker) -> Markup:
        """The card of a marker."""
        items = [self._item(item, marker.kind) for item in marker.items[:MOST_ITEMS]]
        card: Markup = self._inlays.card(items, max(0, len(marker.items) - MOST_ITEMS))
        return card

    def _item(self, item: LinkedItem, kind: MarkerKind) -> CardItem:
        cited = item.link.item
        number = str(cited.number if cited.number is not None else cited.key or "?")
        locator = item.link.locator.text if item.link.locator else None
        reference = item.link.reference
        if item.link.status == "library":
            return CardItem(number, locator, "", self._telling.speech.say("in-a-library"))
        if reference is None:
            return CardItem(number, locator, "", self._telling.speech.say(_why_lost(item.link, kind)), is_lost=True)
        return CardItem(number, locator, item.anchor, self._reference(reference))

    def _reference(self, parsed: ParsedReference) -> Markup:
        if parsed.address not in self._said:
            self._said[parsed.address] = self._say_reference(parsed)
        return self._said[parsed.address]

    def _say_reference(self, parsed: ParsedReference) -> Markup:
        match, text = self._telling.view(parsed), parsed.reference.text
        best = parsed.match.candidate if parsed.match else None
        speech = self._telling.speech
        evidence = ", ".join(
            f"{speech.word('fields', field)} {speech.word('levels', level)}" for field, level, _ in match.compared
        )
        said: Markup = self._inlays.cited(
            entry=view_entry(best.entry) if best else None,
            text=text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT] + "…",
            match=match,
            key=parsed.key,
            why=evidence or (self._telling.reason(match) if match.kind != "good" else ""),
        )
        return said


def _why_lost(link: Link, kind: MarkerKind) -> str:
    """The name of the sentence that says why an item has no reference."""
    if link.status == "doubtful":
        return "lost-unread" if link.doubt == "unread" else "lost-doubtful"
    return "lost-no-list" if kind == "open" else "lost-not-in-list"


def _item(link: Link, resolved: ResolvedDocument) -> LinkedItem:
    reference = link.reference
    if reference is None:
        return LinkedItem(link, "", False)
    anchor = reference_anchor(reference.reference.id)
    borrowed = reference.source != resolved.path
    return LinkedItem(link, f"shared-{anchor}" if borrowed else anchor, borrowed)


def _kind(marker: ResolvedMarker, searchable: bool) -> MarkerKind:
    found = sum(link.status in ("linked", "library") for link in marker.links)
    if found == len(marker.links):
        return "linked"
    if not searchable or all(link.status == "doubtful" for link in marker.links):
        return "open"
    return "half" if found else "dangling"
