"""A BibTeX file, or a part of one, as entries under keys of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from citelink.bibliography.collecting import Collection
from citelink.bibliography.entry import Entry
from citelink.bibliography.formats.bibtex.mending import mended_text
from citelink.bibliography.formats.bibtex.names import find_run_together, has_too_many_commas, read_names, write_names
from citelink.bibliography.formats.bibtex.parents import with_inherited
from citelink.bibliography.formats.bibtex.raw import Lines, Macro, RawEntry
from citelink.bibliography.formats.bibtex.record import NAMES, read_record
from citelink.bibliography.formats.bibtex.scanner import scan, with_newlines
from citelink.bibliography.library import Failure, Library


def read(text: str, path: str) -> Library:
    """The library that `text` holds; `path` is kept as the entries' origin. Never raises.

    Keys that are repeated or missing are failures; `Collection` says what becomes of the entries. An entry that is not
    closed has no `source_text`, since its text would spoil the file it is written to; one with smaller mistakes has its
    mended text."""
    scanned = scan(text)
    reading = _Reading(text, path, scanned.entries)
    for raw in scanned.entries:
        reading.add(raw)
    failures = _by_line((*scanned.failures, *reading.failures))
    strings = {name: macro.source_text for name, macro in scanned.macros.items() if macro.source_text}
    return Library(path, reading.collection.entries, strings, scanned.preamble, failures)


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
    return tuple(reading.collection.entries.values()), tuple(moved)


def _by_line(failures: Iterable[Failure]) -> tuple[Failure, ...]:
    return tuple(sorted(failures, key=lambda failure: failure.line))


class _Reading:
    def __init__(
        self, text: str, path: str, raws: tuple[RawEntry, ...], parents: Mapping[str, RawEntry] | None = None
    ) -> None:
        self.text, self.path = text, path
        self.lines = Lines(with_newlines(text))
        self.raws: dict[str, RawEntry] = {}
        for raw in raws:
            self.raws.setdefault(raw.key, raw)
        self.known = {**(parents or {}), **self.raws}
        self.collection = Collection(self.raws, _say_the_same)
        self.failures: list[Failure] = []

    def add(self, raw: RawEntry) -> None:
        """Type `raw` and put it under a key."""
        if not raw.fields and not _say_the_same(raw, self.raws[raw.key]):
            # A repeated key with nothing behind it.
            return
        source = self.text[raw.start : raw.end]
        fields = with_inherited(raw, self.known)
        lists = self._mended_names(raw)
        text = mended_text(raw, lists) if raw.mended or lists else source
        entry = read_record(raw.type, raw.key, fields, text if raw.sound else "", self.path)
        if reason := self.collection.add(entry, raw):
            self.failures.append(Failure(self.lines.line(raw.start), source, reason))

    def _mended_names(self, raw: RawEntry) -> dict[str, str]:
        """The fields of names that other programs would read otherwise, or not at all, as they are read here."""
        lists = {}
        for name in NAMES:
            value = raw.fields.get(name, "")
            if found := find_run_together(value):
                reason = f"names in the field {name} are not parted by `and`; they are read as several persons"
            elif has_too_many_commas(value):
                found, reason = read_names(value), f"a name in the field {name} has too many commas"
            else:
                continue
            lists[name] = write_names(*found)
            self.failures.append(Failure(self.lines.line(raw.start), value, reason))
        return lists


def _say_the_same(one: RawEntry, other: RawEntry) -> bool:
    return one is other or (one.type == other.type and _said(one) == _said(other))


def _said(raw: RawEntry) -> dict[str, str]:
    return {name: " ".join(value.split()) for name, value in raw.fields.items()}
