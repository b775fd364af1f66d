"""The bodies of answers in XML: parsed without entities, without anything fetched, and within the parser's bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citelink.sources.source import NotLookedUpError

if TYPE_CHECKING:
    from lxml.etree import _Element


def parse_xml(text: str) -> _Element:
    """The root of the XML in an answer. Raises NotLookedUpError where there is none."""
    from lxml import etree

    # The body was decoded already: what it says of its encoding counts no more.
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise NotLookedUpError("its answer is no XML")
    return root


def write_xml(element: _Element) -> str:
    """An element with all that is in it, as text that `parse_xml` reads."""
    from lxml import etree

    return str(etree.tostring(element, encoding="unicode", with_tail=False))


def text_of(element: _Element | None, path: str = ".", names: dict[str, str] | None = None) -> str:
    """All text inside the first element on a path, its blanks as they stand; "" where there is none. Prefixes of the
    path are in `names`."""
    found = element.find(path, names) if element is not None else None
    return "".join(map(str, found.itertext())) if found is not None else ""
