"""Records of several sources under one DOI: how many of the pairs that share title and a name are one work to
`same_work`; and, as a control, pairs that must stay two: neighbours under two DOIs, and records given a DOI that is
not theirs.

    python -m tests.benchmarks one_doi

The records are those of CITELINK_EVAL: answers of services (`replay/`, unpacked) and libraries (`data/`).
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from html import unescape
from itertools import combinations
from typing import Any

from rapidfuzz import fuzz

from citelink import load_library
from citelink.bibliography.entry import Date, Entry, Person
from citelink.matching.words import split_words
from citelink.matching.works.blocking import Blocking
from citelink.matching.works.compare import fold_work, same_work
from tests.benchmarks.measuring import EVAL

LIBRARIES = ("acl_anthology_2019.bib", "glottolog_part.bib")
# What counts as one title, letter by letter and in any order of words; the comparison is not citelink's own.
_ALIKE = 85
_SEED = 7
_SWAPS = 600
_NEIGHBOURS = 3000
_TAGS = re.compile(r"<[^<>]{1,40}>")
_TYPES = {
    "journal-article": "article-journal", "Journal Articles": "article-journal", "book-chapter": "chapter",
    "proceedings-article": "paper-conference", "Conference and Workshop Papers": "paper-conference",
    "posted-content": "article", "monograph": "book", "edited-book": "book", "dissertation": "thesis",
    "Books and Theses": "book", "Parts in Books or Collections": "chapter",
    "Informal and Other Publications": "article",
    "journalArticle": "article-journal", "conferencePaper": "paper-conference", "bookSection": "chapter",
    "article-journal": "article-journal", "paper-conference": "paper-conference", "chapter": "chapter", "book": "book",
    "dataset": "dataset", "report": "report", "thesis": "thesis", "reference-entry": "entry", "preprint": "article",
    "Dataset": "dataset", "Software": "software",
}  # fmt: skip
Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a record is from, and what it says."""

    name: str
    entry: Entry


def report() -> None:
    """Print how many pairs of each two sources are joined, and how many of the controls."""
    if not (EVAL / "replay" / "records").is_dir():
        print(f"one_doi: skipped, there are no unpacked records at {EVAL / 'replay'} (set CITELINK_EVAL)")
        return
    sources = [source for source in _all_sources() if _doi(source.entry) and source.entry.title]
    pairs = list(_pairs(sources))
    kinds: Counter[tuple[str, bool]] = Counter()
    for one, other in pairs:
        kinds[f"{one.name}, {other.name}", bool(same_work(one.entry, other.entry))] += 1
    joined = sum(count for (_, same), count in kinds.items() if same)
    print(f"one DOI, one title, a name in common: {joined} of {len(pairs)} joined ({joined / len(pairs):.4f})")
    for name in sorted({name for name, _ in kinds}):
        print(f"  {name:30} {kinds[name, True]:5} of {kinds[name, True] + kinds[name, False]}")
    for what, two in _controls(sources):
        apart = [not same_work(one, other) for one, other in two]
        print(f"{what}: {len(apart) - sum(apart)} of {len(apart)} joined")


def _pairs(sources: Iterable[Source]) -> Iterator[tuple[Source, Source]]:
    """Two records of different sources with one DOI, nearly one title, and a surname in common."""
    by_doi: dict[str, list[Source]] = {}
    for source in sources:
        if all(known.name != source.name for known in by_doi.setdefault(_doi(source.entry), [])):
            by_doi[_doi(source.entry)].append(source)
    for group in by_doi.values():
        for one, other in combinations(group, 2):
            if _titles_alike(one.entry, other.entry) and _surnames(one.entry) & _surnames(other.entry):
                yield one, other


