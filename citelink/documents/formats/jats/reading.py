"""read_jats(): an article -> its text, piece by piece, with its cross-references and its reference lists."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from citelink.documents.comments import Comment
from citelink.documents.document import BlockKind
from citelink.documents.extraction import Extraction
from citelink.documents.formats.jats import elements
from citelink.documents.formats.jats.printing import between, ending, instead_of, is_part, is_untagged, joined
from citelink.documents.given import GivenReference
from citelink.documents.markup.characters import Shown
from citelink.documents.markup.flow import Flow
from citelink.documents.markup.tokens import COMMENT, Token, attributes, scan
from citelink.text.span import Span

_NUMBER = re.compile(r"[^\w]{0,3}(\d{1,5})[^\w]{0,3}")
_LABELLED = re.compile(r"\s{0,200}<(?:\w{1,20}:)?label[\s>]")
_NO_SPACE_BEFORE = re.compile(r"[.,:;)\]]")
_ORDERED = ("order", "arabic")

Effect = Literal[
    "raised", "formula", "code", "preformatted", "title", "caption", "note", "row", "citation", "note-link"
]


@dataclass(frozen=True, slots=True)
class CrossReference:
    """An `xref` as it is printed at `span`; `ids` are those of the references it leads to, `sure`: it says itself that
    it cites."""

    span: Span
    ids: tuple[str, ...]
    sure: bool


@dataclass(slots=True)
class Article:
    """What was read; spans are into the text of `extraction`, `comments` those that speak to citelink."""

    extraction: Extraction[Span]
    citations: list[CrossReference] = field(default_factory=list)
    references: list[GivenReference] = field(default_factory=list)
    headings: list[Span] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)


@dataclass(slots=True)
class _Element:
    name: str
    seen: bool
    effects: tuple[Effect, ...] = ()
    count: int = 0


@dataclass(slots=True)
class _Reference:
    id: str
    mixed: bool
    label: str = ""
    number: int | None = None
    part: str = ""


@dataclass(slots=True)
class _Citing:
    ids: tuple[str, ...]
    sure: bool
    start: int = -1
    end: int = -1


def read_jats(text: str) -> Article:
    """What the well-formed article `text` says; the origin of each piece is its place in `text`."""
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._article = Article(Extraction())
        self._flow = Flow(self._article.extraction)
        self._open: list[_Element] = []
        self._effects: Counter[Effect] = Counter()
        self._names: Counter[str] = Counter()
        self._kind: BlockKind = "paragraph"
        self._level = 0
        self._heads_list = False
        self._fresh = False  # an item began of which nothing was said yet
        self._labelled = False  # all that stands on the line is a label
        self._reference: _Reference | None = None
        self._citing: _Citing | None = None

    def read(self) -> Article:
        for token in scan(self._text, xml=True):
            if token.kind == "start":
                self._start(token)
            elif token.kind == "end":
                self._end()
            elif token.kind == "text" or token.name == "cdata":
                self._characters(token)
            elif token.name == COMMENT:
                self._flow.hear(self._text[token.start : token.end])
        self._break()
        self._article.comments = self._flow.comments
        return self._article

    # Tags

    def _start(self, token: Token) -> None:
        name = token.name.rpartition(":")[2]
        around = self._open[-1] if self._open else None
        seen = (around is None or around.seen) and name not in elements.DATA and name not in elements.UNSEEN
        if name in elements.TEXT_OF_DATA and (self._names["front"] or self._names["front-stub"]):
            seen = not self._names["related-article"]
        if self._reference is not None and self._reference.mixed and name in elements.HIDDEN_BESIDE_MIXED:
            seen = False
        element = _Element(name, seen)
        if seen:
            if name in elements.BLOCKS:
                self._end_block(name)
            self._begin(element, token, around)
        if token.closed:
            self._finish(element)
            return
        self._open.append(element)
        self._names[name] += 1
        self._effects.update(element.effects)

    def _end(self) -> None:
        if not self._open:
            return
        element = self._open.pop()
        self._names[element.name] -= 1
        self._effects.subtract(element.effects)
        self._finish(element)

    def _begin(self, element: _Element, token: Token, around: _Element | None) -> None:
        name = element.name
        element.effects = self._effects_of(name, token)
        if name == "xref" and self._citing is None:
            said = attributes(self._text, token)
            if said.get("rid") and said.get("ref-type", "bibr") == "bibr":
                self._citing = _Citing(tuple(said["rid"].split()), "ref-type" in said)
        elif name == "ref":
            self._begin_reference(token)
        elif name == "list":
            element.count = 0 if attributes(self._text, token).get("list-type") in _ORDERED else -1
        elif name == "list-item":
            self._begin_item(token, around)
        elif name in elements.CELLS:
            self._flow.end_cell()
        elif name == "break":
            self._flow.end_line(token.start, token.end)
        elif self._effects["citation"] and is_part(name):
            self._begin_part(name, attributes(self._text, token).get("pub-id-type", ""), token.closed)

    def _effects_of(self, name: str, token: Token) -> tuple[Effect, ...]:
        found: list[Effect] = []
        if name == "sup":
            found.append("raised")
        elif name in elements.FORMULAS:
            found.append("formula")
        elif name in elements.CODE:
            found.append("preformatted")
        elif name in elements.INLINE_CODE:
            found.append("code")
        elif name == "caption":
            found.append("caption")
        elif name in elements.TITLES and not self._effects["caption"] and self._reference is None:
            found.append("title")
        elif name == "tr":
            found.append("row")
        elif name in elements.TAGGED_CITATIONS and self._reference is not None and not is_untagged(self._text, token):
            found.append("citation")
        elif name == "xref" and attributes(self._text, token).get("ref-type") in elements.NO_CITATIONS:
            found.append("note-link")
        if name in elements.NOTES:
            found.append("note")
        return tuple(found)

    def _finish(self, element: _Element) -> None:
        """What the end of an element changes."""
        name = element.name
        if not element.seen:
            return
        if name == "label":
            self._end_label()
        elif name == "xref" and self._citing is not None:
            citing, self._citing = self._citing, None
            if citing.start >= 0:
                span = Span(citing.start, citing.end)
                self._article.citations.append(CrossReference(span, citing.ids, citing.sure))
        elif name == "ref" and self._reference is not None:
            self._end_reference()
        elif name in elements.BLOCKS:
            self._labelled = self._labelled and self._reference is not None
            self._end_block(name)
        elif "citation" in element.effects and self._reference is not None:
            self._flow.print(ending(self._reference.part))
            self._reference.part = "; "

    # References

    def _begin_reference(self, token: Token) -> None:
        end = self._text.find("</", token.end)
        ended = self._text.find(f"</{token.name}", end) if end >= 0 else -1
        inside = self._text[token.end : ended if ended >= 0 else token.end]
        self._reference = _Reference(attributes(self._text, token).get("id", ""), "mixed-citation" in inside)
        self._fresh = True

    def _end_reference(self) -> None:
        reference, self._reference = self._reference, None
        self._labelled = False
        span = self._break()
        if span is not None and reference is not None:
            self._article.references.append(GivenReference(span, reference.id, reference.number))

    def _begin_part(self, name: str, kind: str, empty: bool) -> None:
        assert self._reference is not None
        if name in ("person-group", "date"):
            return
        printed = between(self._reference.part, name, kind)
        said = instead_of(name) if empty else ""
        if (printed or said) and self._flow.line:
            self._flow.print(joined(printed, self._flow.ending) + said)
        self._reference.part = name

    def _end_label(self) -> None:
        self._labelled = bool(self._flow.line)
        if self._reference is None or self._reference.label:
            return
        label = self._flow.line.strip()
        self._reference.label = label
        if found := _NUMBER.fullmatch(label):
            self._reference.number = int(found[1])

    # Lines

    def _begin_item(self, token: Token, around: _Element | None) -> None:
        self._fresh = True
        if around is not None and around.name == "list" and around.count >= 0:
            around.count += 1
            if not _LABELLED.match(self._text, token.end):
                self._begin_line()
                self._flow.print(f"{around.count}. ")
                self._labelled = True

    def _end_block(self, name: str) -> None:
        """What begins or ends on a line of its own; a reference stands on one line whatever it is made of."""
        if self._reference is None or name == "ref":
            self._break()
        elif self._flow.line and not self._labelled:
            self._flow.join()

    def _break(self) -> Span | None:
        """Ends the line, unless all that stands on it is a label."""
        if self._labelled:
            return None
        span = self._flow.end(self._kind, self._level)
        if span is not None and self._kind == "heading" and self._heads_list:
            self._article.headings.append(span)
        return span

    def _begin_line(self) -> None:
        self._level, self._heads_list = 0, False
        if self._effects["preformatted"]:
            self._kind = "code"
        elif self._effects["title"]:
            self._kind, self._level = "heading", 1 + self._names["sec"]
            around = self._open[-2].name if len(self._open) > 1 else ""
            self._heads_list = around == "ref-list" and self._names["ref-list"] == 1
        elif self._reference is not None:
            self._kind = "list_item" if self._fresh else "paragraph"
        elif self._effects["note"]:
            self._kind = "footnote"
        elif self._effects["caption"]:
            self._kind = "caption"
        elif self._effects["row"]:
            self._kind = "table"
        else:
            self._kind = "list_item" if self._fresh else "paragraph"
        self._fresh = False

    # Text

    def _characters(self, token: Token) -> None:
        if not self._open or not self._open[-1].seen:
            return
        kept = bool(self._effects["preformatted"])
        references = token.kind == "text"
        for shown in self._flow.pieces(self._text, token.start, token.end, references=references, kept=kept):
            self._say(shown)

    def _say(self, shown: Shown) -> None:
        if not self._flow.in_line:
            self._begin_line()
        in_label = self._names["label"] > 0
        if self._labelled and not in_label:
            self._labelled = False
            cut = self._without_label(shown)
            if cut is None:
                self._labelled = True
                return
            shown = cut
            if self._effects["title"] or self._effects["caption"]:
                self._begin_line()  # a label is part of what it labels
            if _NO_SPACE_BEFORE.match(shown.said) is None:
                if self._reference is not None and self._flow.line.strip().isdigit():
                    self._flow.print(".")
                self._flow.join()
            else:
                self._flow.forget_space()
        effects = self._effects
        unseen = bool(effects["formula"] or effects["code"] or effects["note-link"])
        # The label of a reference, raised or not, is no marker.
        raised = effects["raised"] > 0 and not unseen and not (in_label and self._reference is not None)
        where = self._flow.say(shown, raised=raised, unseen=unseen)
        if self._citing is not None:
            if self._citing.start < 0:
                self._citing.start = where.start
            self._citing.end = where.end

    def _without_label(self, shown: Shown) -> Shown | None:
        """The first words behind a reference's label, without the same label typed once more; None: nothing is left."""
        reference = self._reference
        if reference is None or reference.number is None or len(shown.said) != shown.end - shown.start:
            return shown
        found = re.match(rf"[\[(]?{reference.number}(?:[\])][.:]?|[.:)]|(?=\s|$))\s{{0,5}}", shown.said)
        if found is None:
            return shown
        said = shown.said[found.end() :]
        return Shown(said, shown.start + found.end(), shown.end) if said else None
