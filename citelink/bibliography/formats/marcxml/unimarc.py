"""Records of UNIMARC, which MARCXML holds too: libraries of Russia (RUSMARC), Kazakhstan, France and others have it.

Fields after the UNIMARC manual (IFLA, bibliographic format, 3rd edition). There is no ISBD punctuation between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from citelink.bibliography.cataloguing import (
    Role,
    count_pages,
    number_behind,
    read_edition,
    read_published,
    role_in_statement,
    role_of,
    without_brackets,
    without_punctuation,
)
from citelink.bibliography.entry import Entry, Person
from citelink.bibliography.formats.marcxml.record import Field, MarcRecord
from citelink.bibliography.identifiers import latin_x, normalize_doi
from citelink.bibliography.language_codes import language_from_catalogue

# Leader, 06 -> CSL type, where it is no text.
_KINDS = {"b": "manuscript", "c": "musical_score", "e": "map", "f": "map", "g": "motion_picture", "k": "graphic"}
# Codes of what somebody did (UNIMARC manual, appendix C).
_ROLES: Mapping[str, Role] = {
    "070": "author", "305": "author", "330": "author", "340": "editor", "651": "editor", "220": "editor",
    "080": "other", "730": "translator",
}  # fmt: skip
_PERSONS, _BODIES = ("700", "701", "702"), ("710", "711", "712")
# The whole that holds a part: the set, the unit, the piece.
_HOSTS = ("463", "461", "462")
_ISBN = re.compile(r"[\d-]{9,16}[\dXx]")
_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


def is_unimarc(record: MarcRecord) -> bool:
    """Whether a record has its title where UNIMARC has it and not where MARC 21 does."""
    return bool(record.first("200").subfields) and not record.first("245").subfields


def entry_of_unimarc(record: MarcRecord, origin: str) -> Entry:
    """The entry that a record describes. Never raises."""
    host = _opened(record.first(*_HOSTS))
    imprint = record.first("210", "214")
    part = record.leader[7:8] in ("a", "b") and bool(host.subfields)
    where = "; ".join(host.every("vhg"))
    place, issn, thesis = host.first("p"), _found(_ISSN, host.first("x")), record.first("328")
    serial = bool(issn) or bool(number_behind(where, "issue"))
    kind = "thesis" if thesis.subfields else ("article-journal" if serial else "chapter") if part else _whole(record)
    people = _people(record)
    year = read_published(imprint.first("d")) or read_published(host.first("d"))
    if year is None and (found := _YEAR.search(where)):
        year = read_published(found[0])
    series = record.first("225")
    extra = [("original-title", _title(record.first("200"), "d")), ("collection-number", series.first("v"))]
    return Entry(
        key=record.controls.get("001", "").strip(),
        type=kind,
        title=_title(record.first("200"), "aehi"),
        authors=people["author"],
        editors=people["editor"],
        translators=people["translator"],
        container=_title(host, "ta") if part else "",
        date=year,
        volume=number_behind(where, "volume") if part else "",
        issue=number_behind(where, "issue") if part else "",
        pages=(number_behind(where, "page") or place or _pages(record)) if part else "",
        number_of_pages="" if part else count_pages(record.first("215").first("a")),
        edition=read_edition(record.first("205").first("a")),
        publisher=without_brackets(imprint.first("c")) or (thesis.first("e") if thesis.subfields else ""),
        place=without_brackets(imprint.first("a")),
        series=without_punctuation(series.first("a"), whole=True),
        genre=without_punctuation(thesis.first("b") or thesis.first("a"), whole=True),
        identifiers=tuple(dict.fromkeys(_identifiers(record, issn))),
        url=next((url for field in record.every("856") for url in field.every("u") if "doi.org/" not in url), ""),
        language=language_from_catalogue(record.first("101").first("a")),
        note=" ".join(text for field in record.every("300") for text in field.every("a")),
        extra=tuple((name, value) for name, value in extra if value),
        origin=origin,
    )


def _whole(record: MarcRecord) -> str:
    return "periodical" if record.leader[7:8] == "s" else _KINDS.get(record.leader[6:7], "book")


def _opened(field: Field) -> Field:
    """A field that holds others within it (`1` `2001 `, then their subfields), as one of theirs: `t` is the title."""
    parts: list[tuple[str, str]] = []
    tag = ""
    for code, text in field.subfields:
        if code == "1":
            tag = text[:3]
            if tag in ("001", "011"):
                continue
        elif tag == "200":
            parts.append(("t" if code == "a" else code, text))
        elif tag in ("010", "011"):
            parts.append(("x" if tag == "011" else "y", text))
        elif tag in ("210", "214", "215", ""):
            parts.append((code, text))
    return Field(field.tag, field.indicators, tuple(parts))


def _title(field: Field, codes: str) -> str:
    """The title: what it is (`a`), what explains it (`e`), the number and the name of its part (`h`, `i`)."""
    title = ""
    for code, text in field.subfields:
        if code not in codes:
            continue
        said = without_punctuation(text, whole=True)
        between = ": " if code == "e" else ". "
        title = f"{title}{' ' if code == 'e' and title.endswith(('?', '!')) else between}{said}" if title else said
    return title


def _people(record: MarcRecord) -> dict[Role, tuple[Person, ...]]:
    found: dict[Role, list[Person]] = {"author": [], "editor": [], "translator": []}
    statement = " ; ".join(record.first("200").every("fg"))
    for field in record.every(*_PERSONS):
        person = Person(field.first("a").rstrip(", "), field.first("g") or field.first("b").lstrip(", "))
        if not person.family:
            continue
        role = next((_ROLES[code] for code in field.every("4") if code in _ROLES), "") or role_of((), field.every("e"))
        if not role:
            # Under 702 stands whose part is not the first one.
            role = role_in_statement(statement, person) or ("other" if field.tag == "702" else "author")
        if role in found:
            found[role].append(person if person.given else Person(literal=person.family))
    if not any(found.values()):
        bodies = (field for field in record.every(*_BODIES) if field.tag != "712" and field.first("a"))
        found["author"] = [Person(literal=". ".join(field.every("ab"))) for field in bodies]
    return {role: tuple(dict.fromkeys(people)) for role, people in found.items()}


def _pages(record: MarcRecord) -> str:
    """The place in the host, where the extent gives it (`С. 23-34`)."""
    return number_behind(record.first("215").first("a"), "page")


def _identifiers(record: MarcRecord, issn: str) -> Iterator[tuple[str, str]]:
    for field in record.every("017"):
        if "doi" in field.first("2").lower() and (doi := normalize_doi(field.first("a"))):
            yield "DOI", doi
    for field in record.every("856"):
        for url in field.every("u"):
            if "doi.org/" in url and (doi := normalize_doi(url)):
                yield "DOI", doi
    for tag, name, pattern in (("010", "ISBN", _ISBN), ("011", "ISSN", _ISSN)):
        for field in record.every(tag):
            if number := _found(pattern, field.first("a")):
                yield name, number
    if issn:
        yield "ISSN", issn


def _found(pattern: re.Pattern[str], text: str) -> str:
    number = pattern.search(latin_x(text))
    return number[0].upper() if number else ""