def _controls(sources: list[Source]) -> Iterator[tuple[str, list[tuple[Entry, Entry]]]]:
    """Pairs that must stay two, by what they are."""
    chance = random.Random(_SEED)
    crossref = [source.entry for source in sources if source.name == "crossref" and source.entry.authors]
    works = [fold_work(entry) for entry in crossref]
    blocks = Blocking(works)
    near = [
        (crossref[at], crossref[other])
        for at in range(len(crossref))
        for other in blocks.neighbours(at)
        if _doi(crossref[at]) != _doi(crossref[other]) and not _titles_alike(crossref[at], crossref[other])
    ]
    chance.shuffle(near)
    yield "neighbours under two DOIs", near[:_NEIGHBOURS]
    yield (
        "neighbours, one with the DOI of the other",
        [(one, replace(other, identifiers=one.identifiers)) for one, other in near[:_NEIGHBOURS]],
    )
    some = chance.sample([entry for entry in crossref if entry.type in ("article-journal", "chapter")], _SWAPS)
    yield "the same with a correction of it", [(one, replace(one, title=f"Erratum to: {one.title}")) for one in some]
    yield "its second part", [(one, replace(one, title=f"{one.title}. Part II", pages="9001-9007")) for one in some]
    yield (
        "the book it stands in",
        [
            (one, replace(one, title=one.container, container="", type="book", pages=""))
            for one in some
            if one.container
        ],
    )


def _titles_alike(one: Entry, other: Entry) -> bool:
    mine, theirs = (_TAGS.sub("", entry.title).lower() for entry in (one, other))
    return fuzz.ratio(mine, theirs) >= _ALIKE or fuzz.ratio(mine.replace(" ", ""), theirs.replace(" ", "")) >= _ALIKE


def _surnames(entry: Entry) -> set[str]:
    return {
        items[-1]
        for person in entry.authors or entry.editors
        if (items := split_words(person.family or person.literal).items)
    }


def _doi(entry: Entry) -> str:
    return re.sub(r"^https?://(?:dx\.)?doi\.org/", "", entry.identifier("DOI").strip()).lower()


