"""find_listings(): the lines of programs, which stand in a typewriter's letters, all of one width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Protocol

from citelink.documents.formats.pdf.lines import PrintedLine

_LEAST_LETTERS = 5  # different ones, so that `2014` and `пппп` tell nothing
_ONE_WIDTH = 0.03
_LEAST_LINES = 2
_CODE = re.compile(r"[;{}][ \\]*$|^[ ]*[{}\])]|[-+*/:!<>]?=|->|::|\w\(|^\s*(?:#|//|>|\$|@)|\w\[")
_ADDRESS = re.compile(r"://|www\.|@\w|\b10\.[0-9]{4}")
_CODE_SHARE = 0.4
# A document that is typed so throughout, as on a typewriter, holds no listings that could be told by it.
_MOST_LINES = 0.4
_WIDE = re.compile("[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff]")


class WeighedLine(Protocol):
    """A line, and what `has_one_width` said of it."""

    @property
    def text(self) -> str: ...

    @property
    def one_width(self) -> bool | None: ...


def find_listings(pages: Sequence[Sequence[WeighedLine]]) -> set[tuple[int, int]]:
    """Which lines (page and line, from 0) are those of programs."""
    alike = [[line.one_width for line in lines] for lines in pages]
    told = sum(one is not None for page in alike for one in page)
    if sum(one is True for page in alike for one in page) > _MOST_LINES * told or _is_wide(pages):
        return set()
    return {
        (page, at)
        for page, (lines, widths) in enumerate(zip(pages, alike, strict=True))
        for run in _runs(widths)
        if _is_code([lines[at].text for at in run])
        for at in run
    }


def has_one_width(line: PrintedLine) -> bool | None:
    """Whether all letters of `line` are of one width; None: it has too few to tell."""
    printed = [glyph for glyph in line.glyphs if glyph.sign != " "]
    if len({glyph.sign.lower() for glyph in printed if glyph.sign.isalpha()}) < _LEAST_LETTERS:
        return None
    widths = [glyph.right - glyph.left for glyph in printed]
    usual = median(widths)
    return sum(abs(width - usual) <= _ONE_WIDTH * usual for width in widths) >= 0.95 * len(widths)


def _runs(widths: Sequence[bool | None]) -> Iterator[range]:
    """Lines of one width that stand together, with the short ones between them."""
    start = last = None
    for at, alike in enumerate([*widths, False]):
        if alike:
            start = at if start is None else start
            last = at
        elif alike is False and start is not None and last is not None:
            yield range(start, last + 1)
            start = last = None


def _is_code(lines: Sequence[str]) -> bool:
    if len(lines) < _LEAST_LINES or any(_ADDRESS.search(line) for line in lines):
        return False
    return sum(_CODE.search(line) is not None for line in lines) >= _CODE_SHARE * len(lines)


def _is_wide(pages: Sequence[Sequence[WeighedLine]]) -> bool:
    """Whether the text is Chinese, Japanese or Korean, whose fonts have Latin letters of one width too."""
    said = "".join(line.text for lines in pages for line in lines[:20])
    return len(_WIDE.findall(said)) * 5 > len(said)
