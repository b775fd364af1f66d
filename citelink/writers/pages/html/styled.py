"""Text with its styles: emphasis, code, links, as a format says that they are seen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup, escape

from citelink.documents.showing import Shown, Style, StyleKind
from citelink.text.span import Span
from citelink.writers.pages.html.page import load_macros, web_link


class _Run(NamedTuple):
    """A stretch that looks alike throughout; `target` is the address that it may lead to, or ""."""

    span: Span
    kinds: tuple[StyleKind, ...]
    target: str


class StyledText:
    """The text of `shown`, of which any part can be had as markup."""

    def __init__(self, shown: Shown) -> None:
        self._text = shown.view.text
        self._runs = list(_runs(shown.styles))
        self._write = load_macros("inlays.html").styled

    def parts(self, start: int, end: int, *, links: bool = True) -> Iterator[Markup]:
        """`[start, end)`, escaped; without `links` the text of a link is no more than text."""
        first = bisect_right(self._runs, start, key=lambda run: run.span.end)
        at = start
        for run in self._runs[first : bisect_right(self._runs, end, lo=first, key=lambda run: run.span.start)]:
            begin, finish = max(start, run.span.start), min(end, run.span.end)
            if begin < finish:
                yield escape(self._text[at:begin])
                yield self._write(run.kinds, run.target if links else "", self._text[begin:finish])
                at = finish
        yield escape(self._text[at:end])


def _runs(styles: tuple[Style, ...]) -> Iterator[_Run]:
    """Styles flattened. Each kind counts once, however often it is nested."""
    bounds = [(style.span.start, 1, style) for style in styles] + [(style.span.end, -1, style) for style in styles]
    active: dict[StyleKind, int] = {}
    target = ""
    at = 0
    for place, change, style in sorted(bounds, key=lambda bound: bound[:2]):
        kinds = tuple(kind for kind, count in active.items() if count and kind != "link")
        address = (web_link(target) or "") if active.get("link") else ""
        if at < place and (kinds or address):
            yield _Run(Span(at, place), kinds, address)
        at = place
        active[style.kind] = active.get(style.kind, 0) + change
        if style.kind == "link" and change > 0:
            target = style.target
