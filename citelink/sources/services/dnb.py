"""Books and theses of Germany since 1913, and what was published in German elsewhere.

The German National Library, in SRU (https://www.dnb.de/sruschnittstelle).
"""

from __future__ import annotations

from citelink.sources.source import Limit, Signature
from citelink.sources.sru import Catalogue

NAME = "dnb"
HOST = "services.dnb.de"
ONWARD: tuple[str, ...] = ()
NEEDS = "nothing"
COVERS: frozenset[str] = frozenset()
IDENTIFIERS: tuple[str, ...] = ("ISBN",)
BATCH = 1
SIGNATURE = Signature()

# It publishes no limit.
_LIMIT = Limit(2, 2)
_CATALOGUE = Catalogue(NAME, "/sru/dnb", "MARC21-xml", "tit", "per", "num", "din")
search, lookup, read = _CATALOGUE.search, _CATALOGUE.lookup, _CATALOGUE.read


def limit(*, contact: bool) -> Limit:
    """The same for everybody."""
    return _LIMIT
