"""Entries as MARC 21 in MARCXML.

MARC has no place for the day of access, for an author left out, for media, and for what only CSL knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from citelink.bibliography.cataloguing import write_extent, write_published
from citelink.bibliography.entry import Entry
from citelink.bibliography.formats.marcxml.reading import LOCAL
from citelink.bibliography.kinds import ARTICLES, PARTS
from citelink.bibliography.language_codes import language_for_catalogue
from citelink.bibliography.library import Library
from citelink.bibliography.xml_records import element_of, write_records

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMESPACE = "http://www.loc.gov/MARC21/slim"
# CSL type -> leader, 06 and 07; what is missing here is text, and its type is said in field 655.
_LEADERS = {
    "book": "am", "thesis": "am", "article-journal": "ab", "chapter": "aa", "map": "em", "periodical": "as",
    "motion_picture": "gm", "song": "jm", "graphic": "km", "musical_score": "cm", "manuscript": "tm",
    "collection": "pc",
}  # fmt: skip
_OTHERS = "am"
_ROLES = (("authors", "aut"), ("editors", "edt"), ("translators", "trl"))
_NUMBERS = (("DOI", "doi"), ("PMID", "pmid"), ("PMCID", "pmcid"), ("arXiv", "arxiv"))

Subfields = tuple[tuple[str, str], ...]
_made = partial(element_of, _NAMESPACE)


def write(library: Library, path: str) -> str:
    """The library as a collection of records, in its order, whatever its `path`."""
    root = _made("collection")
    for entry in library.entries.values():
        root.append(_record(entry))
    return write_records(root)


def _record(entry: Entry) -> _Element:
    record = _made("record")
    leader = _LEADERS.get(entry.type, _OTHERS)
    record.append(_made("leader", f"00000n{leader} a2200000 i 4500"))
    for tag, text in (("001", entry.key), ("008", _coded(entry))):
        if text.strip(" |"):
            record.append(_made("controlfield", text, tag=tag))
    for tag, indicators, subfields in sorted(_fields(entry), key=_place):
        said = tuple((code, text) for code, text in subfields if text)
        if any(code not in "24" for code, _ in said):
            field = _made("datafield", tag=tag, ind1=indicators[0], ind2=indicators[1])
            for code, text in said:
                field.append(_made("subfield", text, code=code))
            record.append(field)
    return record


def _place(field: tuple[str, str, Subfields]) -> str:
    """What fields are sorted by; persons and bodies stay in the order in which they are named."""
    return "700" if field[0] == "710" else field[0]


def _coded(entry: Entry) -> str:
    """Field 008: the year, and the language."""
    language = language_for_catalogue(entry.language) or "|||"
    year = f"s{entry.year:04}" if entry.year and 0 < entry.year < 10_000 else "|||||"
    return f"      {year}{'|' * 24}{language}||" if year[0] == "s" or language[0] != "|" else ""


def _fields(entry: Entry) -> Iterator[tuple[str, str, Subfields]]:
    extra, in_host = dict(entry.extra), entry.type in (*ARTICLES, *PARTS) or bool(entry.container)
    yield from _people(entry)
    yield "245", "10", (("a", entry.title),)
    yield "246", "31", (("a", extra.get("original-title", "")),)
    yield "250", "  ", (("a", entry.edition),)
    yield "264", " 1", (("a", entry.place), ("b", entry.publisher), ("c", write_published(entry.date)))
    yield "300", "  ", (("a", write_extent(entry.number_of_pages)),)
    yield "490", "0 ", (("a", entry.series), ("v", extra.get("collection-number", "")))
    yield "500", "  ", (("a", entry.note),)
    if entry.type == "thesis":
        yield "502", "  ", (("a", entry.genre or entry.type),)
    elif entry.type not in _LEADERS:
        yield "655", " 7", (("a", entry.type), ("2", LOCAL))
    yield "711", "2 ", (("a", extra.get("event-title", "")),)
    yield "088", "  ", (("a", entry.number),)
    yield "856", "40", (("u", entry.url),)
    yield from _identifiers(entry, in_host)
    if in_host:
        yield "773", "0 ", _host(entry)
    else:
        yield "363", "  ", (("a", entry.volume), ("b", entry.issue))
    if entry.language and not language_for_catalogue(entry.language):
        yield "041", " 7", (("a", entry.language), ("2", "rfc5646"))


def _people(entry: Entry) -> Iterator[tuple[str, str, Subfields]]:
    for attribute, role in _ROLES:
        for at, person in enumerate(getattr(entry, attribute)):
            first = attribute == "authors" and at == 0
            if person.family:
                given = f"{person.given} {person.particle}".strip()
                name = f"{person.family}, {given}" if given else f"{person.family},"
                yield "100" if first else "700", "1 ", (("a", name), ("c", person.suffix), ("4", role))
            else:
                yield "110" if first else "710", "2 ", (("a", person.literal or person.given), ("4", role))


def _identifiers(entry: Entry, in_host: bool) -> Iterator[tuple[str, str, Subfields]]:
    numbers = dict(_NUMBERS)
    for name, value in entry.identifiers:
        if name in numbers:
            yield "024", "7 ", (("a", value), ("2", numbers[name]))
        elif name in ("ISBN", "ISSN") and not in_host:
            yield "020" if name == "ISBN" else "022", "  ", (("a", value),)


def _host(entry: Entry) -> Subfields:
    where = (("volume", entry.volume), ("number", entry.issue), ("pages", entry.pages))
    return (
        ("t", entry.container),
        *(("g", f"{name}:{''.join(value.split())}") for name, value in where if value),
        *(("x" if name == "ISSN" else "z", value) for name, value in entry.identifiers if name in ("ISSN", "ISBN")),
    )
