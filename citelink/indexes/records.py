"""What a source knows of a work, kept in a stored library: an entry, and the rest in its `extra` under own names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import get_args

from citelink.bibliography.entry import Entry
from citelink.bibliography.identifiers import normalize_doi
from citelink.bibliography.keys import make_key
from citelink.bibliography.library import Failure
from citelink.bibliography.streaming import Batch
from citelink.sources.source import Notice, NoticeKind, Record
from citelink.sources.titles import clean_title

_YEARS, _NOTICE, _IS_NOTICE, _KEY = (
    f"x-citelink-{name}" for name in ("years", "notice", "is-notice", "key-in-its-library")
)
_OWN = frozenset((_YEARS, _NOTICE, _IS_NOTICE, _KEY))


def keep_record(record: Record) -> Entry:
    """The entry under which a record is kept."""
    own = [(_YEARS, " ".join(map(str, record.years)))] if set(record.years) != {record.entry.year} else []
    own += [(_NOTICE, f"{one.kind} {one.told_by} {one.doi}") for one in record.notices]
    own += [(_IS_NOTICE, "yes")] if record.is_notice else []
    entry = record.entry
    extra = (*entry.extra, *((name, value) for name, value in own if value))
    return replace(entry, key=" ".join(entry.key.split()), extra=extra, origin="")


def keep_entry(entry: Entry) -> Entry:
    """The same for an entry of a library: its key is its DOI, where it has one, its title is cleaned as sources clean
    theirs."""
    doi = normalize_doi(entry.identifier("DOI"))
    title, marked = clean_title(entry.title)
    if doi and entry.key:
        entry = replace(entry, extra=(*entry.extra, (_KEY, entry.key)))
    notices = (Notice(marked, "", "title"),) if marked else ()
    years = (entry.year,) if entry.year else ()
    return keep_record(Record(replace(entry, key=doi or entry.key, title=title), years, notices))


def give_record(entry: Entry, origin: str) -> Record:
    """The record that is kept as `entry`; its origin is `origin`."""
    years = next((value for name, value in entry.extra if name == _YEARS), "")
    known = tuple(int(year) for year in years.split() if year.lstrip("-").isdecimal())
    return Record(
        replace(entry, extra=tuple(pair for pair in entry.extra if pair[0] not in _OWN), origin=origin),
        known or ((entry.year,) if entry.year else ()),
        tuple(notice for name, value in entry.extra if name == _NOTICE if (notice := _read_notice(value))),
        any(name == _IS_NOTICE for name, _ in entry.extra),
    )


def name_again(entry: Entry) -> str:
    """What an entry is to be called whose DOI is that of another: by the key that it had in its library. A record of a
    service has no other name, and is dropped: a DOI is one work's, and the first record of it counts. An entry without
    any key is called by what it says."""
    if not entry.key:
        return make_key(entry)
    return next((value for name, value in entry.extra if name == _KEY), "")


@dataclass(frozen=True, slots=True)
class KeptBatch:
    """A batch of a library's entries, as they are kept."""

    batch: Batch

    @property
    def line(self) -> int:
        """As of the batch."""
        return self.batch.line

    def __call__(self) -> tuple[Sequence[Entry], Sequence[Failure]]:
        """The entries, and what could not be read."""
        entries, failures = self.batch()
        return [keep_entry(entry) for entry in entries], failures


def _read_notice(value: str) -> Notice | None:
    kind, _, rest = value.partition(" ")
    told_by, _, doi = rest.partition(" ")
    found = next((one for one in get_args(NoticeKind) if one == kind), None)
    return Notice(found, doi, told_by) if found else None
