"""Papers, articles, preprints and books of computer science.

It asks to be left alone for a second or two between requests (https://dblp.org/faq/). It cannot be asked for a DOI. Its
names of conferences and journals are abbreviations.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from citelink.bibliography.entry import Date, Entry
from citelink.bibliography.identifiers import normalize_arxiv, normalize_doi
from citelink.sources.bodies import first, objects, parse_object, texts
from citelink.sources.fields import people, whole_pages, words_to_search, year_of
from citelink.sources.identifiers import with_doi
from citelink.sources.source import Ask, Limit, Record, Request, Signature
from citelink.sources.titles import clean, clean_title

NAME = "dblp"
HOST = "dblp.org"
ONWARD: tuple[str, ...] = ()
NEEDS = "nothing; it is out of order now and then"
# It holds one field alone: that it has not something says little.
COVERS: frozenset[str] = frozenset()
IDENTIFIERS: tuple[str, ...] = ()
BATCH = 1
SIGNATURE = Signature()

_LIMIT = Limit(0.5, 1)
_ROWS = 5
_TYPES: Mapping[str, str] = {
    "Journal Articles": "article-journal", "Conference and Workshop Papers": "paper-conference",
    "Informal and Other Publications": "article", "Books and Theses": "book", "Editorship": "book",
    "Parts in Books or Collections": "chapter", "Reference Works": "entry", "Data and Artifacts": "dataset",
}  # fmt: skip
_THESES = "phd/"
# People of one name are numbered.
_NUMBER = re.compile(r"\s\d{4}$")
# The archive of preprints, whose volumes are their numbers at arXiv.
_PREPRINTS = "CoRR"


def limit(*, contact: bool) -> Limit:
    """The same for everybody."""
    return _LIMIT


def search(entry: Entry, text: str, ask: Ask) -> tuple[Record, ...]:
    """What has all words of the title."""
    words = words_to_search(entry, text)
    if not words:
        return ()
    answer = ask(Request("/search/publ/api", (("q", words), ("format", "json"), ("h", str(_ROWS)))))
    # Where nothing was found there is no list.
    return tuple(
        record
        for hit in objects(parse_object(answer.text, "result", "hits").get("hit"))[:_ROWS]
        if (record := read(hit.get("info")))
    )


def lookup(identifiers: Sequence[str], ask: Ask) -> Mapping[str, Any]:
    """Nothing: it cannot be asked by identifier."""
    return {}


def read(said: Any) -> Record | None:
    """The record in the `info` of a hit."""
    if not isinstance(said, Mapping) or not isinstance(said.get("key"), str):
        return None
    doi = normalize_doi(first(said.get("doi")))
    title, _ = clean_title(_without_stop(first(said.get("title"))))
    kind, venue = first(said.get("type")), clean(next(iter(texts(said.get("venue"))), ""))
    volume, year = first(said.get("volume")), year_of(said.get("year"))
    preprint = normalize_arxiv(volume) if venue == _PREPRINTS else ""
    authors = people(_people(said.get("authors")))
    edited = kind == "Editorship"
    entry = Entry(
        key=doi or said["key"],
        type="thesis" if said["key"].startswith(_THESES) else _TYPES.get(kind, "document"),
        title=title,
        authors=() if edited else authors,
        editors=authors if edited else (),
        container=venue,
        date=Date(year) if year else None,
        volume="" if preprint else volume,
        issue=first(said.get("number")),
        pages=whole_pages(first(said.get("pages"))),
        publisher=clean(first(said.get("publisher"))),
        identifiers=with_doi(doi, ("arXiv", preprint)),
        origin=NAME,
    )
    return Record(entry, (year,) if year else ())


def _people(value: Any) -> list[str]:
    """Names of people without their numbers; one alone stands in no list."""
    told = value.get("author") if isinstance(value, Mapping) else None
    listed = told if isinstance(told, list) else [told]
    names = [first(one.get("text")) if isinstance(one, Mapping) else first(one) for one in listed]
    return [_NUMBER.sub("", clean(name)) for name in names if name]


def _without_stop(title: str) -> str:
    title = title.strip()
    return title.removesuffix(".") if not title.endswith("..") else title
