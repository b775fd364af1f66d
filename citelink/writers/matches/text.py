"""For people: the verdict on each reference, its key and why, two lines each.

Where reasons were asked for, a table for every entry it was compared with: what the reference says, what the entry
says, and how well the two agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from citelink.bibliography.entry import Entry, Person
from citelink.matching.match import Evidence
from citelink.verdicts import Verdict
from citelink.writers.voice import Paint, Voice
from citelink.writers.writer import Comparison, Matched

NAME = "text"
_WIDEST_LINE, _WIDEST_VALUE = 100, 44
_STATUS_COLORS = {"matched": "good", "ambiguous": "warning", "unmatched": "faint"}
_LEVEL_COLORS = {"exact": "good", "close": "good", "partial": "warning", "differs": "error", "missing": "faint"}
_NOT_SAID = "–"


def render(matches: Iterable[Matched], voice: Voice) -> Iterator[str]:
    """The lines on each reference."""
    for one in matches:
        lines = [*_verdict(one, voice.paint)]
        if one.comparison is not None:
            lines += [*_tables(one.comparison, voice.paint), ""]
        yield "".join(f"{line}\n" for line in lines)


def _verdict(one: Matched, paint: Paint) -> Iterator[str]:
    status = paint(_STATUS_COLORS[one.match.status], f"{one.match.status:<9}")
    yield f"{status}  {_on_one_line(one.raw, _WIDEST_LINE)}".rstrip()
    best = one.match.candidate
    found = f"{paint('strong', best.entry.key)} ({best.score:.2f}): " if best else ""
    yield f"           {found}{one.match.reason}"
    if one.verdict is not None:
        yield f"           {_said_by_sources(one.verdict)}"


def _said_by_sources(verdict: Verdict) -> str:
    """What the sources say, and which of them were asked, on one line."""
    where = verdict.source or ", ".join(verdict.asked)
    parts = [f"{verdict.name}{f' ({where})' if where else ''}"]
    if verdict.doi:
        parts.append(f"{verdict.doi} is {verdict.doi_title}" if verdict.doi_title else verdict.doi)
    parts += [f"{one.kind}{f' {one.doi}' if one.doi else ''}" for one in verdict.notices]
    parts += [f"{one.field} {one.printed!r}, found {one.found!r}" for one in verdict.differs]
    if verdict.nearest:
        parts.append(f"the nearest there is {verdict.nearest}")
    parts += [f"{source}: {reason}" for source, reason in verdict.failures]
    return _on_one_line("; ".join(parts), 2 * _WIDEST_LINE)


def _tables(comparison: Comparison, paint: Paint) -> Iterator[str]:
    for one in comparison.compared:
        yield ""
        place = f"{one.candidate.source}, " if one.candidate.source else ""
        yield f"  {paint('strong', one.candidate.entry.key)}  {place}likely to {one.candidate.score:.0%}"
        yield from _table(comparison.said, one.candidate.entry, one.evidence, paint)


def _table(said: Entry, entry: Entry, evidence: Sequence[Evidence], paint: Paint) -> Iterator[str]:
    rows = [(one, _shown(said, one.field), _shown(entry, one.field)) for one in evidence]
    # What neither says explains nothing.
    rows = [row for row in rows if row[0].level != "missing" or row[1] or row[2]]
    first = max((len(row[0].field) for row in rows), default=0)
    second = max([len("the reference"), *(len(row[1]) for row in rows)])
    yield paint("faint", f"    {'':{first}}  {'':7}  {'the reference':{second}}  the entry")
    for one, left, right in rows:
        level = paint(_LEVEL_COLORS.get(one.level, "faint"), f"{one.level:<7}")
        yield f"    {one.field:<{first}}  {level}  {left or _NOT_SAID:<{second}}  {right or _NOT_SAID}"


def _shown(entry: Entry, field: str) -> str:
    return _on_one_line(_value(entry, field), _WIDEST_VALUE)


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


def _on_one_line(text: str, most: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
