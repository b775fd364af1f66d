"""Plain text: paragraphs separated by blank lines; form feeds count pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from citelink.documents.changes import Splice, Written
from citelink.documents.decoding import decode_document, hide_broken
from citelink.documents.document import Block, Document
from citelink.documents.given import Given
from citelink.documents.marks import CitationMark, LinkMark, Mark
from citelink.documents.pandoc import KEYS, find_given, follows_marker, spell_citation, spell_keys
from citelink.documents.places import line_places
from citelink.documents.splicing import plain_changes, restore_text, write_text
from citelink.text.repaired import Edit, RepairedText
from citelink.text.span import Span

NAME = "text"
SUFFIXES = (".txt", ".text")

# A blank line ends a paragraph, a form feed ends paragraph and page. Possessive, and begun only where a run of spaces
# begins: no way back into a run, and none of its later characters tried.
_BLANK_LINE = r"(?:\r\n|\r(?!\n)|\n)[^\S\r\n\f]*+(?:\r\n|\r(?!\n)|\n)\s*+"
_PARAGRAPH_END = re.compile(_BLANK_LINE)
_PARAGRAPH_OR_PAGE_END = re.compile(rf"{_BLANK_LINE}|(?<![^\S\f])[^\S\f]*+\f\s*+")


def recognizes(data: bytes) -> bool:
    """Never: any text may be plain text."""
    return False


def read(data: bytes, path: str) -> Document:
    """The document that the bytes of a text file hold.

    Raises UnreadableError when they are no text."""
    decoded = decode_document(data, path)
    text = decoded.text
    prose = hide_broken(RepairedText.identity(text)).edit(_old_annotations(text))
    return Document(
        path=path,
        format=NAME,
        text=text,
        prose=prose,
        blocks=_paragraphs(text),
        language=decoded.language,
        places=line_places(text),
        given=Given(citations=find_given(text, prose)),
        source=decoded.source,
    )


def write(document: Document, marks: Sequence[Mark]) -> Written:
    """`document` with keys behind each marker, or a pandoc citation in its place. Text has no links and no comments, so
    anchors and comments change nothing. An annotation of an earlier run is replaced."""
    return write_text(document, [*_annotations(document.text, marks), *plain_changes(document.text, marks)])


def restore(document: Document, changes: Iterable[Splice]) -> bytes:
    """The bytes of the input, from `document`, its annotated copy, and the `changes` of writing it."""
    return restore_text(document, changes)


def _annotations(text: str, marks: Sequence[Mark]) -> Iterator[Splice]:
    for mark in marks:
        if not isinstance(mark, LinkMark | CitationMark):
            continue
        printed = mark.span.of(text)
        old = KEYS.match(text, mark.span.end)
        covered = Span(mark.span.start, old.end() if old else mark.span.end)
        written = spell_citation(mark, printed) if isinstance(mark, CitationMark) else printed + spell_keys(mark)
        if written != covered.of(text):
            yield Splice(covered, covered.of(text), written)


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
    for end in (_PARAGRAPH_OR_PAGE_END if paged else _PARAGRAPH_END).finditer(text, at):
        blocks.append(Block("paragraph", Span(at, end.start()), page if paged else None))
        page += end.group().count("\f")
        at = end.end()
    if at < len(text):
        blocks.append(Block("paragraph", Span(at, at + len(text[at:].rstrip())), page if paged else None))
    return tuple(blocks)
