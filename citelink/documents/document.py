"""Document and the neutral marks: what every format is read into, and what every format can splice back."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from citelink.text.repaired import RepairedText
from citelink.text.span import Span

BlockKind = Literal["paragraph", "heading", "list_item", "table", "footnote", "caption"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item ...; `span` is into `Document.text`; `page` counts from 1, None: not known."""

    kind: BlockKind
    span: Span
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """What a format needs to write the document back: the bytes' encoding, the BOM they began with (not part of
    `Document.text`), and the offset at which each line of `Document.text` starts."""

    encoding: str
    bom: bytes
    line_starts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One input.

    path      relative, with `/`; `-` for stdin
    format    name of the format that read it
    text      exactly the decoded file, newlines untouched, without the BOM; never changed
    prose     what a reader sees of `text`, as a view with an exact way back: escapes undone, markup that is not prose
              removed, code and link targets blanked. Markers and lists are searched here
    blocks    ascending, not overlapping; spans into `text`
    language  BCP 47 code, or None where it could not be told
    """

    path: str
    format: str
    text: str
    prose: RepairedText
    blocks: tuple[Block, ...]
    language: str | None
    origin: Origin

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of a code-point offset into `text`."""
        line = bisect_right(self.origin.line_starts, offset)
        return line, offset - self.origin.line_starts[line - 1] + 1


@dataclass(frozen=True, slots=True)
class LinkMark:
    """The printed marker at `span` stays and carries the key of each cited work (None: no reference) and, where the
    format knows links, a link to the anchor of the first work that has one (`ref-1`)."""

    span: Span
    keys: tuple[str | None, ...]
    anchors: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class CitationMark:
    """The printed marker at `span` becomes a live citation: (key, locator or "") for each work, in the order printed;
    `prefixes`, where there are any, holds what introduces each work, or "".

    Without items the marker stays as it was printed, less what an earlier run wrote at it. A locator is written as it
    goes behind the key: page numbers bare, other locators with their CSL label."""

    span: Span
    items: tuple[tuple[str, str], ...]
    prefixes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The reference at `span` is the target `anchor` (`ref-1`) of links; `back` names the spans of the markers that
    cite it, for formats that can lead the reader back."""

    span: Span
    anchor: str
    key: str | None = None
    back: tuple[Span, ...] = ()


Mark = LinkMark | CitationMark | NoteMark


@dataclass(frozen=True, slots=True)
class Splice:
    """One change a format made to write a mark: `original` at `span` (offsets into `Document.text`, insertions have
    start == end) became `replacement`."""

    span: Span
    original: str
    replacement: str
