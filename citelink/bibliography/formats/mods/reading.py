"""Records of MODS 3 as entries (https://www.loc.gov/standards/mods/)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from citelink.bibliography.cataloguing import (
    clean,
    count_pages,
    number_behind,
    read_edition,
    read_published,
    without_brackets,
    without_punctuation,
)
from citelink.bibliography.entry import Date, Entry
from citelink.bibliography.formats.mods.elements import children, inside, is_original
from citelink.bibliography.formats.mods.kinds import kind_of
from citelink.bibliography.formats.mods.people import find_people
from citelink.bibliography.identifiers import latin_x, normalize_doi
from citelink.bibliography.kinds import ARTICLES, PARTS
from citelink.bibliography.language_codes import language_from_catalogue
from citelink.bibliography.xml_records import local_name, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_CITEKEY = re.compile(r"\S{1,80}")
_IDENTIFIERS = {"isbn": "ISBN", "issn": "ISSN", "pmid": "PMID", "pmcid": "PMCID", "arxiv": "arXiv"}
_NUMBERS = {"ISBN": re.compile(r"[\d-]{9,16}[\dXx]"), "ISSN": re.compile(r"\d{4}-?\d{3}[\dXx]")}
# The last year of what has not ended.
_GOES_ON = 9999
# Which dates of the publication are asked first.
_DATES = ("dateIssued", "copyrightDate", "dateCreated", "dateOther")


def read_element(element: _Element, path: str) -> Entry | str:
    """The entry of a record, or why there is none."""
    if not any(local_name(child) for child in element):
        return "a record without an element"
    return entry_of(element, path)


def entry_of(record: _Element, origin: str) -> Entry:
    """The entry that a record describes. Never raises."""
    host = _related(record, "host")
    series = _related(record, "series")
    parts = [one for within in (host, record) if within is not None for one in children(within, "part")]
    imprints = [*children(record, "originInfo"), *(children(host, "originInfo") if host is not None else ())]
    kind = kind_of(record, host)
    where = " ; ".join(text_of(one) for one in _of(parts, "text")) if kind in (*ARTICLES, *PARTS) else ""
    people = find_people(record, host)
    extent = next((text_of(one) for one in inside(record, "physicalDescription", "extent")), "")
    genre = _genre(record) if kind == "thesis" else ""
    extra = (
        ("original-title", _title(record, "translated")),
        ("container-title-short", _title(host, "abbreviated") if host is not None else ""),
        ("collection-number", _detail(children(series, "part") if series is not None else [], "volume")),
        ("event-title", people.event),
    )
    publisher = next((text for one in imprints for text in _publishers(one)), "")
    return Entry(
        key=_key(record),
        type=kind,
        title=_title(record),
        authors=people.authors,
        editors=people.editors,
        translators=people.translators,
        et_al=people.et_al,
        container=(_title(host) or _title(host, "uniform")) if host is not None else "",
        date=_date(imprints, parts),
        volume=_detail(parts, "volume") or number_behind(where, "volume"),
        issue=_detail(parts, "issue", "number") or number_behind(where, "issue"),
        pages=_pages(parts) or number_behind(where, "page"),
        number_of_pages=count_pages(extent),
        number=next((text_of(one) for one in children(record, "identifier") if one.get("type") == "report number"), ""),
        edition=next((read_edition(text_of(one)) for one in _of(imprints, "edition")), ""),
        publisher=publisher or (people.school if kind == "thesis" else ""),
        place=next((text for one in imprints for text in _places(one)), ""),
        series=_title(series) if series is not None else "",
        genre=genre,
        identifiers=tuple(_identifiers(record, host)),
        url=_address(record),
        language=_language(record),
        note=" ".join(clean(text_of(one)) for one in children(record, "note") if not one.get("type")),
        extra=tuple((name, value) for name, value in extra if value),
        origin=origin,
    )


def years_of(record: _Element) -> tuple[int, ...]:
    """Every year in which a record says that the work was published."""
    texts = (text_of(one) for one in record.iter("{*}dateIssued", "{*}copyrightDate", "{*}date"))
    return tuple(sorted({date.year for text in texts if (date := read_published(text)) and date.year}))


def _related(record: _Element, kind: str) -> _Element | None:
    return next((one for one in children(record, "relatedItem") if one.get("type") == kind), None)


def _of(elements: list[_Element], name: str) -> Iterator[_Element]:
    return (child for element in elements for child in children(element, name))


def _title(element: _Element, kind: str | None = None) -> str:
    """The title of a kind, None for the work's own: with its article, its subtitle, its parts."""
    found = [one for one in children(element, "titleInfo") if one.get("type") == kind]
    originals = [one for one in found if is_original(one)]
    latin = any(one.get("transliteration") or one.get("script") for one in found)
    if not found:
        return ""
    info = originals[0] if originals and latin else found[0]
    title = clean(next((text_of(one) for one in children(info, "title")), ""))
    title = title if kind == "abbreviated" else without_punctuation(title, whole=True)
    if article := next((clean(text_of(one)) for one in children(info, "nonSort")), ""):
        title = f"{article}{'' if article.endswith(('’', chr(39), '-')) else ' '}{title}"
    for name, between in (("subTitle", ": "), ("partNumber", ". "), ("partName", ". ")):
        for one in children(info, name):
            if said := without_punctuation(text_of(one), whole=True):
                title = f"{title}{' ' if title.endswith(('?', '!')) and name == 'subTitle' else between}{said}"
    return title


