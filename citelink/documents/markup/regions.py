"""Where in a file of markup a stretch of the text stands, and whether tags can be put around it there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container
from dataclasses import dataclass

from citelink.documents.extraction import Pieces
from citelink.documents.markup.places import source_end, source_start
from citelink.documents.markup.tokens import scan
from citelink.text.span import Span

_CDATA = "<![CDATA["


@dataclass(frozen=True, slots=True)
class Region:
    """`[start, end)` of a file, around which tags can be put.

    whole       it shows all of the text that was asked for; else only the beginning of it
    names       the elements within
    """

    start: int
    end: int
    whole: bool
    names: frozenset[str] = frozenset()

    @property
    def holds_link(self) -> bool:
        """Whether a link stands within."""
        return "a" in self.names


def find_region(
    file: str, pieces: Pieces[Span], span: Span, *, xml: bool, refused: Container[str] = (), void: Container[str] = ()
) -> Region | None:
    """Where `span` of the text stands in `file`: all of it where the tags between its ends pair off and none is
    `refused`, or else its first run of characters; None: all of it is generated, or no tag can stand there. Elements
    that are `void` have no end."""
    spans = pieces.spans
    first = bisect_right(spans, span.start, key=lambda one: one.end)
    last = bisect_right(spans, span.end - 1, key=lambda one: one.end)
    if last >= len(spans) or spans[last].start >= span.end:
        last -= 1
    if first > last:
        return None
    start = source_start(pieces, first, max(span.start, spans[first].start))
    end = source_end(pieces, last, min(span.end, spans[last].end))
    if xml and (_in_cdata(file, start) or _in_cdata(file, end)):
        return None
    names = _paired(file, start, end, xml, refused, void)
    if names is not None:
        return Region(start, end, True, names)
    while first < last and _runs_on(file, pieces, first):
        first += 1
    return Region(start, source_end(pieces, first, min(span.end, spans[first].end)), False)


def _in_cdata(file: str, at: int) -> bool:
    """Whether the place lies in a section of XML that knows no tags."""
    opened = file.rfind(_CDATA, 0, at) if _CDATA in file else -1
    return opened >= 0 and file.find("]]>", opened, at) < 0


def _runs_on(file: str, pieces: Pieces[Span], at: int) -> bool:
    """Whether no tag stands between a piece and the next."""
    return "<" not in file[pieces.origins[at].end : pieces.origins[at + 1].start]


def _paired(
    file: str, start: int, end: int, xml: bool, refused: Container[str], void: Container[str]
) -> frozenset[str] | None:
    """The elements between two places; None where one of them lies only half between, or is refused."""
    open_: list[str] = []
    names: set[str] = set()
    for token in scan(file, xml=xml, start=start, end=end):
        if token.kind == "start":
            names.add(token.name)
            if token.name in refused:
                return None
            if not token.closed and token.name not in void:
                open_.append(token.name)
        elif token.kind == "end" and (not open_ or open_.pop() != token.name):
            return None
    return None if open_ else frozenset(names)
