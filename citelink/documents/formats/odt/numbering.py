"""The numbers that a word processor counts before the items of lists: OpenDocument 1.3, part 3, 5.3 and 16.30."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from citelink.documents.counting import count_in
from citelink.documents.formats.odt.styles import LevelStyle, StyleSheet

_LEVEL = re.compile(r"%([0-9]{1,2})%")
_FORMS = {"1": "decimal", "a": "lower-letter", "A": "upper-letter", "i": "lower-roman", "I": "upper-roman"}
_CYRILLIC = {"А, Б, .., Аа, Бб, ... (ru)": "upper-cyrillic", "а, б, .., аа, бб, ... (ru)": "lower-cyrillic"}
_FORMS.update(_CYRILLIC)
MOST_LEVELS = 10


@dataclass(slots=True)
class _Counted:
    """A list whose items are counted: its style, and where each level stands."""

    style: str
    counters: dict[int, int] = field(default_factory=dict)


class ListNumbers:
    """Counts the items of lists as they come. Lists within lists count on a level of their own."""

    def __init__(self, sheet: StyleSheet) -> None:
        self._sheet = sheet
        self._open: list[_Counted] = []
        self._by_id: dict[str, _Counted] = {}
        self._last: dict[str, _Counted] = {}
        self._headings: dict[int, int] = {}

    @property
    def level(self) -> int:
        """How many lists are open, one within the other."""
        return len(self._open)

    def begin_list(self, attributes: Mapping[str, str]) -> None:
        """A list begins; one within another goes on counting with its outer one's style unless it has its own."""
        style = attributes.get("text:style-name", "")
        if self._open:
            outer = self._open[-1]
            self._open.append(outer if style in ("", outer.style) else _Counted(style, dict(outer.counters)))
            return
        counted = self._by_id.get(attributes.get("text:continue-list", ""))
        if counted is None and attributes.get("text:continue-numbering") == "true":
            counted = self._last.get(style)
        counted = counted or _Counted(style)
        if style:
            counted.style = style
        self._open.append(counted)
        self._last[style] = counted
        if identity := attributes.get("http://www.w3.org/XML/1998/namespace id"):
            self._by_id[identity] = counted

    def end_list(self) -> None:
        """The list that was begun last ends."""
        if self._open:
            self._open.pop()

    def begin_item(self, start: int | None) -> None:
        """An item of the innermost list begins; `start` is the number it is to have."""
        if not self._open:
            return
        counted, level = self._open[-1], self.level
        first = self._level_style(counted.style, level).start
        counted.counters[level] = start if start is not None else counted.counters.get(level, first - 1) + 1
        for deeper in [one for one in counted.counters if one > level]:
            del counted.counters[deeper]

    def label(self, paragraph_style: str) -> str:
        """What is printed before the item that was begun last: `12.`, `[3]`; "" for a bullet."""
        if not self._open:
            return ""
        counted = self._open[-1]
        levels = self._sheet.lists.get(counted.style or self._sheet.list_style(paragraph_style), {})
        return _printed(levels, counted.counters, self.level)

    def heading(self, level: int) -> str:
        """What is printed before the next heading of this level: `2.1`; "" where headings have no numbers."""
        levels = self._sheet.outline
        start = levels[level].start if level in levels else 1
        self._headings[level] = self._headings.get(level, start - 1) + 1
        for deeper in [one for one in self._headings if one > level]:
            del self._headings[deeper]
        return _printed(levels, self._headings, level)

    def _level_style(self, style: str, level: int) -> LevelStyle:
        return self._sheet.lists.get(style, {}).get(level) or LevelStyle()


def _printed(levels: Mapping[int, LevelStyle], counters: Mapping[int, int], level: int) -> str:
    style = levels.get(level)
    if style is None or not style.form:
        return ""

    def counted(at: int) -> str:
        one = levels.get(at)
        return count_in(_FORMS.get(one.form, "decimal"), counters.get(at, one.start)) if one and one.form else ""

    if style.pattern is not None:
        return _LEVEL.sub(lambda found: counted(int(found[1])), style.pattern[:200])
    first = max(1, level - min(style.shown, MOST_LEVELS) + 1)
    shown = [said for at in range(first, level + 1) if (said := counted(at))]
    return style.prefix[:20] + ".".join(shown) + style.suffix[:20]
