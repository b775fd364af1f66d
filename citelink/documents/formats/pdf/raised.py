"""raised_spans(): what of a printed line stands above its baseline and is set smaller: `¹` at a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citelink.documents.formats.pdf.lines import Glyph, PrintedLine
from citelink.text.span import Span

# In sizes of the line's letters: how far a raised sign stands above the baseline, and how large it is at most.
_LEAST_RISE, _MOST_RISE = 0.12, 0.85
_SMALLER = 0.9
# A sign of full size is raised where it stands so high.
_HIGH_RISE = 0.28
# Of a line that runs askew, or of a formula of several storeys, nobody can tell what is raised.
_LEVEL_SHARE = 0.4


def raised_spans(line: PrintedLine) -> Iterator[Span]:
    """The stretches of `line.text` that are raised, ascending."""
    if not _is_level(line):
        return
    start: int | None = None
    for at, glyph in enumerate(line.glyphs):
        if glyph.sign == " ":
            continue
        if _is_raised(glyph, line):
            start = at if start is None else start
        elif start is not None:
            yield _trimmed(line.glyphs, start, at)
            start = None
    if start is not None:
        yield _trimmed(line.glyphs, start, len(line.glyphs))


def _is_raised(glyph: Glyph, line: PrintedLine) -> bool:
    rise = (glyph.base - line.base) / line.size
    if not _LEAST_RISE <= rise <= _MOST_RISE:
        return False
    return glyph.size <= _SMALLER * line.size or rise >= _HIGH_RISE


def _is_level(line: PrintedLine) -> bool:
    printed = [glyph for glyph in line.glyphs if glyph.sign != " "]
    level = sum(abs(glyph.base - line.base) <= 0.1 * line.size for glyph in printed)
    return level >= _LEVEL_SHARE * len(printed)


def _trimmed(glyphs: Sequence[Glyph], start: int, end: int) -> Span:
    while end > start and glyphs[end - 1].sign == " ":
        end -= 1
    return Span(start, end)
