"""Books and theses of the libraries of half of Germany, with many in other languages, Russian among them.

The union catalogue of the networks GBV and SWB, in SRU (https://wiki.k10plus.de/display/K10PLUS/SRU).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from citelink.bibliography.entry import Entry
from citelink.sources.source import Ask, Limit, Record, Signature
from citelink.sources.sru import Catalogue, look_up_isbns, read_record, search_catalogue

NAME = "k10plus"
HOST = "sru.k10plus.de"
ONWARD: tuple[str, ...] = ()
NEEDS = "nothing"
COVERS: frozenset[str] = frozenset()
IDENTIFIERS: tuple[str, ...] = ("ISBN",)
BATCH = 1
SIGNATURE = Signature()

# It publishes no limit.
_LIMIT = Limit(2, 2)
_CATALOGUE = Catalogue("/opac-de-627", "picaxml", "pica.tit", "pica.per", "pica.isb", "din")


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
