"""A BibTeX file, or a part of one, as entries under keys of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from citelink.bibliography.entry import Entry
from citelink.bibliography.formats.bibtex.parents import with_inherited
from citelink.bibliography.formats.bibtex.raw import Lines, Macro, RawEntry
from citelink.bibliography.formats.bibtex.record import read_record
from citelink.bibliography.formats.bibtex.scanner import scan
from citelink.bibliography.keys import make_key, unique_key
from citelink.bibliography.library import Failure, Library


def read(text: str, path: str) -> Library:
    """The library that `text` holds; `path` is kept as the entries' origin. Never raises.

    Of entries with one key the first keeps it. A later one that says the same is dropped; one that says something else
    gets a key of its own (a letter is added). Both are failures. An entry without a key is given one. An entry that is
    not closed has no `source_text`, since its text would spoil the file it is written to."""
    scanned = scan(text)
    reading = _Reading(text, path, scanned.entries)
    for raw in scanned.entries:
        reading.add(raw)
    failures = _by_line((*scanned.failures, *reading.failures))
    strings = {name: macro.source_text for name, macro in scanned.macros.items() if macro.source_text}
    return Library(path, reading.entries, strings, scanned.preamble, failures)


def read_part(
    text: str, path: str, line: int, macros: Mapping[str, Macro], parents: Mapping[str, RawEntry]
) -> tuple[tuple[Entry, ...], tuple[Failure, ...]]:
    """The entries of a part of a file that begins on `line`, and what could not be read of it.

    `macros` and `parents` are what the whole file defines. Keys are made or mended within the part."""
    scanned = scan(text, macros)
    reading = _Reading(text, path, scanned.entries, parents)
    for raw in scanned.entries:
        reading.add(raw)
    failures = _by_line((*scanned.failures, *reading.failures))
    moved = (replace(failure, line=failure.line + line - 1) for failure in failures)
    return tuple(reading.entries.values()), tuple(moved)


def _by_line(failures: Iterable[Failure]) -> tuple[Failure, ...]:
    return tuple(sorted(failures, key=lambda failure: failure.line))


class _Reading:
    def __init__(
        self, text: str, path: str, raws: tuple[RawEntry, ...], parents: Mapping[str, RawEntry] | None = None
    ) -> None:
        self.text, self.path = text, path
        self.lines = Lines(text)
        self.raws: dict[str, RawEntry] = {}
        for raw in raws:
            self.raws.setdefault(raw.key, raw)
        self.known = {**(parents or {}), **self.raws}
        self.taken = {key.casefold() for key in self.raws}
        self.entries: dict[str, Entry] = {}
        self.failures: list[Failure] = []

    def add(self, raw: RawEntry) -> None:
        """Type `raw` and put it under its key."""
        source = self.text[raw.start : raw.end] if raw.sound else ""
        entry = read_record(raw.type, raw.key, with_inherited(raw, self.known), source, self.path)
        if not raw.key:
            self._rename(raw, entry, make_key(entry), "an entry without a key, called {}")
        elif self.raws[raw.key] is raw:
            self.entries[raw.key] = entry
        elif raw.type == self.raws[raw.key].type and _said(raw) == _said(self.raws[raw.key]):
            self._fail(raw, f"the key {raw.key} is repeated by an entry that says the same")
        else:
            self._rename(raw, entry, raw.key, f"the key {raw.key} is repeated by another entry, called {{}} here")

    def _rename(self, raw: RawEntry, entry: Entry, base: str, reason: str) -> None:
        if not raw.fields:
            return
        key = unique_key(base, self.taken)
        self.taken.add(key.casefold())
        self.entries[key] = replace(entry, key=key)
        self._fail(raw, reason.format(key))

    def _fail(self, raw: RawEntry, reason: str) -> None:
        self.failures.append(Failure(self.lines.line(raw.start), self.text[raw.start : raw.end], reason))


def _said(raw: RawEntry) -> dict[str, str]:
    return {name: " ".join(value.split()) for name, value in raw.fields.items()}
