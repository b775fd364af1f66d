"""Boxes of text. A file holds most of them twice, for new programs and for old ones: only the first is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citelink.documents.formats.docx.names import ALTERNATE, BOX, CHOICE, FALLBACK

if TYPE_CHECKING:
    from lxml.etree import _Element


def shown_alternative(alternate: _Element) -> _Element | None:
    """Of what a file says in several ways the first, or what it says to programs that know none of them."""
    chosen = alternate.find(CHOICE)
    return alternate.find(FALLBACK) if chosen is None else chosen


def boxes_in(element: _Element) -> list[_Element]:
    """The boxes of text in a drawing, without those within them."""
    if next(element.iter(BOX), None) is None:
        return []
    found: list[_Element] = []
    waiting = [element]
    while waiting:
        one = waiting.pop()
        if one.tag == BOX:
            found.append(one)
        elif one.tag == ALTERNATE:
            shown = shown_alternative(one)
            if shown is not None:
                waiting.append(shown)
        else:
            waiting.extend(reversed(one))
    return found
