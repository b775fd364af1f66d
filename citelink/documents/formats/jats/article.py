"""read_article(): the bytes of an article -> Document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from citelink.documents.decoding import TextSource, hide_broken
from citelink.documents.document import Document
from citelink.documents.extraction import Pieces
from citelink.documents.formats.jats.own import without_marks
from citelink.documents.formats.jats.reading import Article, CrossReference, read_jats
from citelink.documents.given import Given, GivenCitation, GivenItem
from citelink.documents.markup.decoding import decode_markup
from citelink.documents.markup.places import markup_places
from citelink.documents.markup.tokens import scan
from citelink.documents.xml import parse_xml
from citelink.errors import UnreadableError
from citelink.text.language import guess_language
from citelink.text.span import Span

_DASHES = re.compile(r"[\s()\[\]]{0,4}[-\u2010-\u2015\u2212]{1,2}[\s()\[\]]{0,4}")
_FIGURES = re.compile(r"[\s()\[\]]{0,4}(\d{1,5})[\s()\[\]]{0,4}")
_WIDEST = 100
_RANGE = r"\d{1,5}(?:\s?[-\u2010-\u2015]\s?\d{1,5})?"
_WORD = r"[^\W\d_]{1,8}\.?\s?"
_PLACE = re.compile(rf"\s{{0,2}},\s{{0,2}}((?:{_WORD}){{1,2}}{_RANGE}|{_RANGE}\s?{_WORD})\s{{0,2}}[\])]")
_COLON = re.compile(rf":\s?({_RANGE})(?![\d:])")
_INK = re.compile(r"[^\s]")
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z_][\w.-]{0,60};")


@dataclass(frozen=True, slots=True)
class JatsSource:
    """What leads back to the article.

    file     its encoding
    article  its source, without what an earlier run put there
    pieces   which part of `article` each stretch of the text comes from
    """

    file: TextSource
    article: str
    pieces: Pieces[Span]


def read_article(data: bytes, path: str) -> Document:
    """The document that the bytes of an article hold; the marks of an earlier run are no part of it.

    Raises UnreadableError, naming the path, for what is no well-formed XML or no article."""
    file, source = decode_markup(data, path)
    root = str(parse_xml(_bare(file), path).tag).rpartition("}")[2]
    if root not in ("article", "pmc-articleset"):
        raise UnreadableError(
            f"{path}: XML, but no JATS article (it is a <{root}>); save the document as .docx, .html or .txt"
        )
    article = without_marks(file)
    read = read_jats(article)
    text, pieces = read.extraction.text(), read.extraction.pieces()
    return Document(
        path=path,
        format="jats",
        text=text,
        prose=hide_broken(read.extraction.prose()),
        blocks=read.extraction.blocks(),
        language=guess_language(text),
        places=markup_places(pieces, article),
        given=_given(text, read),
        source=JatsSource(source, article, pieces),
        comments=tuple(read.comments),
    )


def _bare(file: str) -> bytes:
    """`file` without what XML might fetch or unfold: its document type, and the entities that one may declare."""
    root = next((token.start for token in scan(file, xml=True) if token.kind == "start"), len(file))
    return (_INK.sub(" ", file[:root]) + _ENTITY.sub(" ", file[root:])).encode("utf-8", "replace")


def _place_behind(text: str, span: Span) -> str:
    """Where in the last work of a citation: `p. 73` of `(Nye, 2006, p. 73)`, `60` of `16:60`; "" where nothing says
    so. A number without a word is none: it may be that of a work that nobody tagged."""
    if found := _PLACE.match(text, span.end):
        return found[1]
    colon = _COLON.match(text, span.end) if _FIGURES.fullmatch(span.of(text)) else None
    return colon[1] if colon is not None else ""


def _given(text: str, read: Article) -> Given:
    order = {reference.id: at for at, reference in enumerate(read.references) if reference.id}
    ids = [reference.id for reference in read.references]
    cited = [one for one in read.citations if one.sure or all(target in order for target in one.ids)]
    citations = tuple(_citations(text, cited, order, ids))
    # Who tags cross-references tags them all; numbers that are left are those of notes, cases, equations.
    return Given(citations, tuple(read.references), tuple(read.headings), complete=bool(citations))


def _citations(
    text: str, cited: Sequence[CrossReference], order: dict[str, int], ids: Sequence[str]
) -> Iterator[GivenCitation]:
    """One citation per cross-reference, with the place that is printed behind it; where a dash stands between two
    numbers, the works between them belong to the second."""
    before: CrossReference | None = None
    for one in cited:
        targets = list(one.ids)
        if before is not None and _DASHES.fullmatch(text[before.span.end : one.span.start]):
            first, last = order.get(before.ids[-1]), order.get(one.ids[0])
            numbers = [_FIGURES.fullmatch(each.span.of(text)) for each in (before, one)]
            if first is not None and last is not None and all(numbers) and first < last <= first + _WIDEST:
                targets[:0] = [target for target in ids[first + 1 : last] if target]
        items = [GivenItem(target) for target in targets]
        items[-1] = GivenItem(targets[-1], suffix=_place_behind(text, one.span))
        yield GivenCitation(one.span, tuple(items))
        before = one
