"""What a bibliography lists: the works of documents and libraries, each once, in the order asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from citelink.bibliography.entry import Entry
from citelink.bibliography.library import Library
from citelink.merging import merge_libraries
from citelink.results import Resolution
from citelink.styles import Choices, Line, Style
from citelink.text.collation import sort_key

Order = Literal["cited", "alphabetical", "as-is"]


def list_works(resolution: Resolution, order: Order = "cited") -> tuple[Entry, ...]:
    """The works that the documents of `resolution` name, as its library has them, each once.

    `cited`: as they are cited first, those that nobody cites behind them; else as the lists and documents name them.
    Works that are cited by key and stand in no list belong to it; back references (`Там же`) are no works."""
    cited = [link.reference.key if link.reference else link.key for one in resolution.documents for link in one.links]
    listed = [parsed.key for one in resolution.documents for parsed in one.references]
    keys = cited + listed if order == "cited" else listed + cited
    known = resolution.library.entries
    return tuple(known[key] for key in dict.fromkeys(keys) if key is not None and key in known)


def entries_of(libraries: Sequence[Library]) -> tuple[Entry, ...]:
    """The entries of one library as they stand; of several each work once, as `merge_libraries` joins them."""
    if len(libraries) > 1:
        return tuple(merge_libraries(libraries).library.entries.values())
    return tuple(entry for library in libraries for entry in library.entries.values())


def print_in_order(entries: Sequence[Entry], style: Style, choices: Choices, order: Order) -> tuple[Line, ...]:
    """A line for each entry; `alphabetical` by what is printed, else in the order given."""
    lines = tuple(style.lines(entries, choices))
    if order != "alphabetical":
        return lines
    places = sorted(range(len(lines)), key=lambda at: sort_key(lines[at].text))
    if not _count_themselves(lines):
        return tuple(lines[at] for at in places)
    # The style prints numbers, and may print more by the place of an entry.
    return tuple(style.lines([entries[at] for at in places], choices))


def _count_themselves(lines: Iterable[Line]) -> bool:
    return any(line.label for line in lines)
