"""The marks that citelink puts into content.xml, and the bytes without them.

A link is an element around the marker, everything else stands between the words: taken away, the bytes are those of
the input."""

from __future__ import annotations

import string
from xml.sax.saxutils import escape, quoteattr

from citelink.documents.csl_citations import short_name, spell_csl_citation
from citelink.documents.formats.odt.content import new_parser, parse, tag_end
from citelink.documents.formats.odt.names import NAMESPACES, short
from citelink.documents.marks import LiveMark

OWN = "citelink-"
_LETTERS = string.ascii_letters + string.digits
AUTHOR = "citelink"


def without_marks(content: bytes, what: str) -> bytes:
    """`content` without the marks of an earlier run. Raises UnreadableError, which begins with `what`, for what is no
    XML."""
    if OWN.encode() not in content:
        return content
    return cut_out(content, own_bytes(content, what))


def own_bytes(content: bytes, what: str) -> list[tuple[int, int, str]]:
    """The bytes of own marks, ascending: where each starts and ends, and for a bookmark its name."""
    found: list[tuple[int, int, str]] = []
    begun: list[tuple[str, int]] = []  # what is open: `mark` for what goes whole, `link` for tags, "" for others
    parser = new_parser(what)

    def begin(name: str, said: dict[str, str]) -> None:
        at = parser.CurrentByteIndex
        attributes = {short(key): value for key, value in said.items()}
        if begun and begun[-1][0] == "mark":
            begun.append(("mark", -1))
        elif is_link(short(name), attributes):
            end_of_tag, empty = tag_end(content, at)
            found.append((at, end_of_tag, ""))
            begun.append(("" if empty else "link", at))
        elif is_mark(short(name), attributes):
            end_of_tag, empty = tag_end(content, at)
            found.append((at, end_of_tag if empty else 0, attributes.get("text:name", "")))
            begun.append(("mark", -1 if empty else len(found) - 1))
        else:
            begun.append(("", 0))

    def end(name: str) -> None:
        kind, index = begun.pop()
        at = parser.CurrentByteIndex
        if kind == "link":
            found.append((at, tag_end(content, at)[0], ""))
        elif kind == "mark" and index >= 0:
            start, _, named = found[index]
            found[index] = start, tag_end(content, at)[0], named

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parse(content, parser, what)
    return found


def cut_out(content: bytes, own: list[tuple[int, int, str]]) -> bytes:
    """`content` without the bytes named."""
    parts: list[bytes] = []
    at = 0
    for start, end, _ in own:
        parts.append(content[at:start])
        at = max(at, end)
    return b"".join((*parts, content[at:]))


def is_link(name: str, attributes: dict[str, str]) -> bool:
    """Whether an element is a link that citelink made."""
    return name == "text:a" and attributes.get("xlink:href", "").startswith(f"#{OWN}")


def is_mark(name: str, attributes: dict[str, str]) -> bool:
    """Whether an element is a bookmark or a comment, or the end of one, that citelink made."""
    if name == "text:bookmark":
        return attributes.get("text:name", "").startswith(OWN)
    return name in ("office:annotation", "office:annotation-end") and attributes.get("office:name", "").startswith(OWN)


class Spelling:
    """How own marks are spelt in a part whose root declares `prefixes` (namespace -> prefix), links in `link_style`.
    A link without a style is printed blue and underlined."""

    def __init__(self, prefixes: dict[str, str], link_style: str = "") -> None:
        self._prefixes = prefixes
        self._link_style = link_style

    def link(self, anchor: str) -> tuple[bytes, bytes]:
        """What stands before and behind a marker that leads to `anchor`."""
        attributes = {"xlink:type": "simple", "xlink:href": f"#{OWN}{anchor}"}
        if self._link_style:
            attributes |= dict.fromkeys(("text:style-name", "text:visited-style-name"), self._link_style)
        return self._begin("text:a", attributes), self._end("text:a")

    def bookmark(self, name: str) -> bytes:
        """A place that links lead to."""
        return self._begin("text:bookmark", {"text:name": f"{OWN}{name}"}, empty=True)

    def comment(self, number: int, said: str) -> tuple[bytes, bytes]:
        """What stands before and behind that on which a comment says something."""
        named = {"office:name": f"{OWN}{number}"}
        parts = (
            self._begin("office:annotation", named),
            self._begin("dc:creator", {}),
            AUTHOR.encode(),
            self._end("dc:creator"),
            self._begin("text:p", {}),
            escape(said).encode(),
            self._end("text:p"),
            self._end("office:annotation"),
        )
        return b"".join(parts), self._begin("office:annotation-end", named, empty=True)

    def zotero_mark(self, mark: LiveMark, shown: str) -> tuple[bytes, bytes]:
        """What stands before and behind a live citation of Zotero: a reference mark whose name holds it, and at its end
        ten letters that no other has (Zotero's LibreOffice plug-in)."""
        identity = f"{mark.span.start} {shown}"
        said = spell_csl_citation(mark, shown, identity)
        name = {"text:name": f"ZOTERO_ITEM CSL_CITATION {said} RND{short_name(identity, letters=_LETTERS, length=10)}"}
        begin = self._begin("text:reference-mark-start", name, empty=True)
        return begin, self._begin("text:reference-mark-end", name, empty=True)

    def _begin(self, name: str, attributes: dict[str, str], *, empty: bool = False) -> bytes:
        declared: dict[str, str] = {}
        tag = self._name(name, declared)
        said = [f"{self._name(key, declared)}={quoteattr(value)}" for key, value in attributes.items()]
        said += [f"xmlns:{prefix}={quoteattr(uri)}" for prefix, uri in declared.items()]
        return f"<{' '.join([tag, *said])}{'/' if empty else ''}>".encode()

    def _end(self, name: str) -> bytes:
        return f"</{self._name(name, {})}>".encode()

    def _name(self, name: str, declared: dict[str, str]) -> str:
        prefix, _, local = name.partition(":")
        uri = NAMESPACES[prefix]
        if uri in self._prefixes:
            return f"{self._prefixes[uri]}:{local}"
        declared[f"c-{prefix}"] = uri
        return f"c-{prefix}:{local}"
