"""Records of the tagged format as libraries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from citelink.bibliography.endnote.kinds import kind_called
from citelink.bibliography.endnote.reading import read_record
from citelink.bibliography.entry import Entry, Person
from citelink.bibliography.formats.bibtex.names import read_name as read_natural
from citelink.bibliography.formats.enw.tags import FIELDS, PERSONS, TYPE
from citelink.bibliography.library import Library
from citelink.bibliography.names import read_name
from citelink.bibliography.streaming import LibraryFile, Stream, read_pieces, stream_pieces
from citelink.bibliography.tagged import HEADER, read_tags

_TAG = re.compile(r"\ufeff?%([A-Z0-9?@!&()\[\]~^<>*+$#])(?:\s(.*))?$")
_LONGEST = 10_000
_INITIAL = re.compile(r"(?:[^\W\d_]\.[- ]?){1,4}|[^\W\d_]")

Tags = Mapping[str, list[str]]


def read(text: str, path: str) -> Library:
    """The library that `text` holds. Never raises.

    Keys are the labels (`%F`). One that is repeated is a failure; a missing one is not: most exports have none."""
    return read_pieces(text.splitlines(), path, _records, read_piece)


def stream(file: LibraryFile) -> Stream:
    """A file of records as a stream: they stand one after the other. Raises OSError."""
    return stream_pieces(file, _records, read_piece)


def read_piece(text: str, path: str) -> Entry | str:
    """The entry of one record, or why it is none."""
    tags = read_tags(text, _TAG)
    if not tags:
        return "text outside of any record"
    kinds = [kind_called(name) for name in tags.get(TYPE, (_guessed(tags),))]
    kind = next((kind for kind in kinds if kind.type != "document"), kinds[0])
    fields: dict[str, list[str]] = {}
    for tag, values in tags.items():
        if tag in FIELDS:
            fields.setdefault(FIELDS[tag], []).extend(values)
    persons = {
        field: tuple(person for value in fields.pop(field, ()) if (person := _person(value))) for field in PERSONS
    }
    return read_record(kind, fields, persons, path)


def _records(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """A record begins at its type, of which some give two, one of Refer's, which have none, behind a blank line."""
    record: list[str] = []
    first = 0
    typed = only_type = False
    for number, line in enumerate(lines, 1):
        stripped = line.strip()
        tag = _TAG.match(stripped)
        begins = tag is not None and tag[1] == TYPE
        if record and ((begins and not only_type) or (not typed and not stripped)):
            yield first, "\n".join(record)
            record = []
        if stripped and len(record) < _LONGEST and (record or not HEADER.match(stripped)):
            first, typed = (first, typed) if record else (number, begins)
            only_type = begins and (only_type or not record)
            record.append(stripped)
    if record:
        yield first, "\n".join(record)


def _guessed(tags: Tags) -> str:
    """The type of a record of Refer, by what it has."""
    if "J" in tags:
        return "Journal Article"
    if "B" in tags:
        return "Book Section"
    return "Book" if "I" in tags else "Generic"


def _person(value: str) -> Person | None:
    """A name in either order. Without a comma two words, or words with an initial, are a person's; others a body's."""
    words = value.split()
    natural = "," not in value and 2 <= len(words) <= 6
    if natural and (len(words) == 2 or any(_INITIAL.fullmatch(word) for word in words[:-1])):
        return read_natural(value)
    return read_name(value)
