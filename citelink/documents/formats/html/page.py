"""read_html(): the bytes of a page -> Document."""

from __future__ import annotations

import re
from dataclasses import dataclass

from citelink.documents.decoding import TextSource, hide_broken
from citelink.documents.document import Document
from citelink.documents.extraction import Pieces
from citelink.documents.formats.html.own import without_marks
from citelink.documents.formats.html.reading import read_page
from citelink.documents.markup.decoding import decode_markup
from citelink.documents.markup.places import markup_places
from citelink.text.language import guess_language
from citelink.text.span import Span

_XML = re.compile(r"\s{0,100}<\?xml\s")


@dataclass(frozen=True, slots=True)
class HtmlSource:
    """What leads back to the page.

    file     its encoding
    page     its source, without what an earlier run put there
    pieces   which part of `page` each stretch of the text comes from
    anchors, ids, links   as in `reading.Page`
    xml      it is XHTML
    """

    file: TextSource
    page: str
    pieces: Pieces[Span]
    anchors: dict[int, tuple[str, ...]]
    ids: frozenset[str]
    links: tuple[Span, ...]
    xml: bool


def read_html(data: bytes, path: str) -> Document:
    """The document that the bytes of a page hold; the marks of an earlier run are no part of it.

    Raises UnreadableError, naming the path, when they are no text."""
    file, source = decode_markup(data, path)
    xml = path.lower().endswith(".xhtml") or _XML.match(file) is not None
    page = without_marks(file, xml=xml)
    read = read_page(page, xml=xml)
    text, pieces = read.extraction.text(), read.extraction.pieces()
    return Document(
        path=path,
        format="html",
        text=text,
        prose=hide_broken(read.extraction.prose()),
        blocks=read.extraction.blocks(),
        language=guess_language(text),
        places=markup_places(pieces, page),
        source=HtmlSource(source, page, pieces, read.anchors, read.ids, read.links, xml),
    )
