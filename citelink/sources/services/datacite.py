"""Data sets, software, preprints (arXiv among them), reports and theses with a DOI of DataCite."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from citelink.bibliography.entry import Date, Entry, Person
from citelink.bibliography.identifiers import normalize_doi
from citelink.sources.bodies import first, inner, listed, objects, parse_object
from citelink.sources.fields import (
    language_code,
    page_range,
    people,
    whole_pages,
    without_others,
    words_to_search,
    year_of,
)
from citelink.sources.identifiers import doi_of_arxiv, name_of, value_of, with_doi
from citelink.sources.source import Ask, Limit, Record, Request, Signature
from citelink.sources.titles import clean, clean_title

NAME = "datacite"
HOST = "api.datacite.org"
ONWARD: tuple[str, ...] = ()
NEEDS = "no key; with a contact it answers twice as fast"
# Much of it has no counterpart in lists of references: that it has not something says little.
COVERS: frozenset[str] = frozenset()
# Preprints of arXiv are known to it by a DOI that has their number.
IDENTIFIERS: tuple[str, ...] = ("DOI", "arXiv")
BATCH = 1
SIGNATURE = Signature()

# In five minutes 1,000 requests for those who say who they are, and 500 for others.
_KNOWN, _UNKNOWN = Limit(3, 2), Limit(1, 1)
_ROWS = 5
_TYPES: Mapping[str, str] = {
    "JournalArticle": "article-journal", "ConferencePaper": "paper-conference", "BookChapter": "chapter",
    "Book": "book", "Dissertation": "thesis", "Report": "report", "Preprint": "article", "Dataset": "dataset",
    "Software": "software", "Text": "article", "DataPaper": "article-journal", "ConferenceProceeding": "book",
}  # fmt: skip
_VAGUE = frozenset(("Text", "Other", ""))
_TOLD_BY_CSL = frozenset(("thesis", "book", "chapter", "report", "dataset"))
# Where data are kept, which is no work that they are a part of.
_REPOSITORY = "DataRepository"


def limit(*, contact: bool) -> Limit:
    """Three requests a second for those who say who they are, one for others."""
    return _KNOWN if contact else _UNKNOWN


def search(entry: Entry, text: str, ask: Ask) -> tuple[Record, ...]:
    """What has a title like that of the reference."""
    words = words_to_search(entry, text)
    if not words:
        return ()
    parameters = (("query", words), ("page[size]", str(_ROWS)), ("page[number]", "1"))
    items = listed(parse_object(ask(Request("/dois", parameters)).text), "data")
    return tuple(record for item in items if (record := read(item)))


def lookup(identifiers: Sequence[str], ask: Ask) -> Mapping[str, Any]:
    """Those of the identifiers that it knows, one by one."""
    found = {}
    for one in identifiers:
        doi = value_of(one) if name_of(one) == "DOI" else doi_of_arxiv(value_of(one))
        answer = ask(Request(f"/dois/{quote(doi, safe='')}"))
        if answer.status == 200:
            found[one] = parse_object(answer.text, "data")
    return found


def read(said: Any) -> Record | None:
    """The record in an item of a list, or in the data of a single one."""
    told = inner(said, "attributes")
    if not isinstance(told, Mapping) or not (doi := normalize_doi(first(told.get("doi")) or first(inner(said, "id")))):
        return None
    titles = objects(told.get("titles"))
    subtitle = next((first(one.get("title")) for one in titles if one.get("titleType") == "Subtitle"), "")
    own = next((first(one.get("title")) for one in titles if not one.get("titleType")), "")
    title, _ = clean_title(own or first(inner(next(iter(titles), None), "title")), subtitle)
    container, publisher = told.get("container"), told.get("publisher")
    year = year_of(told.get("publicationYear"))
    entry = Entry(
        key=doi,
        type=_type_of(told.get("types")),
        title=title,
        authors=without_others(_people(told.get("creators"))),
        container="" if inner(container, "type") == _REPOSITORY else clean(first(inner(container, "title"))),
        date=Date(year) if year else None,
        volume=first(inner(container, "volume")),
        issue=first(inner(container, "issue")),
        pages=whole_pages(page_range(*(first(inner(container, name)) for name in ("firstPage", "lastPage")))),
        publisher=clean(first(publisher) or first(inner(publisher, "name"))),
        identifiers=with_doi(doi),
        language=language_code(first(told.get("language"))),
        origin=NAME,
    )
    return Record(entry, (year,) if year else ())


def _type_of(told: Any) -> str:
    """What kind of work it is; of a text by what else is said of it."""
    general = first(inner(told, "resourceTypeGeneral"))
    if general in _VAGUE:
        own = first(inner(told, "resourceType")).replace(" ", "")
        if own in _TYPES:
            return _TYPES[own]
        if (csl := first(inner(told, "citeproc"))) in _TOLD_BY_CSL:
            return csl
    return _TYPES.get(general, "document")


def _people(value: Any) -> list[Person]:
    found: list[Person] = []
    for one in objects(value):
        family, given, name = (first(inner(one, part)) for part in ("familyName", "givenName", "name"))
        if family:
            found.append(Person(family, given))
        elif name and inner(one, "nameType") == "Organizational":
            found.append(Person(literal=name))
        else:
            found += people([name])
    return found
