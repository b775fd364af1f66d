"""The fields of a BibTeX or biblatex entry typed as an Entry; what has no place is kept verbatim in `extra`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from citelink.bibliography.dates import read_date
from citelink.bibliography.entry import RAW_TYPE, Entry, Person
from citelink.bibliography.formats.bibtex.babel import language_code
from citelink.bibliography.formats.bibtex.kinds import GENRES, csl_type
from citelink.bibliography.formats.bibtex.latex import to_plain, to_unicode
from citelink.bibliography.formats.bibtex.names import read_names
from citelink.bibliography.identifiers import normalize_arxiv, normalize_doi
from citelink.languages.vocabulary import number_words
from citelink.text.patterns import any_word

_FIELDS = """
    author editor translator title subtitle titleaddon maintitle journal journaltitle booktitle booksubtitle
    date year month day urldate volume number issue pages pagetotal numpages numberofpages edition publisher
    institution school organization address location city series type howpublished media doi isbn issn pmid pmcid
    eprint eprinttype archiveprefix arxivid url langid language hyphenation note
"""
_PLACED = frozenset(_FIELDS.split())
NAMES = ("author", "editor", "translator")
_DASHES = re.compile(r"(?:(?<!\s)\s++)?(?:[-‐‑–—−]{2,8}|[‐‑–—−])\s*")
_URL = re.compile(r"https?://[^\s{}\"<>|\\^`]{3,500}")
_WHOLE_WORKS = frozenset(["book", "thesis", "report", "pamphlet"])


def read_record(kind: str, key: str, fields: Mapping[str, str], source_text: str, origin: str) -> Entry:
    """The entry that `fields` (names in lower case, LaTeX values) of an entry of type `kind` describe.

    `fields` may hold what is inherited from parents. Never raises."""
    get = fields.get
    csl = csl_type(kind, get("entrysubtype", "").strip().lower())
    authors, et_al = read_names(get("author", "")) if "author" in fields else ((), False)
    editors: tuple[Person, ...] = ()
    translators: tuple[Person, ...] = ()
    if "editor" in fields:
        editors, more = read_names(get("editor", ""))
        et_al = et_al or (more and not authors)
    if "translator" in fields:
        translators, _ = read_names(get("translator", ""))
    article = csl.startswith("article-")
    number = to_unicode(get("number", ""))
    pages, total = _pages(get("pages", ""), csl)
    date, year, month = (to_unicode(get(name, "")) for name in ("date", "year", "month"))
    return Entry(
        key=key,
        type=csl,
        title=_title(fields),
        authors=authors,
        editors=editors,
        translators=translators,
        et_al=et_al,
        container=_container(fields),
        date=read_date(date, year, month, get("day", "")),
        accessed=read_date(to_unicode(get("urldate", ""))),
        volume=to_unicode(get("volume", "")),
        issue=to_unicode(get("issue", "")) or (number if article else ""),
        pages=pages,
        number_of_pages=to_unicode(_first(fields, "pagetotal", "numpages", "numberofpages")) or total,
        number="" if article and "issue" not in fields else number,
        edition=to_unicode(get("edition", "")),
        publisher=to_unicode(_first(fields, "publisher", "institution", "school", "organization")),
        place=to_unicode(_first(fields, "location", "address", "city")),
        series=to_unicode(get("series", "")),
        genre=_genre(kind, get("type", "")),
        medium=_medium(fields),
        identifiers=_identifiers(fields),
        url=_url(fields),
        language=language_code(to_unicode(_first(fields, "langid", "hyphenation", "language"))),
        note=to_unicode(get("note", "")),
        extra=((RAW_TYPE, kind), *((name, value) for name, value in fields.items() if name not in _PLACED)),
        source_text=source_text,
        origin=origin,
    )


def _first(fields: Mapping[str, str], *names: str) -> str:
    """The first of the fields that says something."""
    for name in names:
        if name in fields and fields[name].strip():
            return fields[name]
    return ""


def _title(fields: Mapping[str, str]) -> str:
    title = to_unicode(fields.get("title", ""))
    if "subtitle" in fields:
        title = _joined(title, ": ", to_unicode(fields["subtitle"]))
    if "titleaddon" in fields:
        title = _joined(title, ". ", to_unicode(fields["titleaddon"]))
    return title or to_unicode(_first(fields, "maintitle"))


def _container(fields: Mapping[str, str]) -> str:
    container = to_unicode(_first(fields, "journaltitle", "journal", "booktitle", "maintitle"))
    if "title" not in fields and "maintitle" in fields:
        return ""
    if "booksubtitle" in fields and "booktitle" in fields:
        container = _joined(container, ": ", to_unicode(fields["booksubtitle"]))
    return container


def _joined(text: str, separator: str, addition: str) -> str:
    if not (text and addition):
        return text or addition
    return text + (" " if text[-1] in ".:?!" else separator) + addition


def _pages(value: str, csl: str) -> tuple[str, str]:
    """Pages with `-` between first and last; a lone number of a whole work is its extent."""
    pages = _DASHES.sub("-", to_unicode(value))
    if csl in _WHOLE_WORKS and (match := _total().fullmatch(pages)):
        return "", match[1]
    return pages, ""


@cache
def _total() -> re.Pattern[str]:
    units = any_word(number_words().page_units)
    return re.compile(rf"(?:[ivxlcdm]{{1,8}}[,+]\s?)?(\d{{1,5}})\s?{units}?\.?", re.IGNORECASE)


def _genre(kind: str, value: str) -> str:
    genre = to_unicode(value)
    return GENRES.get(genre.lower(), genre) or GENRES.get(kind, "")


def _medium(fields: Mapping[str, str]) -> str:
    medium = to_unicode(fields.get("media", "") or fields.get("howpublished", ""))
    return "" if "://" in medium or medium.startswith("www.") else medium


def _url(fields: Mapping[str, str]) -> str:
    if "url" in fields:
        return to_plain(fields["url"])
    for name in ("howpublished", "note"):
        if "://" in fields.get(name, "") and (match := _URL.search(_plain_words(fields[name]))):
            return match[0].rstrip(".,;)")
    return ""


def _plain_words(value: str) -> str:
    """A value with words and addresses: each word as `to_plain` has it."""
    return " ".join(to_plain(word) for word in value.replace("\\url{", " \\url{").replace("}", "} ").split())


def _identifiers(fields: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    if "doi" in fields and (doi := to_plain(fields["doi"])):
        found.append(("DOI", normalize_doi(doi) or doi))
    elif "doi.org/10." in fields.get("url", "") and (doi := normalize_doi(to_plain(fields["url"]))):
        found.append(("DOI", doi))
    for name in ("isbn", "issn", "pmid", "pmcid"):
        if name in fields and (value := to_unicode(fields[name])):
            found.append((name.upper(), value))
    if arxiv := _arxiv(fields):
        found.append(("arXiv", arxiv))
    return tuple(found)


def _arxiv(fields: Mapping[str, str]) -> str:
    kind = _first(fields, "eprinttype", "archiveprefix").lower()
    eprint = to_plain(fields.get("eprint", ""))
    if eprint and (kind == "arxiv" or (not kind and normalize_arxiv(eprint) == eprint.lower())):
        return normalize_arxiv(eprint) or eprint
    return normalize_arxiv(fields.get("arxivid", ""))
