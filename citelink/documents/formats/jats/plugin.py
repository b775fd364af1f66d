"""JATS and NLM articles: cross-references, reference lists and text; marks are processing instructions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from citelink.documents.changes import Splice, Written
from citelink.documents.document import Document
from citelink.documents.marks import Mark

NAME = "jats"
SUFFIXES = (".xml", ".nxml")

_BEGINNING = 20_000
_COMMENT = re.compile(rb"<!--.{0,5000}?-->|<\?.{0,1000}?\?>", re.DOTALL)
_DOCTYPE = re.compile(rb"<!DOCTYPE\s{1,9}([\w:-]{1,40})([^\[>]{0,600})", re.IGNORECASE)
_ROOT = re.compile(rb"<([A-Za-z_][\w:.-]{0,60})([^<>]{0,4000})>")
_ARTICLE = re.compile(rb"\bJATS\b|//NLM//|\bNLM\b")
_PARTS = re.compile(rb"<(?:front|body|back|ref-list)[\s>]")
_MARKS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8"))


def recognizes(data: bytes) -> bool:
    """Whether the root of the XML is an `article` of JATS or NLM, by its document type, its attributes or its parts;
    one of DocBook has others."""
    beginning = data[:_BEGINNING]
    for mark, encoding in _MARKS:
        if beginning.startswith(mark):
            beginning = beginning[len(mark) :].decode(encoding, "ignore").encode()
    beginning = _COMMENT.sub(b"", beginning).lstrip()
    if not beginning.startswith(b"<"):
        return False
    declared = _DOCTYPE.search(beginning)
    if declared is not None and declared[1] == b"article" and _ARTICLE.search(declared[2]):
        return True
    root = _ROOT.search(beginning)
    if root is None or root[1] != b"article" or b"docbook" in root[2]:
        return False
    return b"article-type=" in root[2] or b"dtd-version=" in root[2] or _PARTS.search(beginning) is not None


def read(data: bytes, path: str) -> Document:
    """The document that the bytes of an article hold; its document type is never fetched, and entities that it
    declares are not resolved.

    Raises UnreadableError, naming the path, for what is no well-formed XML or no article."""
    from citelink.documents.formats.jats.article import read_article

    return read_article(data, path)


def write(document: Document, marks: Sequence[Mark]) -> Written:
    """The article with the keys at cross-references, markers and references, and with the findings, all in processing
    instructions, which are valid anywhere; typed markers are wrapped as cross-references where the list has ids. Marks
    of an earlier run are replaced."""
    from citelink.documents.formats.jats.writing import write_article

    return write_article(document, marks)


def restore(document: Document, changes: Iterable[Splice]) -> bytes:
    """The bytes of the input, from `document`, its annotated copy, and the `changes` of writing it."""
    from citelink.documents.formats.jats.writing import restore_article

    return restore_article(document, changes)
