"""alphabetical(): entries in the order of an alphabetical list."""

from __future__ import annotations

from collections.abc import Iterable

from citelink.bibliography.entry import Entry, Person
from citelink.text.collation import SortKey, sort_key

# A list does not begin with the quotation mark of a title.
_QUOTES = " «»„“”\"'‘’‹›"


def alphabetical(entries: Iterable[Entry]) -> list[Entry]:
    """The entries by what their lines begin with: the authors, or the title where there are none; works of the same
    authors by title, then by year. Cyrillic comes before Latin. Stable: what is alike stays in the order given."""
    return sorted(entries, key=_key)


def _key(entry: Entry) -> tuple[tuple[SortKey, ...], SortKey, int]:
    title = sort_key(entry.title.lstrip(_QUOTES))
    heads = tuple(sort_key(_printed(person)) for person in entry.authors) or (title,)
    return heads, title, entry.year or 0


def _printed(person: Person) -> str:
    """A name as lists begin with it."""
    family = " ".join(filter(None, (person.particle, person.family))) or person.literal
    return " ".join(filter(None, (family, person.given, person.suffix)))