def _genre(record: _Element) -> str:
    notes = [one for one in children(record, "note") if one.get("type") == "thesis"]
    return next((without_punctuation(text_of(one), whole=True) for one in (*notes, *children(record, "genre"))), "")


def _publishers(imprint: _Element) -> Iterator[str]:
    for one in (*children(imprint, "publisher"), *inside(imprint, "agent", "namePart")):
        if name := without_brackets(text_of(one)):
            yield name


def _places(imprint: _Element) -> Iterator[str]:
    for one in inside(imprint, "place", "placeTerm"):
        if one.get("type") != "code" and (name := without_brackets(text_of(one))):
            yield name


def _date(imprints: list[_Element], parts: list[_Element]) -> Date | None:
    """The date of publication: that of the part in its journal first; the fullest of several that name one year."""
    told = [date for one in _of(parts, "date") if (date := read_published(text_of(one)))]
    for name in _DATES:
        dates = list(_of(imprints, name))
        ends = [date.year for one in dates if one.get("point") == "end" and (date := read_published(text_of(one)))]
        for one in dates:
            if one.get("point") != "end" and (date := read_published(text_of(one))) and date.year:
                end = next((year for year in ends if year and date.year < year < _GOES_ON), date.end_year)
                told.append(Date(date.year, date.month, date.day, end, date.literal))
    alike = [date for date in told if date.year == told[0].year]
    return max(alike, key=lambda date: (date.month is not None) + (date.day is not None), default=None)


def _detail(parts: list[_Element], *kinds: str) -> str:
    for kind in kinds:
        for one in _of(parts, "detail"):
            if one.get("type") == kind and (number := next((text_of(each) for each in children(one, "number")), "")):
                return clean(number)
    return ""


def _pages(parts: list[_Element]) -> str:
    for one in _of(parts, "extent"):
        if (one.get("unit") or "page").startswith("page"):
            start, end, several = (
                next((clean(text_of(each)) for each in children(one, name)), "") for name in ("start", "end", "list")
            )
            if start or end or several:
                return f"{start}-{end}" if start and end and start != end else start or end or several
    return ""


def _identifiers(record: _Element, host: _Element | None) -> Iterator[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    own, hosts = children(record, "identifier"), children(host, "identifier") if host is not None else []
    for one in (*own, *hosts):
        kind, value = (one.get("type") or "").lower(), clean(text_of(one))
        if one.get("invalid") == "yes" or not value:
            continue
        if kind == "doi" or "doi.org/" in value:
            found += [("DOI", normalize_doi(value) or value)] if one in own else []
        elif name := _IDENTIFIERS.get(kind):
            number = _NUMBERS[name].search(latin_x(value)) if name in _NUMBERS else None
            found.append((name, number[0].upper() if number else value))
    links = (text_of(one) for one in inside(record, "location", "url"))
    found += [("DOI", normalize_doi(link)) for link in links if "doi.org/" in link]
    yield from dict.fromkeys(pair for pair in found if pair[1])


def _address(record: _Element) -> str:
    links = sorted(
        inside(record, "location", "url"), key=lambda one: not (one.get("usage") or "").startswith("primary")
    )
    uris = [one for one in children(record, "identifier") if one.get("type") == "uri"]
    texts = ("".join(text_of(one).split()) for one in (*links, *uris))
    return next((text for text in texts if "://" in text and "doi.org/" not in text), "")


def _language(record: _Element) -> str:
    terms = [one for one in inside(record, "language", "languageTerm") if one.get("type") != "text"]
    if not terms:
        return ""
    said = text_of(terms[0])
    return said if (terms[0].get("authority") or "").startswith("rfc") else language_from_catalogue(said)


def _key(record: _Element) -> str:
    identifiers = children(record, "identifier")
    said = [text_of(one) for one in identifiers if one.get("type") == "citekey"]
    said += [record.get("ID") or "", *(text_of(one) for one in identifiers if not one.get("type"))]
    said += [text_of(one) for one in inside(record, "recordInfo", "recordIdentifier")]
    return next((text for text in said if _CITEKEY.fullmatch(text)), "")
