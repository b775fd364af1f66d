"""read_rows(): the lines of a page with what stands beside them in their row: cells, and labels that were set apart.

Some programs set the labels of a list, `1.` `[2]`, when all of the page's text is set, or before it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from citelink.documents.formats.pdf.lines import Glyph, PrintedLine, measure

_LABEL = re.compile(r"[\[(]?\s?[0-9]{1,4}\s?[\])]?[.):]?\s?|[-•▪●◦*]\s?")
# In sizes of the line's letters.
_SAME_ROW = 0.25
_LABEL_WITHIN = 4.0


def read_rows(lines: list[PrintedLine]) -> list[PrintedLine]:
    """`lines` in the order of reading; what stands beside one another as one line."""
    joined: list[PrintedLine] = []
    for line in _with_labels(lines):
        if joined and _is_beside(joined[-1], line):
            joined[-1] = _joined(joined[-1], line)
        else:
            joined.append(line)
    return joined


def _is_beside(before: PrintedLine, line: PrintedLine) -> bool:
    return not before.divided and _is_same_row(before, line) and line.glyphs[0].left >= before.glyphs[-1].right


def _is_same_row(one: PrintedLine, other: PrintedLine) -> bool:
    return abs(one.base - other.base) <= _SAME_ROW * max(one.size, other.size)


def _joined(before: PrintedLine, line: PrintedLine) -> PrintedLine:
    last, first = before.glyphs[-1], line.glyphs[0]
    between = Glyph(" ", last.right, max(last.right, first.left), last.base, last.size, -1)
    glyphs = [*before.glyphs, between, *line.glyphs]
    return PrintedLine(glyphs, *measure(glyphs), line.divided)


def _with_labels(lines: Sequence[PrintedLine]) -> Iterator[PrintedLine]:
    """`lines`, each label that was set apart in front of the line that it labels."""
    labels = {at for at, line in enumerate(lines) if len(line.glyphs) <= 8 and _LABEL.fullmatch(line.text)}
    apart = {at for at in labels if not _stands_before(lines, at, at + 1)}
    if not apart:
        yield from lines
        return
    labelled: dict[int, int] = {}
    rows: defaultdict[int, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if at not in labels:
            rows[round(line.base)].append(at)
    for at in sorted(apart):
        base = round(lines[at].base)
        near = [other for step in (-1, 0, 1) for other in rows.get(base + step, ()) if _stands_before(lines, at, other)]
        if near:
            nearest = min(near, key=lambda other: lines[other].left)
            labelled.setdefault(nearest, at)
    taken = set(labelled.values())
    for at, line in enumerate(lines):
        if at in labelled:
            yield _joined(lines[labelled[at]], line)
        elif at not in taken:
            yield line


def _stands_before(lines: Sequence[PrintedLine], label: int, other: int) -> bool:
    """Whether `label` stands right before the line `other` and in its row."""
    if other >= len(lines):
        return False
    one, line = lines[label], lines[other]
    gap = line.left - one.right
    size = max(one.size, line.size)
    return _is_same_row(one, line) and -0.3 * size <= gap <= _LABEL_WITHIN * size
