"""The walk along the runs of one paragraph."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from citelink.documents.formats.docx.bookmarks import cited_at
from citelink.documents.formats.docx.boxes import shown_alternative
from citelink.documents.formats.docx.fields import Field, OpenFields
from citelink.documents.formats.docx.names import (
    ALTERNATE,
    BOOKMARK_END,
    BOOKMARK_START,
    BREAK,
    CONTROL,
    CONTROL_CONTENT,
    CONTROL_PROPERTIES,
    DRAWING,
    FIELD_CODE,
    FIELD_SIGN,
    HARD_HYPHEN,
    HOLDERS,
    ID,
    INSTRUCTION,
    LINK,
    MATH,
    MATH_PARAGRAPH,
    MATH_TEXT,
    MENDELEY_CONTROL,
    NAME,
    OBJECT,
    PICTURE,
    POSITIONED_TAB,
    RETURN,
    RUBY,
    RUBY_BASE,
    RUN,
    RUN_PROPERTIES,
    SIMPLE_FIELD,
    SYMBOL,
    TAB,
    TAG,
    TEXT,
    VALUE,
    word,
)
from citelink.documents.formats.docx.paragraphs import Paragraph
from citelink.documents.formats.docx.shared import NOTE_SIGNS, Shared, has_own_sign
from citelink.documents.formats.docx.stories import MetField, Origin, Story
from citelink.documents.formats.docx.styles import Look
from citelink.documents.formats.docx.symbols import read_symbol
from citelink.documents.formats.docx.word_bibliography import BIBLIOGRAPHY
from citelink.documents.places import Place
from citelink.text.span import Span

if TYPE_CHECKING:
    from lxml.etree import _Element

_ONE_LINE = str.maketrans("\n\r\t\v\f\x1c\x1d\x1e\x85\u2028\u2029", " " * 11)
_SIGNS = {TAB: "\t", POSITIONED_TAB: "\t", BREAK: "\n", RETURN: "\n", HARD_HYPHEN: "\u2011"}
_BOX_HOLDERS = frozenset({DRAWING, PICTURE, OBJECT, ALTERNATE})
_SHOWN = Look()
_WITHIN_PARAGRAPH = HOLDERS | {RUN}


class ParagraphWalk:
    """Walks the paragraphs of `story`, one after the other.

    anchored      the notes and boxes that were met
    separator     what stands before the next text within a table
    only_formula  whether the last paragraph says nothing but a formula
    """

    def __init__(self, shared: Shared, story: Story) -> None:
        self._shared = shared
        self._said = shared.said
        self._story = story
        self._fields = OpenFields(shared.signs[story.part])
        self._looks = shared.looks[story.part]
        self._count = 0
        self._live: _Element | None = None
        self._simple: _Element | None = None
        self._bookmark: _Element | None = None
        self._code, self._marked = "", 0
        self._label = ""
        self._place = Place()
        self._look = _SHOWN
        self._spoken = self._formula = self._in_table = False
        self.anchored: list[Story] = []
        self.separator = ""

    @property
    def only_formula(self) -> bool:
        """Whether the last paragraph said nothing but a formula."""
        return self._formula and not self._spoken

    def walk(self, element: _Element, read: Paragraph | None, place: Place, *, in_table: bool) -> bool:
        """Adds what a paragraph says; `read`: what it is. Gives whether it stands in a table of contents that a field
        makes."""
        self._count += 1
        self._fields.begin_paragraph(self._count)
        self._bookmark = None
        self._look_at_fields()
        self._label, self._look = (read.label, read.look) if read is not None else ("", _SHOWN)
        self._place = place
        self._spoken = self._formula = False
        self._in_table = in_table
        if in_table and self._said.in_block:
            self.separator = self.separator or "\n"
        contents = self._fields.contents
        if contents is not None and read is not None and read.kind == "heading":
            # The field goes on where its table surely ended: an end that belongs to it is missing.
            contents.contents = False
            contents = None
        steps: list[tuple[Iterator[_Element], Callable[[], None] | None]] = [(iter(element), None)]
        while steps:
            child = next(steps[-1][0], None)
            if child is None:
                _, end = steps.pop()
                if end is not None:
                    end()
                continue
            tag = child.tag
            if tag == RUN:
                base = self._walk_run(child)
                if base is not None:
                    steps.append((iter(base), None))
            elif tag in HOLDERS:
                steps.append((iter(child), None))
            elif tag == SIMPLE_FIELD:
                steps.append((iter(child), self._begin_simple(child, child.get(INSTRUCTION) or "")))
            elif tag == CONTROL:
                content = child.find(CONTROL_CONTENT)
                if content is not None:
                    steps.append((iter(content), self._begin_control(child)))
            elif tag in (MATH, MATH_PARAGRAPH):
                self._add_formula(child)
            elif tag in (BOOKMARK_START, BOOKMARK_END):
                self._meet_bookmark(child)
            elif tag == ALTERNATE and (shown := shown_alternative(child)) is not None:
                steps.append((iter(shown), None))
        if self._label and in_table:
            self._begin_text()
        return contents is not None or self._fields.contents is not None

    def _walk_run(self, run: _Element) -> _Element | None:
        """Adds what a run says; gives the text below a reading aid, which is walked like the rest."""
        raised, hidden = self._look.raised, self._look.hidden
        base: _Element | None = None
        own_sign = False
        for child in run:
            tag = child.tag
            if tag == TEXT:
                if self._fields.shows and not hidden and not own_sign:
                    self._add_text(child, bool(raised))
            elif tag == RUN_PROPERTIES:
                look = self._looks.of(child)
                if look is not None:
                    look = look.over(self._look)
                    raised, hidden = look.raised, look.hidden
            elif tag == FIELD_SIGN:
                self._meet_field_sign(child)
            elif tag == FIELD_CODE:
                self._fields.say(child.text or "")
            elif not self._fields.shows or hidden:
                continue
            elif tag in _SIGNS:
                self._add(_SIGNS[tag], child, bool(raised))
            elif tag in NOTE_SIGNS:
                own_sign = has_own_sign(child)
                note = self._shared.note(child)
                if note is not None:
                    note.anchor = (self._story, run, self._live)
                    self.anchored.append(note)
            elif tag in _BOX_HOLDERS:
                self._meet_drawing(child, run)
            elif tag == SYMBOL:
                self._add(read_symbol(child.get(word("char")), child.get(word("font"))), child, bool(raised))
            elif tag == RUBY:
                base = child.find(RUBY_BASE)
        return base

    def _add_text(self, element: _Element, raised: bool) -> None:
        said = element.text
        if len(element):
            # Entities that nobody knows, comments.
            said = (said or "") + "".join(one.tail or "" for one in element)
        if not said:
            self._shared.walked.empty.append(element)
            return
        self._add(said if said.isprintable() else said.translate(_ONE_LINE), element, raised)

    def _add(self, said: str, element: _Element, raised: bool, *, unseen: bool = False) -> None:
        if not said:
            return
        if not self._spoken:
            if self._label or self._in_table:
                self._begin_text()
            self._spoken = not unseen and not said.isspace()
        origin = Origin(element, self._story, self._live)
        self._said.add(
            said, origin, raised=raised, unseen=unseen, filled=self._live is not None, linked=_is_linked(element)
        )

    def _begin_text(self) -> None:
        """What stands before the text of a paragraph: what parts it from the cell before, and its number."""
        if self._in_table:
            if self._said.in_block:
                self._said.add(self.separator)
            self._shared.walked.places.append((self._said.length, self._place))
            self.separator, self._in_table = "", False
        self._said.add(self._label, filled=True)
        self._label = ""

    def _add_formula(self, formula: _Element) -> None:
        if self._fields.shows:
            said = "".join(text.text or "" for text in formula.iter(MATH_TEXT))
            self._add(said.translate(_ONE_LINE), formula, False, unseen=True)
            self._formula = True

    def _meet_field_sign(self, sign: _Element) -> None:
        ended = self._fields.meet(sign, self._count, self._said.length)
        if ended is not None:
            self._end_field(ended)
        self._look_at_fields()

    def _end_field(self, field: Field) -> None:
        if field.start is not None and (field.within == self._count or field.code.startswith(BIBLIOGRAPHY)):
            span = Span(field.start, self._said.length)
            self._shared.walked.fields.append(MetField(field.code, field.data, span))

    def _look_at_fields(self) -> None:
        outermost = self._fields.outermost
        begin = self._bookmark if outermost is None else outermost.begin
        self._live = begin if self._simple is None else self._simple

    def _meet_bookmark(self, sign: _Element) -> None:
        """A bookmark at which a program keeps a citation is as good as a field within its paragraph."""
        if sign.tag == BOOKMARK_START and self._bookmark is None:
            self._code = cited_at(sign, self._shared.cited, sign.get(NAME) or "")
            if self._code:
                self._bookmark, self._marked = sign, self._said.length
        elif sign.tag == BOOKMARK_END and self._bookmark is not None and sign.get(ID) == self._bookmark.get(ID):
            self._shared.walked.fields.append(MetField(self._code, "", Span(self._marked, self._said.length)))
            self._bookmark = None
        self._look_at_fields()

    def _begin_simple(self, field: _Element, code: str) -> Callable[[], None]:
        """A field in one element, or what is as good as one; gives what is to be done at its end."""
        start, said, met = self._said.length, self._said, self._shared.walked.fields
        outer = self._simple
        if self._live is None:
            self._simple = field
        self._look_at_fields()

        def end() -> None:
            met.append(MetField(code.strip(), "", Span(start, said.length)))
            self._simple = outer
            self._look_at_fields()

        return end

    def _begin_control(self, control: _Element) -> Callable[[], None] | None:
        """A control that a program keeps a citation in is as good as a field."""
        properties = control.find(CONTROL_PROPERTIES)
        tag = None if properties is None else properties.find(TAG)
        code = "" if tag is None else tag.get(VALUE) or ""
        if not code.startswith(MENDELEY_CONTROL):
            return None
        return self._begin_simple(control, code)

    def _meet_drawing(self, drawing: _Element, run: _Element) -> None:
        for box in self._shared.boxes(drawing):
            anchor = (self._story, run, self._live)
            self.anchored.append(Story(self._story.part, box, self._story.kind, self._place, anchor))


def _is_linked(element: _Element) -> bool:
    above = element.getparent()
    while above is not None and above.tag in _WITHIN_PARAGRAPH:
        if above.tag == LINK:
            return True
        above = above.getparent()
    return False
