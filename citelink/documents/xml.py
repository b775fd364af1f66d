"""XML from strangers: parsed without entities, without anything fetched, and within bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citelink.errors import UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element

# Deeper than any document is nested, and what a recursive walk of others still survives.
DEEPEST = 2_000
_TOO_DEEP = f"more than {DEEPEST:,} levels deep, which no document needs"
_DEEP = "boolean(" + "/*" * 400 + ")"


def parse_xml(data: bytes, what: str) -> _Element:
    """The root of the XML in `data`; entities of its own stay unresolved, nothing is fetched.

    Raises UnreadableError, one sentence that begins with `what` (a file, and its member where it has some), for what is
    no XML or nested deeper than `DEEPEST`."""
    from lxml import etree

    # huge_tree: a paragraph may hold more than the 10 MB that the parser allows by itself; depth is counted below.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, collect_ids=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error).lower():
            raise UnreadableError(f"{what}: it is nested {_TOO_DEEP}") from error
        line = error.lineno
        where = f" (line {line})" if line else ""
        raise UnreadableError(f"{what}: it is damaged, its XML cannot be read{where}; open and save it anew") from error
    except ValueError as error:
        raise UnreadableError(f"{what}: it is damaged, its XML cannot be read; open and save it anew") from error
    if _is_too_deep(root):
        raise UnreadableError(f"{what}: it is nested {_TOO_DEEP}")
    return root


def _is_too_deep(root: _Element) -> bool:
    from lxml import etree

    # Hardly any document is nested so deeply that its depth must be counted. Longer paths the library may refuse.
    if not root.xpath(_DEEP):
        return False
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            return True
    return False
