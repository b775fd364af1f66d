"""Books, mostly in English and published in America and Britain; some in Russian.

Users enter them too, so that dates and names are as good as whoever typed them. One request a second for those who do
not say who they are, three for others (https://openlibrary.org/developers/api).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from citelink.bibliography.cataloguing import read_edition, read_published, without_brackets, without_punctuation
from citelink.bibliography.entry import Date, Entry, Person
from citelink.bibliography.identifiers import normalize_isbn
from citelink.bibliography.language_codes import language_from_catalogue
from citelink.sources.bodies import first, inner, listed, objects, parse_object, texts
from citelink.sources.fields import people, words_to_search, year_of
from citelink.sources.identifiers import values_of
from citelink.sources.source import Ask, Limit, Record, Request, Signature
from citelink.sources.titles import clean, clean_title

NAME = "openlibrary"
HOST = "openlibrary.org"
ONWARD: tuple[str, ...] = ()
NEEDS = "no key; with a contact it answers three times as fast"
# It must hold every word that is asked for, and many books it has under another spelling, or not at all.
COVERS: frozenset[str] = frozenset()
IDENTIFIERS: tuple[str, ...] = ("ISBN",)
BATCH = 25
SIGNATURE = Signature()

_KNOWN, _UNKNOWN = Limit(3, 1), Limit(1, 1)
_ROWS = 5
_LONGEST_QUERY = 120
_FIELDS = (
    "key,title,subtitle,author_name,first_publish_year,publish_year,publisher,publish_place,isbn,language,edition_count"
)
# More words than a name has in what a title page says of the author.
_MOST_NAMES = 4
_MOST_YEARS = 500


def limit(*, contact: bool) -> Limit:
    """Three requests a second for those who say who they are, one for others."""
    return _KNOWN if contact else _UNKNOWN


def search(entry: Entry, text: str, ask: Ask) -> tuple[Record, ...]:
    """What has the words of the title, and the author's name."""
    title = entry.title.partition(":")[0] or entry.title
    words = words_to_search(Entry(title=title), "", _LONGEST_QUERY)
    name = next((person.family for person in (*entry.authors, *entry.editors)), "")
    if not words:
        return ()
    asked = (("q", f"{words} {name.lower()}".strip()), ("limit", str(_ROWS)), ("fields", _FIELDS))
    items = listed(parse_object(ask(Request("/search.json", asked)).text), "docs")
    return tuple(record for item in items if (record := read(item)))


def lookup(identifiers: Sequence[str], ask: Ask) -> Mapping[str, Any]:
    """The books with these ISBNs, in one request; one that came with another number is left out."""
    numbers = values_of(identifiers, "ISBN")
    asked = (("bibkeys", ",".join(f"ISBN:{number}" for number in numbers)), ("jscmd", "data"), ("format", "json"))
    said = parse_object(ask(Request("/api/books", asked)).text)
    found = {}
    for number in numbers:
        item = said.get(f"ISBN:{number}")
        if isinstance(item, Mapping) and number in map(normalize_isbn, _isbns(item)):
            found[f"isbn:{number}"] = item
    return found


def read(said: Any) -> Record | None:
    """The record in an edition, in a work, or in an item of a list: the three are told by what they say."""
    if not isinstance(said, Mapping) or not first(said.get("title")):
        return None
    editions = said.get("edition_count")
    # Of a work with several editions publishers and numbers are those of all.
    single = not isinstance(editions, int) or editions <= 1
    date = _date(said)
    years = [year for one in _every(said.get("publish_year")) if (year := year_of(one))]
    years += [year for name in ("first_publish_year", "first_publish_date") if (year := year_of(said.get(name)))]
    years += [date.year] if date and date.year else []
    pages = said.get("number_of_pages")
    entry = Entry(
        key=first(said.get("key")).rpartition("/")[2].lower(),
        type="book",
        title=clean_title(first(said.get("title")), first(said.get("subtitle")))[0],
        authors=_authors(said),
        date=date,
        number_of_pages=str(pages) if isinstance(pages, int) and not isinstance(pages, bool) else "",
        edition=read_edition(first(said.get("edition_name"))),
        publisher=without_brackets(clean(_named(said, "publishers", "publisher"))) if single else "",
        place=without_brackets(clean(_named(said, "publish_places", "publish_place"))) if single else "",
        series=clean(first(said.get("series"))),
        identifiers=tuple(("ISBN", number) for number in _isbns(said)) if single else (),
        language=_language(said),
        origin=NAME,
    )
    return Record(entry, tuple(sorted(set(years))))


def _every(value: Any) -> list[Any]:
    return value[:_MOST_YEARS] if isinstance(value, list) else []


def _date(said: Mapping[str, Any]) -> Date | None:
    """The date of an edition; of a work that of its first one."""
    if first_year := year_of(said.get("first_publish_year")):
        return Date(first_year)
    return read_published(first(said.get("publish_date")) or first(said.get("first_publish_date")))


def _authors(said: Mapping[str, Any]) -> tuple[Person, ...]:
    names = texts(said.get("author_name")) or [first(one.get("name")) for one in objects(said.get("authors"))]
    if any(names):
        return people(names)
    # An edition has the numbers of its authors; their names stand only in the words of its title page.
    statement = without_punctuation(first(said.get("by_statement")), whole=True)
    words = statement.split()
    is_name = len(words) <= _MOST_NAMES and all(word[:1].isupper() for word in words)
    return people([statement]) if is_name else ()


def _named(said: Mapping[str, Any], *names: str) -> str:
    """The first of a list of texts, or of objects with a name."""
    for name in names:
        value = said.get(name)
        if found := first(value) or next((first(one.get("name")) for one in objects(value)), ""):
            return found
    return ""


def _isbns(said: Mapping[str, Any]) -> list[str]:
    numbers = [
        *texts(said.get("isbn")),
        *(text for name in ("isbn_13", "isbn_10") for text in texts(said.get(name))),
        *(text for name in ("isbn_13", "isbn_10") for text in texts(inner(said, "identifiers", name))),
    ]
    return list(dict.fromkeys(numbers))


def _language(said: Mapping[str, Any]) -> str:
    """The language, where there is one alone."""
    codes = texts(said.get("language")) or [first(one.get("key")) for one in objects(said.get("languages"))]
    return language_from_catalogue(codes[0].rpartition("/")[2]) if len(codes) == 1 else ""
