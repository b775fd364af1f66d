"""The numbers of lists, counted as the program that shows them counts (ECMA-376, part 1, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from citelink.documents.formats.docx.names import ALTERNATE, CHOICE, LEVEL, PARAGRAPH_STYLE, VALUE, word
from citelink.documents.formats.docx.numerals import print_number
from citelink.documents.formats.docx.styles import ParagraphStyle, Styles, is_on, number_of, value_of

if TYPE_CHECKING:
    from lxml.etree import _Element

DEEPEST = 8
_LINKS = 10  # from a list by a style to another list
_PLACE = re.compile(r"%([1-9])")
_HIGHEST = 999_999
_BEHIND = {"space": " ", "nothing": ""}
_UNPRINTED = ("bullet", "none")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered.

    said     what is printed, `%1.%2)`
    behind   what stands between the number and the text
    restart  behind which levels it begins anew: those before this number; None: behind any higher one
    legal    all its numbers in figures
    """

    start: int = 1
    form: str = "decimal"
    said: str = ""
    behind: str = "\t"
    restart: int | None = None
    legal: bool = False
    style: str | None = None


@dataclass(frozen=True, slots=True)
class _List:
    """One numbering: the `abstract` definition whose counters it shares, and what it says against it."""

    abstract: str
    starts: dict[int, int]
    levels: dict[int, Level]


@dataclass(frozen=True, slots=True)
class Numbered:
    """Where a paragraph stands in a list: its level, from 0, and what is printed before it, "" before a bullet."""

    depth: int
    label: str


class Numbering:
    """The lists of a document, counted along as its paragraphs are met; `root`: their definitions."""

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._linked: dict[str, str] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        for one in root.iterchildren(word("abstractNum")) if root is not None else ():
            name = one.get(word("abstractNumId")) or ""
            self._abstract[name] = _read_levels(one)
            if link := value_of(one.find(word("numStyleLink"))):
                self._linked[name] = link
        for one in root.iterchildren(word("num")) if root is not None else ():
            name = one.get(word("numId")) or ""
            if name != "0":
                self._lists.setdefault(name, _read_list(one))
        self._styles = styles

    def count(self, list_id: str | None, depth: int | None, style: ParagraphStyle) -> Numbered | None:
        """The next paragraph, with the list and level it names itself and its style; None: it is in no list."""
        own = list_id is not None
        list_id = list_id if own else style.list_id
        found = self._lists.get(list_id or "")
        if found is None or list_id is None:
            return None
        abstract = self._resolve(found.abstract)
        levels = {**self._abstract.get(abstract, {}), **found.levels}
        if depth is None:
            depth = self._depth_of(levels, style) if not own else 0
        depth = min(max(depth, 0), DEEPEST)
        counts = self._counts.setdefault(abstract, {})
        level = levels.get(depth, Level())
        if (list_id, depth) not in self._begun:
            self._begun.add((list_id, depth))
            if depth in found.starts:
                counts.pop(depth, None)
                level_start = found.starts[depth]
            else:
                level_start = level.start
        else:
            level_start = level.start
        counts[depth] = min(counts[depth] + 1 if depth in counts else level_start, _HIGHEST)
        for deeper in [one for one in counts if one > depth]:
            restart = levels.get(deeper, Level()).restart
            if restart is None or depth < restart:
                del counts[deeper]
        return Numbered(depth, _print(levels, depth, counts))

    def _depth_of(self, levels: dict[int, Level], style: ParagraphStyle) -> int:
        for name in style.chain:
            for depth, level in levels.items():
                if level.style == name:
                    return depth
        return style.depth or 0

    def _resolve(self, abstract: str) -> str:
        for _ in range(_LINKS):
            linked = self._lists.get(self._styles.list_of(self._linked.get(abstract, "")) or "")
            if abstract not in self._linked or linked is None or linked.abstract == abstract:
                break
            abstract = linked.abstract
        return abstract


def _print(levels: dict[int, Level], depth: int, counts: dict[int, int]) -> str:
    level = levels.get(depth)
    if level is None or level.form == "bullet" or not level.said:
        return ""

    def number(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        shown = levels.get(at, Level())
        if at > depth or shown.form in _UNPRINTED:
            return ""
        return print_number(counts.get(at, shown.start), "decimal" if level.legal else shown.form)

    said = _PLACE.sub(number, level.said)
    return said + level.behind if said.strip() else ""


def _read_levels(definition: _Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for one in definition.iterchildren(word("lvl")):
        depth = number_of(one.get(LEVEL))
        if depth is not None and 0 <= depth <= DEEPEST:
            levels.setdefault(depth, _read_level(one))
    return levels


def _read_level(level: _Element) -> Level:
    legal = level.find(word("isLgl"))
    start = number_of(value_of(level.find(word("start"))))
    return Level(
        min(max(start, 0), _HIGHEST) if start is not None else 0 if level.find(word("start")) is None else 1,
        _read_form(level),
        (value_of(level.find(word("lvlText"))) or "")[:100],
        _BEHIND.get(value_of(level.find(word("suff"))) or "", "\t"),
        number_of(value_of(level.find(word("lvlRestart")))),
        legal is not None and is_on(legal),
        value_of(level.find(PARAGRAPH_STYLE)),
    )


def _read_form(level: _Element) -> str:
    form = level.find(word("numFmt"))
    choice = level.find(f"{ALTERNATE}/{CHOICE}")
    if choice is not None and choice.find(word("numFmt")) is not None:
        form = choice.find(word("numFmt"))
    if form is None:
        return "decimal"
    # A format of its own is told by its first numbers: `001, 002, 003, ...`.
    said = form.get(word("format")) if form.get(VALUE) == "custom" else form.get(VALUE)
    first = (said or "decimal").split(",")[0]
    return "0" * (len(first) - 1) + "1" if first.isdigit() else first


def _read_list(one: _Element) -> _List:
    starts: dict[int, int] = {}
    levels: dict[int, Level] = {}
    for override in one.iterchildren(word("lvlOverride")):
        depth = number_of(override.get(LEVEL))
        if depth is None or not 0 <= depth <= DEEPEST:
            continue
        start = number_of(value_of(override.find(word("startOverride"))))
        if start is not None:
            starts[depth] = min(max(start, 0), _HIGHEST)
        own = override.find(word("lvl"))
        if own is not None:
            levels[depth] = _read_level(own)
    return _List(value_of(one.find(word("abstractNumId"))) or "", starts, levels)
