"""The citations of EndNote: XML in the code of a field, `ADDIN EN.CITE <EndNote>...`, or beside it in base 64."""

from __future__ import annotations

import base64
import binascii
import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from citelink.documents.csl_citations import CslCitation
from citelink.documents.given import GivenItem
from citelink.documents.xml import parse_xml
from citelink.errors import UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_CITED = 1_000
# EndNote's names of kinds, and those of CSL.
_KINDS = {
    "Journal Article": "article-journal",
    "Electronic Article": "article-journal",
    "Magazine Article": "article-magazine",
    "Newspaper Article": "article-newspaper",
    "Book": "book",
    "Edited Book": "book",
    "Electronic Book": "book",
    "Book Section": "chapter",
    "Conference Paper": "paper-conference",
    "Conference Proceedings": "paper-conference",
    "Thesis": "thesis",
    "Report": "report",
    "Government Document": "report",
    "Standard": "standard",
    "Patent": "patent",
    "Web Page": "webpage",
    "Dataset": "dataset",
}
_PLAIN = {
    "volume": "volume",
    "number": "issue",
    "pages": "page",
    "edition": "edition",
    "publisher": "publisher",
    "pub-location": "publisher-place",
    "electronic-resource-num": "DOI",
    "isbn": "ISBN",
    "language": "language",
}
_YEAR = re.compile(r"\d{4}")


def read_endnote(code: str, data: str) -> CslCitation | None:
    """The citation in the code of a field, or in the `data` that it carries beside. None: there is none, or it is
    damaged."""
    root = _root(code[code.find("<") :] if "<" in code else _decoded(data))
    if root is None:
        return None
    items: list[GivenItem] = []
    records: dict[str, dict[str, Any]] = {}
    for cite in islice(root.iter("Cite"), _MOST_CITED):
        target = _target(cite)
        record = cite.find("record")
        if record is not None:
            records[target] = {"id": target, **_read_record(record)}
        pages = _said(cite, "Pages")
        locator = ("page", pages) if pages else None
        items.append(GivenItem(target, locator, _said(cite, "Prefix"), _said(cite, "Suffix")))
    return CslCitation(tuple(items), records) if items else None


def _target(cite: _Element) -> str:
    """What EndNote calls a work: its number in a database."""
    key = cite.find("record/foreign-keys/key")
    base = "" if key is None else key.get("db-id") or ""
    return " ".join(filter(None, (base, _said(cite, "Author"), _said(cite, "Year"), f"#{_said(cite, 'RecNum')}")))


def _root(said: str) -> _Element | None:
    end = said.rfind(">")
    if end < 0:
        return None
    try:
        return parse_xml(said[: end + 1].encode(), "EndNote")
    except UnreadableError:
        return None


def _decoded(data: str) -> str:
    try:
        return base64.b64decode("".join(data.split())).decode("utf-8", "replace").rstrip("\0")
    except (binascii.Error, ValueError):
        return ""


def _read_record(record: _Element) -> dict[str, Any]:
    kind = record.find("ref-type")
    found: dict[str, Any] = {"type": _KINDS.get((kind.get("name") or "") if kind is not None else "", "document")}
    found["title"] = _said(record, "titles/title")
    container = _said(record, "titles/secondary-title") or _said(record, "periodical/full-title")
    if container and found["type"] != "book":
        found["container-title"] = container
    for path, role in (("contributors/authors/author", "author"), ("contributors/secondary-authors/author", "editor")):
        if names := [_person(_text(one)) for one in record.iterfind(path)]:
            found[role] = names
    for path, variable in _PLAIN.items():
        if said := _said(record, path):
            found[variable] = said
    if year := _YEAR.search(_said(record, "dates/year")):
        found["issued"] = {"date-parts": [[int(year[0])]]}
    if address := _said(record, "urls/related-urls/url"):
        found["URL"] = address
    return found


def _person(name: str) -> dict[str, str]:
    """`Baudet, Audrey`; what has no comma, or ends in one, is a body."""
    family, _, given = (part.strip() for part in name.partition(","))
    return {"family": family, "given": given} if given else {"literal": family}


def _said(element: _Element, path: str) -> str:
    found = element.find(path)
    return _text(found) if found is not None else ""


def _text(element: _Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
