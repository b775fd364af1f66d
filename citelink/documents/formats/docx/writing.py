"""Marks written into a Word document, and taken out of it again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from citelink.documents.archive import Archive
from citelink.documents.changes import Splice, Written
from citelink.documents.document import Document
from citelink.documents.formats.docx.commenting import put_comments
from citelink.documents.formats.docx.comments_part import next_comment_id, with_comments
from citelink.documents.formats.docx.copying import Copy
from citelink.documents.formats.docx.linking import put_bookmarks, put_links
from citelink.documents.formats.docx.package import Package
from citelink.documents.formats.docx.texts import put_texts, texts_taken_back
from citelink.documents.formats.docx.undoing import without_marks
from citelink.documents.formats.docx.walking import walk
from citelink.documents.marks import AnchorMark, CitationMark, CommentMark, LinkMark, Mark, NumberMark
from citelink.errors import UnreadableError


def write_docx(document: Document, marks: Sequence[Mark]) -> Written:
    """`document` with links, bookmarks and comments, or with citations in the place of its markers. Raises
    UnreadableError where its XML cannot be changed."""
    archive = without_marks(_archive(document))
    package = Package(archive)
    walked = walk(package)
    if walked.said.text() != document.text:
        raise UnreadableError(f"{document.path}: what an earlier run put into it was changed; annotate the original")
    copy = Copy(package, walked)
    changes = put_texts(copy, [one for one in marks if isinstance(one, CitationMark | NumberMark)])
    names = put_bookmarks(copy, (one for one in marks if isinstance(one, AnchorMark)))
    put_links(copy, (one for one in marks if isinstance(one, LinkMark)), names)
    comments = [one for one in marks if isinstance(one, CommentMark)]
    put = put_comments(copy, comments, next_comment_id(package)) if comments else []
    changed = dict(copy.changed()) | with_comments(package, put)
    return Written(archive.with_members(changed) if changed else archive.data, changes)


def restore_docx(document: Document, changes: Iterable[Splice]) -> bytes:
    """The bytes of the file that `document`, a copy, was made of. Raises ValueError where the copy does not hold the
    changes."""
    archive = _archive(document)
    taken_back = texts_taken_back(archive, tuple(changes))
    if taken_back:
        archive = Archive(archive.with_members(taken_back), archive.path)
    return without_marks(archive).data


def _archive(document: Document) -> Archive:
    if not isinstance(document.source, Archive):
        raise TypeError(f"{document.path}: its source is {type(document.source).__name__}, no archive")
    return document.source
