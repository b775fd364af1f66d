"""read_html(): the bytes of a page -> Document."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from citelink.documents.comments import Comment
from citelink.documents.decoding import TextSource, hide_broken
from citelink.documents.document import Document
from citelink.documents.extraction import Extraction, Pieces
from citelink.documents.formats.html.own import without_marks
from citelink.documents.formats.html.reading import read_page
from citelink.documents.formats.html.works import MarkedWorks
from citelink.documents.given import Given
from citelink.documents.markup.decoding import decode_markup
from citelink.documents.markup.places import markup_places
from citelink.errors import UnreadableError
from citelink.text.language import guess_language
from citelink.text.span import Span

_TAG = re.compile(r"</?[A-Za-z]|<!")
_XML = re.compile(r"\s{0,100}<\?xml\s")


@dataclass(frozen=True, slots=True)
class Part:
    """A file of pages that are read as one document: what it is called, its encoding, whether it is XHTML, the span of
    its source in that of all, the ids in it, and whether its links start elsewhere."""

    name: str
    file: TextSource
    xml: bool
    span: Span
    ids: frozenset[str]
    based: bool


@dataclass(frozen=True, slots=True)
class HtmlSource:
    """What leads back to the page, or to the pages of a book.

    parts    its files
    page     their source, without what an earlier run put there
    pieces   which part of `page` each stretch of the text comes from
    anchors  as in `reading.Page`
    links    as in `reading.Page`, in `page`
    """

    parts: tuple[Part, ...]
    page: str
    pieces: Pieces[Span]
    anchors: dict[int, tuple[str, ...]]
    links: tuple[Span, ...]

    def part(self, place: int) -> Part:
        """The file in which a place of `page` lies."""
        return self.parts[bisect_right(self.parts, place, key=lambda one: one.span.start) - 1]


class Pages:
    """Reads pages one after the other into one document."""

    def __init__(self, raising: frozenset[str] = frozenset()) -> None:
        """`raising`: classes that style sheets beside the pages print above the line."""
        self._raising = raising
        self._extraction: Extraction[Span] = Extraction()
        self._parts: list[Part] = []
        self._pages: list[str] = []
        self._anchors: dict[int, tuple[str, ...]] = {}
        self._links: list[Span] = []
        self._works: list[MarkedWorks] = []
        self._comments: list[Comment] = []
        self._length = 0

    def add(self, name: str, file: str, source: TextSource, *, xml: bool) -> None:
        """Reads the page in the decoded `file`; marks of an earlier run are no part of it."""
        page = without_marks(file, xml=xml)
        read = read_page(page, xml=xml, into=self._extraction, shift=self._length, raising=self._raising)
        span = Span(self._length, self._length + len(page))
        self._parts.append(Part(name, source, xml, span, read.ids, read.based))
        self._pages.append(page)
        self._anchors.update(read.anchors)
        self._links += [link.shift(self._length) for link in read.links]
        self._works.append(read.works)
        self._comments += read.comments
        self._length = span.end

    def document(self, path: str, format: str) -> Document:
        """The document that the pages make."""
        text, pieces = self._extraction.text(), self._extraction.pieces()
        source = HtmlSource(tuple(self._parts), "".join(self._pages), pieces, self._anchors, tuple(self._links))
        blocks = self._extraction.blocks()
        marked = [works.given(text, blocks) for works in self._works]
        given = Given(
            references=tuple(one for references, _ in marked for one in references),
            headings=tuple(one for _, headings in marked for one in headings),
        )
        places = tuple((one.span.start, one.name) for one in self._parts)
        return Document(
            path=path,
            format=format,
            text=text,
            prose=hide_broken(self._extraction.prose()),
            blocks=blocks,
            language=guess_language(text),
            places=markup_places(pieces, source.page, places),
            given=given,
            source=source,
            comments=tuple(self._comments),
        )


def read_html(data: bytes, path: str) -> Document:
    """The document that the bytes of a page hold; the marks of an earlier run are no part of it.

    Raises UnreadableError, naming the path, when they are no text, and when they are nothing but text: its lines would
    run together."""
    file, source = decode_markup(data, path)
    if _TAG.search(file) is None:
        raise UnreadableError(f"{path}: it has no tags and is no HTML page; save it as .txt")
    pages = Pages()
    pages.add("", file, source, xml=path.lower().endswith(".xhtml") or _XML.match(file) is not None)
    return pages.document(path, "html")
