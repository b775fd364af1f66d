"""The prose view of a Markdown text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from citelink.documents.decoding import TextSource
from citelink.documents.document import Block
from citelink.documents.formats.markdown.blocks import scan_blocks
from citelink.documents.formats.markdown.inlines import Inlines, LinkSpan
from citelink.documents.formats.markdown.leaves import Leaf, merge_rows
from citelink.text.repaired import Edit, RepairedText
from citelink.text.span import Span


@dataclass(frozen=True, slots=True)
class MarkdownProse:
    """What a reader sees: the view, the blocks, and the links (spans into the text, ascending by their ends)."""

    view: RepairedText
    blocks: tuple[Block, ...]
    links: tuple[LinkSpan, ...]


@dataclass(frozen=True, slots=True)
class MarkdownSource(TextSource):
    """What writing needs beside the encoding: the links (spans into the text, ascending by their ends)."""

    links: tuple[LinkSpan, ...]

    def link_around(self, span: Span) -> LinkSpan | None:
        """The link whose text holds `span`."""
        index = bisect_right(self.links, span.end, key=lambda link: link.end)
        # Links do not nest, but an image may stand within one: the second behind may be the link around the first.
        for link in self.links[index : index + 2]:
            if link.start < span.start and span.end < link.end:
                return link
        return None


def scan_markdown(text: str) -> MarkdownProse:
    """The prose of a Markdown text. Linear in its length."""
    found = scan_blocks(text)
    view = found.view
    edits = list(found.numbers)
    links: list[LinkSpan] = []
    leaves: list[Leaf] = []
    for leaf in found.leaves:
        inlines = Inlines(view.text, leaf.start, leaf.end, found.definitions, html=leaf.html)
        changes = inlines.edits()
        edits += changes
        if not leaf.html or _is_seen(view.text, leaf, changes):
            leaves.append(leaf)
        for link in inlines.links:
            place = view.original(Span(link.start, link.end))
            links.append(LinkSpan(place.start, place.end, link.destination))
    blocks = tuple(
        Block(leaf.kind, leaf.span, None, leaf.level) for leaf in merge_rows(tuple(leaves)) if leaf.kind != "rule"
    )
    edits.sort(key=lambda edit: edit.start)
    return MarkdownProse(view.edit(edits), blocks, tuple(links))


def find_code(text: str) -> Iterator[Span]:
    """The blocks of code in a Markdown text, which is scanned when the first is asked for."""
    yield from (leaf.span for leaf in scan_blocks(text, showing=True).leaves if leaf.kind == "code")


def _is_seen(text: str, leaf: Leaf, edits: list[Edit]) -> bool:
    """Whether anything is left of a leaf: raw HTML may be nothing but tags and comments."""
    at = leaf.start
    for edit in edits:
        if text[at : edit.start].strip() or edit.replacement.strip():
            return True
        at = edit.end
    return bool(text[at : leaf.end].strip())
