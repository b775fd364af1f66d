"""What the styles of an OpenDocument text say that a reader of its words must know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

_DEEPEST = 30  # styles that inherit from one another; more is a circle
_PERCENT = re.compile(r"(-?[0-9]{1,4}(?:\.[0-9]{1,4})?)%")
_CAPTIONS = frozenset({"Caption"})
_CODE = frozenset({"Preformatted_20_Text", "Source_20_Text", "Quotations_20_Code"})
_INDEX_LINK = "Index_20_Link"  # that of the links in tables of contents


@dataclass(slots=True)
class Style:
    """A style: the one it inherits from, and what it says itself; None: nothing."""

    parent: str = ""
    raised: bool | None = None
    hidden: bool | None = None
    list_style: str = ""
    outline: int = 0


@dataclass(slots=True)
class LevelStyle:
    """How a level of a list is numbered: `1`, `a`, `A`, `i`, `I`, or "" for no number; `shown` levels are printed.
    `pattern`, where there is one, stands for all of it: `[%1%]`."""

    form: str = ""
    prefix: str = ""
    suffix: str = ""
    shown: int = 1
    start: int = 1
    pattern: str | None = None


@dataclass(slots=True)
class StyleSheet:
    """The styles of a text, its own and those of the document; fed element by element. `bare` are the named styles of
    words that change nothing."""

    styles: dict[str, Style] = field(default_factory=dict)
    lists: dict[str, dict[int, LevelStyle]] = field(default_factory=dict)
    outline: dict[int, LevelStyle] = field(default_factory=dict)
    bare: dict[str, None] = field(default_factory=dict)
    _named: bool = False
    _name: str = ""
    _style: Style | None = None
    _levels: dict[int, LevelStyle] | None = None

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element of a part that holds styles begins."""
        if name == "style:style":
            self._style = Style(
                attributes.get("style:parent-style-name", ""),
                list_style=attributes.get("style:list-style-name", ""),
                outline=number(attributes.get("style:default-outline-level"), 0),
            )
            self._name = attributes.get("style:name", "")
            self.styles[self._name] = self._style
            if self._named and attributes.get("style:family") == "text" and not self._style.parent:
                self.bare[self._name] = None
        elif name == "style:text-properties" and self._style is not None:
            _read_text_properties(self._style, attributes)
            if attributes and self._named:
                self.bare.pop(self._name, None)
        elif name == "office:styles":
            self._named = True
        elif name == "text:list-style":
            self._levels = self.lists.setdefault(attributes.get("style:name", ""), {})
        elif name == "text:outline-style":
            self._levels = self.outline
        elif name.startswith(("text:list-level-style-", "text:outline-level-style")) and self._levels is not None:
            self._levels[number(attributes.get("text:level"), 1)] = _read_level(name, attributes)

    def end(self, name: str) -> None:
        """An element of such a part ends."""
        if name == "style:style":
            self._style = None
        elif name == "office:styles":
            self._named = False
        elif name in ("text:list-style", "text:outline-style"):
            self._levels = None

    def link_style(self) -> str:
        """The style in which a link looks as the words around it; "" where the document has none."""
        known = [name for name in self.bare if name and not self.is_code(name)]
        return _INDEX_LINK if _INDEX_LINK in known else next(iter(known), "")

    def is_raised(self, name: str) -> bool | None:
        """Whether text of this style is printed above the line; None: the style does not say."""
        return next((style.raised for style in self._chain(name) if style.raised is not None), None)

    def is_hidden(self, name: str) -> bool:
        """Whether text of this style is not shown."""
        return next((style.hidden for style in self._chain(name) if style.hidden is not None), False)

    def list_style(self, name: str) -> str:
        """The list style that the paragraph style names; "" for none."""
        return next((style.list_style for style in self._chain(name) if style.list_style), "")

    def is_caption(self, name: str) -> bool:
        """Whether it is the style of captions, or one made of it."""
        return not _CAPTIONS.isdisjoint(self._names(name))

    def is_code(self, name: str) -> bool:
        """Whether it is the style of programs, or one made of it."""
        return not _CODE.isdisjoint(self._names(name))

    def _names(self, name: str) -> Iterator[str]:
        for _ in range(_DEEPEST):
            if not name:
                return
            yield name
            name = self.styles[name].parent if name in self.styles else ""

    def _chain(self, name: str) -> Iterator[Style]:
        return (self.styles[one] for one in self._names(name) if one in self.styles)


def number(said: str | None, otherwise: int) -> int:
    """The number that an attribute holds, within what a page can show; `otherwise` where it holds none."""
    return int(said) if said and said.isascii() and said.isdigit() and len(said) < 7 else otherwise


def _read_text_properties(style: Style, attributes: Mapping[str, str]) -> None:
    position = attributes.get("style:text-position")
    if position is not None:
        percent = _PERCENT.match(position)
        style.raised = position.startswith("super") or (percent is not None and float(percent[1]) > 0)
    display = attributes.get("text:display")
    if display is not None:
        style.hidden = display == "none"


def _read_level(name: str, attributes: Mapping[str, str]) -> LevelStyle:
    if name.endswith(("-bullet", "-image")):
        return LevelStyle()
    return LevelStyle(
        attributes.get("style:num-format", ""),
        attributes.get("style:num-prefix", ""),
        attributes.get("style:num-suffix", ""),
        number(attributes.get("text:display-levels"), 1),
        number(attributes.get("text:start-value"), 1),
        attributes.get("loext:num-list-format"),
    )
