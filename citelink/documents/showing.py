"""What a reader sees of a document when its format is set: for pages that show the document so.

`Document.prose` is what is searched, and leaves code out; this is what is looked at. A format that is set, and is not
read as it stands, has a function `show(document)` beside what `Format` asks for.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from citelink.documents.document import BlockKind, Document
from citelink.documents.format import load_format
from citelink.text.repaired import RepairedText
from citelink.text.span import Span

StyleKind = Literal["strong", "emphasis", "struck", "raised", "lowered", "code", "image", "link"]


class Style(NamedTuple):
    """How `span` (into `Shown.view`) looks; `target` is where a link leads, as the document says it."""

    kind: StyleKind
    span: Span
    target: str = ""


class Container(NamedTuple):
    """What a block stands in; blocks with the same number stand in the same one."""

    kind: Literal["quote", "list", "item", "footnote"]
    number: int


class ShownBlock(NamedTuple):
    """A block; spans are into `Shown.view`.

    containers  those it stands in, the outermost first
    rows        the cells of a table, the first row its head
    level, page as in `Block`
    flows       its line ends are meant; without, they are those of the file
    """

    kind: BlockKind | Literal["rule"]
    span: Span
    level: int = 0
    page: int | None = None
    containers: tuple[Container, ...] = ()
    rows: tuple[tuple[Span, ...], ...] = ()
    flows: bool = False


class Shown(NamedTuple):
    """A document as it is seen: `view` of its text, its blocks and styles ascending by their starts."""

    view: RepairedText
    blocks: tuple[ShownBlock, ...]
    styles: tuple[Style, ...] = ()


def show_document(document: Document) -> Shown:
    """`document` as its format shows it; one that has no other looks as it stands in `Document.text`."""
    show: Callable[[Document], Shown] | None = getattr(load_format(document.format), "show", None)
    if show is not None:
        return show(document)
    blocks = tuple(ShownBlock(block.kind, block.span, block.level, block.page) for block in document.blocks)
    return Shown(RepairedText.identity(document.text), blocks)
