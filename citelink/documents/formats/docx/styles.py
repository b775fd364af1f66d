"""What the styles of a document say of paragraphs and runs, with what they inherit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from citelink.documents.document import BlockKind
from citelink.documents.formats.docx.names import (
    BASED_ON,
    HIDDEN,
    LEVEL,
    NAME,
    NUMBERING,
    NUMBERING_ID,
    OUTLINE,
    PARAGRAPH_PROPERTIES,
    POSITION,
    RAISED,
    RUN_PROPERTIES,
    STYLE,
    VALUE,
    word,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

# Longer chains of styles are made to be long.
_LONGEST_CHAIN = 40
# Half-points: less is a correction of the line, more is above it.
_LEAST_RAISED = 4
_OFF = frozenset({"0", "false", "off"})
HIGHEST_LEVEL = 9
# Names of built-in styles, which Word writes in English in any language, and of those that pandoc and others write.
_HEADING = re.compile(r"heading ([1-9])")
# No style of authorities is among them: LibreOffice gives it to the heading of a bibliography, and a table of
# authorities is a field, which tells it.
_CONTENTS = re.compile(r"toc(?: [1-9]| heading)|contents heading|contents [1-9]|table of figures")
_CAPTION = re.compile(r"(?:image |table |figure )?caption")
_CODE = re.compile(
    r"(?:html )?(?:preformatted(?: text)?|source ?code|source|code(?: block)?|listing|verbatim|macro(?: text)?)"
)


@dataclass(frozen=True, slots=True)
class Look:
    """Of the look of a run: whether it is raised, and whether it is hidden; None: nothing is said."""

    raised: bool | None = None
    hidden: bool | None = None

    def over(self, below: Look) -> Look:
        """This look, and that `below` where this says nothing."""
        return Look(
            below.raised if self.raised is None else self.raised, below.hidden if self.hidden is None else self.hidden
        )


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a style says of a paragraph.

    kind      what it is; a heading has its `level`
    list_id   the numbering it belongs to, None: none; "0" says so against a style below
    depth     its level there, from 0; None: not said
    chain     the ids of the style and of those it is based on
    """

    kind: BlockKind = "paragraph"
    level: int = 0
    list_id: str | None = None
    depth: int | None = None
    look: Look = Look()
    chain: tuple[str, ...] = ()


PLAIN = ParagraphStyle()
NO_LOOK = Look()


class Styles:
    """The styles in a part, `root`; None: there is no such part."""

    def __init__(self, root: _Element | None) -> None:
        self._styles: dict[str, _Element] = {}
        self._default = ""
        for style in root.iterchildren(STYLE) if root is not None else ():
            name = style.get(word("styleId")) or ""
            self._styles.setdefault(name, style)
            if style.get(word("type")) == "paragraph" and style.get(word("default")) in ("1", "true", "on"):
                self._default = name
        self.paragraph = cache(self._paragraph)
        self.run = cache(self._run)

    def _paragraph(self, name: str | None) -> ParagraphStyle:
        kind: BlockKind | None = None
        level: int | None = None
        list_id: str | None = None
        depth: int | None = None
        look = NO_LOOK
        chain = self._chain(name if name in self._styles else self._default)
        for style in chain:
            said = (value_of(style.find(NAME)) or "").lower()
            look = look.over(_look_of_style(style))
            properties = style.find(PARAGRAPH_PROPERTIES)
            found, below = read_numbering(properties)
            if list_id is None:
                list_id, depth = found, below if depth is None else depth
            if kind is None:
                kind = _kind(said)
            if level is None:
                level = _level(said, properties)
        if kind is None and level:
            kind = "heading"
        return ParagraphStyle(
            kind or "paragraph",
            level or 0 if kind == "heading" else 0,
            list_id,
            depth,
            look,
            tuple(style.get(word("styleId")) or "" for style in chain),
        )

    def _run(self, name: str) -> Look:
        look = NO_LOOK
        for style in self._chain(name):
            look = look.over(_look_of_style(style))
        return look

    def _chain(self, name: str) -> list[_Element]:
        chain: list[_Element] = []
        seen: set[str] = set()
        while name in self._styles and name not in seen and len(chain) < _LONGEST_CHAIN:
            seen.add(name)
            chain.append(self._styles[name])
            name = value_of(chain[-1].find(BASED_ON)) or ""
        return chain

    def list_of(self, name: str) -> str | None:
        """The numbering that a style of lists stands for."""
        style = self._styles.get(name)
        return None if style is None else read_numbering(style.find(PARAGRAPH_PROPERTIES))[0]


def value_of(element: _Element | None) -> str | None:
    """The `val` of an element, None where there is none."""
    return None if element is None else element.get(VALUE)


def is_on(element: _Element) -> bool:
    """Whether a property that is either on or off is on: it is when it only stands there."""
    return (element.get(VALUE) or "1") not in _OFF


def read_look(properties: _Element) -> Look:
    """What the properties of a run say of its look themselves."""
    raised: bool | None = None
    hidden: bool | None = None
    for one in properties.iterchildren(RAISED, POSITION, HIDDEN):
        if one.tag == HIDDEN:
            hidden = is_on(one)
        elif one.tag == RAISED:
            raised = one.get(VALUE) == "superscript"
        elif raised is None:
            raised = (number_of(one.get(VALUE)) or 0) >= _LEAST_RAISED or None
    return Look(raised, hidden)


def read_numbering(properties: _Element | None) -> tuple[str | None, int | None]:
    """The numbering and the level in it that the properties of a paragraph or style name themselves."""
    numbering = None if properties is None else properties.find(NUMBERING)
    if numbering is None:
        return None, None
    return value_of(numbering.find(NUMBERING_ID)), number_of(value_of(numbering.find(LEVEL)))


def read_level(properties: _Element) -> int | None:
    """The outline level that properties name themselves, from 1; 0: they say body text, None: nothing."""
    outline = number_of(value_of(properties.find(OUTLINE)))
    if outline is None:
        return None
    return outline + 1 if 0 <= outline < HIGHEST_LEVEL else 0


def number_of(printed: str | None) -> int | None:
    """A whole number as attributes have it; None for what is none or longer than one that a document needs."""
    if printed is None:
        return None
    figures = printed.strip()
    bare = figures[1:] if figures[:1] in ("-", "+") else figures
    return int(figures) if bare.isascii() and bare.isdigit() and len(bare) < 10 else None


def _look_of_style(style: _Element) -> Look:
    properties = style.find(RUN_PROPERTIES)
    return NO_LOOK if properties is None else read_look(properties)


def _kind(name: str) -> BlockKind | None:
    if name == "title" or _HEADING.fullmatch(name):
        return "heading"
    if _CONTENTS.fullmatch(name):
        return "contents"
    if _CAPTION.fullmatch(name):
        return "caption"
    return "code" if _CODE.fullmatch(name) else None


def _level(name: str, properties: _Element | None) -> int | None:
    outline = None if properties is None else read_level(properties)
    if outline is not None:
        return outline
    heading = _HEADING.fullmatch(name)
    if heading:
        return int(heading[1])
    return 1 if name == "title" else None
