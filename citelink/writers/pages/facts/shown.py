"""The text of a document as the report shows it: its paragraphs, and where spans of the document stand in them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from citelink.documents.document import Document
from citelink.documents.showing import Shown, show_document
from citelink.text.span import Span
from citelink.writers.pages.html.body import is_hard_wrapped
from citelink.writers.pages.html.page import show_text

# The label of a list's item, which some formats set as a block of its own.
_LABEL = re.compile(r"\s{0,9}[\[(]?\d{1,4}[.)\]]{1,2}\s{0,9}")
_WIDE = re.compile("[\U00010000-\U0010ffff]")
_KINDS = {"heading": "h", "code": "c", "table": "t", "formula": "c"}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the shown text: `kind` is h (heading), c (code), t (table), w (wrapped by hand, its lines may flow)
    or p; `span` is into the view."""

    kind: str
    span: Span


class ShownText:
    """What the report shows of a document."""

    def __init__(self, document: Document) -> None:
        shown = show_document(document)
        self._view = shown.view
        self.text = show_text(shown.view.text)
        self.paragraphs = tuple(_with_labels(_paragraphs(shown, self.text), self.text))
        # Characters beyond U+FFFF are two units of the script's strings.
        self._wide = [match.start() for match in _WIDE.finditer(self.text)]

    def view(self, span: Span) -> Span:
        """Where a span of the document stands in the shown text."""
        return self._view.view(span)

    def units(self, span: Span) -> tuple[int, int]:
        """A span of the shown text in the units of the script."""
        return self._unit(span.start), self._unit(span.end)

    def pieces(self, kept: Sequence[Paragraph]) -> list[tuple[str, int, str]]:
        """Paragraphs for the script: kind, where they begin, and their text."""
        return [(one.kind, self._unit(one.span.start), one.span.of(self.text)) for one in kept]

    def around(self, spans: Iterable[Span]) -> tuple[Paragraph, ...]:
        """The paragraphs in which spans of the shown text stand."""
        starts = [one.span.start for one in self.paragraphs]
        ends = [*accumulate((one.span.end for one in self.paragraphs), max)]
        kept: set[int] = set()
        for span in spans:
            first = bisect_right(ends, span.start)
            kept.update(range(first, max(first + 1, bisect_left(starts, span.end))))
        return tuple(self.paragraphs[at] for at in sorted(kept) if at < len(self.paragraphs))

    def _unit(self, at: int) -> int:
        return at + bisect_left(self._wide, at)


def _paragraphs(shown: Shown, text: str) -> Iterator[Paragraph]:
    """The blocks, and what stands between them, cut at empty lines."""
    at = 0
    for block in shown.blocks:
        if block.span.start < at:
            continue
        yield from _between(text, Span(at, block.span.start))
        if block.span.of(text).strip():
            yield _paragraph(_KINDS.get(block.kind, "p"), block.span, text)
        at = block.span.end
    yield from _between(text, Span(at, len(text)))


def _paragraph(kind: str, span: Span, text: str) -> Paragraph:
    return Paragraph("w" if kind == "p" and is_hard_wrapped(span.of(text)) else kind, span)


def _with_labels(paragraphs: Iterable[Paragraph], text: str) -> Iterator[Paragraph]:
    """The paragraphs, each label of an item with what it labels."""
    label: Paragraph | None = None
    for one in paragraphs:
        if label is not None:
            one = Paragraph("w", Span(label.span.start, one.span.end))
        label = one if _LABEL.fullmatch(one.span.of(text)) else None
        if label is None:
            yield one
    if label is not None:
        yield label


def _between(text: str, span: Span) -> Iterator[Paragraph]:
    at = span.start
    for part in span.of(text).split("\n\n"):
        if part.strip():
            yield _paragraph("p", Span(at, at + len(part)), text)
        at += len(part) + 2
