"""The inline markup of one block of Markdown, and how a reader sees what it marks."""

from __future__ import annotations

import re

from citelink.documents.formats.markdown.emphasis import Emphasized
from citelink.documents.formats.markdown.inlines import Inlines, OpenBracket
from citelink.documents.showing import Style, StyleKind
from citelink.text.span import Span

_TAG_STYLES: dict[str, StyleKind] = {
    "b": "strong",
    "strong": "strong",
    "em": "emphasis",
    "i": "emphasis",
    "cite": "emphasis",
    "sub": "lowered",
    "sup": "raised",
    "del": "struck",
    "s": "struck",
}
# The elements of raw HTML that begin on a line of their own.
_LINE_TAG = re.compile(r"br|d[dt]|h[1-6]|li|p|tr")
_MAX_TAGS = 100
# pandoc: `x^2^`, `~~no~~`.
_SIGNS = re.compile(r"\^(?!\s)[^\s^]{1,200}\^|~~(?!\s)(?:[^~\r\n]|~(?!~)){1,1000}~~")


class ShownInlines(Inlines):
    """`edits` that leave what is seen, code, notes and substitutes of images among it, and the `styles` of that, their
    spans into the text before the edits."""

    SPECIAL = re.compile(Inlines.SPECIAL.pattern + r"|\^|~~")

    def _scan(self) -> None:
        self.styles: list[Style] = []
        self._tags: list[tuple[str, int]] = []
        super()._scan()

    def _style(self, kind: StyleKind, start: int, end: int, target: str = "") -> None:
        if start < end:
            self.styles.append(Style(kind, Span(start, end), target))

    def _other(self, start: int, end: int) -> int:
        """A sign that raises or strikes."""
        if start in self._edits:
            return end
        found = _SIGNS.match(self._text, start, self._end)
        if found:
            sign = end - start
            self._edit(start, end)
            self._edit(found.end() - sign, found.end())
            self._style("raised" if sign == 1 else "struck", end, found.end() - sign)
        return end

    def _hide(self, start: int, end: int) -> None:
        self._style("code", start, end)

    def _hide_math(self, start: int, end: int, sign: int) -> None:
        self._edit(start, start + sign)
        self._edit(end - sign, end)
        self._style("code", start + sign, end - sign)

    def _emphasize(self, found: list[Emphasized]) -> None:
        super()._emphasize(found)
        for one in found:
            self._style("strong" if one.strong else "emphasis", one.open_end, one.close_start)

    def _address(self, start: int, end: int) -> None:
        self._style("link", start, end, self._text[start:end])

    def _note(self, start: int, end: int) -> None:
        self._edit(start, start + 2)
        self._edit(end - 1, end)
        self._style("raised", start + 2, end - 1)

    def _tag(self, name: str, closes: bool, start: int, end: int) -> None:
        self._edit(
            start, end, "\n" if not closes and _LINE_TAG.fullmatch(name) else " " if name in ("td", "th") else ""
        )
        style = _TAG_STYLES.get(name)
        if style is None:
            return
        if not closes:
            self._tags = [*self._tags[-_MAX_TAGS:], (name, end)]
        elif opened := next((tag for tag in reversed(self._tags) if tag[0] == name), None):
            self._tags.remove(opened)
            self._style(style, opened[1], start)

    def _linked(self, opener: OpenBracket, start: int, end: int, destination: str, image: bool) -> None:
        self._edit(opener.start, opener.end)
        self._edit(start, end)
        self._style("image" if image else "link", opener.end, start, destination)
