"""read_odt(): the archive of an OpenDocument text -> Document."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from citelink.documents.archive import Archive
from citelink.documents.csl_citations import BOOKMARK, csl_library, read_bookmarks
from citelink.documents.document import Block, Document
from citelink.documents.formats.odt.content import Content, new_parser, parse, read_content, read_styles
from citelink.documents.formats.odt.names import short
from citelink.documents.formats.odt.own_marks import without_marks
from citelink.documents.formats.odt.styles import StyleSheet
from citelink.documents.given import Given
from citelink.errors import UnreadableError
from citelink.text.language import guess_language

CONTENT = "content.xml"
_MANIFEST, _STYLES, _META = "META-INF/manifest.xml", "styles.xml", "meta.xml"
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding=["']([A-Za-z0-9._-]{1,40})["']""")


@dataclass(frozen=True, slots=True)
class OdtSource:
    """What leads back to the file: the archive, and its content.xml without the marks of an earlier run."""

    archive: Archive
    content: bytes


def read_odt(data: bytes, path: str) -> Document:
    """The document in the archive `data`. Raises UnreadableError, naming `path`, where it holds none."""
    archive = Archive(data, path)
    if archive.holds(_MANIFEST) and b"encryption-data" in archive.read(_MANIFEST):
        raise UnreadableError(f"{path}: it is protected by a password; save it without one")
    content = without_marks(_in_utf8(archive.read(CONTENT), path), path)
    said = read_again(OdtSource(archive, content))
    text = said.extraction.text()
    return Document(
        path=path,
        format="odt",
        text=text,
        prose=said.extraction.prose(),
        blocks=_with_little_code(said.extraction.blocks()),
        language=guess_language(text),
        places=said.extraction.places(),
        given=Given(
            citations=tuple(sorted(said.citations, key=lambda one: one.span)),
            libraries=csl_library("fields", said.records),
        ),
        source=OdtSource(archive, content),
        filled=said.extraction.filled(),
        linked=said.extraction.linked(),
    )


def read_again(source: OdtSource) -> Content:
    """What the content says, with the way from its text back to its bytes."""
    archive, path = source.archive, source.archive.path
    sheet = StyleSheet()
    if archive.holds(_STYLES):
        read_styles(_in_utf8(archive.read(_STYLES), path), sheet, path)
    marks = _zotero_marks(archive) if BOOKMARK.encode() in source.content else {}
    return read_content(source.content, sheet, marks, path)


def _in_utf8(data: bytes, path: str) -> bytes:
    """The XML in UTF-8, in which word processors write it."""
    declared = _DECLARED.match(data[:300])
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or (declared and declared[1].lower() not in (b"utf-8", b"us-ascii")):
        raise UnreadableError(f"{path}: its text is not in UTF-8 as it must be; open and save it anew")
    return data


def _with_little_code(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """A text that is set in the style of programs throughout is no program."""
    code = sum(len(block.span) for block in blocks if block.kind == "code")
    if code * 2 <= sum(len(block.span) for block in blocks):
        return blocks
    return tuple(replace(block, kind="paragraph") if block.kind == "code" else block for block in blocks)


def _zotero_marks(archive: Archive) -> dict[str, str]:
    """What Zotero's bookmarks mean."""
    if not archive.holds(_META):
        return {}
    pieces: dict[str, str] = {}
    names: list[str] = []

    def begin(name: str, attributes: dict[str, str]) -> None:
        names.append(next((value for key, value in attributes.items() if short(key).endswith(" name")), ""))

    def say(said: str) -> None:
        if names and names[-1].startswith(BOOKMARK):
            pieces[names[-1]] = pieces.get(names[-1], "") + said

    parser = new_parser(archive.path)
    parser.StartElementHandler = begin
    parser.EndElementHandler = lambda name: names.pop() and None
    parser.CharacterDataHandler = say
    parse(archive.read(_META), parser, archive.path)
    return read_bookmarks(pieces)
