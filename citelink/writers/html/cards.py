"""Cards: what a marker shows when it is pointed at or focused, and where it leads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from markupsafe import escape

from citelink.citations.citation import Marker
from citelink.results import Link, ParsedReference, ResolvedDocument, ResolvedMarker
from citelink.writers.html.page import reference_anchor, show_text
from citelink.writers.html.views import view_entry, view_match

MarkerKind = Literal["linked", "half", "dangling", "open"]

# A page stays readable by machines too: a hostile document may hold a hundred thousand markers of fifty works each.
MOST_ITEMS = 12
MOST_CARDS = 4000


@dataclass(frozen=True, slots=True)
class LinkedItem:
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
    open      the document has no list in which to look
    """

    marker: Marker
    anchor: str
    kind: MarkerKind
    items: tuple[LinkedItem, ...]

    @property
    def target(self) -> str:
        """The anchor of the first reference, or ""."""
        return next((item.anchor for item in self.items if item.anchor), "")


def link_markers(resolved: ResolvedDocument) -> tuple[LinkedMarker, ...]:
    """The markers of a document with their anchors `m1`, `m2`, ..., in the order of the text."""
    searchable = bool(resolved.lists or resolved.shared_from)
    linked = []
    for number, one in enumerate(resolved.markers, start=1):
        items = tuple(_item(link, resolved) for link in one.links)
        linked.append(LinkedMarker(one.marker, f"m{number}", _kind(one, searchable), items))
    return tuple(linked)


class CardWriter:
    """Writes the cards of one page; what a reference says on a card is made once."""

    def __init__(self) -> None:
        self._said: dict[tuple[str, str], str] = {}

    def write(self, marker: LinkedMarker) -> str:
        """The card of a marker, as HTML."""
        parts = [self._item(item, marker.kind) for item in marker.items[:MOST_ITEMS]]
        if len(marker.items) > MOST_ITEMS:
            parts.append(f"<span class=more>and {len(marker.items) - MOST_ITEMS} more</span>")
        return "".join(parts)

    def _item(self, item: LinkedItem, kind: MarkerKind) -> str:
        cited = item.link.item
        number = escape(show_text(str(cited.number if cited.number is not None else cited.key or "?")))
        locator = f" <i>{escape(show_text(cited.locator.text))}</i>" if cited.locator else ""
        reference = item.link.reference
        if item.link.status == "library":
            return f'<span class="entry"><b>{number}</b>{locator} in a library</span>'
        if reference is None:
            why = "no list to look it up in" if kind == "open" else "not in the list"
            return f'<span class="entry lost"><b>{number}</b>{locator} {why}</span>'
        head = f'<a href="#{item.anchor}"><b>{number}</b></a>' if item.anchor else f"<b>{number}</b>"
        return f'<span class="entry">{head}{locator} {self._reference(reference)}</span>'

    def _reference(self, parsed: ParsedReference) -> str:
        place = (parsed.source, parsed.reference.id)
        if place not in self._said:
            self._said[place] = _say_reference(parsed)
        return self._said[place]


def _say_reference(parsed: ParsedReference) -> str:
    match = view_match(parsed)
    best = parsed.match.candidate if parsed.match else None
    if best is not None:
        view = view_entry(best.entry)
        said = f"{escape(view.authors)} <cite>{escape(view.title)}</cite> {escape(view.rest)}"
    else:
        text = parsed.reference.text
        said = str(escape(text if len(text) <= 300 else text[:300] + "…"))
    evidence = ", ".join(f"{field} {level}" for field, level, _ in match.compared)
    key = f" <code>@{escape(parsed.key)}</code>" if parsed.key else ""
    why = evidence or (match.reason if match.kind != "good" else "")
    why = f' <span class="why">{escape(why)}</span>' if why else ""
    return show_text(f'{said}<br><span class="badge {match.kind}">{match.label}</span>{key}{why}')


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
    if not searchable:
        return "open"
    return "half" if found else "dangling"
