"""Flow: the characters between tags put on lines, white space as a reader sees it."""

from __future__ import annotations

from collections.abc import Iterator

from citelink.documents.comments import ADDRESSED, Comment
from citelink.documents.document import BlockKind
from citelink.documents.extraction import Extraction
from citelink.documents.markup.characters import Shown, show
from citelink.text.span import Span

# As much of a line is kept as tells whether it is a label.
_BEGINNING = 40


class Flow:
    """Fills the lines of an extraction; the places of its pieces are those in the file, `shift` further on.

    White space is said when something follows it on its line. `line` is the beginning of what was said on the line,
    without what is generated, `ending` the last sign on it; `comments` those that speak to citelink."""

    def __init__(self, extraction: Extraction[Span], shift: int = 0) -> None:
        self.said = extraction
        self._shift = shift
        self.line = ""
        self.ending = ""
        self._space: Span | None = None
        self._joined = False
        self.comments: list[Comment] = []
        self._waiting: list[str] = []

    @property
    def in_line(self) -> bool:
        """Whether anything stands on the line, generated or not."""
        return self.said.in_block

    def pieces(
        self, text: str, start: int, end: int, *, references: bool = True, kept: bool = False
    ) -> Iterator[Shown]:
        """What a reader sees of `text` from `start` to `end`, to be handed to `say` one by one; white space at the ends
        of a piece is remembered. `references`, `kept`: as in `characters.show`."""
        for shown in show(text, start, end, references=references, kept=kept):
            if kept:
                yield shown
                continue
            said, start, end = shown
            if not said.strip(" "):
                self._space = self._space or Span(start, end)
                continue
            if said[0] == " ":
                self._space = self._space or Span(start, start + 1)
                said, start = said[1:], start + 1
            after = Span(end - 1, end) if said[-1] == " " and len(said) == end - start else None
            yield Shown(said[:-1], start, end - 1) if after else Shown(said, start, end)
            self._space = after or self._space

    def say(self, shown: Shown, *, raised: bool = False, unseen: bool = False) -> Span:
        """Adds a piece, and before it the white space that is due; gives its place in the text."""
        if self.line and self.ending != "\n":
            if self._space is not None:
                self.said.add(" ", self._space.shift(self._shift))
            elif self._joined:
                self.said.add(" ")
        self._space, self._joined = None, False
        self._place_comments()
        if len(self.line) < _BEGINNING:
            self.line += shown.said
        self.ending = shown.said[-1:] or self.ending
        return self.said.add(shown.said, Span(shown.start, shown.end).shift(self._shift), raised=raised, unseen=unseen)

    def print(self, said: str) -> None:
        """Adds what stands in no file: a number, punctuation. It stands right behind what was said before."""
        self._space, self._joined = None, False
        self._place_comments()
        self.said.add(said)
        self.ending = said.rstrip(" ")[-1:] or self.ending

    def hear(self, comment: str) -> None:
        """A comment stands here: behind what was said on the line, or before what is said next."""
        if ADDRESSED in comment:
            self._waiting.append(comment)
            if self.in_line:
                self._place_comments()

    def _place_comments(self) -> None:
        here = Span(self.said.length, self.said.length)
        self.comments += [Comment(here, said) for said in self._waiting]
        self._waiting.clear()

    def join(self) -> None:
        """What follows stands on the same line, with a space between."""
        self._joined = True

    def end_line(self, start: int, end: int) -> None:
        """A line ends within the block, at `[start, end)` of the file."""
        if self.in_line:
            self._space = None
            self.said.add("\n", Span(start, end).shift(self._shift))
            self.line += "\n"
            self.ending = "\n"

    def end_cell(self) -> None:
        """What follows stands in the next cell of a row."""
        self._space, self._joined = None, False
        if self.in_line:
            self.said.add("\t")
            self.line = ""

    def forget_space(self) -> None:
        """The white space before what follows is none a reader sees."""
        self._space = None

    def end(self, kind: BlockKind, level: int = 0) -> Span | None:
        """Ends the block; gives its place in the text, None: nothing was said."""
        self._space, self._joined, self.line, self.ending = None, False, "", ""
        return self.said.end_block(kind, level=level) if self.said.in_block else None
