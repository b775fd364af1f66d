"""Rows: what comparing needs of an entry, and whole entries, as bytes and back.

A row is a JSON array, one element for each field of `FoldedEntry` or `Entry` in their order, so that reading one is
quick and foreign bytes are told from rows. How a field is written follows from its type; a field of a type that is not
known here is an error when this module is imported.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields
from itertools import accumulate
from typing import Any, get_type_hints

from citelink.bibliography.entry import Date, Entry, Pairs, Person
from citelink.matching.mentions.folded import FoldedEntry, Name
from citelink.matching.words import Words

Codec = tuple[Callable[[Any], Any], Callable[[Any], Any]]

# What a stored row keeps of the entry itself; all of it is read when it is asked for.
OUTLINE = ("key", "type", "title", "pages", "genre")
_EMPTY_WORDS = Words("", (), (), ())


def pack_folded(folded: FoldedEntry) -> bytes:
    """The row of a folded entry; of the entry itself it holds an outline, and not to which library it belongs."""
    return _dump([write(getattr(folded, name)) for name, write, _ in _FOLDED])


def unpack_folded(row: bytes | memoryview, library: int = 0) -> FoldedEntry:
    """The folded entry of a row. Raises ValueError for bytes that are no row."""
    values = _load(row, len(_FOLDED))
    try:
        said = [read(value) for read, value in zip(_FOLDED_READERS, values, strict=True)]
    except (TypeError, KeyError, IndexError, AttributeError) as error:
        raise ValueError(f"no row of a library: {error}") from error
    return FoldedEntry(said[0], library, *said[1:])


def pack_entry(entry: Entry) -> bytes:
    """A whole entry; the fields that are empty at its end take no room."""
    values = [write(getattr(entry, name)) for name, write, _ in _ENTRY]
    while values and values[-1] == _EMPTY_ENTRY[len(values) - 1]:
        values.pop()
    return _dump(values)


def unpack_entry(row: bytes | memoryview, origin: str = "") -> Entry:
    """The entry of a row, with its origin. Raises ValueError for bytes that are no row."""
    values = _load(row, None)
    try:
        said = {name: read(value) for (name, _, read), value in zip(_ENTRY, values, strict=False)}
    except (TypeError, KeyError, IndexError, AttributeError) as error:
        raise ValueError(f"no row of a library: {error}") from error
    return Entry(origin=origin, **said)


def rekey_folded(row: bytes, key: str) -> bytes:
    """The row of a folded entry whose citation key is now `key`."""
    values = json.loads(row)
    values[_OUTLINE_AT][0] = key
    return _dump(values)


def rekey_entry(row: bytes, key: str) -> bytes:
    """The row of a whole entry whose citation key is now `key`."""
    return _dump([key, *json.loads(row)[1:]])


def _dump(values: list[Any]) -> bytes:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _load(row: bytes | memoryview, length: int | None) -> list[Any]:
    values = json.loads(str(row, "utf-8", "surrogatepass"))
    if not isinstance(values, list) or (length is not None and len(values) != length):
        raise ValueError("no row of a library")
    return values


def _write_words(words: Words) -> Any:
    numerals = [part for at, number in enumerate(words.numerals) if number is not None for part in (at, number)]
    text = " ".join(words.items)
    return [text, *numerals] if numerals else text


def _read_words(value: Any) -> Words:
    if not value:
        return _EMPTY_WORDS
    text = value if isinstance(value, str) else value[0]
    items = text.split(" ")
    numerals: list[int | None] = [None] * len(items)
    if text is not value:
        for at in range(1, len(value), 2):
            numerals[value[at]] = value[at + 1]
    starts = (0, *accumulate(map(len, items)))[:-1]
    return Words("".join(items), tuple(items), starts, tuple(numerals))


def _write_name(name: Name) -> list[Any]:
    return [name.surname, name.initials, int(name.latin), *name.parts]


def _read_name(value: list[Any]) -> Name:
    return Name(value[0], value[1], bool(value[2]), tuple(value[3:]))


def _write_date(date: Date | None) -> list[Any] | None:
    return None if date is None else [date.year, date.month, date.day, date.end_year, date.literal]


def _write_person(person: Person) -> list[str]:
    values = [person.family, person.given, person.particle, person.suffix, person.literal]
    while values and not values[-1]:
        values.pop()
    return values


def _write_outline(entry: Entry) -> list[str]:
    return [getattr(entry, name) for name in OUTLINE]


def _read_outline(value: list[str]) -> Entry:
    return Entry(**dict(zip(OUTLINE, value, strict=True)))  # type: ignore[arg-type]


def _several(codec: Codec) -> Codec:
    write, read = codec
    return lambda values: [write(value) for value in values], lambda values: tuple([read(value) for value in values])


def _same(value: Any) -> Any:
    return value


_PLAIN: Codec = (_same, _same)
_CODECS: Mapping[Any, Codec] = {
    str: (_same, str),
    bool: (int, bool),
    int | None: _PLAIN,
    int: _PLAIN,
    Entry: (_write_outline, _read_outline),
    Words: (_write_words, _read_words),
    tuple[Words, ...]: _several((_write_words, _read_words)),
    tuple[Name, ...]: _several((_write_name, _read_name)),
    tuple[str, ...]: (list, tuple),
    frozenset[str]: (lambda values: " ".join(sorted(values)), lambda value: frozenset(value.split())),
    Mapping[str, str]: (dict, dict),
    tuple[Person, ...]: _several((_write_person, lambda value: Person(*value))),
    Date | None: (_write_date, lambda value: None if value is None else Date(*value)),
    Pairs: (lambda pairs: [list(pair) for pair in pairs], lambda value: tuple([(name, text) for name, text in value])),
}


_FOLDED_TYPES, _ENTRY_TYPES = get_type_hints(FoldedEntry), get_type_hints(Entry)


def _codecs(
    kind: type, types: Mapping[str, Any], without: str
) -> tuple[tuple[str, Callable[[Any], Any], Callable[[Any], Any]], ...]:
    named: tuple[Field[Any], ...] = fields(kind)
    return tuple((one.name, *_CODECS[types[one.name]]) for one in named if one.name != without)


_FOLDED = _codecs(FoldedEntry, _FOLDED_TYPES, "library")
_FOLDED_READERS = [read for *_, read in _FOLDED]
assert [one.name for one in fields(FoldedEntry)][:2] == ["entry", "library"], "where the library stands"
_ENTRY = _codecs(Entry, _ENTRY_TYPES, "origin")
_EMPTY_ENTRY = [write(getattr(Entry(), name)) for name, write, _ in _ENTRY]
_OUTLINE_AT = [name for name, *_ in _FOLDED].index("entry")
assert OUTLINE[0] == _ENTRY[0][0] == "key", "where the key is written when it is changed"
SHAPE = ";".join(
    f"{name}:{types[name]}" for types, known in ((_FOLDED_TYPES, _FOLDED), (_ENTRY_TYPES, _ENTRY)) for name, *_ in known
)
"""The fields and types of rows: a cache whose rows were of another shape is of no use."""
assert all(one.default is not MISSING for one in fields(Entry)), "entries are written without their empty fields"
