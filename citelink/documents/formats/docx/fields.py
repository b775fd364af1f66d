"""Fields: which runs are the code of one, which its result (ECMA-376, part 1, 17.16.18).

A field begins with a sign, `separate` parts its code from its result, and another sign ends it; fields stand within
fields. Files have signs without their others. What begins and never ends is a field up to the end of its paragraph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citelink.documents.formats.docx.names import FIELD_DATA, FIELD_SIGN, FIELD_SIGN_KIND

if TYPE_CHECKING:
    from lxml.etree import _Element

# A code is read up to here: the records of a citation are long, and a file may pretend that a book is one.
LONGEST_CODE = 2_000_000
_CONTENTS = ("TOC", "TOA")


class Field:
    """A field that was met.

    begin    the element it begins with
    whole    whether it ends
    code     what its code says; `data`: what it carries beside
    start    where its result begins in the text; None: it has none so far
    within   the paragraph in which it begins
    """

    __slots__ = ("_length", "_said", "begin", "contents", "data", "in_result", "start", "whole", "within")

    def __init__(self, begin: _Element, whole: bool, within: int) -> None:
        self.begin = begin
        self.whole = whole
        self.within = within
        self.in_result = False
        self.start: int | None = None
        self.contents = False
        self.data = ""
        self._said: list[str] = []
        self._length = 0

    @property
    def code(self) -> str:
        """The code, without white space around it."""
        return "".join(self._said).strip()

    def say(self, said: str) -> None:
        """More of the code."""
        if self._length < LONGEST_CODE:
            self._said.append(said)
            self._length += len(said)


class FieldSigns:
    """Which of the signs of a part begin fields that end, and which end them."""

    def __init__(self, root: _Element) -> None:
        self._ends: dict[_Element, _Element] = {}
        open_signs: list[_Element] = []
        self._matched: set[_Element] = set()
        for sign in root.iter(FIELD_SIGN):
            kind = sign.get(FIELD_SIGN_KIND)
            if kind == "begin":
                open_signs.append(sign)
            elif kind == "end" and open_signs:
                begin = open_signs.pop()
                self._ends[begin] = sign
                self._matched.add(sign)

    def end_of(self, begin: _Element) -> _Element | None:
        """The sign that ends the field that begins at `begin`; None: nothing does."""
        return self._ends.get(begin)

    def ends_one(self, sign: _Element) -> bool:
        """Whether an `end` ends a field."""
        return sign in self._matched


class OpenFields:
    """The fields that are open where the walk of one story stands."""

    def __init__(self, signs: FieldSigns) -> None:
        self._signs = signs
        self._open: list[Field] = []
        self.shows = True

    @property
    def outermost(self) -> Field | None:
        """The field that everything here stands in; None: there is none that ends."""
        return next((one for one in self._open if one.whole), None)

    @property
    def contents(self) -> Field | None:
        """The open field that makes a table of contents."""
        return next((one for one in self._open if one.contents and one.whole), None)

    def meet(self, sign: _Element, paragraph: int, at: int) -> Field | None:
        """Takes a sign in; `at` is the length of the text so far. Gives the field that ends here."""
        kind = sign.get(FIELD_SIGN_KIND)
        ended: Field | None = None
        if kind == "begin":
            field = Field(sign, self._signs.end_of(sign) is not None, paragraph)
            data = sign.find(FIELD_DATA)
            field.data = (data.text or "") if data is not None else ""
            self._open.append(field)
        elif kind == "separate" and self._open:
            field = self._open[-1]
            field.in_result, field.start = True, at
            field.contents = field.code.startswith(_CONTENTS)
        elif kind == "end" and self._signs.ends_one(sign):
            # Between a field and its end only fields without one are still open.
            while self._open:
                field = self._open.pop()
                if field.whole:
                    ended = field
                    break
        self._look(paragraph)
        return ended

    def say(self, said: str) -> None:
        """A stretch of code."""
        if self._open and not self._open[-1].in_result:
            self._open[-1].say(said)

    def begin_paragraph(self, paragraph: int) -> None:
        """A new paragraph begins: fields that never end are over, and no code goes on."""
        if self._open:
            self._open = [one for one in self._open if one.whole]
            self._look(paragraph)

    def _look(self, paragraph: int) -> None:
        self.shows = all(one.in_result or one.within != paragraph for one in self._open)
