"""Sample: a printed reference with the places of its fields, from which the labeller learns."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from citelink.bibliography.entry import FieldSpan
from citelink.text.span import Span

# All labels of the samples: CSL variables, and names of identifiers that CSL prints in capitals.
LABELS = (
    "author", "editor", "translator", "title", "container-title", "issued", "volume", "issue", "page",
    "number-of-pages", "number-of-volumes", "publisher", "publisher-place", "edition", "collection-title",
    "collection-number", "genre", "medium", "number", "DOI", "ISBN", "ISSN", "PMID", "PMCID", "arXiv", "URL",
    "accessed", "note", "archive", "archive_location", "citation-number",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sample:
    """`spans` are tight (no signs or cues around the value), in order, and never overlap.

    source  the set or library of facts; with its style for references that were rendered"""

    raw: str
    spans: tuple[FieldSpan, ...]
    source: str

    def line(self) -> str:
        """The sample as one line of JSON: `{"raw", "spans": [[label, start, end]], "source"}`."""
        spans = [[item.label, item.span.start, item.span.end] for item in self.spans]
        return json.dumps({"raw": self.raw, "spans": spans, "source": self.source}, ensure_ascii=False)


def tidy(raw: str, spans: Iterable[FieldSpan], source: str) -> Sample:
    """A sample whose spans are sorted, cut to the text without white space, and free of overlaps (the first wins)."""
    kept: list[FieldSpan] = []
    behind = 0
    for item in sorted(spans, key=lambda item: (item.span.start, -item.span.end)):
        start, end = max(item.span.start, behind), item.span.end
        while start < end and raw[start].isspace():
            start += 1
        while end > start and raw[end - 1].isspace():
            end -= 1
        if start < end:
            kept.append(FieldSpan(item.label, Span(start, end)))
            behind = end
    return Sample(raw, tuple(kept), source)


def same_text(raw: str) -> str:
    """What two prints of one reference have in common: letters and digits, folded."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", raw).casefold()))
