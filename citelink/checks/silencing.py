"""read_silences(): findings that a comment of their document wants to hear nothing of.

`<!-- citelink: ignore CL102 -->` in Markdown, HTML, EPUB and JATS, `% citelink: ignore` in LaTeX. Behind words it
speaks of its line; alone on its line, of the block that follows: the paragraph, the item of a list. A paragraph between
tags is one line. It names codes or names of rules, or none for
all. A finding that has no place in the text cannot be silenced by a comment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from citelink.documents.document import Document
from citelink.findings import Finding
from citelink.text.span import Span

_RULE = r"(?:[Cc][Ll]\d{1,3}|[a-z]{2,20}(?:-[a-z]{2,20}){1,4})"
_ORDER = re.compile(rf"citelink:\s{{0,9}}ignore\b(?P<rules>(?:[\s:,]{{1,9}}{_RULE}\b){{0,30}})")
_NAMED = re.compile(_RULE)


@dataclass(frozen=True, slots=True)
class Silence:
    """What a comment asks for: where to say nothing, and of which rules (codes, names; none: all)."""

    place: Span
    rules: frozenset[str]

    def covers(self, finding: Finding) -> bool:
        """Whether nothing is to be said of a finding, because it begins or ends here."""
        span = finding.span
        if span is None or (self.rules and not {finding.code.lower(), finding.name} & self.rules):
            return False
        last = max(span.start, span.end - 1)
        return any(self.place.start <= at < self.place.end for at in (span.start, last))


def read_silences(document: Document | None) -> tuple[Silence, ...]:
    """What the comments of a document silence."""
    return tuple(_silences(document)) if document is not None else ()


def _silences(document: Document) -> Iterator[Silence]:
    for comment in document.comments:
        if order := _ORDER.search(comment.said):
            rules = frozenset(rule.lower() for rule in _NAMED.findall(order["rules"]))
            yield Silence(_place(document, comment.span), rules)


def _place(document: Document, comment: Span) -> Span:
    text = document.text
    start = text.rfind("\n", 0, comment.start) + 1
    end = text.find("\n", comment.end)
    line = Span(start, len(text) if end < 0 else end)
    if text[line.start : comment.start].strip() or (comment and text[comment.end : line.end].strip()):
        return line
    following = (block.span for block in document.blocks if block.span.start >= comment.end)
    block = next(following, None)
    # Not every format knows all its paragraphs.
    paragraph = _paragraph_behind(text, comment.end)
    return block if block is not None and block.start <= paragraph.start else paragraph


def _paragraph_behind(text: str, at: int) -> Span:
    """What stands behind a place up to the next empty line."""
    start = len(text) - len(text[at:].lstrip())
    end = re.search(r"\n[ \t\r]*\n", text[start:])
    return Span(start, start + end.start() if end else len(text))
