"""What a record of a part says of the whole that holds it (field 773), and where in it the part stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from citelink.bibliography.cataloguing import clean, number_behind, read_published, without_punctuation
from citelink.bibliography.dates import read_date
from citelink.bibliography.entry import Date
from citelink.bibliography.formats.marcxml.record import Field

# As the German National Library says it: `volume:12`, `number:3`, `year:2019`, `pages:5-9`.
_NAMED = re.compile(r"\b(volume|number|year|pages)\s?:\s?([^,;\s]{1,40})", re.IGNORECASE)
# Volume, issue and first page as `12:3<5` (Standard for serial items, Z39.56).
_ENUMERATED = re.compile(r"(\d{1,6})(?::(\d{1,6}(?:[-/]\d{1,6})?))?(?::\w{1,9})?(?:<(\w{1,9}))?")
# `24(2000), 2`.
_VOLUME_YEAR = re.compile(r"\A\W{0,3}(\d{1,6})\s?\((\d{4})\)(?:\s?,\s?\D{0,8}(\d{1,6}))?")
_YEAR = re.compile(r"(?<!\d)((?:1[5-9]|20)\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Host:
    """The whole: a journal where `is_serial`, else a book; and the place in it."""

    title: str
    is_serial: bool
    volume: str = ""
    issue: str = ""
    pages: str = ""
    date: Date | None = None
    place: str = ""
    issn: str = ""
    isbn: str = ""


def read_host(fields: tuple[Field, ...]) -> Host | None:
    """What the fields 773 say, together: some libraries give the place in the host a field of its own."""
    if not fields:
        return None
    field = Field("773", fields[0].indicators, tuple(part for one in fields for part in one.subfields))
    where = clean("; ".join(field.every("g")))
    named = {name.lower(): value for name, value in _NAMED.findall(where)}
    numbered = _ENUMERATED.match(field.first("q"))
    leading = _VOLUME_YEAR.match(where)
    volume = named.get("volume") or number_behind(where, "volume") or (leading[1] if leading else "")
    issue = named.get("number") or number_behind(where, "issue") or ((leading[3] or "") if leading else "")
    pages = named.get("pages") or number_behind(where, "page")
    if numbered:
        volume, issue, pages = volume or numbered[1], issue or numbered[2] or "", pages or numbered[3] or ""
    year = _YEAR.search(named.get("year") or where)
    control = field.first("7")
    serial = control[3:4] == "s" or bool(field.first("x")) or (bool(issue) and not field.first("z"))
    return Host(
        title=without_punctuation(field.first("t") or field.first("s") or field.first("p"), whole=True),
        is_serial=serial and control[3:4] != "m",
        volume=volume,
        issue=issue,
        pages=pages,
        date=read_date(year[1]) if year else read_published(field.first("d")),
        place=without_punctuation(field.first("d").partition(":")[0]) if ":" in field.first("d") else "",
        issn=field.first("x").strip(" .,;"),
        isbn=field.first("z").strip(" .,;"),
    )
