"""The blocks of a Markdown text, as they are found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from citelink.documents.document import BlockKind
from citelink.text.repaired import Edit, RepairedText
from citelink.text.span import Span


class Container(NamedTuple):
    """A block quote (`indent` 0), or a list item or footnote whose lines are indented by `indent` columns. `sign` is
    that of an item, behind its number where it has one; `number` tells containers apart."""

    kind: Literal["quote", "item", "footnote"]
    indent: int
    number: int
    sign: str = ""


class Leaf(NamedTuple):
    """A run of prose: `[start, end)` in the block view, and the kind, the span (original) and the level of the block it
    is of: that of a heading, or how deep a list item lies in others. `html`: raw HTML, in which nothing is markup but
    tags. Where the text is to be shown, also the containers it stands in; of the row of a table its cells (into the
    block view), and whether it is the first."""

    kind: BlockKind | Literal["rule"]
    start: int
    end: int
    span: Span
    level: int = 0
    html: bool = False
    containers: tuple[Container, ...] = ()
    cells: tuple[tuple[int, int], ...] = ()
    heads: bool = False


@dataclass(frozen=True, slots=True)
class Blocks:
    """The view of a text's blocks, their markup removed, code blanked; its leaves; the labels of link definitions and
    where they lead; what to change in the view so that it shows the numbers that a reader sees; where in it the bullets
    of lists stand."""

    view: RepairedText
    leaves: tuple[Leaf, ...]
    definitions: Mapping[str, str]
    numbers: tuple[Edit, ...]
    bullets: tuple[int, ...] = ()


def merge_rows(leaves: tuple[Leaf, ...]) -> Iterator[Leaf]:
    """The leaves with the rows of each table made one."""
    open_table: Leaf | None = None
    for leaf in leaves:
        if leaf.kind == "table" and open_table is not None:
            open_table = open_table._replace(span=Span(open_table.span.start, leaf.span.end))
            continue
        if open_table is not None:
            yield open_table
            open_table = None
        if leaf.kind == "table":
            open_table = leaf
        else:
            yield leaf
    if open_table is not None:
        yield open_table
