"""Putting something into a part between two characters of its text: runs are parted there, and nowhere else.

A run that was parted off is known by its sign, a revision number that no revision has (`w:rsidDel`, which says in which
session a run was deleted, on a run that is there). So the parts can be joined again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from citelink.documents.formats.docx.markup import Markup, edited
from citelink.documents.formats.docx.names import RUN, RUN_PROPERTIES, WORD

if TYPE_CHECKING:
    from lxml.etree import _Element

# A run parted off within a text, one parted off between two things in a run, an empty one behind a parted insertion.
IN_TEXT, BETWEEN, EMPTY = "00C17E11", "00C17E12", "00C17E13"
_SIGNED = re.compile(r'\s[\w.-]+:rsidDel\s*=\s*(?:"[^"]*"|\'[^\']*\')')
_SPACE_KEPT = "{http://www.w3.org/XML/1998/namespace}space"
# What is put in at one place stands in this order: what ends there, then what begins there.
BOOKMARK_ENDS, LINK_ENDS, COMMENT_ENDS, POINT, COMMENT_BEGINS, BOOKMARK_BEGINS, LINK_BEGINS = range(7)


@dataclass(slots=True)
class Cut:
    """A place to put something in: `before` and `behind` close what is open there, and open it again; `run`: whether
    it parts one."""

    at: int
    before: str = ""
    behind: str = ""
    run: _Element | None = None
    said: list[tuple[int, int, str]] = field(default_factory=list)

    def add(self, order: int, said: str) -> None:
        """Puts something in; `order`: what it is."""
        self.said.append((order, len(self.said), said))

    def whole(self) -> str:
        """All that is put in here."""
        return self.before + "".join(said for _, _, said in sorted(self.said)) + self.behind


class Cuts:
    """The cuts of one part. `signed`: runs that are parted off have the sign by which they are joined again."""

    def __init__(self, markup: Markup, *, signed: bool = True) -> None:
        self.markup = markup
        self._signed = signed
        self._cuts: dict[int, Cut] = {}
        self._replaced: list[tuple[int, int, str]] = []

    def before(self, element: _Element, at: int = 0) -> Cut:
        """The place before the character `at` of the text of `element`, or before it as a whole."""
        if at > 0:
            return self._within(element, at) or self.after(element)
        run = _run_of(element)
        if run is None or _is_first(element, run):
            return self._cut(self.markup.start(element if run is None else run))
        return self._between(self.markup.start(element), run)

    def after(self, element: _Element, at: int | None = None) -> Cut:
        """The place behind the first `at` characters of the text of `element`, or behind it as a whole."""
        if at is not None:
            inside = self._within(element, at)
            if inside is not None:
                return inside
        run = _run_of(element)
        if run is None or element.getnext() is None:
            return self._cut(self.markup.end(element if run is None else run))
        return self._between(self.markup.end(element), run)

    def can_part(self, element: _Element, start: int, end: int) -> bool:
        """Whether the text of `element` can be parted before its characters `start` and `end`."""
        return self.markup.character(element, start) is not None and self.markup.character(element, end) is not None

    def replace(self, start: int, end: int, said: str) -> None:
        """Other characters in the place of those from `start` to `end` of the source."""
        self._replaced.append((start, end, said))

    def changed(self) -> bool:
        """Whether anything was put in."""
        return bool(self._cuts or self._replaced)

    def source(self) -> str:
        """The XML of the part with all of it."""
        edits = list(self._replaced)
        for cut in self._cuts.values():
            # What would stand within replaced characters stands behind them.
            at = next((end for start, end, _ in self._replaced if start < cut.at < end), cut.at)
            edits.append((at, at, cut.whole()))
        return edited(self.markup.source, edits)

    def _cut(self, at: int, before: str = "", behind: str = "", run: _Element | None = None) -> Cut:
        return self._cuts.setdefault(at, Cut(at, before, behind, run))

    def _within(self, element: _Element, at: int) -> Cut | None:
        """A cut within a text; None: at its end, or where it cannot be parted."""
        place = self.markup.character(element, at)
        run = _run_of(element)
        if place is None or place == self.markup.closing(element) or run is None:
            return None
        said = element.text or ""
        if element.get(_SPACE_KEPT) != "preserve" and at <= len(said) and said[at - 1 : at].isspace():
            # White space at the end of a text counts only where it says so.
            self._part(element, run, at - len(said[:at]) + len(said[:at].rstrip()))
        return self._part(element, run, at)

    def _part(self, element: _Element, run: _Element, at: int) -> Cut:
        place = self.markup.character(element, at)
        assert place is not None  # nothing but characters stands before a character
        name = prefixed(element, "t")
        text = f'<{name} xml:space="preserve">'
        closed = self.markup.closing_tag(element) + self.markup.closing_tag(run)
        return self._cut(place, closed, self._opened(run, IN_TEXT) + text, run)

    def _between(self, at: int, run: _Element) -> Cut:
        return self._cut(at, self.markup.closing_tag(run), self._opened(run, BETWEEN), run)

    def _opened(self, run: _Element, signed: str) -> str:
        """The start of another run that looks like `run`."""
        tag = _SIGNED.sub("", self.markup.tag(run))
        properties = run.find(RUN_PROPERTIES)
        look = "" if properties is None else self.markup.of(properties)
        sign = attributes(run, rsidDel=signed) if self._signed else ""
        return f"{tag[:-1].rstrip()}{sign}>{look}"


def prefixed(element: _Element, name: str) -> str:
    """The name of another element of WordprocessingML beside `element`."""
    return f"{element.prefix}:{name}" if element.prefix else name


def attributes(element: _Element, **values: str) -> str:
    """Attributes of WordprocessingML as they are written in the start tag of an element beside `element`."""
    prefix = next((one for one, space in element.nsmap.items() if one and space == _space(element)), None)
    declared = "" if prefix else f' xmlns:w="{_space(element)}"'
    return declared + "".join(f' {prefix or "w"}:{name}="{escaped(value)}"' for name, value in values.items())


def escaped(said: str) -> str:
    """`said` as the text of an element or the value of an attribute."""
    said = "".join(sign if sign >= " " or sign in "\t\n" else " " for sign in said)
    return said.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _space(element: _Element) -> str:
    return element.nsmap.get(element.prefix) or WORD


def _run_of(element: _Element) -> _Element | None:
    parent = element.getparent()
    return parent if parent is not None and parent.tag == RUN else None


def _is_first(element: _Element, run: _Element) -> bool:
    """Whether nothing but properties stands before an element of a run."""
    before = element.getprevious()
    return before is None or (before.tag == RUN_PROPERTIES and before.getprevious() is None)
