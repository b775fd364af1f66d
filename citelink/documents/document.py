"""Document: what every format is read into."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from citelink.documents.comments import Comment
from citelink.documents.given import Given
from citelink.documents.places import Places
from citelink.text.pickling import travels
from citelink.text.repaired import RepairedText
from citelink.text.span import Span

BlockKind = Literal[
    "paragraph",
    "heading",
    "list_item",
    "table",
    "footnote",
    "caption",
    "code",
    "formula",
    "header",
    "footer",
    "contents",
]


@travels
@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item ...; `span` is into `Document.text`; `page` counts from 1, None: not known;
    `level` is that of a heading or a list item, from 1, 0: not known."""

    kind: BlockKind
    span: Span
    page: int | None = None
    level: int = 0


RemarkKind = Literal["no-text", "pages-without-text", "misread-letters", "other-format", "missing-files"]


@travels
@dataclass(frozen=True, slots=True)
class Remark:
    """Something about the file that its owner is told; `values` are what the sentence names (name, value).

    no-text             it has pages and no text: pictures of pages
    pages-without-text  some pages have no text; `pages`: which (`3, 7-9`)
    misread-letters     its fonts say other letters than they show, which was mended in the prose; `encoding`: of which
                        they are (`cp1251`)
    other-format        its name says another format than its content; `format`: which it is
    missing-files       files that it includes are not where it says; `files`: their names
    """

    kind: RemarkKind
    values: tuple[tuple[str, str], ...] = ()
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One input.

    path      relative, with `/`; `-` for stdin
    format    name of the format that read it; nobody but the registry asks for it
    text      what the file says, never changed. Source formats (text, Markdown): exactly the decoded file, newlines
              untouched, without the BOM. Package formats: what was extracted from it
    prose     what a reader sees of `text`, as a view with an exact way back: escapes undone, markup that is not prose
              removed, code and link targets blanked. Markers and lists are searched here
    blocks    ascending, not overlapping; spans into `text`. What a format knows to be a heading, a list item, a
              footnote or a table is not guessed again
    language  BCP 47 code, or None where it could not be told
    places    leads an offset into `text` to what a person is told: line and column, paragraph, page
    given     what the file itself marks: citations, references, list headings
    source    the format's own, for writing the document back; nobody else looks inside
    remarks   what the owner of the file is told about it
    filled    what a program fills in, ascending: the numbers that it counts before paragraphs, the results of fields;
              nothing is written there
    linked    numbers that links of the file's own stand on, ascending; a link stays where it is when they change
    comments  comments of the source that speak to citelink (`<!-- citelink: ignore -->`), ascending
    included  the files beside it that its text is made of too, relative to its folder, with `/`
    """

    path: str
    format: str
    text: str
    prose: RepairedText
    blocks: tuple[Block, ...]
    language: str | None
    places: Places
    given: Given = field(default_factory=Given)
    source: object = None
    remarks: tuple[Remark, ...] = ()
    comments: tuple[Comment, ...] = ()
    filled: tuple[Span, ...] = ()
    linked: tuple[Span, ...] = ()
    included: tuple[str, ...] = ()
