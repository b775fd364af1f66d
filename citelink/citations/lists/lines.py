"""The lines of a document as the search for reference lists sees them: no blank lines, page numbers, running heads, and
with what the document's blocks say of them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from citelink.citations.blocks import KnownBlock, known_blocks, searched_text
from citelink.citations.lists.heading_keys import list_keys
from citelink.citations.lists.words import NUMBER_RUNS_ON, PAGE_NUMBER
from citelink.documents.document import BlockKind, Document
from citelink.text.fold import heading_key
from citelink.text.repairs import Damage, find_damage
from citelink.text.span import Span

_T = TypeVar("_T")

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_ENDS_IN_NUMBER = re.compile(r"(?:(?<!\s)\s{2,}+|\s)[0-9]{1,4}$")
_STARTS_WITH_NUMBER = re.compile(r"[0-9]{1,4}\s{2,}|[0-9]{1,4}\s(?=\D)")
_LONGEST_RUNNING_HEAD = 100
_REPEATED = 2
# Blocks whose lines are no lines of the text: where pages turn, and what is never part of a list.
_PAGE_BLOCKS: frozenset[BlockKind] = frozenset({"header", "footer"})
_BESIDE_TEXT: frozenset[BlockKind] = frozenset({"footnote", "contents"})
# Blocks of their own: no reference that begins outside reaches into them, and none of their numbers is a label.
_OWN: frozenset[BlockKind] = frozenset({"heading", "table", "caption"})


class Line(NamedTuple):
    """A line that is not blank: `[start, end)` without the white space around it, its indentation (a tab counts four),
    how many blank lines stand before it, and whether a page break does."""

    start: int
    end: int
    indent: int
    blank: int
    page_break: bool


class LineRange(NamedTuple):
    """The lines `[first, last)`."""

    first: int
    last: int


class Lines:
    """The lines of one document, read once and handed on. Left out are blank lines, page-number lines and running
    heads, and the lines of headers, footers, footnotes and tables of contents where the document's blocks know them.

    text      the text searched, into which all offsets of the search lead: the document's prose, without what is not
              searched
    all       the lines, ascending
    known     of which block that is more than a paragraph a line is
    headings  the lines that begin a heading, where blocks know it

    Where a page turns, the next line keeps the blank lines before it only where the text around was already spaced.
    """

    __slots__ = ("_damage", "all", "headings", "known", "text")

    def __init__(self, document: Document) -> None:
        blocks = known_blocks(document)
        lines = _all_lines(searched_text(document, blocks, ("code", "formula")))
        known = dict(_lines_within(lines, [(block.span, block) for block in blocks])) if blocks else {}
        references = [(document.prose.view(reference.span), None) for reference in document.given.references]
        marked = {at for at, _ in _lines_within(lines, references)} if references else set()
        self.text = searched_text(document, blocks)
        kept, self.known = _kept_lines(document.prose.text, lines, known, marked)
        self.all = tuple(kept)
        self.headings = tuple(
            at for at, block in self.known.items() if block.kind == "heading" and self.known.get(at - 1) is not block
        )
        self._damage: Damage | None = None

    def __len__(self) -> int:
        return len(self.all)

    def __getitem__(self, at: int) -> Line:
        return self.all[at]

    @property
    def damage(self) -> Damage:
        """What is wrong with the text as a whole; looked for when it is first asked for."""
        if self._damage is None:
            self._damage = find_damage(self.text)
        return self._damage

    def printed(self, at: int, most: int | None = None) -> str:
        """What line `at` says; `most`: only so many characters of it."""
        line = self.all[at]
        return self.text[line.start : line.end if most is None else min(line.end, line.start + most)]

    def ending(self, at: int, most: int) -> str:
        """The last characters of line `at`, `most` at the most."""
        line = self.all[at]
        return self.text[max(line.start, line.end - most) : line.end]

    def read(self, part: LineRange) -> str:
        """All that stands from the first to the last line of `part`."""
        return self.text[self.all[part.first].start : self.all[part.last - 1].end]

    def next_heading(self, at: int) -> int:
        """The first known heading from line `at` on; the line behind the last where there is none."""
        index = bisect_left(self.headings, at)
        return self.headings[index] if index < len(self.headings) else len(self.all)

    def is_apart(self, at: int, first: int = -1) -> bool:
        """Whether line `at` is of a block of its own (a heading, a table, a caption) that does not hold line `first`:
        no label stands there, and no reference that begins in `first` goes on there."""
        block = self.known.get(at)
        return block is not None and block.kind in _OWN and block is not self.known.get(first)

    def begins_item(self, at: int) -> bool:
        """Whether line `at` is known to begin the item of a list."""
        block = self.known.get(at)
        return block is not None and block.kind == "list_item" and self.known.get(at - 1) is not block

    def at(self, place: int) -> int:
        """The line in which `place` stands, or the one before it."""
        return bisect_right(self.all, place, key=lambda line: line.start) - 1


def _lines_within(lines: Sequence[Line], stretches: Sequence[tuple[Span, _T]]) -> Iterator[tuple[int, _T]]:
    """Each line that stands in one of the ascending stretches of text, with what comes with the first of them."""
    index = 0
    for at, line in enumerate(lines):
        while index < len(stretches) and stretches[index][0].end <= line.start:
            index += 1
        if index < len(stretches) and stretches[index][0].start < line.end:
            yield at, stretches[index][1]


def _kept_lines(
    text: str, lines: list[Line], known: Mapping[int, KnownBlock], marked: Container[int]
) -> tuple[list[Line], dict[int, KnownBlock]]:
    """The lines that are no page furniture and stand in the text itself, and what is known of them. Of the lines that
    are `marked`, those of references that the file marks, none is furniture unless it is known to be."""
    repeated = _repeated_lines(text, lines)
    kept: list[Line] = []
    known_of_kept: dict[int, KnownBlock] = {}
    dropped: Line | None = None
    turns = False
    for index, line in enumerate(lines):
        block = known.get(index)
        if block is not None and block.kind in _PAGE_BLOCKS:
            turn = True
        else:
            turn = index not in marked and _reads_as_page_turn(text, lines, index, repeated)
        if turn or (block is not None and block.kind in _BESIDE_TEXT):
            dropped = line if dropped is None else dropped
            turns |= turn
            continue
        if dropped is not None and turns:
            # A page turns here: the blank lines around the page number say nothing about paragraphs.
            line = line._replace(blank=min(line.blank, dropped.blank, 1), page_break=True)
        elif dropped is not None:
            line = line._replace(blank=max(line.blank, 1))
        dropped, turns = None, False
        if block is not None:
            known_of_kept[len(kept)] = block
        kept.append(line)
    return kept, known_of_kept


def _reads_as_page_turn(text: str, lines: list[Line], index: int, repeated: frozenset[str]) -> bool:
    # Known headings and list items are asked too: a converter of pages may have made them of page numbers, `## Page 6`.
    return _is_page_number(text, lines, index) or (bool(repeated) and _is_running_head(text, lines, index, repeated))


def _all_lines(text: str) -> list[Line]:
    lines: list[Line] = []
    last = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        stripped = raw.strip()
        if not stripped:
            continue
        lead = len(raw) - len(raw.lstrip())
        start = match.start() + lead
        between = text[last : match.start()]
        breaks = max(between.count("\n"), between.count("\r"))
        indent = lead + 3 * raw.count("\t", 0, lead)
        lines.append(Line(start, start + len(stripped), indent, max(0, breaks - 1) if lines else 0, "\x0c" in between))
        last = start + len(stripped)
    return lines


def _is_page_number(text: str, lines: list[Line], index: int) -> bool:
    line = lines[index]
    if line.end - line.start > 12 or not PAGE_NUMBER.fullmatch(text, line.start, line.end):
        return False
    if index == 0:
        return True
    before = lines[index - 1]
    return not NUMBER_RUNS_ON.search(text[max(before.start, before.end - 8) : before.end])


def _core(text: str, line: Line) -> str:
    return text[line.start : line.end].strip("0123456789 \t|–—-")


def _repeated_lines(text: str, lines: list[Line]) -> frozenset[str]:
    counts = Counter(_core(text, line) for line in lines if line.end - line.start <= _LONGEST_RUNNING_HEAD)
    return frozenset(core for core, count in counts.items() if count >= _REPEATED and len(core) > 3)


def _is_running_head(text: str, lines: list[Line], index: int, repeated: frozenset[str]) -> bool:
    """A line that the document repeats AND that stands where pages turn: beside a page number, or with one in it."""
    line = lines[index]
    if line.end - line.start > _LONGEST_RUNNING_HEAD or _core(text, line) not in repeated:
        return False
    raw = text[line.start : line.end]
    if _STARTS_WITH_NUMBER.match(raw) and not line.page_break:
        return False  # `12 Springer` may be a label; a head that begins with its page number follows a page break
    if _ENDS_IN_NUMBER.search(raw) and (line.blank or line.page_break):
        return True
    if heading_key(raw) in list_keys():
        return False  # a heading at the top of a page, which the table of contents has printed before
    near = [i for i in (index - 1, index + 1) if 0 <= i < len(lines)]
    return line.page_break or any(_is_page_number(text, lines, i) for i in near)
