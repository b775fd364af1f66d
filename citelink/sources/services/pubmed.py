"""Articles of medicine and the life sciences, some in other languages under an English title; some books of the NLM.

Three requests a second (https://www.ncbi.nlm.nih.gov/books/NBK25497/); a search takes two: numbers, then records.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from citelink.bibliography.entry import Date, Entry, Person
from citelink.bibliography.identifiers import normalize_doi
from citelink.sources.fields import language_code, page_range, telling_words, whole_pages, year_of
from citelink.sources.identifiers import identify, name_of, value_of
from citelink.sources.medline import is_notice, medline_journal, medline_title, notices_of
from citelink.sources.source import Ask, Limit, NotLookedUpError, Record, Request, Signature
from citelink.sources.titles import clean
from citelink.sources.xml import parse_xml, text_of, write_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

NAME = "pubmed"
HOST = "eutils.ncbi.nlm.nih.gov"
ONWARD: tuple[str, ...] = ()
NEEDS = "no key; it asks for a contact"
# It holds one field alone: that it has not something says little.
COVERS: frozenset[str] = frozenset()
IDENTIFIERS: tuple[str, ...] = ("DOI", "PMID", "PMCID")
BATCH = 50
SIGNATURE = Signature(key="api_key", contact="email")

_LIMIT = Limit(3, 2)
_ROWS = 5
_XML = "application/xml"
_FIXED = (("db", "pubmed"), ("tool", "citelink"), ("retmode", "xml"))
_RECORDS = frozenset(("PubmedArticle", "PubmedBookArticle"))
_FIELDS: Mapping[str, str] = {"DOI": "doi", "PMCID": "pmc"}
# Of a publisher's own numbers those that are printed in place of pages.
_ARTICLE_NUMBER = re.compile(r"[Ee]?\d{2,8}")
_TYPES: Mapping[str, str] = {"preprint": "article", "dataset": "dataset"}


def limit(*, contact: bool) -> Limit:
    """The same for everybody."""
    return _LIMIT


def search(entry: Entry, text: str, ask: Ask) -> tuple[Record, ...]:
    """What has the longest words of the title in its own."""
    words = telling_words(entry, text)
    if not words:
        return ()
    wanted = " AND ".join(f"{word}[ti]" for word in words)
    numbers = _numbers(wanted, _ROWS, ask)
    records = _fetch(numbers, ask)
    return tuple(record for number in numbers if number in records and (record := _read(records[number])))


def lookup(identifiers: Sequence[str], ask: Ask) -> dict[str, Any]:
    """Those of the identifiers that it knows: PubMed's numbers at once, others after they were searched for."""
    others = [one for one in identifiers if name_of(one) != "PMID"]
    numbers = [value_of(one) for one in identifiers if name_of(one) == "PMID"]
    if others:
        wanted = " OR ".join(f'"{value_of(one)}"[{_FIELDS[name_of(one)]}]' for one in others if '"' not in one)
        numbers += [number for number in _numbers(wanted, len(others), ask) if number not in numbers]
    found: dict[str, Any] = {}
    for item in _fetch(numbers, ask).values():
        known = {identify(name, value) for name, value in _identifiers(item)}
        found |= {one: write_xml(item) for one in identifiers if one in known}
    return found


def read(said: Any) -> Record | None:
    """The record in a `PubmedArticle` or a `PubmedBookArticle`, as text."""
    if not isinstance(said, str):
        return None
    try:
        return _read(parse_xml(said))
    except NotLookedUpError:
        return None


def _numbers(wanted: str, most: int, ask: Ask) -> list[str]:
    """PubMed's numbers of what is searched for, the likeliest first."""
    asked = (*_FIXED, ("term", wanted), ("sort", "relevance"), ("retmax", str(most)))
    root = parse_xml(ask(Request("/entrez/eutils/esearch.fcgi", asked, _XML)).text)
    if root.tag != "eSearchResult":
        raise NotLookedUpError("its answer has another form than agreed")
    if root.find("ERROR") is not None:
        raise NotLookedUpError("it could not search")
    return [number for one in root.findall("IdList/Id") if (number := text_of(one).strip()).isdecimal()][:most]


def _fetch(numbers: Sequence[str], ask: Ask) -> dict[str, _Element]:
    """The records of numbers, by number."""
    if not numbers:
        return {}
    asked = (*_FIXED, ("id", ",".join(numbers)))
    root = parse_xml(ask(Request("/entrez/eutils/efetch.fcgi", asked, _XML)).text)
    if root.tag != "PubmedArticleSet":
        raise NotLookedUpError("its answer has another form than agreed")
    return {dict(_identifiers(item)).get("PMID", ""): item for item in root if item.tag in _RECORDS}