def _all_sources() -> Iterator[Source]:
    replay = EVAL / "replay"
    for path in sorted((replay / "records").glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                yield from _walk(json.loads(line))
    for path in sorted([*(replay / "recordings").rglob("*.json"), *(replay / "zotero_testcases").glob("*.json")]):
        with suppress(ValueError):
            yield from _walk(json.loads(path.read_text(encoding="utf-8")))
    pool = EVAL / "data" / "matching" / "glutton_pmc_pool.jsonl"
    with pool.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield Source("glutton", _of_glutton(row))
    for name in LIBRARIES:
        yield from (Source(name, entry) for entry in load_library(EVAL / "data" / "bib" / name).entries.values())
    library = EVAL / "data" / "matching" / "library_100k.json"
    yield from (Source("library", entry) for entry in load_library(library).entries.values())


def _walk(value: Any) -> Iterator[Source]:
    """The records within an answer, wherever they stand in it."""
    if isinstance(value, list):
        for part in value:
            yield from _walk(part)
    elif isinstance(value, dict):
        for reads, name, needs in _SHAPES:
            if all(field in value for field in needs):
                # What only looks like a record of that shape has no person or year where they should be.
                with suppress(TypeError, ValueError, KeyError, AttributeError, IndexError):
                    yield Source(name, reads(value))
                break
        for part in value.values():
            if isinstance(part, dict | list):
                yield from _walk(part)
            elif isinstance(part, str) and part[:1] == "{" and '"title' in part:
                with suppress(ValueError):
                    yield from _walk(json.loads(part))


def _first(value: Any) -> str:
    """A text, or the first of several."""
    while isinstance(value, list):
        value = value[0] if value else ""
    return str(value or "")


def _entry(kind: str, title: str, people: Iterable[Person], doi: Any, year: Any, **fields: str) -> Entry:
    number = re.match(r"\d{4}", _first(year))
    return Entry(
        type=_TYPES.get(kind, "document"),
        title=" ".join(title.split()),
        authors=tuple(people),
        date=Date(year=int(number[0])) if number else None,
        identifiers=(("DOI", _first(doi)),) if doi else (),
        **fields,
    )


def _whole(name: str) -> Person:
    """A person whose name came in one piece: the last word is the surname, as services print it."""
    given, _, family = re.sub(r"\s\d{4}$", "", name.strip()).rpartition(" ")
    return Person(family=family, given=given)


def _of_crossref(value: Record) -> Entry:
    people = (
        Person(family=one["family"], given=one.get("given") or "")
        for one in value.get("author") or []
        if "family" in one
    )
    dates = (value.get(name) for name in ("published-print", "issued", "published-online", "published"))
    year = next((date["date-parts"][0] for date in dates if date and _first(date.get("date-parts"))), "")
    return _entry(
        value.get("type") or "", _first(value["title"]), people, value["DOI"], year,
        container=_first(value.get("container-title")), volume=_first(value.get("volume")),
        issue=_first(value.get("issue")), pages=_first(value.get("page") or value.get("article-number")),
        publisher=_first(value.get("publisher")),
    )  # fmt: skip


def _of_openalex(value: Record) -> Entry:
    place = value.get("biblio") or {}
    source = (value.get("primary_location") or {}).get("source") or {}
    pages = "-".join(dict.fromkeys(str(place[name]) for name in ("first_page", "last_page") if place.get(name)))
    people = (_whole(one["author"]["display_name"]) for one in value["authorships"])
    return _entry(
        value.get("type", "").replace("article", "article-journal"), _first(value.get("title")),
        people, value["doi"], value.get("publication_year"), container=source.get("display_name") or "",
        volume=place.get("volume") or "", issue=place.get("issue") or "", pages=pages,
    )  # fmt: skip


def _of_semantic_scholar(value: Record) -> Entry:
    place = value.get("journal") or {}
    return _entry(
        "", value["title"], (_whole(one["name"]) for one in value.get("authors") or []),
        value["externalIds"].get("DOI"), value.get("year"), container=place.get("name") or value.get("venue") or "",
        volume=place.get("volume") or "", pages=place.get("pages") or "",
    )  # fmt: skip


def _of_dblp(value: Record) -> Entry:
    authors = value["authors"]["author"]
    people = [_whole(one["text"]) for one in (authors if isinstance(authors, list) else [authors])]
    return _entry(
        value.get("type") or "", unescape(value["title"]), people, value.get("doi"), value.get("year"),
        container=_first(value.get("venue")), volume=value.get("volume") or "", issue=value.get("number") or "",
        pages=value.get("pages") or "",
    )  # fmt: skip


def _of_datacite(value: Record) -> Entry:
    people = (
        Person(
            family=one.get("familyName") or "",
            given=one.get("givenName") or "",
            literal="" if one.get("familyName") else one["name"],
        )
        for one in value["creators"]
    )
    publisher = value.get("publisher")
    return _entry(
        (value.get("types") or {}).get("resourceTypeGeneral") or "", value["titles"][0]["title"], people, value["doi"],
        value.get("publicationYear"), publisher=publisher if isinstance(publisher, str) else "",
    )  # fmt: skip


def _of_zotero(value: Record) -> Entry:
    people = (
        Person(family=one.get("lastName") or "", given=one.get("firstName") or "")
        for one in value["creators"]
        if one.get("creatorType") == "author"
    )
    year = re.search(r"\d{4}", value.get("date") or "")
    return _entry(
        value["itemType"], value["title"], people, value.get("DOI"), year[0] if year else "",
        container=value.get("publicationTitle") or value.get("bookTitle") or value.get("proceedingsTitle") or "",
        volume=value.get("volume") or "", issue=value.get("issue") or "", pages=value.get("pages") or "",
        publisher=value.get("publisher") or "",
    )  # fmt: skip


def _of_citing(value: Record) -> Entry:
    """What the depositor of a citing article said of it."""
    family = re.sub(r"\b[A-Z]{1,3}\b\.?|[.,]", " ", value["author"]).strip()
    return _entry(
        "", value["article-title"], (Person(family=family),), value["DOI"], value.get("year"),
        container=value.get("journal-title") or "", volume=value.get("volume") or "", issue=value.get("issue") or "",
        pages=value.get("first-page") or "",
    )  # fmt: skip


def _of_glutton(value: Record) -> Entry:
    return _entry(
        "article-journal", value.get("title") or "", (Person(family=value.get("first_author") or ""),), value["doi"],
        value.get("year"), container=value.get("journal") or "", volume=str(value.get("volume") or ""),
        pages=str(value.get("first_page") or ""),
    )  # fmt: skip


# The first shape that a record has names its source.
_SHAPES = (
    (_of_openalex, "openalex", ("doi", "authorships")),
    (_of_semantic_scholar, "semanticscholar", ("externalIds", "title", "authors")),
    (_of_dblp, "dblp", ("venue", "authors", "doi")),
    (_of_datacite, "datacite", ("doi", "titles", "creators")),
    (_of_zotero, "zotero", ("itemType", "creators", "title", "DOI")),
    (_of_citing, "citing", ("article-title", "DOI", "author")),
    (_of_crossref, "crossref", ("DOI", "title", "author")),
)
