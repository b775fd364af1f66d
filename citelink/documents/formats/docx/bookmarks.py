"""The citations that Zotero keeps at bookmarks instead of in fields: what is cited at `ZOTERO_BREF_x` stands in the
properties `ZOTERO_BREF_x_1`, `ZOTERO_BREF_x_2` ... of the document, in parts of 255 signs each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from citelink.documents.formats.docx.fields import LONGEST_CODE
from citelink.documents.formats.docx.names import BOOKMARK_END, BOOKMARK_START, ID, PARAGRAPH
from citelink.documents.formats.docx.package import Package
from citelink.errors import UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element

_CITED = "ZOTERO_BREF_"
_PROPERTY = re.compile(rf"({_CITED}\w{{1,100}})_(\d{{1,5}})")
_PROPERTIES = "custom-properties"
_CODE = "ADDIN ZOTERO_ITEM "


def read_cited_bookmarks(package: Package) -> dict[str, str]:
    """The names of the bookmarks at which something is cited, each with the code that a field would have there."""
    parts: defaultdict[str, dict[int, str]] = defaultdict(dict)
    for part in (one.target for one in package.relations("") if one.kind == _PROPERTIES):
        try:
            root = package.root(part)
        except UnreadableError:
            continue
        for one in root:
            if found := _PROPERTY.fullmatch(one.get("name") or ""):
                parts[found[1]][int(found[2])] = "".join(map(str, one.itertext()))
    codes = {name: _CODE + "".join(said[at] for at in sorted(said)) for name, said in parts.items()}
    return {name: code for name, code in codes.items() if len(code) <= LONGEST_CODE}


def cited_at(start: _Element, cited: Mapping[str, str], name: str) -> str:
    """The code at a bookmark of this name; "" where nothing is cited there."""
    return cited.get(name, "") if name.startswith(_CITED) and end_of_bookmark(start) is not None else ""


def end_of_bookmark(start: _Element) -> _Element | None:
    """What ends the bookmark that begins at `start`, in the same paragraph; None: nothing does there."""
    paragraph = next(start.iterancestors(PARAGRAPH), None)
    ends = paragraph.iter(BOOKMARK_END) if paragraph is not None and start.tag == BOOKMARK_START else ()
    return next((one for one in ends if one.get(ID) == start.get(ID)), None)
