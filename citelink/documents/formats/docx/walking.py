"""The text of a document, in the order in which a reader meets it: notes and boxes follow the paragraph, or the table,
in which they are anchored; what stands at the head and foot of pages comes last."""

from __future__ import annotations

from citelink.documents.document import BlockKind
from citelink.documents.extraction import Extraction
from citelink.documents.formats.docx.bookmarks import read_cited_bookmarks
from citelink.documents.formats.docx.names import BODY, ENDNOTE, FOOTNOTE
from citelink.documents.formats.docx.numbering import Numbering
from citelink.documents.formats.docx.package import Package
from citelink.documents.formats.docx.paragraphs import ParagraphReader
from citelink.documents.formats.docx.shared import Shared
from citelink.documents.formats.docx.stories import Story, Walked
from citelink.documents.formats.docx.story_walk import StoryWalk
from citelink.documents.formats.docx.styles import Styles
from citelink.documents.places import Place

_NOTES = {"footnotes": FOOTNOTE, "endnotes": ENDNOTE}
_PAGE_PARTS: tuple[BlockKind, ...] = ("header", "footer")


def walk(package: Package) -> Walked:
    """All text of the document. Raises UnreadableError where its main part cannot be read."""
    main = package.root(package.main)
    walked = Walked(Extraction(), [], [], [])
    styles = Styles(package.optional("styles"))
    reader = ParagraphReader(styles, Numbering(package.optional("numbering"), styles))
    shared = Shared(walked, reader, styles, read_cited_bookmarks(package))
    shared.add_part(package.main, main)
    for name, kind in _NOTES.items():
        for part, root in package.roots(name):
            shared.add_notes(part, root, kind)
            break
    body = main.find(BODY)
    _walk_all(shared, Story(package.main, main if body is None else body))
    for page_part in _PAGE_PARTS:
        for part, root in package.roots(page_part):
            shared.add_part(part, root)
            _walk_all(shared, Story(part, root, page_part, Place(part=page_part)))
    return walked


def _walk_all(shared: Shared, story: Story) -> None:
    """Walks a story, and behind each of its blocks the stories that are anchored there."""
    walks = [StoryWalk(shared, story)]
    while walks:
        anchored = walks[-1].advance()
        if anchored is None:
            walks.pop()
        else:
            walks.extend(StoryWalk(shared, one) for one in reversed(anchored))
