"""What a document marks itself as citations: the fields of Zotero, Mendeley, EndNote and Word, and pandoc's keys."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable, Sequence

from citelink.documents.csl_citations import CslCitation, csl_library, read_csl_citation
from citelink.documents.document import Block
from citelink.documents.formats.docx.endnote import read_endnote
from citelink.documents.formats.docx.names import MENDELEY_CONTROL
from citelink.documents.formats.docx.package import Package
from citelink.documents.formats.docx.stories import MetField
from citelink.documents.formats.docx.word_bibliography import find_references
from citelink.documents.formats.docx.word_citations import read_citation, read_sources
from citelink.documents.given import Given, GivenCitation
from citelink.documents.pandoc import find_given as find_pandoc
from citelink.text.repaired import RepairedText
from citelink.text.span import Span

_ZOTERO, _MENDELEY, _ENDNOTE, _WORD = "ADDIN ZOTERO_ITEM", "ADDIN CSL_CITATION", "ADDIN EN.CITE", "CITATION"


def find_given(
    package: Package, fields: Sequence[MetField], text: str, prose: RepairedText, blocks: Sequence[Block] = ()
) -> Given:
    """The citations in `fields`, with the records that they and the package carry, and those by key in `prose`, the
    view of `text`; the references that Word prints without numbers, each a block."""
    carried: dict[str, list[CslCitation]] = {"Zotero": [], "Mendeley": [], "EndNote": [], "Word": []}
    found: list[GivenCitation] = []
    for one in fields:
        span = _stripped(one.span, text)
        program, citation = _read_field(one)
        if citation is not None and len(span):
            found.append(GivenCitation(span, citation.items))
            carried[program].append(citation)
    if carried["Word"]:
        carried["Word"] = [CslCitation((), read_sources(root)) for _, root in package.roots("customXml")]
    return Given(
        citations=_ascending([*found, *find_pandoc(text, prose)]),
        references=find_references(fields, blocks, prose),
        libraries=tuple(library for name, citations in carried.items() for library in csl_library(name, citations)),
    )


def _read_field(field: MetField) -> tuple[str, CslCitation | None]:
    """The program that made a field, and the citation in it; None: there is none."""
    code = field.code
    if code.startswith(_ZOTERO):
        return "Zotero", read_csl_citation(code)
    if code.startswith(_MENDELEY):
        return "Mendeley", read_csl_citation(code)
    if code.startswith(MENDELEY_CONTROL):
        return "Mendeley", read_csl_citation("CSL_CITATION " + _decoded(code))
    if code.startswith(_ENDNOTE):
        return "EndNote", read_endnote(code, field.data)
    items = read_citation(code) if code.split(None, 1)[:1] == [_WORD] else ()
    return "Word", CslCitation(items, {}) if items else None


def _ascending(citations: Iterable[GivenCitation]) -> tuple[GivenCitation, ...]:
    """Citations by place, of several at one place the first."""
    kept: list[GivenCitation] = []
    for one in sorted(citations, key=lambda citation: (citation.span.start, -citation.span.end)):
        if not kept or one.span.start >= kept[-1].span.end:
            kept.append(one)
    return tuple(kept)


def _stripped(span: Span, text: str) -> Span:
    said = span.of(text)
    start = span.start + len(said) - len(said.lstrip())
    return Span(start, max(start, span.start + len(said.rstrip())))


def _decoded(tag: str) -> str:
    try:
        return base64.b64decode(tag.rpartition("_")[2]).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""
