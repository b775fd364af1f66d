"""A reference list as it is found: its lines and its references, in the text that is searched."""

from __future__ import annotations

from typing import NamedTuple

from citelink.citations.lists.lines import LineRange
from citelink.citations.lists.numbered import Item
from citelink.text.span import Span


class Region(NamedTuple):
    """A list: where its heading stands, its references, and its lines. Places are those of the text searched."""

    heading: Span | None
    items: tuple[Item, ...]
    numbered: bool
    lines: LineRange
