"""Word's own citations: `CITATION Tag \\p 3` in a field, and the records of their sources in a part of the file
(ECMA-376, part 1, 17.16.5.8 and 22.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from citelink.documents.formats.docx.names import SOURCES
from citelink.documents.given import GivenItem

if TYPE_CHECKING:
    from lxml.etree import _Element

_TOKEN = re.compile(r'"([^"]{0,1000})"|(\\[a-zA-Z*])|([^\s"\\]{1,255})')
_MOST_TOKENS = 2_000
KINDS = {
    "Book": "book",
    "BookSection": "chapter",
    "JournalArticle": "article-journal",
    "ArticleInAPeriodical": "article-magazine",
    "ConferenceProceedings": "paper-conference",
    "Report": "report",
    "InternetSite": "webpage",
    "DocumentFromInternetSite": "webpage",
    "ElectronicSource": "webpage",
    "Patent": "patent",
    "Case": "legal_case",
    "Misc": "document",
}
PLAIN = {
    "Title": "title",
    "Volume": "volume",
    "Issue": "issue",
    "Pages": "page",
    "Edition": "edition",
    "Publisher": "publisher",
    "City": "publisher-place",
    "URL": "URL",
    "DOI": "DOI",
    "StandardNumber": "ISBN",
    "ThesisType": "genre",
    "PatentNumber": "number",
}
_CONTAINERS = ("JournalName", "BookTitle", "ConferenceName", "PeriodicalTitle", "InternetSiteTitle")
_BODIES = ("Publisher", "Institution")
_YEAR = re.compile(r"\d{4}")


def read_citation(code: str) -> tuple[GivenItem, ...]:
    """The works that a field cites, by their tags, with pages, volume, prefix and suffix (`\\p`, `\\v`, `\\f`, `\\s`);
    `\\m` begins another work."""
    items: list[dict[str, str]] = []
    switch = ""
    begins = True
    for token in _tokens(code):
        if token.startswith("\\"):
            switch = token.lower()
            begins = switch == "\\m"
        elif begins:
            items.append({"tag": token})
            begins, switch = False, ""
        elif switch and items:
            items[-1].setdefault(switch, token)
            switch = ""
    return tuple(map(_read_item, items))


def _tokens(code: str) -> Iterator[str]:
    for count, token in enumerate(_TOKEN.finditer(code, len("CITATION"))):
        if count >= _MOST_TOKENS:
            break
        yield token[1] if token[1] is not None else token[2] or token[3]


def _read_item(item: Mapping[str, str]) -> GivenItem:
    locator = None
    if pages := item.get("\\p"):
        locator = ("page", pages)
    elif volume := item.get("\\v"):
        locator = ("volume", volume)
    return GivenItem(item["tag"], locator, item.get("\\f", "").strip(), item.get("\\s", "").strip())


def read_sources(root: _Element) -> dict[str, dict[str, Any]]:
    """The records in a part that is a list of sources, by their tags; none in any other part."""
    records: dict[str, dict[str, Any]] = {}
    if root.tag == f"{{{SOURCES}}}Sources":
        for source in root.iterchildren(f"{{{SOURCES}}}Source"):
            if tag := _said(source, "Tag"):
                records.setdefault(tag, {"id": tag, **_read_source(source)})
    return records


def _read_source(source: _Element) -> dict[str, Any]:
    kind = _said(source, "SourceType")
    found: dict[str, Any] = {"type": "thesis" if _said(source, "ThesisType") else KINDS.get(kind, "document")}
    for name, variable in PLAIN.items():
        if said := _said(source, name):
            found[variable] = said
    for name in _CONTAINERS:
        if said := _said(source, name):
            found["container-title"] = said
            break
    if body := next(filter(None, (_said(source, name) for name in _BODIES)), ""):
        found["publisher"] = body
    for role, variable in (("Author", "author"), ("Editor", "editor"), ("Translator", "translator")):
        if names := _persons(source, role):
            found[variable] = names
    if year := _YEAR.search(_said(source, "Year")):
        found["issued"] = {"date-parts": [[int(year[0])]]}
    return found


def _persons(source: _Element, role: str) -> list[dict[str, str]]:
    space = f"{{{SOURCES}}}"
    persons = []
    for person in source.iterfind(f"{space}Author/{space}{role}/{space}NameList/{space}Person"):
        given = " ".join(filter(None, (_said(person, "First"), _said(person, "Middle"))))
        family = _said(person, "Last")
        persons.append({"family": family, "given": given} if family and given else {"literal": family or given})
    body = source.find(f"{space}Author/{space}{role}/{space}Corporate")
    if body is not None and body.text:
        persons.append({"literal": body.text.strip()})
    return persons


def _said(element: _Element, name: str) -> str:
    found = element.find(f"{{{SOURCES}}}{name}")
    return " ".join((found.text or "").split()) if found is not None else ""
