"""Articles, papers, preprints, chapters, books and theses from many places, merged by a program; some in Russian.

A search costs a tenth of a cent; a key, which is free, pays for a thousand a day, without one there are a hundred
(developers.openalex.org, 2026). Its clusters have wrong years now and then, and its first hits are the famous ones.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from citelink.bibliography.entry import Date, Entry
from citelink.bibliography.identifiers import normalize_doi
from citelink.sources.bodies import first, inner, listed, objects, parse_object
from citelink.sources.fields import page_range, people, words_to_search
from citelink.sources.identifiers import values_of, with_doi
from citelink.sources.source import Ask, Limit, Notice, Record, Request, Signature
from citelink.sources.titles import clean, clean_title

NAME = "openalex"
HOST = "api.openalex.org"
ONWARD: tuple[str, ...] = ()
NEEDS = "a key for more than a hundred searches a day (CITELINK_OPENALEX_KEY)"
COVERS = frozenset(("article-journal", "paper-conference"))
IDENTIFIERS: tuple[str, ...] = ("DOI",)
BATCH = 25
SIGNATURE = Signature(key="api_key")

_LIMIT = Limit(10, 3)
_ROWS = 5
_SELECT = (
    "id,doi,title,display_name,publication_year,publication_date,type,authorships,primary_location,biblio,language,"
    "is_retracted"
)
_TYPES: Mapping[str, str] = {
    "article": "article-journal", "review": "article-journal", "letter": "article-journal",
    "editorial": "article-journal", "conference-paper": "paper-conference", "preprint": "article",
    "book-chapter": "chapter", "book": "book", "dissertation": "thesis", "dataset": "dataset", "report": "report",
    "reference-entry": "entry", "standard": "standard",
}  # fmt: skip
_PLATFORMS, _REPOSITORY = frozenset(("ebook platform", "metadata")), "repository"
_NO_WORKS = frozenset(("erratum", "retraction", "paratext", "peer-review", "supplementary-materials"))
_NOT_IN_A_FILTER = re.compile(r"[,|]")


def limit(*, contact: bool) -> Limit:
    """The same for everybody; what is spent is counted by the day."""
    return _LIMIT


def search(entry: Entry, text: str, ask: Ask) -> tuple[Record, ...]:
    """What has a title like that of the reference."""
    words = words_to_search(entry, text, inner_signs=True)
    if not words:
        return ()
    parameters = (("search", words), ("per_page", str(_ROWS)), ("select", _SELECT))
    items = listed(parse_object(ask(Request("/works", parameters)).text), "results")
    return tuple(record for item in items if (record := read(item)))


def lookup(identifiers: Sequence[str], ask: Ask) -> Mapping[str, Any]:
    """Those of the DOIs that it knows, in one request but for those that a filter cannot hold."""
    found: dict[str, Any] = {}
    dois = values_of(identifiers, "DOI")
    together = [doi for doi in dois if not _NOT_IN_A_FILTER.search(doi)]
    if together:
        parameters = (("filter", "doi:" + "|".join(together)), ("per_page", str(2 * BATCH)), ("select", _SELECT))
        for item in listed(parse_object(ask(Request("/works", parameters)).text), "results"):
            found.setdefault(normalize_doi(first(item.get("doi"))), item)
    for doi in dois:
        if doi not in together:
            answer = ask(Request(f"/works/doi:{quote(doi, safe='')}", (("select", _SELECT),)))
            if answer.status == 200:
                found[doi] = parse_object(answer.text)
    return {f"doi:{doi}": found[doi] for doi in dois if doi in found}


def read(said: Any) -> Record | None:
    """The record in an item of a list, or in a single work."""
    if not isinstance(said, Mapping) or not isinstance(said.get("id"), str):
        return None
    doi = normalize_doi(first(said.get("doi")))
    title, marked = clean_title(first(said.get("title")) or first(said.get("display_name")))
    kind, place = str(said.get("type") or ""), inner(said, "primary_location")
    # The series of a volume, where the volume itself stands beside it.
    printed = clean(first(inner(place, "raw_source_name")))
    container = clean(first(inner(place, "source", "display_name")))
    if _is_no_container(kind, place):
        printed, container = "" if printed.casefold() == container.casefold() else printed, ""
    container = container or printed
    year = said.get("publication_year")
    year = year if isinstance(year, int) and not isinstance(year, bool) else None
    csl = _TYPES.get(kind, "document")
    if csl == "article-journal" and inner(place, "raw_type") == "proceedings-article":
        csl = "paper-conference"
    issn = first(inner(place, "source", "issn_l"))
    entry = Entry(
        key=doi or said["id"].rpartition("/")[2].lower(),
        type=csl,
        title=title,
        authors=people(_names(said.get("authorships"))),
        container=container,
        date=Date(year) if year else None,
        volume=first(inner(said, "biblio", "volume")),
        issue=first(inner(said, "biblio", "issue")),
        pages=page_range(*(first(inner(said, "biblio", name)) for name in ("first_page", "last_page"))),
        identifiers=with_doi(doi, ("ISSN", issn)),
        language=first(said.get("language")),
        extra=(("collection-title", printed),) if printed and printed.casefold() != container.casefold() else (),
        origin=NAME,
    )
    retracted = said.get("is_retracted") is True or marked == "retraction"
    notices = (Notice("retraction", "", NAME if said.get("is_retracted") is True else "title"),) if retracted else ()
    return Record(entry, (year,) if year else (), notices, kind in _NO_WORKS)


def _is_no_container(kind: str, place: Any) -> bool:
    """Whether what a work stands in is a platform that sells it or a repository that keeps it; preprints are cited by
    theirs."""
    held = first(inner(place, "source", "type"))
    return held in _PLATFORMS or (held == _REPOSITORY and kind != "preprint")


def _names(value: Any) -> list[str]:
    return [
        first(inner(one, "author", "display_name")) or first(inner(one, "raw_author_name")) for one in objects(value)
    ]
