"""The comparison of a reference with the entries it might mean, as a table that people understand: what the reference
says, what the entry says, and how well the two agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citelink.bibliography.entry import Entry, Person
from citelink.matching.match import Evidence, Match
from citelink.matching.matcher import Compared
from citelink.writers.matches.text import verdict
from citelink.writers.text import Paint, plain

_WIDEST = 44
_COLORS = {"exact": "good", "close": "good", "partial": "warning", "differs": "error", "missing": "faint"}
_NOT_SAID = "–"


def render(raw: str, said: Entry, match: Match, compared: Sequence[Compared], paint: Paint = plain) -> str:
    """The verdict on a reference and a table for each entry it was compared with; `said` is what was parsed from it."""
    lines = verdict(raw, match, paint)
    for one in compared:
        lines.append("")
        place = f"{one.candidate.source}, " if one.candidate.source else ""
        lines.append(f"  {paint('strong', one.candidate.entry.key)}  {place}likely to {one.candidate.score:.0%}")
        lines.extend(_table(said, one.candidate.entry, one.evidence, paint))
    return "\n".join(lines) + "\n\n"


def _table(said: Entry, entry: Entry, evidence: Sequence[Evidence], paint: Paint) -> Iterator[str]:
    rows = [(one, _shown(said, one.field), _shown(entry, one.field)) for one in evidence]
    # What neither says explains nothing.
    rows = [row for row in rows if row[0].level != "missing" or row[1] or row[2]]
    first = max((len(row[0].field) for row in rows), default=0)
    second = max([len("the reference"), *(len(row[1]) for row in rows)])
    yield paint("faint", f"    {'':{first}}  {'':7}  {'the reference':{second}}  the entry")
    for one, left, right in rows:
        level = paint(_COLORS.get(one.level, "faint"), f"{one.level:<7}")
        yield f"    {one.field:<{first}}  {level}  {left or _NOT_SAID:<{second}}  {right or _NOT_SAID}"


def _shown(entry: Entry, field: str) -> str:
    value = " ".join(_value(entry, field).split())
    return value if len(value) <= _WIDEST else f"{value[: _WIDEST - 1]}…"


def _value(entry: Entry, field: str) -> str:
    if field == "author":
        return "; ".join(map(_name, entry.authors or entry.editors))
    if field == "year":
        return str(entry.year or "")
    if field == "page":
        return entry.pages
    if field == "identifier":
        return ", ".join(f"{name} {value}" for name, value in entry.identifiers)
    value = getattr(entry, field, "")
    return value if isinstance(value, str) else ""


def _name(person: Person) -> str:
    return person.literal or f"{person.particle} {person.family} {person.given}".strip()
