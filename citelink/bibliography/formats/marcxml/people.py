"""Who made a work: the fields of persons, bodies and meetings, by their roles."""

from __future__ import annotations

from dataclasses import dataclass

from citelink.bibliography.cataloguing import Role, read_heading, role_in_statement, role_of, without_punctuation
from citelink.bibliography.entry import Person
from citelink.bibliography.formats.marcxml.record import Field, MarcRecord

_PERSONS, _BODIES, _MEETINGS = ("100", "700"), ("110", "710"), ("111", "711")
# What else a body may have been.
_PUBLISHES, _GRANTS = "pbl", "dgg"


@dataclass(frozen=True, slots=True)
class People:
    """Persons and bodies by what they did; the meeting that a volume is of."""

    authors: tuple[Person, ...] = ()
    editors: tuple[Person, ...] = ()
    translators: tuple[Person, ...] = ()
    publisher: str = ""
    school: str = ""
    event: str = ""


def find_people(record: MarcRecord) -> People:
    """The people of a record. Where a heading does not say what somebody did, the statement of responsibility may; else
    it was to write. A body without a role is an author where nobody else is."""
    by_role: dict[Role, list[Person]] = {"author": [], "editor": [], "translator": []}
    unsaid: list[Person] = []
    statement = record.first("245").first("c")
    for field in record.every(*_PERSONS, *_BODIES, "720"):
        # A heading with a title is that of another work; so is what the second indicator says is part of this one.
        if field.first("t") or (field.tag[0] == "7" and field.indicators[1] == "2"):
            continue
        person = _body(field) if field.tag in _BODIES else _person(field)
        if person is None:
            continue
        role = role_of(field.every("4"), field.every("e"))
        if not role and field.tag in (*_PERSONS, "720"):
            role = role_in_statement(statement, person) or "author"
        if not role and field.tag == "110":
            role = "author"
        if role in by_role:
            by_role[role].append(person)
        elif not role or field.tag == "720":
            unsaid.append(person)
    if not any(by_role.values()):
        by_role["author"] = unsaid
    authors, editors, translators = (tuple(dict.fromkeys(by_role[role])) for role in ("author", "editor", "translator"))
    return People(
        authors,
        editors,
        translators,
        _with_role(record, _PUBLISHES),
        _with_role(record, _GRANTS),
        next((_meeting(field) for field in record.every(*_MEETINGS)), ""),
    )


def _person(field: Field) -> Person | None:
    inverted = field.indicators[0] != "0" and not (field.tag == "720" and field.indicators[0] == "2")
    return read_heading(field.first("a"), field.first("c"), inverted=inverted and field.first("7") != "Organizational")


def _body(field: Field) -> Person | None:
    parts = [without_punctuation(text) for text in field.every("ab")]
    return (
        Person(literal=". ".join(part.rstrip(".") for part in parts[:-1]) + ". " * (len(parts) > 1) + parts[-1])
        if any(parts)
        else None
    )


def _with_role(record: MarcRecord, code: str) -> str:
    fields = (field for field in record.every(*_BODIES) if code in field.every("4"))
    return next((body.literal for field in fields if (body := _body(field))), "")


def _meeting(field: Field) -> str:
    """The name of a meeting, without number, day and place."""
    return without_punctuation(field.first("a"), whole=True)
