"""The pages of an EPUB book, and the book with other pages (EPUB 3.3: 4.2.6.3 container, 5 package document)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from citelink.documents.archive import LARGEST_MEMBER, Archive
from citelink.documents.changes import Splice, Written
from citelink.documents.document import Document
from citelink.documents.formats.html.page import HtmlSource, Pages
from citelink.documents.formats.html.survey import raising_classes
from citelink.documents.formats.html.writing import restore_pages, write_pages
from citelink.documents.marks import Mark
from citelink.documents.markup.decoding import decode_markup
from citelink.documents.xml import parse_xml
from citelink.errors import UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTAINER, _ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
_PAGES = ("application/xhtml+xml", "text/html")
_SHEET = "text/css"
_MOST_SHEETS = 50


@dataclass(frozen=True, slots=True)
class EpubSource:
    """What leads back to the book: the archive, and its pages."""

    archive: Archive
    pages: HtmlSource


def read_book(data: bytes, path: str) -> Document:
    """The document that the pages of a book make, in the order of its spine.

    Raises UnreadableError, naming the path, where it has none or they are protected."""
    archive = Archive(data, path)
    package = _package(archive)
    names = list(dict.fromkeys(_spine(archive, package)))
    _refuse_protected(archive, [name for name, _ in names])
    pages, size = Pages(_raising(archive, package)), 0
    for name, kind in names:
        page = archive.read(name)
        size += len(page)
        if size > LARGEST_MEMBER:
            raise UnreadableError(f"{path}: its pages unpack to more than {LARGEST_MEMBER // 1_000_000} MB")
        file, source = decode_markup(page, f"{path}: {name}")
        pages.add(name, file, source, xml=kind != "text/html")
    if not names:
        raise UnreadableError(f"{path}: the book has no pages of text; convert it to .epub anew")
    document = pages.document(path, "epub")
    assert isinstance(document.source, HtmlSource)
    return replace(document, source=EpubSource(archive, document.source))


def write_book(document: Document, marks: Sequence[Mark]) -> Written:
    """The book with annotated pages, and what changed in its text."""
    source = _source(document)
    pages, changes = write_pages(replace(document, source=source.pages), marks)
    return Written(_with_pages(source, pages), changes)


def restore_book(document: Document, changes: Iterable[Splice]) -> bytes:
    """The book with its pages as they were before `changes`."""
    source = _source(document)
    return _with_pages(source, restore_pages(replace(document, source=source.pages), changes))


def _source(document: Document) -> EpubSource:
    if not isinstance(document.source, EpubSource):
        raise TypeError(f"{document.path}: its source is {type(document.source).__name__}, no book")
    return document.source


def _with_pages(source: EpubSource, pages: Sequence[bytes]) -> bytes:
    return source.archive.with_members({part.name: page for part, page in zip(source.pages.parts, pages, strict=True)})


def _package(archive: Archive) -> tuple[str, _Element | None]:
    """The member that says what the book is made of, and what it says."""
    container = parse_xml(archive.read(_CONTAINER), f"{archive.path}: {_CONTAINER}")
    name = next((one.get("full-path", "") for one in _all(container, "rootfile")), None)
    return (name, parse_xml(archive.read(name), f"{archive.path}: {name}")) if name is not None else ("", None)


def _spine(archive: Archive, package: tuple[str, _Element | None]) -> Iterator[tuple[str, str]]:
    """The pages in reading order: their members, and of which kind they are. What is no page, or is missing, is left
    out."""
    where, book = package
    if book is None:
        return
    items = {one.get("id", ""): one for one in _all(book, "item")}
    for itemref in _all(book, "itemref"):
        item = items.get(itemref.get("idref", ""))
        if item is not None and item.get("media-type") in _PAGES and archive.holds(name := _member(where, item)):
            yield name, item.get("media-type", "")


def _raising(archive: Archive, package: tuple[str, _Element | None]) -> frozenset[str]:
    """The classes that the style sheets of the book print above the line."""
    where, book = package
    sheets = [one for one in _all(book, "item") if one.get("media-type") == _SHEET] if book is not None else []
    names = [name for name in (_member(where, one) for one in sheets[:_MOST_SHEETS]) if archive.holds(name)]
    return frozenset(one for name in names for one in raising_classes(archive.read(name).decode("utf-8", "replace")))


def _member(package: str, item: _Element) -> str:
    path = unquote(item.get("href", "").partition("#")[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(package), path))


def _all(root: _Element, name: str) -> Iterator[_Element]:
    """The elements of this name, of whatever namespace."""
    return root.iter(f"{{*}}{name}")


def _refuse_protected(archive: Archive, names: Iterable[str]) -> None:
    """Raises UnreadableError where pages are encrypted; shops encrypt fonts of books that anyone may read."""
    if not archive.holds(_ENCRYPTION):
        return
    listed = parse_xml(archive.read(_ENCRYPTION), f"{archive.path}: {_ENCRYPTION}")
    encrypted = {unquote(one.get("URI", "")) for one in _all(listed, "CipherReference")}
    if not encrypted.isdisjoint(names):
        raise UnreadableError(f"{archive.path}: the book is protected against copying and cannot be read")
