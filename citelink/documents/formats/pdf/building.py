"""build_document(): the lines of a PDF's pages as one text, with blocks, places and the view a reader sees.

The text is set as converters of PDF files set it, which the search for citations knows: a line of print a line, a blank
line where the distance of lines says that a paragraph ends, a form feed where a page does.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from citelink.documents.document import Block, BlockKind, Document, Remark
from citelink.documents.extraction import raised_edits
from citelink.documents.formats.pdf.furniture import find_furniture
from citelink.documents.formats.pdf.geometry import PagePlaces
from citelink.documents.formats.pdf.listings import find_listings
from citelink.documents.formats.pdf.mirrored import mirrored_brackets
from citelink.documents.formats.pdf.misread import ENCODING, misread_letters
from citelink.documents.formats.pdf.pages import PageCharacters
from citelink.documents.formats.pdf.settled import SettledLine, settle_lines
from citelink.text.language import guess_language
from citelink.text.repaired import Edit, RepairedText
from citelink.text.span import Span

# A paragraph ends where the next line stands so much farther down than the lines beside it do.
_PARAGRAPH = 1.3
_TIGHT, _LOOSE = 1.05, 1.5  # of the letters' size: lines stand no closer, and seldom farther apart
_LIGATURE = re.compile("[\ufb00-\ufb06]")


@dataclass(slots=True)
class _Text:
    """The text as it grows."""

    said: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    lines: array[int] = field(default_factory=lambda: array("I"))
    ends: array[int] = field(default_factory=lambda: array("I"))
    boxes: array[float] = field(default_factory=lambda: array("f"))
    raised: list[Span] = field(default_factory=list)

    def add_sign(self, sign: str) -> None:
        """Adds a sign that stands on no page: a line end, a form feed."""
        self.said.append(sign)
        self.length += 1
        self.boxes.extend((0.0, 0.0, 0.0, 0.0))

    def add_line(self, line: SettledLine) -> None:
        start = self.length
        self.said.append(line.text)
        self.length += len(line.text)
        self.lines.append(start)
        self.ends.append(self.length)
        self.boxes.extend(line.boxes)
        self.raised.extend(Span(start + span.start, start + span.end) for span in line.raised)


def build_document(pages: Iterable[PageCharacters], path: str, source: object) -> Document:
    """The document that `pages` are; `source` is what leads back to the file."""
    printed = [settle_lines(page) for page in pages]
    kinds: dict[tuple[int, int], BlockKind] = {}
    kinds.update(dict.fromkeys(find_listings(printed), "code"))
    kinds.update(find_furniture(printed))
    text = _Text()
    for number, lines in enumerate(printed):
        if number:
            text.add_sign("\f")
        text.pages.append(text.length)
        of_lines = [kinds.get((number, at), "paragraph") for at in range(len(lines))]
        for part in _paragraphs(lines, of_lines):
            _add_block(text, [lines[at] for at in part], number + 1, of_lines[part.start])
    said = "".join(text.said)
    misread = misread_letters(said)
    prose = RepairedText.identity(said).edit(_edits(said, text.raised, misread))
    return Document(
        path=path,
        format="pdf",
        text=said,
        prose=prose,
        blocks=tuple(text.blocks),
        language=guess_language(prose.text),
        places=PagePlaces(tuple(text.pages), text.lines, text.ends, text.boxes),
        source=source,
        remarks=_remarks(printed, bool(misread)),
    )


def _add_block(text: _Text, lines: Iterable[SettledLine], number: int, kind: BlockKind) -> None:
    if text.said and text.said[-1] == "\n":
        text.add_sign("\n")
    start = end = text.length
    for line in lines:
        text.add_line(line)
        end = text.length
        text.add_sign("\n")
    text.blocks.append(Block(kind, Span(start, end), number))


def _paragraphs(lines: Sequence[SettledLine], kinds: Sequence[BlockKind]) -> Iterable[range]:
    """The lines that stand together and are of one kind."""
    steps = [line.base - following.base for line, following in pairwise(lines)]
    start = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or kinds[at] != kinds[at - 1] or _ends_paragraph(steps, at, lines[at].size):
            yield range(start, at)
            start = at


def _ends_paragraph(steps: Sequence[float], at: int, size: float) -> bool:
    """Whether line `at` stands farther below the one before it than lines do there: what is set in double spacing has
    no paragraph between all of its lines."""
    beside = [step for step in (*steps[max(0, at - 2) : at - 1], *steps[at : at + 1]) if step > 0]
    return steps[at - 1] > _PARAGRAPH * max(min(beside, default=_LOOSE * size), _TIGHT * size)


def _edits(text: str, raised: Iterable[Span], misread: Sequence[Edit]) -> list[Edit]:
    edits = [*raised_edits(text, raised), *misread, *mirrored_brackets(text), *_ligatures(text)]
    edits.sort(key=lambda edit: (edit.start, edit.end))
    return [edit for before, edit in pairwise((Edit(0, 0, ""), *edits)) if edit.start >= before.end]


def _ligatures(text: str) -> Iterator[Edit]:
    """What shows the ligatures of print as the letters that they are made of."""
    for found in _LIGATURE.finditer(text):
        yield Edit(found.start(), found.end(), unicodedata.normalize("NFKC", found.group()))


def _remarks(pages: Sequence[Sequence[SettledLine]], misread: bool) -> tuple[Remark, ...]:
    remarks = []
    empty = [number for number, lines in enumerate(pages, 1) if not lines]
    if len(empty) == len(pages):
        remarks.append(Remark("no-text"))
    elif empty:
        remarks.append(Remark("pages-without-text", (("pages", _ranges(empty)),)))
    if misread:
        remarks.append(Remark("misread-letters", (("encoding", ENCODING),)))
    return tuple(remarks)


def _ranges(numbers: Sequence[int]) -> str:
    """`3, 7-9`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