def _identifiers(item: _Element) -> list[tuple[str, str]]:
    """The identifiers of a record, in its own list of them and not in that of the works it cites."""
    article = item.find("MedlineCitation/Article")
    pmid = text_of(item, "MedlineCitation/PMID") or text_of(item, "BookDocument/PMID")
    ids = item.findall("PubmedData/ArticleIdList/ArticleId") + item.findall("PubmedBookData/ArticleIdList/ArticleId")
    places = article.findall("ELocationID") if article is not None else []
    dois = [text_of(one) for one in ids if one.get("IdType") == "doi"]
    dois += [text_of(one) for one in places if one.get("EIdType") == "doi" and one.get("ValidYN") != "N"]
    said = (
        ("DOI", normalize_doi(next(iter(dois), ""))),
        ("PMID", pmid.strip()),
        ("PMCID", next((text_of(one).strip() for one in ids if one.get("IdType") == "pmc"), "")),
        ("ISBN", text_of(item, "BookDocument/Book/Isbn").strip()),
        ("ISSN", text_of(article, "Journal/ISSN").strip()),
    )
    return [(name, value) for name, value in said if value]


def _read(item: _Element) -> Record | None:
    article, book = item.find("MedlineCitation/Article"), item.find("BookDocument")
    if article is not None:
        return _read_article(item, article)
    return _read_book(item, book) if book is not None else None


def _read_article(item: _Element, article: _Element) -> Record:
    issue = article.find("Journal/JournalIssue")
    title, marked = medline_title(text_of(article, "ArticleTitle"))
    vernacular, _ = medline_title(text_of(article, "VernacularTitle"))
    journal, short = (medline_journal(text_of(article, f"Journal/{name}")) for name in ("Title", "ISOAbbreviation"))
    kinds = {text_of(one).strip().lower() for one in article.findall("PublicationTypeList/PublicationType")}
    printed, online = _year(issue), year_of(text_of(article, "ArticleDate/Year"))
    extra = (("container-title-short", short), ("original-title", vernacular if title else ""))
    identifiers = _identifiers(item)
    known = dict(identifiers)
    entry = Entry(
        key=known.get("DOI") or f"pmid:{known.get('PMID', '')}",
        type=next((_TYPES[kind] for kind in sorted(kinds) if kind in _TYPES), "article-journal"),
        title=title or vernacular,
        authors=tuple(_people(article)),
        container=journal,
        date=Date(printed or online) if printed or online else None,
        volume=text_of(issue, "Volume").strip(),
        issue=text_of(issue, "Issue").strip(),
        pages=_pages(article),
        identifiers=tuple(identifiers),
        language=language_code(text_of(article, "Language")),
        extra=tuple((name, value) for name, value in extra if value and value not in (title, journal)),
        origin=NAME,
    )
    return Record(
        entry,
        years=tuple(sorted({year for year in (printed, online) if year})),
        notices=notices_of(_about(item), kinds, NAME, marked=marked),
        is_notice=is_notice(kinds),
    )


def _read_book(item: _Element, book: _Element) -> Record:
    """A book, or a chapter of one where it has a title of its own."""
    title, _ = medline_title(text_of(book, "ArticleTitle"))
    whole, _ = medline_title(text_of(book, "Book/BookTitle"))
    lists = {one.get("Type") or "": one for one in book.findall("Book/AuthorList")}
    written = book.find("AuthorList")
    year = _year(book.find("Book"))
    identifiers = _identifiers(item)
    known = dict(identifiers)
    entry = Entry(
        key=known.get("DOI") or f"pmid:{known.get('PMID', '')}",
        type="chapter" if title else "book",
        title=title or whole,
        authors=tuple(_people_of(written if title and written is not None else lists.get("authors"))),
        editors=tuple(_people_of(lists.get("editors"))),
        container=whole if title else "",
        date=Date(year) if year else None,
        pages=_pages(book),
        publisher=clean(text_of(book, "Book/Publisher/PublisherName")),
        place=clean(text_of(book, "Book/Publisher/PublisherLocation")),
        identifiers=tuple(identifiers),
        language=language_code(text_of(book, "Language")),
        origin=NAME,
    )
    return Record(entry, (year,) if year else ())


def _year(holder: _Element | None) -> int | None:
    return year_of(text_of(holder, "PubDate/Year")) or year_of(text_of(holder, "PubDate/MedlineDate"))


def _pages(holder: _Element) -> str:
    first, last = (text_of(holder, f"Pagination/{name}").strip() for name in ("StartPage", "EndPage"))
    printed = page_range(first, last) or whole_pages(text_of(holder, "Pagination/MedlinePgn").partition(";")[0])
    return printed or next(filter(_ARTICLE_NUMBER.fullmatch, map(text_of, holder.findall("ELocationID"))), "")


def _people(article: _Element) -> list[Person]:
    return _people_of(article.find("AuthorList"))


def _people_of(people: _Element | None) -> list[Person]:
    found = []
    for one in people.findall("Author")[:5000] if people is not None else ():
        family, collective = clean(text_of(one, "LastName")), clean(text_of(one, "CollectiveName"))
        given = clean(text_of(one, "ForeName")) or clean(text_of(one, "Initials"))
        if family:
            found.append(Person(family, given, suffix=clean(text_of(one, "Suffix"))))
        elif collective:
            found.append(Person(literal=collective))
    return found


def _about(item: _Element) -> list[tuple[str, str]]:
    """What was published about a work: what it is called, and how it is cited."""
    listed = item.findall("MedlineCitation/CommentsCorrectionsList/CommentsCorrections")
    return [(one.get("RefType") or "", text_of(one, "RefSource")) for one in listed]
