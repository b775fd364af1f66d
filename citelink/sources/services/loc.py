"""Books of all countries and languages, as far as the Library of Congress holds them; Russian ones in many cases.

SRU over plain HTTP; TLS is not offered at this port (https://www.loc.gov/standards/sru/resources/lcServers.html).
"""

from __future__ import annotations

from citelink.sources.source import Limit, Signature
from citelink.sources.sru import Catalogue

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
_CATALOGUE = Catalogue(NAME, "/lcdb", "marcxml", "bath.title", "bath.author", "bath.isbn", "ala-lc")
search, lookup, read = _CATALOGUE.search, _CATALOGUE.lookup, _CATALOGUE.read


def limit(*, contact: bool) -> Limit:
    """The same for everybody."""
    return _LIMIT
