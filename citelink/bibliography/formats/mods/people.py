"""Who made a work: the names of a MODS record and of the whole that holds it, by their roles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from citelink.bibliography.cataloguing import (
    Role,
    clean,
    read_heading,
    role_in_statement,
    role_of,
    without_punctuation,
)
from citelink.bibliography.entry import Person
from citelink.bibliography.formats.mods.elements import children
from citelink.bibliography.xml_records import text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_GRANTS = "dgg"


@dataclass(frozen=True, slots=True)
class People:
    """Persons and bodies by what they did; the meeting that a volume is of; whether the list is cut short."""

    authors: tuple[Person, ...] = ()
    editors: tuple[Person, ...] = ()
    translators: tuple[Person, ...] = ()
    school: str = ""
    event: str = ""
    et_al: bool = False


def find_people(record: _Element, host: _Element | None) -> People:
    """The people of a record, and the editors of its host. Who has no role wrote it, a body where nobody else did."""
    by_role: dict[Role, list[Person]] = {"author": [], "editor": [], "translator": []}
    unsaid: list[Person] = []
    school, event, cut = "", "", False
    statement = _statement(record)
    for name in children(record, "name"):
        person, role, codes = _person(name), _role(name), _codes(name)
        cut = cut or next(name.iterchildren("{*}etal"), None) is not None
        if person is None:
            continue
        if name.get("type") == "conference":
            event = event or person.literal
            continue
        if _GRANTS in codes:
            school = school or person.literal
        if not role and name.get("type") not in ("corporate", "conference"):
            role = role_in_statement(statement, person) or "author"
        if not role and name.get("usage") == "primary":
            role = "author"
        if role in by_role:
            by_role[role].append(person)
        elif not role:
            unsaid.append(person)
    if host is not None:
        by_role["editor"] += [
            person
            for name in children(host, "name")
            if _role(name) == "editor" and (person := _person(name)) is not None
        ]
    if not any(by_role.values()):
        by_role["author"] = unsaid
    authors, editors, translators = (tuple(dict.fromkeys(by_role[role])) for role in ("author", "editor", "translator"))
    return People(authors, editors, translators, school, event, cut)


def _statement(record: _Element) -> str:
    notes = record.iterchildren("{*}note")
    return next((text_of(one) for one in notes if one.get("type") == "statement of responsibility"), "")


def _terms(name: _Element) -> list[_Element]:
    return [term for role in name.iterchildren("{*}role") for term in role.iterchildren("{*}roleTerm")]


def _codes(name: _Element) -> tuple[str, ...]:
    return tuple(text_of(term) for term in _terms(name) if term.get("type") == "code")


def _role(name: _Element) -> Role:
    return role_of(_codes(name), tuple(text_of(term) for term in _terms(name) if term.get("type") != "code"))


def _person(name: _Element) -> Person | None:
    parts: dict[str, list[str]] = {}
    for one in name.iterchildren("{*}namePart"):
        if text := clean(text_of(one)):
            parts.setdefault(one.get("type") or "", []).append(text)
    family, given = " ".join(parts.get("family", ())), " ".join(parts.get("given", ()))
    behind = " ".join(parts.get("termsOfAddress", ()))
    if family or given:
        said = f"{family}, {given}" if family and given else f"{family or given},"
        return read_heading(said, behind) if family else Person(literal=given)
    whole = parts.get("", ())
    if name.get("type") in ("corporate", "conference"):
        return Person(literal=". ".join(without_punctuation(part) for part in whole)) if whole else None
    return read_heading(next(iter(whole), ""), behind)
