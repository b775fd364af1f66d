"""Records of PICA+ in XML, which the catalogues of German library networks give.

Fields after https://format.k10plus.de/k10plushelp.pl?cmd=pplist: the occurrence of a field tells copies apart and is
not looked at; a field that is there in two scripts has a number in
`T` that they share.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from citelink.bibliography.cataloguing import (
    Role,
    clean,
    count_pages,
    has_other_script,
    number_behind,
    read_edition,
    read_published,
    role_of,
    without_brackets,
    without_punctuation,
)
from citelink.bibliography.entry import Date, Entry, Person
from citelink.bibliography.identifiers import latin_x, normalize_doi
from citelink.bibliography.language_codes import language_from_catalogue
from citelink.bibliography.xml_records import local_name, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

Fields = dict[str, list[dict[str, list[str]]]]

# 002@ 0, first sign: what it is -> CSL type.
_KINDS = {"K": "map", "M": "musical_score", "B": "motion_picture", "G": "song", "H": "manuscript"}
_ISBN = re.compile(r"[\d-]{9,16}[\dXx]")
_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]")
# `Bd. 5`: what stands before a number; also Roman (`Bd. I`).
_NUMBER = re.compile(r"(?:^|[\s.])(\d{1,4}|[IVXLC]{1,7})(?![\w])")
_PERSONS, _OTHERS, _BODIES = ("028A", "028B"), ("028C", "028D"), ("029A", "029F")


def read_pica(element: _Element, origin: str) -> tuple[Entry | None, tuple[int, ...]]:
    """The entry of a record and the years it names; no entry where it has no title."""
    fields = _take_apart(element)
    title, whole = _title(fields, "021A"), _title(fields, "036C")
    if not title and not whole:
        return None, ()
    kind = _first(fields, "002@", "0")
    host = _first(fields, "039B", "t") or _first(fields, "039B", "a") or _first(fields, "027D", "a")
    is_article = kind[1:2] == "o"
    by_role = _people(fields)
    year = read_published(_first(fields, "011@", "n") or _first(fields, "011@", "a"))
    volume = _NUMBER.search(_first(fields, "036C", "l")) if whole else None
    extra = (("collection-number", _first(fields, "036E", "l")), ("original-title", _first(fields, "021A", "f")))
    entry = Entry(
        key=_first(fields, "003@", "0"),
        type=_kind(fields, kind, is_article),
        title=f"{whole}. {title}" if whole and title else whole or title,
        authors=by_role["author"],
        editors=by_role["editor"],
        translators=by_role["translator"],
        container=without_punctuation(host, whole=True) if is_article else "",
        date=year or _date_of_article(fields),
        volume=_first(fields, "031A", "d") if is_article else (volume[1] if volume else ""),
        issue=_first(fields, "031A", "e") if is_article else "",
        pages=_pages(fields) if is_article else "",
        number_of_pages="" if is_article else count_pages(_first(fields, "034D", "a")),
        edition=read_edition(_first(fields, "032@", "a")),
        publisher=without_brackets(_first(fields, "033A", "n")) or _school(fields),
        place=without_brackets(_first(fields, "033A", "p")),
        series=_title(fields, "036E"),
        genre=_first(fields, "037C", "d") or _first(fields, "037C", "a"),
        identifiers=tuple(_identifiers(fields)),
        language=language_from_catalogue(_first(fields, "010@", "a")),
        extra=tuple((name, value) for name, value in extra if value),
        origin=origin,
    )
    years = {one.year for one in (year, read_published(_first(fields, "011@", "a"))) if one and one.year}
    return entry, tuple(sorted(years))


def _take_apart(element: _Element) -> Fields:
    """The fields by their tags, each a list of texts by code. Of two that say the same, which `T` tells, the one in
    Latin letters is left out."""
    found: Fields = {}
    for field in element:
        if local_name(field) != "datafield":
            continue
        parts: dict[str, list[str]] = {}
        for part in field:
            if text := clean(text_of(part)):
                parts.setdefault(part.get("code") or "", []).append(text)
        found.setdefault(field.get("tag") or "", []).append(parts)
    return {tag: _in_own_script(same) for tag, same in found.items()}


def _in_own_script(same: list[dict[str, list[str]]]) -> list[dict[str, list[str]]]:
    """Fields of one tag without those that are there in another script too."""
    others = {parts["T"][0] for parts in same if parts.get("T") and _is_original(parts)}
    return [parts for parts in same if _is_original(parts) or "T" not in parts or parts["T"][0] not in others]


def _is_original(parts: dict[str, list[str]]) -> bool:
    return any(has_other_script(text) for texts in parts.values() for text in texts)


def _first(fields: Fields, tag: str, code: str) -> str:
    return next((parts[code][0] for parts in fields.get(tag, ()) if parts.get(code)), "")


def _title(fields: Fields, tag: str) -> str:
    """The title in a field with its subtitle; `@` stands before the word it is sorted by."""
    parts = next((one for one in fields.get(tag, ()) if one.get("a") or one.get("d")), {})
    said = [without_punctuation(parts[code][0].replace("@", ""), whole=True) for code in "ad" if parts.get(code)]
    return ": ".join(text for text in said if text)


def _kind(fields: Fields, kind: str, is_article: bool) -> str:
    if fields.get("037C"):
        return "thesis"
    if is_article:
        return "chapter" if _first(fields, "039B", "I") or not fields.get("031A") else "article-journal"
    return "periodical" if kind[1:2] == "b" else _KINDS.get(kind[:1], "book")


def _people(fields: Fields) -> dict[Role, tuple[Person, ...]]:
    """Persons and bodies by what they did. Who stands under 028C without a role has a hand in the work but did not
    write it, which is mostly to edit it."""
    found: dict[Role, list[Person]] = {"author": [], "editor": [], "translator": []}
    for tag in (*_PERSONS, *_OTHERS):
        for parts in fields.get(tag, ()):
            role = role_of(tuple(parts.get("4", ())), tuple(parts.get("B", ())))
            role = role or ("author" if tag in _PERSONS else "editor")
            if role in found and (person := _person(parts)) is not None:
                found[role].append(person)
    if not any(found.values()):
        bodies = (parts["a"][0] for tag in _BODIES for parts in fields.get(tag, ()) if parts.get("a"))
        found["author"] = [Person(literal=name) for name in bodies]
    return {role: tuple(dict.fromkeys(people)) for role, people in found.items()}


def _person(parts: dict[str, list[str]]) -> Person | None:
    family, given, particle = ("".join(parts.get(code, [""])[:1]) for code in "adc")
    if family:
        return Person(family, given, particle)
    name = "".join(parts.get("P", parts.get("5", [""]))[:1])
    return Person(literal=name) if name else None


def _date_of_article(fields: Fields) -> Date | None:
    return read_published(_first(fields, "031A", "j"))


def _pages(fields: Fields) -> str:
    said = _first(fields, "031A", "h")
    return said if said[:1].isdigit() else number_behind(said, "page")


def _school(fields: Fields) -> str:
    return _first(fields, "037C", "e") or _first(fields, "037C", "b")


def _identifiers(fields: Fields) -> Iterator[tuple[str, str]]:
    for parts in fields.get("004V", ()):
        for text in parts.get("0", ()):
            yield "DOI", normalize_doi(text) or text
    found: list[tuple[str, str]] = []
    for tag, name, pattern in (("004A", "ISBN", _ISBN), ("005A", "ISSN", _ISSN)):
        for parts in fields.get(tag, ()):
            for text in (*parts.get("A", ()), *parts.get("0", ())):
                if number := pattern.search(latin_x(text)):
                    found.append((name, number[0].upper()))
    yield from dict.fromkeys(found)
