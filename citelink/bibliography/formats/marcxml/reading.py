"""Records of MARC 21 as entries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from citelink.bibliography.cataloguing import (
    clean,
    count_pages,
    read_edition,
    read_published,
    without_brackets,
    without_punctuation,
)
from citelink.bibliography.entry import Date, Entry
from citelink.bibliography.formats.marcxml.hosts import Host, read_host
from citelink.bibliography.formats.marcxml.people import find_people
from citelink.bibliography.formats.marcxml.record import Field, MarcRecord, take_apart
from citelink.bibliography.formats.marcxml.unimarc import entry_of_unimarc, is_unimarc
from citelink.bibliography.identifiers import latin_x, normalize_doi
from citelink.bibliography.kinds import CSL_TYPES
from citelink.bibliography.language_codes import language_from_catalogue

if TYPE_CHECKING:
    from lxml.etree import _Element

# Leader, 06: what is described -> CSL type.
_KINDS = {
    "a": "book", "t": "manuscript", "c": "musical_score", "d": "musical_score", "e": "map", "f": "map",
    "g": "motion_picture", "i": "song", "j": "song", "k": "graphic", "p": "collection",
}  # fmt: skip
# Field 008, 26, of what is read by machines.
_FILES = {"a": "dataset", "b": "software", "h": "dataset", "j": "webpage"}
_ISBN = re.compile(r"[\d-]{9,16}[\dXx]")
_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]")
_NUMBER = re.compile(r"\d{1,4}")
# What follows a title in a description, where it was not given a field of its own.
_PARALLEL_OR_RESPONSIBLE = re.compile(r"\s[=/]\s")
LOCAL = "local"
"""The source of terms that were agreed with nobody; citelink writes the CSL type under it."""


def read_element(element: _Element, path: str) -> Entry | str:
    """The entry of a record, or why there is none."""
    record = take_apart(element)
    return entry_of(record, path) if record is not None else "a record without a field"


def entry_of(record: MarcRecord, origin: str) -> Entry:
    """The entry that a record of MARC 21, or of UNIMARC, describes. Never raises."""
    return entry_of_unimarc(record, origin) if is_unimarc(record) else _entry(record, origin)


def _entry(record: MarcRecord, origin: str) -> Entry:
    host = read_host(tuple(record.every("773")))
    kind = _kind(record, host)
    people = find_people(record)
    imprint, title = _imprint(record), record.first("245")
    extent = record.first("300").first("a")
    series, number = _series(record)
    genre, school, defended = _thesis(record)
    volume = _NUMBER.search(title.first("n"))
    extra = [("original-title", _parallel(record, title)), ("collection-number", number), ("event-title", people.event)]
    published = next(map(without_brackets, imprint.every("b")), "")
    return Entry(
        key=record.controls.get("001", "").strip(),
        type=kind,
        title=_title(title),
        authors=people.authors,
        editors=people.editors,
        translators=people.translators,
        container=host.title if host else "",
        date=_date(record, imprint) or (host.date if host else None) or defended,
        volume=(host.volume if host else "") or record.first("363").first("a") or (volume[0] if volume else ""),
        issue=(host.issue if host else "") or record.first("363").first("b"),
        pages=host.pages if host else "",
        number_of_pages=count_pages(extent) if not host else "",
        number=record.first("088").first("a"),
        edition=read_edition(" ".join(record.first("250").every("ab"))),
        publisher=published or people.publisher or (school or people.school if kind == "thesis" else ""),
        place=without_brackets(imprint.first("a")) or (host.place if host else ""),
        series=series,
        genre=genre,
        identifiers=tuple(_identifiers(record, host)),
        url=_address(record),
        language=_language(record),
        note=" ".join(text for field in record.every("500") for text in field.every("a")),
        extra=tuple((name, value) for name, value in extra if value),
        origin=origin,
    )


def years_of(record: MarcRecord) -> tuple[int, ...]:
    """Every year in which a record says that the work was published."""
    texts = [*(field.first("c") for field in record.every("260", "264")), record.coded(7, 11)]
    dates = [read_published(text) for text in texts]
    return tuple(sorted({year for date in dates if date for year in (date.year, date.end_year) if year}))


def _kind(record: MarcRecord, host: Host | None) -> str:
    said = (field.first("a") for field in record.every("655") if field.first("2") == LOCAL)
    if own := next((text for text in said if text in CSL_TYPES), ""):
        return own
    if record.first("502").subfields:
        return "thesis"
    kind, level = record.leader[6:7], record.leader[7:8]
    if host is not None and level in ("a", "b", "", " "):
        return "article-journal" if host.is_serial or level == "b" else "chapter"
    if kind == "m":
        return _FILES.get(record.coded(26, 27), "document")
    if kind == "a" and level in ("s", "i"):
        return "periodical" if level == "s" else "webpage"
    if kind.strip():
        return _KINDS.get(kind, "document")
    return "book" if record.first("020").subfields else "document"


def _title(field: Field) -> str:
    """The title with its subtitle, parts and their numbers, as references print them."""
    title = ""
    for code, text in field.subfields:
        if code not in "abnp":
            continue
        said = without_punctuation(_PARALLEL_OR_RESPONSIBLE.split(text)[0] if code in "bp" else text, whole=True)
        if not said or (code == "b" and _leads_to_parallel(field)):
            continue
        # A subtitle stands behind a colon, parts behind stops, the name of a part behind its number and a comma.
        between = {"b": ": ", "p": ". "}.get(code, ". ")
        title = f"{title}{between if not title.endswith(('?', '!')) or code != 'b' else ' '}{said}" if title else said
    return title


def _leads_to_parallel(field: Field) -> bool:
    return field.first("a").endswith("=")


def _parallel(record: MarcRecord, field: Field) -> str:
    """The title in another language beside the first (ISBD: behind ` = `)."""
    for other_title in record.every("246"):
        if other_title.indicators[1] == "1":
            return without_punctuation(" : ".join(other_title.every("ab")), whole=True)
    other = field.first("b") if _leads_to_parallel(field) else field.first("b").partition(" = ")[2]
    return without_punctuation(other.split(" / ")[0], whole=True)


def _imprint(record: MarcRecord) -> Field:
    """The field of the publication; of 264, where there are several, that of the publisher."""
    fields = [field for field in record.every("264", "260") if field.subfields]
    published = [field for field in fields if field.tag == "264" and field.indicators[1] == "1"]
    return next(iter(published or fields), Field("", "  ", ()))


def _date(record: MarcRecord, imprint: Field) -> Date | None:
    date = read_published(imprint.first("c"))
    if date is None or date.year is None:
        date = next((one for field in record.every("264", "260") if (one := read_published(field.first("c")))), date)
    year = record.coded(7, 11)
    if (date is None or date.year is None) and year.isdecimal() and len(year) == 4:
        return Date(int(year), literal=date.literal if date else "")
    return date


def _series(record: MarcRecord) -> tuple[str, str]:
    """Title and number of the series."""
    field = record.first("490", "440", "830", "800", "810")
    title = field.first("t") if field.tag in ("800", "810") else field.first("a")
    number = without_punctuation(field.first("v"))
    return without_punctuation(title, whole=True), number


def _thesis(record: MarcRecord) -> tuple[str, str, Date | None]:
    """What kind of thesis it is, where it was defended, and when."""
    field = record.first("502")
    kind = without_punctuation(field.first("a") or field.first("b"), whole=True)
    return kind, without_punctuation(field.first("c")), read_published(field.first("d"))


def _identifiers(record: MarcRecord, host: Host | None) -> Iterator[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for field in record.every("024"):
        kind = field.first("2").lower()
        if kind == "doi":
            found.append(("DOI", normalize_doi(field.first("a")) or field.first("a")))
        elif kind in ("pmid", "pmcid"):
            found.append((kind.upper(), field.first("a")))
        elif kind == "arxiv":
            found.append(("arXiv", field.first("a")))
    addresses = [url for field in record.every("856") if field.indicators[1] != "2" for url in field.every("u")]
    found += [("DOI", normalize_doi(url)) for url in addresses if "doi.org/" in url]
    for tag, name, pattern in (("020", "ISBN", _ISBN), ("022", "ISSN", _ISSN)):
        for field in record.every(tag):
            if number := pattern.search(latin_x(field.first("a"))):
                found.append((name, number[0].upper()))
    if host:
        found += [("ISSN", host.issn), ("ISBN", host.isbn)]
    yield from dict.fromkeys(pair for pair in found if pair[1])


def _address(record: MarcRecord) -> str:
    """Where the work itself is; not its table of contents, and not its DOI, which is an identifier."""
    links = (field for field in record.every("856") if field.indicators[1] != "2")
    return next((url for field in links for url in field.every("u") if "doi.org/" not in url), "")


def _language(record: MarcRecord) -> str:
    said = record.first("041")
    if said.first("2") and said.first("a"):
        return clean(said.first("a"))
    return language_from_catalogue(said.first("a") or record.coded(35, 38))
