"""Plain text: paragraphs separated by blank lines; form feeds count pages."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citelink.documents.decoding import decode_document
from citelink.documents.document import Block, CitationMark, Document, LinkMark, Mark, Origin, Splice
from citelink.documents.marks import KEYS, follows_marker, spell_citation, spell_keys
from citelink.text.repaired import Edit, RepairedText
from citelink.text.span import Span

NAME = "text"
SUFFIXES = (".txt", ".text")

# A blank line ends a paragraph, a form feed ends paragraph and page. Possessive, and begun only where a run of spaces
# begins: no way back into a run, and none of its later characters tried.
_PARAGRAPH_END = re.compile(r"(?:\r\n|\r(?!\n)|\n)[^\S\r\n\f]*+(?:\r\n|\r(?!\n)|\n)\s*+|(?<![^\S\f])[^\S\f]*+\f\s*+")


def read(data: bytes, path: str) -> Document:
    """The document that the bytes of a text file hold.

    Raises UnreadableError when they are no text."""
    decoded = decode_document(data, path)
    text = decoded.text
    return Document(
        path=path,
        format=NAME,
        text=text,
        prose=RepairedText.identity(text).edit(_old_annotations(text)),
        blocks=_paragraphs(text),
        language=decoded.language,
        origin=Origin(decoded.encoding, decoded.bom, decoded.line_starts),
    )


def splice(document: Document, marks: Iterable[Mark]) -> tuple[Splice, ...]:
    """What to change to write `marks`: keys behind each marker, or a pandoc citation in its place. Text has no links,
    so notes change nothing. An annotation of an earlier run is replaced."""
    splices = []
    for mark in sorted((mark for mark in marks if isinstance(mark, LinkMark | CitationMark)), key=lambda m: m.span):
        printed = mark.span.of(document.text)
        old = KEYS.match(document.text, mark.span.end)
        covered = Span(mark.span.start, old.end() if old else mark.span.end)
        written = spell_citation(mark, printed) if isinstance(mark, CitationMark) else printed + spell_keys(mark)
        if written != covered.of(document.text):
            splices.append(Splice(covered, covered.of(document.text), written))
    return tuple(splices)


def _old_annotations(text: str) -> Iterable[Edit]:
    for found in KEYS.finditer(text):
        if follows_marker(text, found.start()):
            yield Edit(found.start(), found.end(), "")


def _paragraphs(text: str) -> tuple[Block, ...]:
    blocks: list[Block] = []
    page = 1
    at = len(text) - len(text.lstrip())
    paged = "\f" in text
    page += text.count("\f", 0, at)
    for end in _PARAGRAPH_END.finditer(text, at):
        blocks.append(Block("paragraph", Span(at, end.start()), page if paged else None))
        page += end.group().count("\f")
        at = end.end()
    if at < len(text):
        blocks.append(Block("paragraph", Span(at, at + len(text[at:].rstrip())), page if paged else None))
    return tuple(blocks)
