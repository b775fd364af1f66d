"""Bibliography marks of OpenDocument (part 3, 7.8.14), which carry the record of the work they cite."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from citelink.documents.csl_citations import CslCitation
from citelink.documents.given import GivenItem

# Types of BibTeX, which OpenDocument took over, as those of CSL.
_TYPES = {
    "article": "article-journal",
    "journal": "article-journal",
    "book": "book",
    "booklet": "pamphlet",
    "conference": "paper-conference",
    "inproceedings": "paper-conference",
    "inbook": "chapter",
    "incollection": "chapter",
    "manual": "report",
    "mastersthesis": "thesis",
    "phdthesis": "thesis",
    "proceedings": "book",
    "techreport": "report",
    "unpublished": "manuscript",
    "email": "personal_communication",
    "www": "webpage",
}
_VARIABLES = {
    "text:title": "title",
    "text:journal": "container-title",
    "text:booktitle": "container-title",
    "text:volume": "volume",
    "text:number": "issue",
    "text:pages": "page",
    "text:edition": "edition",
    "text:publisher": "publisher",
    "text:school": "publisher",
    "text:institution": "publisher",
    "text:organizations": "publisher",
    "text:address": "publisher-place",
    "text:series": "collection-title",
    "text:isbn": "ISBN",
    "text:issn": "ISSN",
    "text:url": "URL",
    "text:note": "note",
    "text:annote": "annote",
    "text:chapter": "chapter-number",
}


def read_bibliography_mark(attributes: Mapping[str, str]) -> CslCitation:
    """The work that a mark with these attributes cites, and its record. It is known by its identifier, as it is in the
    database that LibreOffice took it from."""
    target = attributes.get("text:identifier", "") or attributes.get("text:title", "") or "?"
    kind = attributes.get("text:bibliography-type", "")
    record: dict[str, Any] = {"id": target, "type": _TYPES.get(kind, "document")}
    for name, variable in _VARIABLES.items():
        if (value := attributes.get(name, "").strip()) and variable not in record:
            record[variable] = value
    for name, variable in (("text:author", "author"), ("text:editor", "editor")):
        if persons := _persons(attributes.get(name, "")):
            record[variable] = persons
    year, month = attributes.get("text:year", "").strip(), attributes.get("text:month", "").strip()
    if year.isdigit():
        parts = [int(year)] + ([int(month)] if month.isdigit() else [])
        record["issued"] = {"date-parts": [parts]}
    elif year:
        record["issued"] = {"literal": year}
    return CslCitation((GivenItem(target),), {target: record} if record.get("title") else {})


def _persons(said: str) -> list[dict[str, str]]:
    """`Goyal, Sadhna; Hughes, J. M.` or, as BibTeX has it, with `and`."""
    persons = []
    for one in said.replace(";", " and ").split(" and "):
        family, comma, given = (part.strip() for part in one.partition(","))
        if comma and family:
            persons.append({"family": family, "given": given})
        elif family:
            first, _, last = family.rpartition(" ")
            persons.append({"family": last, "given": first} if first else {"literal": last})
    return persons[:100]
