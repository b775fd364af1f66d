"""A Word document as a `Document`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from citelink.documents.archive import Archive
from citelink.documents.document import Document, Remark
from citelink.documents.extraction import BlockPlaces
from citelink.documents.formats.docx.citing import find_given
from citelink.documents.formats.docx.names import word
from citelink.documents.formats.docx.package import Package
from citelink.documents.formats.docx.walking import walk
from citelink.documents.places import Place
from citelink.text.language import guess_language

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAME = "docx"


def read_docx(data: bytes, path: str) -> Document:
    """The document that the bytes of the file `path` hold; its source is the `Archive`. Raises UnreadableError."""
    package = Package(Archive(data, path))
    walked = walk(package)
    text = walked.said.text()
    prose = walked.said.prose()
    blocks = walked.said.blocks()
    return Document(
        path=path,
        format=_NAME,
        text=text,
        prose=prose,
        blocks=blocks,
        language=guess_language(text) or _set_language(package),
        places=_places(walked.places),
        given=find_given(package, walked.fields, text, prose, blocks),
        source=package.archive,
        remarks=() if text.strip() else (Remark("no-text"),),
        filled=walked.said.filled(),
        linked=walked.said.linked(),
    )


def _places(places: Iterable[tuple[int, Place]]) -> BlockPlaces:
    starts, found = [], []
    for start, place in places:
        starts.append(start)
        found.append(place)
    return BlockPlaces(tuple(starts), tuple(found))


def _set_language(package: Package) -> str | None:
    """The language that the document is set to, where its text says too little."""
    for kind in ("styles", "settings"):
        root = package.optional(kind)
        if root is not None and (code := _language_in(root)):
            return code
    return None


def _language_in(root: _Element) -> str | None:
    for name in ("lang", "themeFontLang"):
        for one in root.iter(word(name)):
            if code := one.get(word("val")):
                return code.split("-")[0].lower()
    return None
