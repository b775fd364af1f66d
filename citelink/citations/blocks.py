"""What the blocks of a document say of its prose: where headings, tables, footnotes ... stand, what is not searched.

What a format knows is not guessed again. Plain text has only paragraphs, and nothing is known of those.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from citelink.documents.document import BlockKind, Document
from citelink.text.span import Span

_INK = re.compile(r"[^\r\n]")
# No text of the document's author stands in these, or none that cites, or it stands elsewhere too.
UNSEARCHED: frozenset[BlockKind] = frozenset({"code", "formula", "header", "footer", "contents"})


@dataclass(frozen=True, slots=True)
class KnownBlock:
    """A block that is more than a paragraph; `span` is into the text of `Document.prose`, `level` that of a heading (0:
    not known). `heads_list`: the file itself marks it as the heading of a reference list."""

    kind: BlockKind
    span: Span
    level: int = 0
    heads_list: bool = False


def known_blocks(document: Document) -> tuple[KnownBlock, ...]:
    """What is known of `document`'s blocks, ascending; blocks of which the prose shows nothing are left out.

    Where the file itself marks references or headings of lists, that counts and not the block: a reference may stand in
    a footnote or in a table. What turns with the page or is a formula may stand within a reference."""
    given = document.given
    references = [reference.span for reference in given.references]
    blocks = []
    for block in document.blocks:
        if block.kind == "paragraph" or _overlapping(block.span, given.headings):
            continue
        marked = _overlapping(block.span, references)
        if not marked or (block.kind in UNSEARCHED and not any(map(block.span.contains, marked))):
            blocks.append((block.span, block.kind, block.level, False))
    blocks.extend((span, "heading", 0, True) for span in given.headings)
    return tuple(
        KnownBlock(kind, shown, level, heads_list)
        for span, kind, level, heads_list in sorted(blocks)
        if len(shown := document.prose.view(span))
    )


def searched_text(
    document: Document, known: Sequence[KnownBlock], unsearched: Collection[BlockKind] = UNSEARCHED
) -> str:
    """The text of `document`'s prose, of the same length, with spaces in place of the blocks that are not searched."""
    return "".join(_searched_parts(document.prose.text, known, unsearched))


def _searched_parts(text: str, known: Sequence[KnownBlock], unsearched: Collection[BlockKind]) -> Iterator[str]:
    at = 0
    for block in known:
        if block.kind in unsearched:
            yield text[at : block.span.start]
            yield _INK.sub(" ", block.span.of(text))
            at = block.span.end
    yield text[at:]


def _overlapping(span: Span, others: Sequence[Span]) -> Sequence[Span]:
    """Those of `others`, which ascend and do not overlap one another, that overlap `span`."""
    first = bisect_right(others, span.start, key=lambda one: one.end)
    return others[first : bisect_left(others, span.end, key=lambda one: one.start)]
