"""Marks written into an article; `own.py` shows what they look like."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from citelink.documents.changes import Splice, Written
from citelink.documents.document import Document
from citelink.documents.formats.jats.article import JatsSource
from citelink.documents.formats.jats.own import BEGIN, END, instruction
from citelink.documents.marks import AnchorMark, CitationMark, CommentMark, LinkMark, Mark
from citelink.documents.markup.characters import escape_value
from citelink.documents.markup.insertions import Insertion, restored_numbers, with_insertions, written_marks
from citelink.documents.markup.regions import Region, find_region
from citelink.text.span import Span


def write_article(document: Document, marks: Sequence[Mark]) -> Written:
    """The article with `marks`, and what changed in its text: numbers."""
    source = _source(document)
    ids = _ids(document, marks)
    insertions, changes = written_marks(
        document.text,
        source.article,
        marks,
        lambda span: _region(document, span),
        lambda mark, region: _insert(document, mark, region, ids),
    )
    article = source.file.as_written(with_insertions(source.article, insertions))
    return Written(source.file.encode(article), changes)


def restore_article(document: Document, changes: Iterable[Splice]) -> bytes:
    """The article without marks, and with the numbers that it had before `changes`."""
    source = _source(document)
    undone = restored_numbers(document.text, source.article, changes, lambda span: _region(document, span))
    return source.file.encode(with_insertions(source.article, undone))


def _source(document: Document) -> JatsSource:
    if not isinstance(document.source, JatsSource):
        raise TypeError(f"{document.path}: its source is {type(document.source).__name__}, no article")
    return document.source


def _region(document: Document, span: Span) -> Region | None:
    source = _source(document)
    return find_region(source.article, source.pieces, span, xml=True)


def _ids(document: Document, marks: Sequence[Mark]) -> dict[str, str]:
    """The ids of the article's references, by the anchors that are to stand there."""
    given = {reference.span.start: reference.id for reference in document.given.references if reference.id}
    anchors = [mark for mark in marks if isinstance(mark, AnchorMark)]
    return {mark.anchor: given[mark.span.start] for mark in anchors if mark.span.start in given}


def _is_given(document: Document, span: Span) -> bool:
    """Whether a cross-reference stands there."""
    citations = document.given.citations
    at = bisect_right(citations, span.start, key=lambda one: one.span.end)
    return at < len(citations) and citations[at].span.start < span.end


def _insert(document: Document, mark: Mark, region: Region, ids: dict[str, str]) -> Iterator[Insertion]:
    if isinstance(mark, LinkMark):
        keys = instruction(" ".join(key or "-" for key in mark.keys))
        targets = [ids[anchor] for anchor in mark.anchors if anchor in ids]
        if (
            not _is_given(document, mark.span)
            and region.whole
            and not region.names
            and targets
            and len(targets) == len(mark.anchors)
        ):
            before = f'{BEGIN}<xref ref-type="bibr" rid="{escape_value(" ".join(dict.fromkeys(targets)))}">{keys}'
            yield Insertion(region.start, region.end, 1, before, f"</xref>{END}")
        else:
            yield Insertion(region.start, region.start, 1, keys)
    elif isinstance(mark, CitationMark):
        if mark.works:
            yield Insertion(region.start, region.start, 1, instruction(" ".join(work.key for work in mark.works)))
    elif isinstance(mark, AnchorMark):
        if mark.key:
            yield Insertion(region.start, region.start, 0, instruction(mark.key))
    elif isinstance(mark, CommentMark):
        yield Insertion(region.start, region.start, 2, instruction(f"{mark.code} {mark.severity}: {mark.text}"))
