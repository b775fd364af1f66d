"""read_rows(): the lines of a page with what stands beside them in their row: cells, labels set apart, columns.

Some programs set the labels of a list, `1.` `[2]`, when all of the page's text is set, or before it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from citelink.documents.formats.pdf.lines import Glyph, PrintedLine

_LABEL = re.compile(r"[\[(]?\s?[0-9]{1,4}\s?[\])]?[.):]?\s?|[-•▪●◦*]\s?")
# In sizes of the line's letters.
_SAME_ROW = 0.25
_LONGEST, _MOST_IN_ROW = 2_000, 50  # characters of a line, lines that are looked at for a label
_LABEL_WITHIN = 4.0
# Two columns: so many rows of both at least, so many of them aligned, to so many points, and so long in characters.
_LEAST_ROWS, _ALIGNED, _EDGE, _WORDS = 6, 0.6, 4.0, 24


def read_rows(lines: list[PrintedLine]) -> list[PrintedLine]:
    """`lines` in the order of reading; what stands beside one another as one line."""
    joined: list[PrintedLine] = []
    for line in columns_apart(list(_with_labels(lines))):
        if joined and _is_beside(joined[-1], line):
            joined[-1] = _joined(joined[-1], line)
        else:
            joined.append(line)
    return joined


def columns_apart(lines: list[PrintedLine]) -> Iterator[PrintedLine]:
    """`lines`, where a file draws two columns line by line, the left column before the right one."""
    pairs = [at for at, (line, following) in enumerate(pairwise(lines)) if _is_beside(line, following)]
    gutter = _gutter(lines, pairs)
    if gutter is None:
        yield from lines
        return
    first, last = pairs[0], pairs[-1] + 1
    yield from lines[:first]
    left: list[PrintedLine] = []
    right: list[PrintedLine] = []
    for line in lines[first : last + 1]:
        if line.left >= gutter - _EDGE:
            right.append(line)
        elif line.right <= gutter:
            left.append(line)
        else:  # it stands across both: what is above it is read before it
            yield from (*left, *right, line)
            left, right = [], []
    yield from (*left, *right, *lines[last + 1 :])


def _gutter(lines: Sequence[PrintedLine], pairs: Sequence[int]) -> float | None:
    """Where the right one of two columns begins that are drawn line by line; None: there are none. Both are full of
    words, which cells of tables are not."""
    if len(pairs) < _LEAST_ROWS:
        return None
    edges = Counter(round(lines[at + 1].left / _EDGE) for at in pairs)
    edge, rows = edges.most_common(1)[0]
    if rows < _ALIGNED * len(pairs):
        return None
    aligned = [at for at in pairs if round(lines[at + 1].left / _EDGE) == edge]
    if min(median(len(lines[at + side].glyphs) for at in aligned) for side in (0, 1)) < _WORDS:
        return None
    return min(lines[at + 1].left for at in aligned)


def _is_beside(before: PrintedLine, line: PrintedLine) -> bool:
    if before.divided or len(before.glyphs) > _LONGEST:
        return False
    return _is_same_row(before, line) and line.glyphs[0].left >= before.glyphs[-1].right


def _is_same_row(one: PrintedLine, other: PrintedLine) -> bool:
    return abs(one.base - other.base) <= _SAME_ROW * max(one.size, other.size)


def _joined(before: PrintedLine, line: PrintedLine) -> PrintedLine:
    last, first = before.glyphs[-1], line.glyphs[0]
    between = Glyph(" ", last.right, max(last.right, first.left), last.base, last.size, -1)
    greater = max(before, line, key=lambda one: len(one.glyphs))
    return PrintedLine([*before.glyphs, between, *line.glyphs], greater.base, greater.size, line.divided)


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
        row = rows[round(line.base)]
        if at not in labels and len(row) < _MOST_IN_ROW:
            row.append(at)
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
