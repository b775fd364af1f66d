"""printed_lines(): the characters of a page put together as the lines a reader sees.

pdfium gives them in the order in which the file draws them, which is nearly always that of reading, and breaks them
where they leave the line. What it breaks at a raised sign is joined again here; what it does not break where two
columns stand side by side is broken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isfinite

from citelink.documents.formats.pdf.child import PLACES
from citelink.documents.formats.pdf.pages import PageCharacters

_HYPHEN = 2  # stands for the hyphen that divides a word at a line's end, in place of the end itself
_UNKNOWN = "\ufffd"
# What bitmap fonts of TeX have in these places, whose letters have no names (the encodings T1 and T2A agree on them).
_OF_TEX = {0x15: "–", 0x16: "—", 0x1B: "ﬀ", 0x1C: "ﬁ", 0x1D: "ﬂ", 0x1E: "ﬃ", 0x1F: "ﬄ"}
_FARTHEST = 20_000.0  # points; ISO 32000 bounds pages by 14,400

# In sizes of the line's letters.
_SPACE = 0.18  # less than this between two letters is no space
_CELL = 1.6  # more than this is the gap between cells or columns
_NEAR = 1.0  # so close stands what goes on with a line that pdfium has broken
_BESIDE = 0.3  # and so little it may overlap it
_SAME_BASELINE = 0.2
_RAISED_AT_MOST = 0.75
_MARK_SIZE, _LABEL_WITHIN = 0.8, 4.0


@dataclass(slots=True)
class Glyph:
    """A character of a line, `box` (left, bottom, right, top) in the space of the page as it is read, `at`: which of
    the page's characters it is; -1: a space that nobody set."""

    sign: str
    left: float
    right: float
    base: float
    size: float
    at: int


@dataclass(slots=True)
class PrintedLine:
    """A line, or the part of one that stands in a column: its glyphs, its baseline and the size of its letters, in
    points; `divided`: its last word goes on in the next line behind a hyphen."""

    glyphs: list[Glyph]
    base: float
    size: float
    divided: bool = False

    @property
    def left(self) -> float:
        return min(self.glyphs[0].left, self.glyphs[-1].left)

    @property
    def right(self) -> float:
        return max(self.glyphs[0].right, self.glyphs[-1].right)

    @property
    def text(self) -> str:
        return "".join(glyph.sign for glyph in self.glyphs)


def printed_lines(page: PageCharacters) -> list[PrintedLine]:
    """The lines of `page` in the order of reading; parts of one line that a column's width parts are lines each."""
    lines: list[PrintedLine] = []
    for part in _parts(page):
        if lines and _goes_on(lines[-1], part):
            _join(lines[-1], part)
        else:
            lines.append(part)
    return lines


def _parts(page: PageCharacters) -> Iterator[PrintedLine]:
    """What stands together between the breaks."""
    glyphs: list[Glyph] = []
    for glyph in _glyphs(page):
        if glyph is None or (glyph.sign == "-" and glyph.at < 0):
            divided = glyph is not None
            if glyphs and divided:
                last = glyphs[-1]
                glyphs.append(Glyph("-", last.right, last.right, last.base, last.size, last.at))
            yield from _measured(glyphs, divided)
            glyphs = []
        else:
            glyphs.append(glyph)
    yield from _measured(glyphs, False)


def _measured(glyphs: list[Glyph], divided: bool) -> Iterator[PrintedLine]:
    while glyphs and glyphs[-1].sign == " ":
        glyphs.pop()
    first = next((at for at, glyph in enumerate(glyphs) if glyph.sign != " "), 0)
    if glyphs := glyphs[first:]:
        yield PrintedLine(glyphs, *_measure(glyphs), divided)


def _measure(glyphs: Sequence[Glyph]) -> tuple[float, float]:
    """The baseline on which most of the letters of a line stand, and their size."""
    counted = Counter((round(glyph.base, 1), round(glyph.size, 1)) for glyph in glyphs if glyph.sign.isalpha())
    if not counted:
        counted = Counter((round(glyph.base, 1), round(glyph.size, 1)) for glyph in glyphs if glyph.sign != " ")
    bases: Counter[float] = Counter()
    for (base, _), times in counted.items():
        bases[base] += times
    base = bases.most_common(1)[0][0]
    size = max((times, size) for (on, size), times in counted.items() if on == base)[1]
    return base, max(size, 1.0)


def _goes_on(line: PrintedLine, part: PrintedLine) -> bool:
    """Whether `part` stands right behind `line` and on it, or raised or lowered beside it."""
    if line.divided:
        return False
    size = max(line.size, part.size)
    gap = part.glyphs[0].left - line.glyphs[-1].right
    if _labels_note(line, part):
        return -_BESIDE * size <= gap <= _LABEL_WITHIN * size
    if not -_BESIDE * size <= gap <= _NEAR * size:
        return False
    apart = abs(part.base - line.base)
    return apart <= _SAME_BASELINE * size or (apart <= _RAISED_AT_MOST * size and gap <= _BESIDE * size)


