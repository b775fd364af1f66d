"""Tables with pipes (GFM): their rows and cells."""

from __future__ import annotations

import re
from itertools import pairwise

from citelink.documents.formats.markdown.lines import LINE

RULE = re.compile(r"[ \t>]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*\|?[ \t]*+\Z")
_PIPES = re.compile(r"\\.|\|")


def heads_table(text: str, line: str, end: int) -> bool:
    """Whether `line` is the head of a table: the line below, at `end`, rules off as many cells."""
    below = LINE.match(text, end)
    if below is None or "-" not in below.group()[:2000]:
        return False
    rule = below.group().rstrip("\r\n")
    return RULE.match(rule) is not None and _count_cells(rule.lstrip("> \t")) == _count_cells(line)


def show_row(row: str) -> str:
    """`row` as a reader sees it, cells and no pipes: `| 12 |` in a table is no marker. Of the same length."""
    return _PIPES.sub(lambda found: "\t" if found.group() == "|" else found.group(), row)


def split_row(row: str, at: int) -> tuple[tuple[int, int], ...]:
    """The cells of a row that stands at `at`, without the white space around them."""
    bounds = [found.start() for found in _PIPES.finditer(row) if found.group() == "|"]
    stops = [-1, *bounds, len(row)]
    cells = []
    for start, end in pairwise(stops):
        inner = row[start + 1 : end]
        begin = at + start + 1 + len(inner) - len(inner.lstrip())
        cells.append((begin, begin + len(inner.strip())))
    edges = (0 if bounds and row[: bounds[0]].strip() else 1, len(cells) - (not row[stops[-2] + 1 :].strip()))
    return tuple(cells[edges[0] : edges[1]])


def _count_cells(row: str) -> int:
    bare = re.sub(r"\\.", "", row).strip().removeprefix("|").removesuffix("|")
    return bare.count("|") + 1
