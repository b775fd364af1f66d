"""The block structure of a Markdown text: which lines are prose, and of what kind (CommonMark 0.31, GFM tables, and of
pandoc: YAML metadata, footnote definitions, display math, fenced divs)."""

from __future__ import annotations

from typing import Literal

from citelink.documents.document import BlockKind
from citelink.documents.formats.markdown import lines
from citelink.documents.formats.markdown.building import ViewBuilder
from citelink.documents.formats.markdown.definitions import Definitions
from citelink.documents.formats.markdown.leaves import Blocks, Container, Leaf
from citelink.documents.formats.markdown.lists import OrderedLists
from citelink.documents.formats.markdown.metadata import metadata_end
from citelink.documents.formats.markdown.tables import RULE as TABLE_RULE
from citelink.documents.formats.markdown.tables import heads_table, show_row, split_row
from citelink.documents.formats.markdown.tags import html_end
from citelink.text.span import Span

# Deeper nesting is no document but an attack; what lies deeper is read as prose of the innermost block.
MAX_DEPTH = 32


def scan_blocks(text: str, *, showing: bool = False) -> Blocks:
    """The blocks of `text`; `showing`: with code and rules, as they are seen. Linear in its length."""
    return _Scanner(text, showing).scan()


class _Scanner:
    def __init__(self, text: str, showing: bool) -> None:
        self.text = text
        self.showing = showing
        self.bullets: list[int] = []
        self.opened = 0  # how many containers were opened
        self.builder = ViewBuilder(text)
        self.leaves: list[Leaf] = []
        self.definitions = Definitions(text)
        self.containers: list[Container] = []
        self.leaf: tuple[BlockKind, int, int] | None = None  # kind, view start, original start of the open paragraph
        self.leaf_end = (0, 0)  # view end, original end of its last line
        self.label_start: int | None = None
        self.coding = False  # the last leaf is code that may go on
        self.fence = ""
        self.math = False  # within display math
        self.html: str | None = None  # what ends the raw HTML that is open; "": a blank line
        self.below_heading = False  # nothing stands below the last heading yet but what reads like definitions
        self.table = False
        self.lists = OrderedLists()
        self.bare = False  # the innermost list item has no text yet; a blank line ends it (CommonMark 5.2)

    def scan(self) -> Blocks:
        at = metadata_end(self.text, 0)
        self.builder.blank(0, at)
        while at < len(self.text):
            at = self._next(at)
        self._close()
        leaves, bullets = tuple(self.leaves), tuple(self.bullets)
        return Blocks(self.builder.view(), leaves, self.definitions.found, self.lists.edits(), bullets)

    def _next(self, at: int) -> int:
        """Take the next line, or as many as can be taken in one; where they end."""
        if self.leaf is None and not self.containers and self.text.startswith("---", at):
            end = metadata_end(self.text, at)
            self.builder.blank(at, end)
            if end > at:
                return end
        run = lines.BLANK.match(self.text, at)
        if run is not None:
            self._line(at, at, run.end(), blank=True)
            return run.end()
        if self.leaf is not None and not self.html and not self.containers and not self.table:
            run = lines.PLAIN.match(self.text, at)
            if run is not None:
                self._extend(at, at + len(run.group().rstrip("\r\n")), run.end())
                return run.end()
        line = lines.LINE.match(self.text, at)
        end = line.end() if line else len(self.text)
        stop = at + len(self.text[at:end].rstrip("\r\n"))
        self._line(at, stop, end, blank=not self.text[at:stop].strip())
        return end

    def _line(self, start: int, stop: int, end: int, *, blank: bool) -> None:
        at, matched = self._match_containers(start, stop, blank)
        blank = blank or not self.text[at:stop].strip()
        if matched < len(self.containers):
            lazy = self.leaf is not None and self.html is None
            if lazy and not blank and not self.table and not lines.starts_block(self.text, at, stop):
                self._extend(at, stop, end)
                return
            self._close()
            del self.containers[matched:]
            self.fence, self.math = "", False
            self.bare = False
        if self.fence or self.math:
            self._inside_raw(at, stop, end)
        elif self.html is not None and (self.html or not blank):
            self._extend_html(at, stop, end)
        elif blank:
            self._close()
            if self.bare:
                self.containers.pop()
                self.bare = False
            self.builder.keep(at, end)
        else:
            self.bare = False
            self._open(at, stop, end)

    def _match_containers(self, start: int, stop: int, blank: bool) -> tuple[int, int]:
        """Where the content of the line begins, and how many of the open containers go on."""
        at = start
        for index, container in enumerate(self.containers):
            width, ink = lines.indent(self.text, at, stop)
            if container.kind == "quote":
                if width > 3 or ink >= stop or self.text[ink] != ">":
                    return at, index
                at = self._pass_quote(at, ink, stop)
            elif blank or ink >= stop:
                continue
            elif width < container.indent:
                return at, index
            else:
                behind = lines.advance(self.text, at, container.indent)
                if not self.showing:
                    self.builder.keep(at, behind)
                at = behind
        return at, len(self.containers)

    def _inside_raw(self, at: int, stop: int, end: int) -> None:
        line = self.text[at:stop]
        if self.fence:
            bare = line.strip()
            if len(line) - len(line.lstrip()) <= 3 and bare.startswith(self.fence) and not bare.strip(self.fence[0]):
                self.fence, self.coding = "", False
        else:
            self.math = "$$" not in line
        if self.fence or self.math:
            self._code(at, stop, end)
        elif "$$" in line:
            self._code(at, at + line.index("$$"), end)
        else:
            self.builder.blank(at, end)

    def _code(self, at: int, stop: int, end: int) -> None:
        """A line of code: no prose, but seen."""
        if not self.showing:
            self.builder.blank(at, end)
            return
        view_start = self.builder.length
        self.builder.keep(at, stop)
        leaf = Leaf("code", view_start, self.builder.length, Span(at, stop), containers=tuple(self.containers))
        self.builder.blank(stop, end)
        before = self.leaves[-1] if self.leaves else None
        if self.coding and before and before.kind == "code" and before.containers == leaf.containers:
            leaf = leaf._replace(start=before.start, span=Span(before.span.start, stop))
            self.leaves.pop()
        self.leaves.append(leaf)
        self.coding = True

    def _open(self, at: int, stop: int, end: int) -> None:
        """A line of content: first the containers it opens, then what it is itself."""
        opened = False
        while True:
            width, ink = lines.indent(self.text, at, stop)
            if ink >= stop:
                self._close()
                self.bare = opened and self.containers[-1].kind == "item"
                self.builder.keep(at, end)
                return
            if width > 3:
                if self.leaf is not None:
                    self._extend(at, stop, end)
                    return
                self.lists.end(len(self.containers))
                self._code(lines.advance(self.text, at, 4) if self.showing else at, stop, end)
                return
            behind = self._open_container(at, ink, width, stop)
            if behind == at:
                break
            at, opened = behind, True
        self._open_leaf(at, ink, stop, end)

    def _open_container(self, at: int, ink: int, width: int, stop: int) -> int:
        if len(self.containers) >= MAX_DEPTH:
            return at
        if self.text[ink] == ">":
            self._close()
            self.lists.end(len(self.containers))
            self._contain("quote", 0)
            return self._pass_quote(at, ink, stop)
        line = self.text[ink : min(stop, ink + 200)]
        if footnote := lines.FOOTNOTE.match(line):
            self._close()
            self.lists.end(len(self.containers))
            self._contain("footnote", 4)
            if self.showing:
                label = ink + footnote.group().index("]:")
                self.builder.keep(ink + 2, label)
                self.builder.put(" ", label, label + 1)
            return ink + footnote.end()
        item = lines.ITEM.match(line)
        if item is None or (line[0] in "-*" and lines.RULE.match(self.text[ink:stop])):
            return at
        label_end = ink + item.end()
        gap, text_start = lines.indent(self.text, label_end, stop)
        # Within a paragraph only a list that begins with 1 and has text begins a list (CommonMark 5.3).
        if self.leaf is not None and (text_start >= stop or item.group(1) not in (None, "1")):
            return at
        if self.leaf is not None and line[0] == "-" and lines.UNDERLINE.match(self.text[ink:stop]):
            return at
        self._close()
        view_start = self.builder.length + ink - at
        self.lists.count(item, view_start, len(self.containers))
        if item.group(1) is None:
            self.bullets.append(view_start)
        space = gap if 1 <= gap <= 4 and text_start < stop else 1
        self._contain("item", width + item.end() + space, item.group()[-1])
        behind = min(stop, lines.advance(self.text, label_end, space))
        self.builder.keep(at, behind)
        if self.label_start is None:
            self.label_start = ink
        return behind

    def _contain(self, kind: Literal["quote", "item", "footnote"], indent: int, sign: str = "") -> None:
        self.opened += 1
        self.containers.append(Container(kind, indent, self.opened, sign))

    def _open_leaf(self, at: int, ink: int, stop: int, end: int) -> None:
        line = self.text[ink:stop]
        if end <= self.definitions.rest:
            self.builder.blank(at, end)
            return
        below_heading = self.below_heading
        if self.leaf is None:
            self.below_heading = below_heading and self.definitions.begins(ink)
            if not self.table:
                self.lists.end(len(self.containers))
        if self.table:
            self._row(at, stop, end)
        elif self.leaf is not None and lines.UNDERLINE.match(line):
            self.leaf = ("heading", *self.leaf[1:])
            self._close(level=1 if line[0] == "=" else 2)
            self.below_heading = True
            self.builder.blank(at, end)
        elif heading := lines.HEADING.match(line):
            self._close()
            self._heading(len(heading.group().rstrip(" \t")), ink + heading.end(), stop, end)
            self.below_heading = True
        elif lines.RULE.match(line) or line.startswith(":::"):
            self._close()
            if self.showing and line[0] != ":":
                place = self.builder.length
                self.leaves.append(Leaf("rule", place, place, Span(at, at), containers=tuple(self.containers)))
            self.builder.blank(at, end)
        elif fence := lines.FENCE.match(line):
            self._close()
            self.fence, self.coding = fence.group(1) or fence.group(2), False
            self.builder.blank(at, end)
        elif line.startswith("$$") and "$$" not in line[2:]:
            self._close()
            self.math, self.coding = True, False
            self.builder.blank(at, end)
        elif (ending := html_end(line, within_paragraph=self.leaf is not None)) is not None:
            self._close()
            self.html = ending
            self.builder.keep(at, ink)
            self.leaf = ("paragraph", self.builder.length, ink)
            self._extend_html(ink, stop, end)
        elif self.leaf is None and self.definitions.take(ink, below_heading=below_heading):
            self.builder.blank(at, end)
        elif "|" in line and heads_table(self.text, line, end):
            self._close()
            self.table = True
            self._row(at, stop, end, heads=True)
        elif self.leaf is not None:
            self._extend(at, stop, end)
        else:
            self.builder.keep(at, ink)
            self.leaf = (self._kind(), self.builder.length, ink if self.label_start is None else self.label_start)
            self.label_start = None
            self._extend(ink, stop, end)

    def _heading(self, level: int, start: int, stop: int, end: int) -> None:
        shown = self.text[start:stop].rstrip(" \t")
        bare = shown.rstrip("#")
        shown = bare.rstrip(" \t") if bare != shown and (not bare or bare[-1] in " \t") else shown
        if attributes := lines.HEADING_ATTRIBUTES.search(shown, max(0, len(shown) - lines.LONGEST_ATTRIBUTES)):
            shown = shown[: attributes.start()]
        view_start = self.builder.length
        self.builder.keep(start, start + len(shown))
        if shown:
            view_end = self.builder.length
            self._add(Leaf("heading", view_start, view_end, Span(start, start + len(shown)), level))
        self.builder.keep(stop, end)
        self.label_start = None

    def _extend_html(self, at: int, stop: int, end: int) -> None:
        self._extend(at, stop, end)
        if self.html and self.html in self.text[at:stop].lower():
            self._close()

    def _row(self, at: int, stop: int, end: int, *, heads: bool = False) -> None:
        line = self.text[at:stop]
        if TABLE_RULE.match(line):
            self.builder.blank(at, end)
            return
        view_start = self.builder.length
        self.builder.put(show_row(line), at, stop)
        leaf = Leaf("table", view_start, self.builder.length, Span(at, stop))
        if self.showing:
            leaf = leaf._replace(containers=tuple(self.containers), cells=split_row(line, view_start), heads=heads)
        self.leaves.append(leaf)
        self.builder.keep(stop, end)

    def _extend(self, at: int, stop: int, end: int) -> None:
        """The open paragraph goes on with `[at, stop)`."""
        self.builder.keep(at, stop)
        self.leaf_end = (self.builder.length, at + len(self.text[at:stop].rstrip()))
        self.builder.keep(stop, end)

    def _close(self, level: int = 0) -> None:
        """The open paragraph or table ends; `level`: that of the heading it turns out to be."""
        self.table = False
        if self.leaf is not None:
            kind, view_start, start = self.leaf
            view_end, end = self.leaf_end
            html, self.html = self.html is not None, None
            if kind == "list_item":
                level = sum(container.kind == "item" for container in self.containers)
            self._add(Leaf(kind, view_start, view_end, Span(start, max(start, end)), level, html))
            self.leaf = None
        self.label_start = None

    def _add(self, leaf: Leaf) -> None:
        self.leaves.append(leaf._replace(containers=tuple(self.containers)) if self.showing else leaf)

    def _kind(self) -> BlockKind:
        if self.label_start is not None:
            return "list_item"
        return "footnote" if any(container.kind == "footnote" for container in self.containers) else "paragraph"

    def _pass_quote(self, at: int, ink: int, stop: int) -> int:
        """`>` and the space behind it are not in the view."""
        self.builder.keep(at, ink)
        return ink + 2 if ink + 1 < stop and self.text[ink + 1] in " \t" else ink + 1
