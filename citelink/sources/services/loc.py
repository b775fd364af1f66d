"""Books of all countries and languages, as far as the Library of Congress holds them; Russian ones in many cases.

SRU over plain HTTP; TLS is not offered at this port (https://www.loc.gov/standards/sru/resources/lcServers.html).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from citelink.bibliography.entry import Entry
from citelink.sources.source import Ask, Limit, Record, Signature
from citelink.sources.sru import Catalogue, look_up_isbns, read_record, search_catalogue

NAME = "loc"
HOST = "http://lx2.loc.gov:210"
ONWARD: tuple[str, ...] = ()
NEEDS = "nothing"
COVERS: frozenset[str] = frozenset()
IDENTIFIERS: tuple[str, ...] = ("ISBN",)
BATCH = 1
SIGNATURE = Signature()

# It publishes no limit, and is slow.
_LIMIT = Limit(1, 1)
_CATALOGUE = Catalogue("/lcdb", "marcxml", "bath.title", "bath.author", "bath.isbn", "ala-lc")


def limit(*, contact: bool) -> Limit:
    """The same for everybody."""
    return _LIMIT


def search(entry: Entry, text: str, ask: Ask) -> tuple[Record, ...]:
    """What has the words of the title, and the author's name."""
    return search_catalogue(_CATALOGUE, NAME, entry, ask)


def lookup(identifiers: Sequence[str], ask: Ask) -> dict[str, Any]:
    """The books with these ISBNs, one by one."""
    return look_up_isbns(_CATALOGUE, NAME, identifiers, ask)


def read(said: Any) -> Record | None:
    """The record in the text of one."""
    return read_record(said, NAME)
