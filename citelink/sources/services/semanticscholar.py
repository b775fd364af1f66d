"""Articles, papers, preprints and books of all fields, merged by a program; the preprint and the paper are one record.

Asked for the one paper whose title is nearest. Without a key all the world shares one allowance, which is mostly spent;
with one it is a request a second (https://www.semanticscholar.org/product/api).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from citelink.bibliography.entry import Date, Entry
from citelink.bibliography.identifiers import normalize_arxiv, normalize_doi
from citelink.sources.bodies import first, inner, listed, objects, parse_object, texts
from citelink.sources.fields import people, whole_pages, words_to_search, year_of
from citelink.sources.identifiers import identify, name_of, value_of, with_doi
from citelink.sources.source import Ask, Limit, Record, Request, Signature
from citelink.sources.titles import clean, clean_title
from citelink.sources.updates import with_mark

NAME = "semanticscholar"
HOST = "api.semanticscholar.org"
ONWARD: tuple[str, ...] = ()
NEEDS = "a key, or it mostly refuses (CITELINK_SEMANTICSCHOLAR_KEY)"
COVERS = frozenset(("article-journal", "paper-conference"))
IDENTIFIERS: tuple[str, ...] = ("DOI", "arXiv", "PMID", "PMCID")
BATCH = 1
SIGNATURE = Signature(key_header="x-api-key")

_LIMIT = Limit(1, 1)
_ROWS = 5
_PAPER = "/graph/v1/paper"
_FIELDS = "title,authors,year,publicationDate,externalIds,venue,publicationVenue,journal,publicationTypes"
_NAMES: Mapping[str, str] = {"DOI": "DOI", "arXiv": "ARXIV", "PMID": "PMID", "PMCID": "PMCID"}
_TYPES: Mapping[str, str] = {
    "Book": "book", "BookSection": "chapter", "Conference": "paper-conference", "Dataset": "dataset",
    "JournalArticle": "article-journal", "Review": "article-journal",
}  # fmt: skip
_VENUES: Mapping[str, str] = {"journal": "article-journal", "conference": "paper-conference"}
_PREPRINTS = frozenset(("arxiv", "arxiv.org", "corr", "biorxiv", "medrxiv"))
# The volume that stands in place of a preprint's number.
_NO_VOLUME = "abs/"


def limit(*, contact: bool) -> Limit:
    """The same for everybody: what is published is for those who have a key."""
    return _LIMIT


def search(entry: Entry, text: str, ask: Ask) -> tuple[Record, ...]:
    """The paper whose title is nearest to that of the reference."""
    words = words_to_search(entry, text)
    if not words:
        return ()
    answer = ask(Request(f"{_PAPER}/search/match", (("query", words), ("fields", _FIELDS))))
    if answer.status == 404:
        return ()
    return tuple(record for item in listed(parse_object(answer.text), "data")[:_ROWS] if (record := read(item)))


def lookup(identifiers: Sequence[str], ask: Ask) -> Mapping[str, Any]:
    """Those of the identifiers that it knows, one by one."""
    found = {}
    for one in identifiers:
        value = value_of(one).removeprefix("PMC")
        answer = ask(Request(f"{_PAPER}/{_NAMES[name_of(one)]}:{quote(value, safe='/')}", (("fields", _FIELDS),)))
        if answer.status == 200:
            found[one] = parse_object(answer.text)
    return found


def read(said: Any) -> Record | None:
    """The record in an item of a list, or in a single paper."""
    if not isinstance(said, Mapping) or not isinstance(said.get("paperId"), str):
        return None
    known = said.get("externalIds")
    doi = normalize_doi(first(inner(known, "DOI")))
    title, marked = clean_title(first(said.get("title")))
    journal, venue = clean(first(inner(said, "journal", "name"))), clean(first(said.get("venue")))
    container, beside = _containers(journal, venue)
    volume, date = first(inner(said, "journal", "volume")), first(said.get("publicationDate"))
    year = year_of(said.get("year")) or year_of(date)
    numbers = with_doi(
        doi,
        ("PMID", identify("PMID", first(inner(known, "PubMed"))).partition(":")[2]),
        ("PMCID", identify("PMCID", first(inner(known, "PubMedCentral"))).partition(":")[2]),
        ("arXiv", normalize_arxiv(first(inner(known, "ArXiv")))),
    )
    entry = Entry(
        key=doi or said["paperId"],
        type=_type_of(said, container),
        title=title,
        authors=people(first(one.get("name")) for one in objects(said.get("authors"))),
        container=container,
        date=Date(year) if year else None,
        volume="" if volume.startswith(_NO_VOLUME) else volume.strip(),
        pages=whole_pages(first(inner(said, "journal", "pages"))),
        identifiers=numbers,
        extra=(beside,) if beside[1] else (),
        origin=NAME,
    )
    years = {one for one in (year, year_of(date)) if one}
    return Record(entry, tuple(sorted(years)), with_mark((), marked))


def _containers(journal: str, venue: str) -> tuple[str, tuple[str, str]]:
    """Where a paper was published, and what else it is called: the archive of its preprint is passed over where there
    is another, and so is an abbreviation."""
    names = [name for name in (journal, venue) if name and name.casefold() not in _PREPRINTS] or [journal or venue]
    whole = [name for name in names if "." not in name] or names
    other = next((name for name in names if name.casefold() != whole[0].casefold()), "")
    return whole[0], ("container-title-short" if "." in other else "collection-title", other)


def _type_of(said: Mapping[str, Any], container: str) -> str:
    """What kind of work it is, by what the service calls it, or else by where it appeared."""
    kinds = texts(said.get("publicationTypes"))
    if container.casefold() in _PREPRINTS:
        return "article"
    for kind in ("BookSection", "Book", "Conference", "JournalArticle", "Review", "Dataset"):
        if kind in kinds:
            return _TYPES[kind]
    return _VENUES.get(first(inner(said, "publicationVenue", "type")), "document")
