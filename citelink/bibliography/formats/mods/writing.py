"""Entries as MODS 3.

MODS has no place for the day of access, for media, and for what only CSL knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from citelink.bibliography.cataloguing import write_extent, write_published
from citelink.bibliography.entry import Entry, Person
from citelink.bibliography.formats.mods.kinds import LOCAL
from citelink.bibliography.language_codes import language_for_catalogue
from citelink.bibliography.library import Library
from citelink.bibliography.xml_records import element_of, write_records

if TYPE_CHECKING:
    from lxml.etree import _Element

_made = partial(element_of, "http://www.loc.gov/mods/v3")
_ROLES = (("authors", "aut"), ("editors", "edt"), ("translators", "trl"))
_NAMES = (("DOI", "doi"), ("ISBN", "isbn"), ("ISSN", "issn"), ("PMID", "pmid"), ("PMCID", "pmcid"), ("arXiv", "arxiv"))
# Numbers that are those of the whole, where there is one.
_OF_HOSTS = ("ISBN", "ISSN")


def write(library: Library, path: str) -> str:
    """The library as a collection of records, in its order, whatever its `path`."""
    root = _made("modsCollection")
    for entry in library.entries.values():
        root.append(_with(_made("mods", version="3.7"), _record(entry)))
    return write_records(root)


def _with(element: _Element, parts: Iterator[_Element]) -> _Element:
    """The element with those of the parts that say something."""
    for part in parts:
        if len(part) or part.text:
            element.append(part)
    return element


def _record(entry: Entry) -> Iterator[_Element]:
    extra = dict(entry.extra)
    yield _titled(entry.title)
    yield _titled(extra.get("original-title", ""), type="translated")
    for attribute, role in _ROLES:
        for person in getattr(entry, attribute):
            yield _name(person, role)
    yield _with(_made("name", type="conference"), iter([_made("namePart", extra.get("event-title", ""))]))
    if entry.et_al:
        yield _with(_made("name"), iter([_marked("etal")]))
    yield _made("genre", entry.type, authority=LOCAL)
    if entry.type == "thesis":
        yield _made("note", entry.genre, type="thesis")
    yield _with(_made("originInfo"), _imprint(entry))
    if code := language_for_catalogue(entry.language):
        term = _made("languageTerm", code, type="code", authority="iso639-2b")
    else:
        term = _made("languageTerm", entry.language, type="code", authority="rfc5646")
    yield _with(_made("language"), iter([term]))
    yield _with(_made("physicalDescription"), iter([_made("extent", write_extent(entry.number_of_pages))]))
    yield _made("note", entry.note)
    yield _with(_made("location"), iter([_made("url", entry.url)]))
    yield from _identifiers(entry, hosts=False)
    yield _made("identifier", entry.number, type="report number")
    yield _made("identifier", entry.key, type="citekey")
    if entry.container:
        yield _with(_made("relatedItem", type="host"), _host(entry))
    else:
        yield _with(_made("part"), _places(entry))
    series = [_titled(entry.series), _with(_made("part"), _detail("volume", extra.get("collection-number", "")))]
    yield _with(_made("relatedItem", type="series"), iter(series))


def _host(entry: Entry) -> Iterator[_Element]:
    yield _titled(entry.container)
    yield _titled(dict(entry.extra).get("container-title-short", ""), type="abbreviated")
    yield from _identifiers(entry, hosts=True)
    yield _with(_made("part"), _places(entry))


def _identifiers(entry: Entry, *, hosts: bool) -> Iterator[_Element]:
    names = dict(_NAMES)
    for name, value in entry.identifiers:
        if name in names and (name in _OF_HOSTS and bool(entry.container)) is hosts:
            yield _made("identifier", value, type=names[name])


def _imprint(entry: Entry) -> Iterator[_Element]:
    yield _with(_made("place"), iter([_made("placeTerm", entry.place, type="text")]))
    yield _made("publisher", entry.publisher)
    yield _made("dateIssued", write_published(entry.date))
    yield _made("edition", entry.edition)


def _places(entry: Entry) -> Iterator[_Element]:
    yield from _detail("volume", entry.volume)
    yield from _detail("issue", entry.issue)
    start, dash, end = entry.pages.partition("-")
    whole = not dash or any(sign in entry.pages for sign in ",;") or "-" in end
    parts = [_made("list", entry.pages)] if whole else [_made("start", start), _made("end", end)]
    yield _with(_made("extent", unit="pages"), iter(parts))


def _detail(kind: str, number: str) -> Iterator[_Element]:
    yield _with(_made("detail", type=kind), iter([_made("number", number)]))


def _titled(title: str, **attributes: str) -> _Element:
    return _with(_made("titleInfo", **attributes), iter([_made("title", title)]))


def _name(person: Person, role: str) -> _Element:
    if person.family:
        given = f"{person.given} {person.particle}".strip()
        parts = [("family", person.family), ("given", given), ("termsOfAddress", person.suffix)]
        name = _with(_made("name", type="personal"), (_made("namePart", text, type=kind) for kind, text in parts))
    else:
        name = _with(_made("name", type="corporate"), iter([_made("namePart", person.literal or person.given)]))
    term = _made("roleTerm", role, type="code", authority="marcrelator")
    return _with(name, iter([_with(_made("role"), iter([term]))]))


def _marked(name: str) -> _Element:
    """An element that says something by being there."""
    return _made(name, " ")
