"""Preprints of arXiv: physics, mathematics, computer science and their neighbours.

One request in three seconds, one at a time (https://info.arxiv.org/help/api/tou.html).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from citelink.bibliography.entry import Date, Entry
from citelink.bibliography.formats.bibtex.latex import to_unicode
from citelink.bibliography.identifiers import ARCHIVES, normalize_arxiv
from citelink.sources.fields import people, words_to_search, year_of, years_in
from citelink.sources.identifiers import doi_of_arxiv, values_of, with_doi
from citelink.sources.source import Ask, Limit, NotLookedUpError, Record, Request, Signature
from citelink.sources.titles import clean_title
from citelink.sources.xml import parse_xml, text_of, write_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

NAME = "arxiv"
HOST = "export.arxiv.org"
ONWARD: tuple[str, ...] = ("arxiv.org",)
NEEDS = "nothing; it takes one request in three seconds"
# What it has not may have been printed elsewhere.
COVERS: frozenset[str] = frozenset()
IDENTIFIERS: tuple[str, ...] = ("arXiv",)
BATCH = 50
SIGNATURE = Signature()

_LIMIT = Limit(1 / 3, 1)
# As many as a search gives, and more than are looked up at once.
_ROWS, _MOST = 5, 100
_ATOM = "application/atom+xml"
_NAMES = {"atom": "http://www.w3.org/2005/Atom", "arxiv": "http://arxiv.org/schemas/atom"}
# One number that cannot be, and the service refuses them all.
_MONTH = "(?:0[1-9]|1[0-2])"
_POSSIBLE = re.compile(rf"(?:{'|'.join(ARCHIVES)})(?:\.[a-z]{{2}})?/\d\d{_MONTH}\d{{3}}|\d\d{_MONTH}\.\d{{4,5}}")
_TEX = re.compile(r"\\[A-Za-z'\"^`~=.]|\$[^$\n]{1,200}\$")
# A year further from that of the preprint is a page or a volume.
_LATEST = 10


def limit(*, contact: bool) -> Limit:
    """The same for everybody."""
    return _LIMIT


def search(entry: Entry, text: str, ask: Ask) -> tuple[Record, ...]:
    """What has the title of the reference."""
    words = words_to_search(entry, text)
    if not words:
        return ()
    items = _items(ask(_request(f'ti:"{words}"', "", _ROWS)).text)
    return tuple(record for item in items if (record := _read(item)))


def lookup(identifiers: Sequence[str], ask: Ask) -> dict[str, Any]:
    """Those of the preprints that it knows, in one request."""
    numbers = [number for number in values_of(identifiers, "arXiv") if _POSSIBLE.fullmatch(number)]
    if not numbers:
        return {}
    items = _items(ask(_request("", ",".join(numbers), _MOST)).text)
    found = {_number(item): write_xml(item) for item in items}
    return {f"arxiv:{number}": found[number] for number in numbers if number in found}


def read(said: Any) -> Record | None:
    """The record in an `entry` of the answer, as text."""
    if not isinstance(said, str):
        return None
    try:
        return _read(parse_xml(said))
    except NotLookedUpError:
        return None


def _request(words: str, numbers: str, most: int) -> Request:
    asked = (
        ("search_query", words), ("id_list", numbers), ("sortBy", "relevance"), ("sortOrder", "descending"),
        ("start", "0"), ("max_results", str(most)),
    )  # fmt: skip
    return Request("/api/query", asked, _ATOM)


def _items(text: str) -> list[_Element]:
    root = parse_xml(text)
    if root.tag != f"{{{_NAMES['atom']}}}feed":
        raise NotLookedUpError("its answer has another form than agreed")
    return root.findall("atom:entry", _NAMES)


def _number(item: _Element) -> str:
    return normalize_arxiv(text_of(item, "atom:id", _NAMES))


def _read(item: _Element) -> Record | None:
    """The record of an `entry`; an error has the form of one, with an address in place of a number."""
    number = _number(item)
    title = text_of(item, "atom:title", _NAMES)
    if not number or not title.strip():
        return None
    doi = doi_of_arxiv(number)
    journal = text_of(item, "arxiv:journal_ref", _NAMES)
    dates = [text_of(item, f"atom:{name}", _NAMES) for name in ("published", "updated")]
    years = [year for date in dates if (year := year_of(date))]
    years += [year for year in years_in(journal) if years and abs(year - years[0]) <= _LATEST]
    entry = Entry(
        key=doi,
        type="article",
        title=clean_title(to_unicode(title) if _TEX.search(title) else title)[0],
        authors=people(text_of(one, "atom:name", _NAMES) for one in item.findall("atom:author", _NAMES)[:5000]),
        date=Date(years[0]) if years else None,
        identifiers=with_doi(doi),
        origin=NAME,
    )
    return Record(entry, tuple(sorted(set(years))))
