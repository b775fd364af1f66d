"""Articles and preprints of the life sciences: all of PubMed, and more.

It publishes no limit; two requests a second are gentle (https://europepmc.org/RestfulWebService).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from citelink.bibliography.entry import Date, Entry, Person
from citelink.sources.bodies import first, inner, objects, parse_object, texts
from citelink.sources.fields import language_code, telling_words, whole_pages, year_of
from citelink.sources.identifiers import identify, name_of, value_of
from citelink.sources.medline import is_notice, medline_journal, medline_title, notices_of
from citelink.sources.source import Ask, Limit, Record, Request, Signature
from citelink.sources.titles import clean

NAME = "europepmc"
HOST = "www.ebi.ac.uk"
ONWARD: tuple[str, ...] = ()
NEEDS = "nothing"
# It holds one field alone: that it has not something says little.
COVERS: frozenset[str] = frozenset()
IDENTIFIERS: tuple[str, ...] = ("DOI", "PMID", "PMCID")
BATCH = 20
SIGNATURE = Signature()

_LIMIT = Limit(2, 1)
_ROWS = 5
_SEARCH = "/europepmc/webservices/rest/search"
_QUERIES: Mapping[str, str] = {"DOI": 'DOI:"{}"', "PMID": "(EXT_ID:{} AND SRC:MED)", "PMCID": "PMCID:{}"}
_PREPRINTS = "PPR"
_TYPES: Mapping[str, str] = {
    "preprint": "article", "book": "book", "chapter": "chapter", "thesis": "thesis", "dissertation": "thesis",
}  # fmt: skip
# Initials, and what stands behind the names of sons.
_NAME = re.compile(r"(.{1,200}?) ([^\W\d_a-z](?:[^\W\d_a-z]|-){0,5}?)(?: (Jr|Sr|\dnd|\drd|\dth|I{2,3}|IV))?")


def limit(*, contact: bool) -> Limit:
    """The same for everybody."""
    return _LIMIT


def search(entry: Entry, text: str, ask: Ask) -> tuple[Record, ...]:
    """What has the longest words of the title in its own."""
    words = telling_words(entry, text)
    if not words:
        return ()
    items = _found(f"TITLE:({' AND '.join(words)})", _ROWS, ask)
    return tuple(record for item in items if (record := read(item)))


def lookup(identifiers: Sequence[str], ask: Ask) -> Mapping[str, Any]:
    """Those of the identifiers that it knows, in one request."""
    wanted = [one for one in identifiers if '"' not in one]
    if not wanted:
        return {}
    asked = " OR ".join(_QUERIES[name_of(one)].format(value_of(one)) for one in wanted)
    found: dict[str, Any] = {}
    # A preprint's versions may all have one DOI.
    for item in _found(asked, 2 * len(wanted), ask):
        known = {identify(name, value) for name, value in _identifiers(item)}
        for one in wanted:
            if one in known:
                found.setdefault(one, item)
    return found


def read(said: Any) -> Record | None:
    """The record in an item of a list."""
    if not isinstance(said, Mapping) or not isinstance(said.get("id"), str) or not first(said.get("source")):
        return None
    identifiers = tuple(_identifiers(said))
    journal = inner(said, "journalInfo")
    full = first(inner(journal, "journal", "title")) or first(said.get("journalTitle"))
    short = (
        first(inner(journal, "journal", "isoabbreviation"))
        or first(inner(journal, "journal", "medlineAbbreviation"))
        or first(said.get("journalAbbreviation"))
    )
    full, short = medline_journal(full), medline_journal(short)
    container = full or short
    title, marked = medline_title(first(said.get("title")))
    kinds = _kinds(said)
    dates = (said.get("pubYear"), inner(journal, "yearOfPublication"), said.get("firstPublicationDate"))
    years = [year for date in dates if (year := year_of(date))]
    issn = first(inner(journal, "journal", "issn")) or first(said.get("journalIssn")).partition(";")[0].strip()
    is_preprint = first(said.get("source")) == _PREPRINTS
    entry = Entry(
        key=dict(identifiers).get("DOI") or f"{first(said.get('source')).lower()}:{said['id']}",
        type="article" if is_preprint else _type_of(kinds, container),
        title=title,
        authors=tuple(_people(said)),
        container=container,
        date=Date(years[0]) if years else None,
        volume=first(inner(journal, "volume")) or first(said.get("journalVolume")) or first(said.get("volume")),
        issue=first(inner(journal, "issue")) or first(said.get("issue")),
        pages=whole_pages(first(said.get("pageInfo"))),
        publisher=clean(first(inner(said, "bookOrReportDetails", "publisher"))),
        identifiers=(*identifiers, *((("ISSN", issn),) if issn else ())),
        language=language_code(first(said.get("language"))),
        extra=(("container-title-short", short),) if short and short != container else (),
        origin=NAME,
    )
    notices = notices_of(_about(said), kinds, NAME, marked=marked)
    return Record(entry, tuple(sorted(set(years))), notices, is_notice(kinds))


def _found(query: str, most: int, ask: Ask) -> list[Mapping[str, Any]]:
    asked = (("query", query), ("format", "json"), ("resultType", "core"), ("pageSize", str(most)))
    return objects(parse_object(ask(Request(_SEARCH, asked)).text, "resultList").get("result"))[:most]


def _identifiers(said: Mapping[str, Any]) -> list[tuple[str, str]]:
    number = said.get("pmid") or (said.get("id") if said.get("source") == "MED" else "")
    values = (("DOI", first(said.get("doi"))), ("PMID", first(number)), ("PMCID", first(said.get("pmcid"))))
    return [(name, value_of(known)) for name, value in values if (known := identify(name, value))]


def _kinds(said: Mapping[str, Any]) -> set[str]:
    """What kinds of publication it is said to be, in lower case."""
    listed = texts(inner(said, "pubTypeList", "pubType"))
    together = [first(said.get("pubType")), first(said.get("citationType"))]
    return {kind.strip().lower() for one in (*listed, *together) for kind in one.split(";") if kind.strip()}


def _type_of(kinds: set[str], container: str) -> str:
    return next((csl for kind, csl in _TYPES.items() if kind in kinds), "article-journal" if container else "document")


def _people(said: Mapping[str, Any]) -> list[Person]:
    listed = objects(inner(said, "authorList", "author"))
    if not listed:
        names = first(said.get("authorString")).strip().removesuffix(".").split(",")[:5000]
        return [_person(name.strip()) for name in names if name.strip()]
    people = []
    for one in listed[:5000]:
        family, given = clean(first(one.get("lastName"))), clean(first(one.get("firstName")))
        if family:
            people.append(Person(family, given or clean(first(one.get("initials"))), suffix=first(one.get("suffix"))))
        elif name := clean(first(one.get("collectiveName"))):
            people.append(Person(literal=name))
        elif name := clean(first(one.get("fullName"))):
            people.append(_person(name))
    return people


def _person(name: str) -> Person:
    """A name with its initials behind it (`Stahlhut Espinosa CE`); what has none is that of a group."""
    found = _NAME.fullmatch(name)
    return Person(found[1], found[2], suffix=found[3] or "") if found else Person(literal=name)


def _about(said: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What was published about a work: what it is called, and how it is cited."""
    listed = objects(inner(said, "commentCorrectionList", "commentCorrection"))
    return [(first(one.get("type")), first(one.get("reference"))) for one in listed]
