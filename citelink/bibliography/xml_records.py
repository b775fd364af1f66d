"""Libraries that are records in XML, one after the other, read whole or in a stream.

Catalogues' records are small, so the bounds that libxml2 keeps by itself are left as they are (256 levels, 10 MB of
text in one place); entities stay shut, and nothing is fetched.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import IO, TYPE_CHECKING, Any, TextIO, cast

from citelink.bibliography.collecting import Collection
from citelink.bibliography.entry import Entry
from citelink.bibliography.library import Failure, Library
from citelink.bibliography.streaming import LibraryFile, Stream, stream_pieces

if TYPE_CHECKING:
    from lxml.etree import _Element

    ReadElement = Callable[[_Element, str], Entry | str]

# Signs that no XML may hold; exports of old catalogues have them between the parts of a field.
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DECLARATION = re.compile(r"\A\ufeff?\s{0,100}<\?xml\b[^>]{0,200}\?>")
_SHUT: Any = {"resolve_entities": False, "no_network": True, "load_dtd": False, "remove_comments": True}
_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LONGEST = 10_000
_SHOWN = 200
_BEHIND = "the XML is damaged here; what stands behind it is not read"


def parse(text: str) -> _Element | None:
    """The root of the XML in `text`, whatever encoding it declares; None where it is damaged."""
    from lxml import etree

    try:
        return etree.fromstring(_prepared(text), etree.XMLParser(remove_pis=True, **_SHUT))
    except etree.XMLSyntaxError:
        return None


def read_records(text: str, path: str, name: str, read: ReadElement) -> Library:
    """The library of all elements called `name`, in whatever namespace and around whatever; `read` gives the entry of
    one, or why it is none. Never raises."""
    from lxml import etree

    failures: list[Failure] = []
    found: list[tuple[int, Entry]] = []
    try:
        for line, element in _elements(io.BytesIO(_prepared(text)), name):
            entry = read(element, path)
            if isinstance(entry, Entry):
                found.append((line, entry))
            else:
                failures.append(Failure(line, _text(element)[:_SHOWN], entry))
    except etree.XMLSyntaxError as error:
        line = max(1, error.lineno or 1)
        failures.append(Failure(line, _line(text, line), _BEHIND))
    collection: Collection[Entry] = Collection(entry.key for _, entry in found)
    for line, entry in found:
        reason = collection.add(entry, entry)
        if reason and entry.key:
            failures.append(Failure(line, entry.title, reason))
    return Library(path, collection.entries, failures=tuple(sorted(failures, key=lambda one: one.line)))


def stream_records(file: LibraryFile, name: str, read_piece: Callable[[str, str], Entry | str]) -> Stream:
    """A file of elements called `name` as a stream. Raises OSError."""
    return stream_pieces(file, partial(_pieces, name), read_piece)


def read_piece(text: str, path: str, read: ReadElement) -> Entry | str:
    """The entry in the text of one element, or why there is none."""
    root = parse(text)
    return read(root, path) if root is not None else _BEHIND


def _prepared(text: str) -> bytes:
    """The bytes of a text that was decoded already: without its declaration, and without signs that no XML may hold."""
    declared = _DECLARATION.match(text)
    before = "\n" * declared[0].count("\n") if declared else ""
    return _REFUSED.sub(" ", before + text[declared.end() if declared else 0 :]).encode("utf-8", "replace")


def _pieces(name: str, file: TextIO) -> Iterator[tuple[int, str]]:
    from lxml import etree

    try:
        for line, element in _elements(cast("IO[bytes]", cast("io.TextIOWrapper", file).buffer), name):
            yield line, _text(element)
    except etree.XMLSyntaxError as error:
        yield max(1, error.lineno or 1), ""


def _elements(file: IO[bytes], name: str) -> Iterator[tuple[int, _Element]]:
    """The elements called so, with their lines, as long as the XML is whole; none is kept."""
    from lxml import etree

    for _, element in etree.iterparse(file, tag=f"{{*}}{name}", **_SHUT):
        if is_record(element):
            yield int(cast("int | None", element.sourceline) or 1), element
        element.clear()
        while (before := element.getprevious()) is not None:
            cast("_Element", element.getparent()).remove(before)


def is_record(element: _Element) -> bool:
    """Whether an element holds others, and none of its own name: envelopes of answers are called like what they
    carry."""
    inner = element.iterdescendants(f"{{*}}{local_name(element)}")
    return len(element) > 0 and next(inner, None) is None


def decode_beginning(beginning: bytes) -> str:
    """What a file begins with, as far as it is text."""
    return beginning.decode("utf-16" if beginning.startswith(_BOMS) else "utf-8", "replace")


def text_of(element: _Element | None) -> str:
    """The text of an element, without that of others within it, its blanks made one."""
    if element is None:
        return ""
    parts = (element.text, *(child.tail for child in element))
    return " ".join("".join(part for part in parts if part)[:_LONGEST].split())


def element_of(namespace: str, name: str, text: str = "", /, **attributes: str) -> _Element:
    """A new element; signs that XML cannot hold become blanks."""
    from lxml import etree

    element = etree.Element(f"{{{namespace}}}{name}", attributes, nsmap=cast("dict[str, str]", {None: namespace}))
    element.text = _REFUSED.sub(" ", text).encode("utf-8", "replace").decode() or None
    return element


def write_records(root: _Element) -> str:
    """The text of a file whose root this is."""
    from lxml import etree

    etree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{etree.tostring(root, encoding="unicode")}\n'


def local_name(element: _Element) -> str:
    """The name of an element without its namespace; "" for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _line(text: str, number: int) -> str:
    lines = text.split("\n", number)
    return lines[number - 1].strip()[:_SHOWN] if len(lines) >= number else ""


def _text(element: _Element) -> str:
    from lxml import etree

    return etree.tostring(element, encoding="unicode", with_tail=False)
