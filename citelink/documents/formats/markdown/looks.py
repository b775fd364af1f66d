"""What a Markdown text looks like when it is set: its markup gone, its code kept, and which of it is set how."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from citelink.documents.formats.markdown.blocks import scan_blocks
from citelink.documents.formats.markdown.leaves import Container as OpenContainer
from citelink.documents.formats.markdown.leaves import Leaf
from citelink.documents.formats.markdown.shown_inlines import ShownInlines
from citelink.documents.showing import Container, Shown, ShownBlock, Style
from citelink.text.repaired import Edit
from citelink.text.span import Span

# A line end that is no more than a space: of paragraphs the lines run on, unless one ends in two spaces or a backslash.
_LINE_END = re.compile(r"(?<![ \t])[ \t]{0,400}(?:\r\n|\r|\n)[ \t]{0,400}")
_HARD = re.compile(r"(?<=  )[\r\n]|(?<=\\)[\r\n]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_UNSET = ("code", "rule", "table")


def show_markdown(text: str) -> Shown:
    """`text` as a reader sees it. Linear in its length."""
    found = scan_blocks(text, showing=True)
    view = found.view
    edits = [*found.numbers, *(Edit(at, at + 1, "•") for at in found.bullets)]
    styles: list[Style] = []
    for leaf in found.leaves:
        if leaf.kind in ("code", "rule"):
            continue
        inlines = ShownInlines(view.text, leaf.start, leaf.end, found.definitions, html=leaf.html)
        changes = inlines.edits()
        if leaf.kind != "table":
            changes = _with_line_ends(view.text, leaf, changes)
        edits += changes
        styles += inlines.styles
    edits.sort(key=lambda edit: edit.start)
    moved = _Moved(edits)
    shown = view.edit(edits)
    blocks = tuple(_blocks(found.leaves, moved, shown.text))
    seen = [Style(style.kind, moved.span(style.span.start, style.span.end), _address(style.target)) for style in styles]
    seen.sort(key=lambda style: (style.span.start, -style.span.end))
    return Shown(shown, blocks, tuple(seen))


class _Moved:
    """Where the places of a text are when `edits` (ascending) are made."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits
        self._starts = [edit.start for edit in edits]
        self._shifts = [0]
        for edit in edits:
            self._shifts.append(self._shifts[-1] + len(edit.replacement) - (edit.end - edit.start))

    def place(self, at: int, *, ends: bool = False) -> int:
        """The place of `at`; within what is replaced it is where the replacement begins, or `ends`."""
        index = bisect_right(self._starts, at - 1 if ends else at)
        if not index:
            return at
        edit = self._edits[index - 1]
        if at >= edit.end:
            return at + self._shifts[index]
        if len(edit.replacement) == edit.end - edit.start:
            return at + self._shifts[index]
        return edit.start + self._shifts[index - 1] + (len(edit.replacement) if ends else 0)

    def span(self, start: int, end: int) -> Span:
        """Where `[start, end)` is then."""
        begin = self.place(start)
        return Span(begin, max(begin, self.place(end, ends=True)))


def _with_line_ends(text: str, leaf: Leaf, edits: list[Edit]) -> list[Edit]:
    """`edits` of a leaf, and those that let its lines run on; raw HTML knows no other line ends than its tags."""
    ends = []
    for found in _LINE_END.finditer(text, leaf.start, leaf.end):
        hard = not leaf.html and _HARD.search(text, max(leaf.start, found.start() - 1), found.end())
        ends.append(Edit(found.start(), found.end(), "\n" if hard else " "))
    joined: list[Edit] = []
    for edit in sorted((*edits, *ends), key=lambda edit: (edit.start, -edit.end)):
        if not joined or edit.start >= joined[-1].end:
            joined.append(edit)
    return joined


def _seen(text: str, span: Span) -> Span:
    """`span` without the white space around what is seen of it."""
    whole = span.of(text)
    start = span.start + len(whole) - len(whole.lstrip())
    return Span(start, max(start, span.start + len(whole.rstrip())))


def _blocks(leaves: Iterable[Leaf], moved: _Moved, text: str) -> Iterator[ShownBlock]:
    path: list[tuple[OpenContainer, Container]] = []  # what is open, and for items the list that they are of
    rows: list[tuple[Span, ...]] = []
    waiting: ShownBlock | None = None  # the table whose rows are collected
    for leaf in leaves:
        path = _follow(path, leaf.containers)
        containers = tuple(_open(path))
        span = _seen(text, moved.span(leaf.start, leaf.end)) if leaf.html else moved.span(leaf.start, leaf.end)
        if leaf.cells and waiting and not leaf.heads and waiting.containers == containers:
            rows.append(tuple(moved.span(*cell) for cell in leaf.cells))
            waiting = waiting._replace(span=Span(waiting.span.start, span.end), rows=tuple(rows))
            continue
        if waiting:
            yield waiting
            waiting = None
        block = ShownBlock(leaf.kind, span, leaf.level, None, containers, flows=leaf.kind not in _UNSET)
        if leaf.cells:
            rows = [tuple(moved.span(*cell) for cell in leaf.cells)]
            waiting = block._replace(rows=tuple(rows))
        else:
            yield block
    if waiting:
        yield waiting


def _follow(
    path: list[tuple[OpenContainer, Container]], containers: tuple[OpenContainer, ...]
) -> list[tuple[OpenContainer, Container]]:
    """The containers of a leaf; an item that follows an item at the same place, with the same sign, is of its list."""
    same = 0
    while same < min(len(path), len(containers)) and path[same][0] == containers[same]:
        same += 1
    following = path[:same]
    for depth, one in enumerate(containers[same:], start=same):
        before = path[depth][0] if depth == same and depth < len(path) else None
        if before and before.kind == one.kind == "item" and before.sign == one.sign:
            following.append((one, path[depth][1]))
        else:
            following.append((one, Container("list", one.number)))
    return following


def _open(path: Iterable[tuple[OpenContainer, Container]]) -> Iterator[Container]:
    for one, listed in path:
        if one.kind == "item":
            yield listed
        yield Container(one.kind, one.number)


def _address(written: str) -> str:
    return html.unescape(_ESCAPED.sub(r"\1", written))
