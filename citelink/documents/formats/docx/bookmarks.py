"""The citations that Zotero keeps at bookmarks instead of in fields, and what it cites there in properties."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from citelink.documents.csl_citations import BOOKMARK, read_bookmarks
from citelink.documents.formats.docx.names import BOOKMARK_END, BOOKMARK_START, ID, PARAGRAPH
from citelink.documents.formats.docx.package import Package
from citelink.errors import UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element

_PROPERTIES = "custom-properties"
_CODE = "ADDIN ZOTERO_ITEM "


def read_cited_bookmarks(package: Package) -> dict[str, str]:
    """The names of the bookmarks at which something is cited, each with the code that a field would have there."""
    said: dict[str, str] = {}
    for part in (one.target for one in package.relations("") if one.kind == _PROPERTIES):
        try:
            root = package.root(part)
        except UnreadableError:
            continue
        said |= {one.get("name") or "": "".join(map(str, one.itertext())) for one in root}
    return {name: _CODE + code for name, code in read_bookmarks(said).items()}


def cited_at(start: _Element, cited: Mapping[str, str], name: str) -> str:
    """The code at a bookmark of this name; "" where nothing is cited there."""
    return cited.get(name, "") if name.startswith(BOOKMARK) and end_of_bookmark(start) is not None else ""


def end_of_bookmark(start: _Element) -> _Element | None:
    """What ends the bookmark that begins at `start`, in the same paragraph; None: nothing does there."""
    paragraph = next(start.iterancestors(PARAGRAPH), None)
    ends = paragraph.iter(BOOKMARK_END) if paragraph is not None and start.tag == BOOKMARK_START else ()
    return next((one for one in ends if one.get(ID) == start.get(ID)), None)