def _labels_note(line: PrintedLine, part: PrintedLine) -> bool:
    """Whether `line` is nothing but the raised mark of the note, or of the reference, that `part` begins."""
    rise = (line.base - part.base) / part.size
    if len(line.glyphs) > 4 or line.size > _MARK_SIZE * part.size or not 0.1 <= rise <= _RAISED_AT_MOST:
        return False
    return all(glyph.sign.isdigit() or glyph.sign in "*†‡" for glyph in line.glyphs)


def _join(line: PrintedLine, part: PrintedLine) -> None:
    last, first = line.glyphs[-1], part.glyphs[0]
    if first.left - last.right > _SPACE * min(line.size, part.size):
        line.glyphs.append(Glyph(" ", last.right, first.left, line.base, line.size, -1))
    # The greater part of a line says where it stands. All of it is not measured again: strangers' lines have no end.
    if len(part.glyphs) >= len(line.glyphs):
        line.base, line.size = part.base, part.size
    line.glyphs.extend(part.glyphs)
    line.divided = part.divided


def _glyphs(page: PageCharacters) -> Iterator[Glyph | None]:
    """The characters of the page, None where a line ends."""
    places = page.places
    turned = direction(page)
    last: Glyph | None = None
    backwards = _rtl_lines(page.codes)
    for at, code in enumerate(page.codes):
        if code in (13, 10):
            if last is not None:
                yield None
            last = None
            continue
        if code < 32 and code not in (0, 9, _HYPHEN) and at in backwards:
            continue  # what fills a word that is stretched to the width of its line
        if code == _HYPHEN:
            yield Glyph("-", 0.0, 0.0, 0.0, 0.0, -1)
            last = None
            continue
        if 0xDC00 <= code < 0xE000 and at and 0xD800 <= page.codes[at - 1] < 0xDC00:
            continue  # the second half of the character before
        sign = _sign(code, page.codes[at + 1] if at + 1 < len(page.codes) else 0)
        left, bottom, right, top, x, y, size = places[at * PLACES : at * PLACES + PLACES]
        if turned:
            left, bottom, right, top, x, y = _turn(turned, left, bottom, right, top, x, y)
        if not (-_FARTHEST < left <= right < _FARTHEST and isfinite(y) and isfinite(size)):
            left = right = last.right if last else 0.0
            y, size = last.base if last else 0.0, last.size if last else 1.0
        glyph = Glyph(sign, left, right, y, size, at)
        if sign == " ":
            if last is None or last.sign == " ":
                continue
            glyph.base, glyph.size = last.base, last.size
        elif last is not None:
            between = left - last.right if last.sign != " " else left - last.left
            largest = max(last.size, size)
            if (abs(y - last.base) > largest) or (
                at not in backwards and (between > _CELL * largest or right < last.left)
            ):
                yield None
        yield glyph
        last = glyph


def _sign(code: int, following: int) -> str:
    if 0xD800 <= code < 0xDC00 <= following < 0xE000:
        return chr(0x10000 + ((code - 0xD800) << 10) + following - 0xDC00)
    if code == 0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return _UNKNOWN
    sign = _OF_TEX.get(code) or chr(code)
    return " " if sign.isspace() or sign < " " else sign


def _rtl_lines(codes: Sequence[int]) -> set[int]:
    """Which characters stand in lines that are read from right to left, or with words that are."""
    if not any(map(_is_rtl, codes)):
        return set()
    found: set[int] = set()
    start = 0
    for end in [at for at, code in enumerate(codes) if code in (10, 13)] + [len(codes)]:
        if any(map(_is_rtl, codes[start:end])):
            found.update(range(start, end))
        start = end + 1
    return found


def _is_rtl(code: int) -> bool:
    return 0x0590 <= code < 0x0900 or 0xFB1D <= code < 0xFE00 or 0xFE70 <= code < 0xFF00


def direction(page: PageCharacters) -> int:
    """How many quarter turns counter-clockwise the page must be turned by, so that most of its text runs level."""
    places, level, up, down = page.places, 0, 0, 0
    for at in range(0, len(page.codes) - 1, 5):
        if page.codes[at] > 32 and page.codes[at + 1] > 32:
            one = at * PLACES
            dx, dy = places[one + PLACES + 4] - places[one + 4], places[one + PLACES + 5] - places[one + 5]
            level += abs(dx) >= abs(dy)
            up += dy > abs(dx)
            down += -dy > abs(dx)
    if max(up, down) > level:
        return 3 if up > down else 1
    return 2 if page.turns == 2 else 0


def _turn(
    turns: int, left: float, bottom: float, right: float, top: float, x: float, y: float
) -> tuple[float, float, float, float, float, float]:
    if turns == 1:
        return -top, left, -bottom, right, -y, x
    if turns == 2:
        return -right, -top, -left, -bottom, -x, -y
    return bottom, -right, top, -left, y, -x
