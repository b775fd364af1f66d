"""What was published about works since: retractions, expressions of concern, corrections. It has no search.

The table of Retraction Watch, which Crossref gives away (https://gitlab.com/crossref/retraction-watch-data, some 69,000
rows): a file on the own disk, read once in a run. A work that was reinstated is retracted no more.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from citelink.bibliography.dates import read_date
from citelink.bibliography.entry import Date, Entry
from citelink.bibliography.identifiers import normalize_doi
from citelink.errors import SettingsError
from citelink.sources.fields import people
from citelink.sources.identifiers import identify
from citelink.sources.source import Ask, Limit, Notice, NoticeKind, NotLookedUpError, Record, Signature
from citelink.sources.titles import clean, clean_title

NAME = "retraction-watch"
HOST = ""
ONWARD: tuple[str, ...] = ()
NEEDS = "its file: retraction-watch:FILE"
COVERS: frozenset[str] = frozenset()
IDENTIFIERS: tuple[str, ...] = ("DOI", "PMID")
BATCH = 1000
SIGNATURE = Signature()

_UNNAMED = f"its file was not named ({NAME}:FILE)"
# The columns that are read; the file has others too.
_COLUMNS = (
    "OriginalPaperDOI", "OriginalPaperPubMedID", "OriginalPaperDate", "Title", "Author", "Journal", "Publisher",
    "ArticleType", "RetractionDOI", "RetractionDate", "RetractionNature",
)  # fmt: skip
_NATURES: Mapping[str, NoticeKind] = {
    "retraction": "retraction", "expression of concern": "concern", "correction": "correction",
}  # fmt: skip
# A DOI without signs that are written in several ways, or a number.
_PLAIN = re.compile(r"10\.\d{4,9}/[\w./()-]{1,200}[\w)]|[1-9]\d{0,9}")
_NOTHING = frozenset(("", "0", "unavailable", "Unavailable"))
_REINSTATED = "reinstatement"
_LONGEST_FIELD = 1_000_000


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the table, its texts as they stand."""

    doi: str
    pmid: str
    date: str
    title: str
    people: str
    journal: str
    publisher: str
    kind: str
    notice: str
    noticed: str
    nature: str


def limit(*, contact: bool) -> Limit:
    """None that anybody would notice."""
    return Limit(1e6, 1000)


def search(entry: Entry, text: str, ask: Ask) -> tuple[Record, ...]:
    """Nothing: it is asked by identifiers alone."""
    return ()


def lookup(identifiers: Sequence[str], ask: Ask) -> Mapping[str, Any]:
    """Raises NotLookedUpError: there is nothing without a file."""
    raise NotLookedUpError(_UNNAMED)


def read(said: Any) -> Record | None:
    """Nothing, likewise."""
    return None


class RetractionWatch:
    """The table in a file, as a `Source`. Raises SettingsError for a file that is none."""

    NAME = NAME
    HOST = HOST
    ONWARD = ONWARD
    NEEDS = NEEDS
    COVERS = COVERS
    IDENTIFIERS = IDENTIFIERS
    BATCH = BATCH
    SIGNATURE = SIGNATURE

    def __init__(self, path: str) -> None:
        self._rows: dict[str, list[_Row]] = {}
        try:
            for row in _read(path):
                for identifier in (_identify("DOI", row.doi), _identify("PMID", row.pmid)):
                    if identifier:
                        self._rows.setdefault(identifier, []).append(row)
        except (OSError, csv.Error) as error:
            reason = getattr(error, "strerror", None) or error
            raise SettingsError(f"--source {NAME}: {path} cannot be read ({reason})") from None

    def limit(self, *, contact: bool) -> Limit:
        """See `Source`."""
        return limit(contact=contact)

    def search(self, entry: Entry, text: str, ask: Ask) -> tuple[Record, ...]:
        """See `Source`."""
        return ()

    def lookup(self, identifiers: Sequence[str], ask: Ask) -> Mapping[str, Any]:
        """See `Source`; what is said of an identifier is the identifier itself."""
        return {one: one for one in identifiers if one in self._rows}

    def read(self, said: Any) -> Record | None:
        """See `Source`."""
        rows = self._rows.get(said) if isinstance(said, str) else None
        return _record(rows) if rows else None


def _read(path: str) -> Iterator[_Row]:
    """The rows of the file, in a stream. Raises OSError, csv.Error, and SettingsError for another table."""
    csv.field_size_limit(_LONGEST_FIELD)
    with Path(path).open(encoding="utf-8-sig", errors="replace", newline="") as file:
        rows = csv.reader(file)
        header = [name.strip() for name in next(rows, [])]
        if missing := [name for name in _COLUMNS if name not in header]:
            raise SettingsError(f"--source {NAME}: {path} is not its table, it has no column {missing[0]}")
        places = [header.index(name) for name in _COLUMNS]
        last = max(places)
        for row in rows:
            if len(row) > last:
                yield _Row(*(sys.intern(row[place].strip()) for place in places))


def _identify(name: str, value: str) -> str:
    """What `identify` gives. Most values are in its form already, and there are many."""
    if _PLAIN.fullmatch(value):
        return f"{name.lower()}:{value.lower()}"
    return "" if value in _NOTHING else identify(name, value)


def _record(rows: Sequence[_Row]) -> Record:
    """The work that rows are about, with what was published about it and still counts."""
    first = rows[0]
    doi, date = normalize_doi(first.doi), _date(first.date)
    identifiers = (("DOI", doi), ("PMID", identify("PMID", first.pmid).partition(":")[2]))
    entry = Entry(
        key=doi or f"pmid{first.pmid}",
        type=_type(first.kind),
        title=clean_title(first.title)[0],
        authors=people(first.people.split(";")),
        container=clean(first.journal),
        date=date,
        publisher=clean(first.publisher),
        identifiers=tuple(pair for pair in identifiers if pair[1]),
        origin=NAME,
    )
    notices, cancelled = _notices(rows)
    return Record(entry, (date.year,) if date and date.year else (), notices, cancelled=cancelled)


def _notices(rows: Sequence[_Row]) -> tuple[tuple[Notice, ...], tuple[str, ...]]:
    """What counts, and the DOIs of retractions that count no more, since the work was reinstated after them."""
    reinstated = max((_moment(row) for row in rows if row.nature.lower() == _REINSTATED), default=None)
    found, cancelled = [], []
    for row in sorted(rows, key=_moment):
        if (kind := _NATURES.get(row.nature.lower())) is None:
            continue
        notice = Notice(kind, normalize_doi(row.notice), NAME)
        if kind == "retraction" and reinstated is not None and _moment(row) <= reinstated:
            cancelled.append(notice.doi)
        else:
            found.append(notice)
    return tuple(dict.fromkeys(found)), tuple(dict.fromkeys(cancelled))


def _moment(row: _Row) -> tuple[int, int, int]:
    date = _date(row.noticed)
    return (date.year or 0, date.month or 0, date.day or 0) if date else (0, 0, 0)


def _date(said: str) -> Date | None:
    """`12/22/2022 0:00`, month first."""
    text = said.partition(" ")[0]
    month, slash, rest = text.partition("/")
    day, slash, year = rest.partition("/")
    if slash and all(part.isdecimal() for part in (month, day, year)) and len(year) == 4:
        return (
            Date(int(year), int(month), int(day)) if 1 <= int(month) <= 12 and 1 <= int(day) <= 31 else Date(int(year))
        )
    return read_date(text) if text else None


def _type(kinds: str) -> str:
    said = kinds.lower()
    if "conference" in said:
        return "paper-conference"
    return "chapter" if "book" in said else "article-journal"
