"""Journal articles, papers of conferences and chapters with a DOI of Crossref, mostly in Latin letters; some books.

Asked once per reference: `query.bibliographic` with the text of the reference. Further fields or filters make the
search slower and worse (Crossref's own advice). Its score means nothing outside its list and is not read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from citelink.bibliography.entry import Entry
from citelink.bibliography.formats.csl_json.items import entry_from_csl
from citelink.bibliography.identifiers import normalize_doi
from citelink.sources.bodies import first, listed, parse_object, texts
from citelink.sources.fields import dates_of, whole_pages, without_others
from citelink.sources.identifiers import values_of
from citelink.sources.source import Ask, Limit, Record, Request, Signature
from citelink.sources.titles import clean, clean_title
from citelink.sources.updates import notices_in, with_mark

NAME = "crossref"
HOST = "api.crossref.org"
ONWARD: tuple[str, ...] = ()
NEEDS = "no key; with a contact it answers three times as fast"
COVERS = frozenset(("article-journal", "paper-conference"))
IDENTIFIERS: tuple[str, ...] = ("DOI",)
BATCH = 25
SIGNATURE = Signature()

# In force since 2025-12-01: https://www.crossref.org/blog/announcing-changes-to-rest-api-rate-limits/ (lists).
_POLITE, _PUBLIC = Limit(3, 3), Limit(1, 1)
_ROWS = 5
# A reference is no longer than this; a longer text is an annotated list, and Crossref refuses long addresses.
_LONGEST_QUERY = 600
_SELECT = (
    "DOI,type,title,subtitle,original-title,short-title,author,editor,translator,container-title,short-container-title,"
    "issued,published-print,published-online,posted,volume,issue,page,article-number,publisher,publisher-location,ISBN,ISSN,"
    "language,relation,update-to,updated-by"
)
# https://api.crossref.org/types, in CSL's words.
_TYPES: Mapping[str, str] = {
    "journal-article": "article-journal", "proceedings-article": "paper-conference", "book-chapter": "chapter",
    "book-section": "chapter", "book-part": "chapter", "book-track": "chapter", "reference-entry": "entry",
    "book": "book", "monograph": "book", "edited-book": "book", "reference-book": "book", "book-set": "book",
    "book-series": "book", "proceedings": "book", "dissertation": "thesis", "report": "report",
    "report-component": "chapter", "report-series": "report", "posted-content": "article", "dataset": "dataset",
    "standard": "standard", "peer-review": "review",
}  # fmt: skip
_IN_JOURNALS = frozenset(("journal-article", "journal-issue", "journal-volume"))
# What has a DOI and is no work that anybody cites; a review is asked for by name.
_NO_WORKS = frozenset(("component", "journal-issue", "journal-volume", "journal", "peer-review", "grant"))


def limit(*, contact: bool) -> Limit:
    """Three requests a second for those who say who they are, one for others."""
    return _POLITE if contact else _PUBLIC


def search(entry: Entry, text: str, ask: Ask) -> tuple[Record, ...]:
    """What may be meant by a reference."""
    asked = text[:_LONGEST_QUERY].strip()
    if not asked:
        return ()
    parameters = (("query.bibliographic", asked), ("rows", str(_ROWS)), ("select", _SELECT))
    return tuple(
        record
        for item in listed(parse_object(ask(Request("/works", parameters)).text, "message"), "items")
        if (record := read(item))
    )


def lookup(identifiers: Sequence[str], ask: Ask) -> Mapping[str, Any]:
    """Those of the DOIs that Crossref knows, in one request; a comma parts the values of a filter, so that DOIs with
    one are asked for alone."""
    found: dict[str, Any] = {}
    dois = values_of(identifiers, "DOI")
    together = [doi for doi in dois if "," not in doi]
    if together:
        wanted = ",".join(f"doi:{doi}" for doi in together)
        parameters = (("filter", wanted), ("rows", str(len(together))), ("select", _SELECT))
        for item in listed(parse_object(ask(Request("/works", parameters)).text, "message"), "items"):
            found[str(item.get("DOI", "")).lower()] = item
    for doi in dois:
        if "," in doi:
            answer = ask(Request(f"/works/{quote(doi, safe='')}"))
            if answer.status == 200:
                found[doi] = parse_object(answer.text, "message")
    return {f"doi:{doi}": found[doi] for doi in dois if doi in found}


def read(said: Any) -> Record | None:
    """The record in an item of a list, or in the message of a single work."""
    if not isinstance(said, Mapping) or not isinstance(said.get("DOI"), str):
        return None
    doi = normalize_doi(said["DOI"]) or said["DOI"].lower()
    own = first(said.get("title")) or first(said.get("original-title"))
    title, marked = clean_title(own, first(said.get("subtitle")))
    kind = str(said.get("type") or "")
    fields = entry_from_csl(
        {
            name: said.get(name)
            for name in ("author", "editor", "translator", "issued", "volume", "issue", "publisher", "language")
        }
    )
    date, years = dates_of(said)
    container, beside = _containers(kind, [clean(text) for text in texts(said.get("container-title"))])
    originals = [clean_title(text)[0] for text in (*texts(said.get("original-title")), *texts(said.get("title"))[1:])]
    isbn, issn = first(said.get("ISBN")), first(said.get("ISSN"))
    extra = [
        ("container-title-short", clean(first(said.get("short-container-title")))),
        ("original-title", next(iter(originals), "")),
        ("collection-title", beside),
    ]
    entry = replace(
        fields,
        key=doi,
        type=_TYPES.get(kind, "document"),
        title=title,
        authors=without_others(fields.authors),
        editors=without_others(fields.editors),
        date=date,
        container=container,
        pages=whole_pages(first(said.get("page"))) or first(said.get("article-number")),
        place=str(said.get("publisher-location") or ""),
        identifiers=tuple((name, value) for name, value in (("DOI", doi), ("ISBN", isbn), ("ISSN", issn)) if value),
        extra=tuple((name, value) for name, value in extra if value and value not in (title, container)),
        origin=NAME,
    )
    return Record(
        entry,
        years=years,
        notices=with_mark(notices_in(said.get("updated-by")), marked),
        is_notice=kind in _NO_WORKS or any(one.doi != doi for one in notices_in(said.get("update-to"))),
    )


def _containers(kind: str, names: list[str]) -> tuple[str, str]:
    """The journal or book in which a work is, and what stands beside it and may be printed instead: the abbreviation
    before the journal, the series before the book."""
    if len(names) < 2:
        return next(iter(names), ""), ""
    if kind in _IN_JOURNALS:
        name = max(names[:2], key=len)
        return name, names[1] if name == names[0] else names[0]
    return names[1], names[0]
