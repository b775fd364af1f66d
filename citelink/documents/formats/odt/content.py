"""Reading content.xml: what a reader of the document meets, in order, each piece with the bytes it stands in.

The bytes are kept because the copy differs from the input in nothing but what is put between them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from citelink.documents.csl_citations import CslCitation, read_csl_citation
from citelink.documents.document import BlockKind
from citelink.documents.extraction import Extraction
from citelink.documents.formats.odt.names import SEPARATOR, short
from citelink.documents.formats.odt.numbering import ListNumbers
from citelink.documents.formats.odt.paragraphs import Field, Paragraph, Stretch, Table
from citelink.documents.formats.odt.records import read_bibliography_mark
from citelink.documents.formats.odt.styles import StyleSheet, number
from citelink.documents.given import GivenCitation
from citelink.documents.places import Place
from citelink.documents.xml import DEEPEST
from citelink.errors import UnreadableError
from citelink.text.span import Span

_MOST_SPACES = 100
_TAG = re.compile(rb"""<[^"'>]*+(?:"[^"]*"[^"'>]*+|'[^']*'[^"'>]*+)*>""")
# Words parted by single spaces, and white space, of which a reader sees one space (part 3, 6.1.2).
_SPACES = " \t\r\n"
_PARTS = re.compile(r"[^ \t\r\n]+(?: [^ \t\r\n]+)*|[ \t\r\n]+")
# What holds no words of the text: deleted text, comments, numbers of notes, templates of indexes, other objects.
_SKIPPED = frozenset(
    {
        "text:tracked-changes",
        "office:annotation",
        "text:note-citation",
        "text:ruby-text",
        "text:hidden-text",
        "text:sequence-decls",
        "text:variable-decls",
        "text:user-field-decls",
        "text:dde-connection-decls",
        "table:covered-table-cell",
        "office:forms",
        "svg:title",
        "svg:desc",
        "draw:object",
        "math:math",
        "presentation:notes",
    }
)
_INDEXES = frozenset(
    {
        "text:table-of-content",
        "text:illustration-index",
        "text:table-index",
        "text:object-index",
        "text:user-index",
        "text:alphabetical-index",
    }
)
_BLOCKS = frozenset({"text:p", "text:h"})
# Elements within a paragraph whose words are the author's own; all others are fields, which a program fills in.
_OPEN = frozenset({"text:span", "text:meta", "text:ruby", "text:ruby-base", "loext:content-control", *_BLOCKS})


@dataclass(frozen=True, slots=True)
class _Context:
    """What holds for all text within an element."""

    serial: int
    raised: bool = False
    hidden: bool = False
    in_link: bool = False
    generated: Field | None = None


@dataclass(slots=True)
class Content:
    """What content.xml says. `prefixes` are those of the namespaces that its root declares, `link_style` the style in
    which a link looks as the words around it ("": there is none)."""

    extraction: Extraction[Stretch] = field(default_factory=Extraction)
    citations: list[GivenCitation] = field(default_factory=list)
    records: list[CslCitation] = field(default_factory=list)
    prefixes: dict[str, str] = field(default_factory=dict)
    link_style: str = ""


def read_content(data: bytes, sheet: StyleSheet, marks: Mapping[str, str], what: str) -> Content:
    """What the bytes of content.xml, in UTF-8, say. `sheet` holds the styles of the document and takes those of the
    text; `marks` what bookmarks of Zotero mean, by name. Raises UnreadableError, which begins with `what`, for bytes
    that are no XML or nested too deeply."""
    reader = _Reader(data, sheet, marks, what)
    parse(data, reader.parser, what)
    reader.content.link_style = sheet.link_style()
    return reader.content


def read_styles(data: bytes, sheet: StyleSheet, what: str) -> None:
    """Adds the styles in the bytes of styles.xml to `sheet`. Raises UnreadableError as `read_content` does."""
    parser = new_parser(what)
    parser.StartElementHandler = lambda name, said: sheet.begin(short(name), _shortened(said))
    parser.EndElementHandler = lambda name: sheet.end(short(name))
    parse(data, parser, what)


def new_parser(what: str) -> expat.XMLParserType:
    """A parser of namespaces that refuses entities of the document's own."""
    parser = expat.ParserCreate("UTF-8", SEPARATOR)

    def refuse(*_: object) -> None:
        raise UnreadableError(f"{what}: it declares entities of its own, which no word processor writes")

    parser.EntityDeclHandler = refuse
    return parser


def parse(data: bytes, parser: expat.XMLParserType, what: str) -> None:
    """Lets `parser` read `data`. Raises UnreadableError, which begins with `what`, for what is no XML."""
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        said = f"{what}: it is damaged, its XML cannot be read (line {error.lineno}); open and save it anew"
        raise UnreadableError(said) from error


def tag_end(data: bytes, at: int) -> tuple[int, bool]:
    """Where the tag that begins at byte `at` ends, and whether it is that of an empty element."""
    tag = _TAG.match(data, at)
    end = tag.end() if tag is not None else at
    return end, data[end - 2 : end] == b"/>"


def _shortened(attributes: Mapping[str, str]) -> dict[str, str]:
    return {short(name): value for name, value in attributes.items()}


class _Reader:
    """What happens at each event of the parser."""

    def __init__(self, data: bytes, sheet: StyleSheet, marks: Mapping[str, str], what: str) -> None:
        self.content = Content()
        self._data, self._sheet, self._marks, self._what = data, sheet, marks, what
        self._numbers = ListNumbers(sheet)
        self._contexts = [_Context(0)]
        self._paragraphs: list[Paragraph] = []
        self._unlabelled: list[bool] = []
        self._table: Table | None = None
        self._skipped = self._serial = self._tables = self._indexes = self._counted = self._notes = 0
        self._in_notes: list[tuple[int, str]] = []
        self._verbatim = False
        self.parser = parser = new_parser(what)
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._say
        parser.StartNamespaceDeclHandler = self._declare
        parser.StartCdataSectionHandler = self._begin_verbatim
        parser.EndCdataSectionHandler = self._end_verbatim

    def _declare(self, prefix: str | None, uri: str) -> None:
        if prefix and len(self._contexts) == 1:
            self.content.prefixes[uri] = prefix

    def _begin_verbatim(self) -> None:
        self._verbatim = True

    def _end_verbatim(self) -> None:
        self._verbatim = False

    def _begin(self, name: str, said: dict[str, str]) -> None:
        name = short(name)
        if self._skipped or name in _SKIPPED or name.endswith("-source"):
            self._skipped += 1
            return
        if len(self._contexts) > DEEPEST:
            raise UnreadableError(f"{self._what}: it is nested more than {DEEPEST:,} levels deep")
        attributes = _shortened(said)
        if name == "text:section" and attributes.get("text:display") in ("none", "condition"):
            self._skipped += 1
            return
        self._sheet.begin(name, attributes)
        self._serial += 1
        self._contexts.append(self._within(name, attributes))
        self._begin_structure(name, attributes)
        if name in _BLOCKS:
            self._begin_paragraph(name, attributes)
        elif self._paragraphs:
            self._begin_inline(name, attributes)

    def _within(self, name: str, attributes: Mapping[str, str]) -> _Context:
        above = self._contexts[-1]
        style = attributes.get("text:style-name", "") if name in _OPEN or name == "text:a" else ""
        raised = self._sheet.is_raised(style) if style else None
        generated = above.generated
        if generated is None and self._paragraphs and name not in _OPEN and name != "text:a":
            at = self.parser.CurrentByteIndex
            end, empty = tag_end(self._data, at)
            generated = Field(at, end if empty else 0)
        if name in _BLOCKS:
            generated = None
        return _Context(
            self._serial,
            (above.raised and name not in _BLOCKS) if raised is None else raised,
            above.hidden or (bool(style) and self._sheet.is_hidden(style)),
            name == "text:a" or (above.in_link and name not in _BLOCKS),
            generated,
        )

    def _begin_structure(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "text:list":
            self._numbers.begin_list(attributes)
        elif name == "text:list-item":
            start = attributes.get("text:start-value")
            self._numbers.begin_item(number(start, 1) if start is not None else None)
            self._unlabelled.append(True)
        elif name == "text:list-header":
            self._unlabelled.append(False)
        elif name == "table:table":
            self._begin_table()
        elif name == "table:table-row" and self._table is not None and not self._paragraphs:
            self._table.begin_row()
        elif name == "table:table-cell":
            self._tables += 1
            if self._table is not None and not self._paragraphs:
                self._table.begin_cell()
        elif name in _INDEXES:
            self._indexes += 1
        elif name == "text:note":
            self._notes += 1
            kind = "endnote" if attributes.get("text:note-class") == "endnote" else "note"
            self._in_notes.append((self._notes, kind))

    def _end_structure(self, name: str) -> None:
        if name == "text:list":
            self._numbers.end_list()
        elif name in ("text:list-item", "text:list-header"):
            self._unlabelled.pop()
        elif name == "table:table":
            self._end_table()
        elif name == "table:table-cell":
            self._tables -= 1
        elif name in _INDEXES:
            self._indexes -= 1
        elif name == "text:note":
            self._in_notes.pop()

    def _begin_table(self) -> None:
        if self._paragraphs:
            return  # it stands in a frame
        if self._table is None:
            self._table = Table()
        else:
            self._table.depth += 1

    def _end_table(self) -> None:
        if self._table is None or self._paragraphs:
            return
        self._table.depth -= 1
        if self._table.depth == 0:
            table, self._table = self._table, None
            for paragraph in table.paragraphs():
                self._write_out(paragraph)

    def _begin_paragraph(self, name: str, attributes: Mapping[str, str]) -> None:
        style = attributes.get("text:style-name", "")
        self._counted += 1
        level = number(attributes.get("text:outline-level"), 1) if name == "text:h" else self._numbers.level
        kind = self._kind(name, style)
        part = "{1} {0}".format(*self._in_notes[-1]) if self._in_notes else ""
        place = Place(part=part) if part else Place(paragraph=self._counted)
        paragraph = Paragraph(kind, level, place, kind not in ("footnote", "contents", "heading") and self._tables > 0)
        self._paragraphs.append(paragraph)
        label = ""
        if name == "text:h" and attributes.get("text:is-list-header") != "true":
            label = self._numbers.heading(level) if not self._unlabelled else self._numbers.label(style)
        elif self._unlabelled and self._unlabelled[-1]:
            label = self._numbers.label(style)
        if self._unlabelled:
            self._unlabelled[-1] = False
        if label:
            paragraph.add(f"{label} ", None, False, filled=True)

    def _kind(self, name: str, style: str) -> BlockKind:
        if self._in_notes:
            return "footnote"
        if self._indexes:
            return "contents"
        if name == "text:h":
            return "heading"
        if self._tables and self._paragraphs:
            return "table"
        if self._sheet.is_caption(style):
            return "caption"
        if self._sheet.is_code(style):
            return "code"
        return "list_item" if self._unlabelled else "paragraph"

    def _begin_inline(self, name: str, attributes: Mapping[str, str]) -> None:
        paragraph = self._paragraphs[-1]
        if name == "text:s":
            self._add(" " * min(number(attributes.get("text:c"), _MOST_SPACES), _MOST_SPACES), None)
        elif name == "text:tab":
            self._add("\t", None)
        elif name == "text:line-break":
            self._add("\n", None)
        elif name in ("text:reference-mark-start", "text:bookmark-start"):
            paragraph.marks[attributes.get("text:name", "")] = paragraph.length
        elif name in ("text:reference-mark-end", "text:bookmark-end"):
            self._end_mark(paragraph, attributes.get("text:name", ""))
        elif name == "text:bibliography-mark":
            citation = read_bibliography_mark(attributes)
            paragraph.citations.append((Span(paragraph.length, paragraph.length), citation))

    def _end_mark(self, paragraph: Paragraph, name: str) -> None:
        start = paragraph.marks.pop(name, None)
        citation = read_csl_citation(self._marks.get(name, name)) if start is not None else None
        if start is not None and citation is not None and start < paragraph.length:
            paragraph.citations.append((Span(start, paragraph.length), citation))

    def _add(self, said: str, origin: Stretch | None) -> None:
        context = self._contexts[-1]
        if said and not context.hidden:
            # A tab is an element of its own, and typed.
            self._paragraphs[-1].add(said, origin, context.raised, filled=bool(origin and context.generated))
            self._paragraphs[-1].spaced = False

    def _say(self, said: str) -> None:
        if self._skipped or not self._paragraphs:
            return
        at = self.parser.CurrentByteIndex
        if self._data[at : at + 1] == b"&" and not self._verbatim:
            end = self._data.index(b";", at) + 1
            self._add(said, self._stretch(at, end, linear=False))
            return
        paragraph = self._paragraphs[-1]
        for part in _PARTS.finditer(said):
            text = part.group()
            end = at + len(text.encode())
            if not text.isspace() or text[0] not in _SPACES:
                self._add(text, self._stretch(at, end, linear=True))
            elif not paragraph.spaced:
                self._add(" ", self._stretch(at, end, linear=False))
                paragraph.spaced = True
            at = end

    def _stretch(self, start: int, end: int, *, linear: bool) -> Stretch | None:
        context = self._contexts[-1]
        if self._verbatim:
            return None
        return Stretch(start, end, linear, context.serial, context.in_link, context.generated)

    def _end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        name = short(name)
        self._sheet.end(name)
        context = self._contexts.pop()
        if context.generated is not None and context.generated is not self._contexts[-1].generated:
            context.generated.end = context.generated.end or tag_end(self._data, self.parser.CurrentByteIndex)[0]
        self._end_structure(name)
        if name == "text:bibliography-mark" and self._paragraphs:
            paragraph = self._paragraphs[-1]
            span, citation = paragraph.citations.pop()
            if paragraph.length > span.start:
                paragraph.citations.append((Span(span.start, paragraph.length), citation))
        elif name in _BLOCKS and self._paragraphs:
            done = self._paragraphs.pop()
            if self._paragraphs:
                self._paragraphs[-1].behind.append(done)
            elif self._table is not None:
                self._table.add(done)
            else:
                self._write_out(done)

    def _write_out(self, paragraph: Paragraph) -> None:
        waiting = [paragraph]
        while waiting:
            one = waiting.pop()
            extraction = self.content.extraction
            base = extraction.length
            for piece in one.pieces:
                extraction.add(
                    piece.said,
                    piece.origin,
                    raised=piece.raised,
                    filled=piece.filled,
                    linked=bool(piece.origin and piece.origin.in_link),
                )
            for span, citation in one.citations:
                self.content.citations.append(GivenCitation(span.shift(base), citation.items))
                self.content.records.append(citation)
            extraction.end_block(one.kind, level=one.level, place=one.place)
            waiting += reversed(one.behind)
