"""Where in the XML of a part its elements stand, so that a copy differs from it only where it must.

The XML is not written anew: what is added is put between the characters that are there, and taking it out again gives
the part back to the byte.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import TYPE_CHECKING

from citelink.errors import UnreadableError
from citelink.text.span import Span

if TYPE_CHECKING:
    from lxml.etree import _Element

# Tags, and what may hold the look of tags; the parser has found it well formed.
_TAG = re.compile(
    r"<(?:!--.*?-->|!\[CDATA\[.*?\]\]>|\?.*?\?>|!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>"
    r"|(?P<close>/)[^>]*>|[^<>\"']*(?:\"[^\"]*\"[^<>\"']*|'[^']*'[^<>\"']*)*>)",
    re.DOTALL,
)
_NO_ELEMENT = ("<!", "<?")
_CHARACTER = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos);|\r\n|[^&<]", re.DOTALL)


class Markup:
    """The XML of a part: `data`, of which `root` was parsed; `part` is its name."""

    def __init__(self, data: bytes, root: _Element, part: str) -> None:
        self.encoding = _encoding(data, root)
        try:
            self.source = data.decode(self.encoding)
        except (UnicodeDecodeError, LookupError) as error:
            raise _unwritable(part) from error
        if self.source.encode(self.encoding) != data:
            raise _unwritable(part)
        self._every = list(root.iter("*"))
        self._index = {element: at for at, element in enumerate(self._every)}
        self._opening: list[tuple[int, int]] = []
        self._closing: list[tuple[int, int]] = []
        self._read()
        if len(self._opening) != len(self._index) or any(end < 0 for _, end in self._closing):
            raise _unwritable(part)

    def _read(self) -> None:
        open_elements: list[int] = []
        for tag in _TAG.finditer(self.source):
            start, end = tag.span()
            if tag["close"]:
                self._closing[open_elements.pop()] = (start, end)
            elif not self.source.startswith(_NO_ELEMENT, start):
                self._opening.append((start, end))
                if self.source[end - 2] == "/":
                    self._closing.append((end, end))
                else:
                    open_elements.append(len(self._closing))
                    self._closing.append((-1, -1))

    def order(self, element: _Element) -> int:
        """The place of an element among all."""
        return self._index[element]

    def start(self, element: _Element) -> int:
        """Where an element begins."""
        return self._opening[self._index[element]][0]

    def inside(self, element: _Element) -> int:
        """Where what it holds begins."""
        return self._opening[self._index[element]][1]

    def closing(self, element: _Element) -> int:
        """Where what it holds ends."""
        return self._closing[self._index[element]][0]

    def end(self, element: _Element) -> int:
        """Where an element ends."""
        return self._closing[self._index[element]][1]

    def tag(self, element: _Element) -> str:
        """Its start tag."""
        return self.source[self.start(element) : self.inside(element)]

    def closing_tag(self, element: _Element) -> str:
        """Its end tag."""
        return self.source[self.closing(element) : self.end(element)]

    def of(self, element: _Element) -> str:
        """An element as it stands there."""
        return self.source[self.start(element) : self.end(element)]

    def elements(self, span: Span) -> list[_Element]:
        """The elements that begin within a stretch of the source."""
        first = bisect_left(self._opening, (span.start, 0))
        last = bisect_left(self._opening, (span.end, 0))
        return self._every[first:last]

    def character(self, element: _Element, at: int) -> int | None:
        """Where the character `at` of the text of an element stands, or where it ends; None: it holds more than
        characters."""
        start, end = self.inside(element), self.closing(element)
        said = self.source[start:end]
        if "&" not in said and "<" not in said and "\r" not in said:
            return start + at if at <= len(said) else None
        for _ in range(at):
            character = _CHARACTER.match(self.source, start, end)
            if character is None:
                return None
            start = character.end()
        # What follows must be characters too: else the text is not what stands here.
        return start if start == end or _CHARACTER.match(self.source, start, end) else None


def edited(source: str, edits: Iterable[tuple[int, int, str]]) -> str:
    """`source` with changes made: each has its start, its end and what is to stand there. Of changes at one place those
    that only put something in come first, in their order; what overlaps another change is widened to hold both, and
    says nothing but what the first says."""
    parts: list[str] = []
    at = 0
    for start, end, said in sorted(edits, key=lambda edit: edit[:2]):
        if start < at:
            at = max(at, end)
            continue
        parts += (source[at:start], said)
        at = end
    return "".join((*parts, source[at:]))


def _encoding(data: bytes, root: _Element) -> str:
    told = (root.getroottree().docinfo.encoding or "utf-8").lower()
    # A mark at the beginning is a character like any other here, and comes back as it was.
    if told.startswith("utf-16"):
        return "utf-16-be" if data[:1] == b"\xfe" else "utf-16-le"
    return told


def _unwritable(part: str) -> UnreadableError:
    return UnreadableError(f"{part}: its XML is written in a way in which it cannot be changed")
