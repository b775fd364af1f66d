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
from citelink.documents.formats.docx.live import put_live, put_live_list
from citelink.documents.formats.docx.moving import move_items, put_copies
from citelink.documents.formats.docx.package import Package
from citelink.documents.formats.docx.texts import put_texts, texts_taken_back
from citelink.documents.formats.docx.undoing import without_marks
from citelink.documents.formats.docx.walking import walk
from citelink.documents.formats.docx.word_sources import with_sources
from citelink.documents.formats.docx.zotero_preferences import with_preferences
from citelink.documents.marks import (
    AnchorMark,
    CitationMark,
    CommentMark,
    CopiesMark,
    ItemsMark,
    LinkMark,
    LiveListMark,
    LiveMark,
    Mark,
    NumberMark,
)
from citelink.errors import UnreadableError


def write_docx(document: Document, marks: Sequence[Mark]) -> Written:
    """`document` with links, bookmarks and comments, or with citations in the place of its markers. Raises
    UnreadableError where its XML cannot be changed."""
    archive = without_marks(_archive(document))
    package = Package(archive)
    walked = walk(package)
    if walked.said.text() != document.text:
        raise UnreadableError(f"{document.path}: what an earlier run put into it was changed; annotate the original")
    # What becomes live stays so: no later run takes it out again.
    copy = Copy(package, walked, signed=not any(isinstance(one, LiveMark) for one in marks))
    changes = put_texts(copy, [one for one in marks if isinstance(one, CitationMark | NumberMark)])
    move_items(copy, [one for one in marks if isinstance(one, ItemsMark)])
    put_copies(copy, (one for one in marks if isinstance(one, CopiesMark)))
    names = put_bookmarks(copy, (one for one in marks if isinstance(one, AnchorMark)))
    put_links(copy, (one for one in marks if isinstance(one, LinkMark)), names)
    live, refused = put_live(copy, (one for one in marks if isinstance(one, LiveMark)))
    for listed in (one for one in marks if isinstance(one, LiveListMark)):
        obstacle = put_live_list(copy, listed)
        if obstacle is not None:
            refused.append((listed.span, obstacle))
    comments = [one for one in marks if isinstance(one, CommentMark)]
    put = put_comments(copy, comments, next_comment_id(package)) if comments else []
    changed = dict(copy.changed()) | with_comments(package, put) | _parts_of_programs(package, live, marks)
    data = archive.with_members(changed) if changed else archive.data
    return Written(data, changes, refused=tuple(refused))


def _parts_of_programs(package: Package, put: Sequence[LiveMark], marks: Sequence[Mark]) -> dict[str, bytes]:
    """What the programs that keep citations keep beside them: Word the sources, Zotero its preferences."""
    if not put:
        return {}
    if put[0].program == "word":
        cited = dict.fromkeys(work.key for mark in put for work in mark.works)
        return with_sources(package, {key: put[0].records.get(key, {}) for key in cited})
    if put[0].program == "zotero":
        told = next((one for one in marks if isinstance(one, LiveListMark)), None)
        return with_preferences(package, told or LiveListMark(put[0].span, "zotero", put[0].records))
    return {}


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
