"""Books and theses of the libraries of half of Germany, with many in other languages, Russian among them.

The union catalogue of the networks GBV and SWB, in SRU (https://wiki.k10plus.de/display/K10PLUS/SRU).
"""

from __future__ import annotations

from citelink.sources.source import Limit, Signature
from citelink.sources.sru import Catalogue

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
_CATALOGUE = Catalogue(NAME, "/opac-de-627", "picaxml", "pica.tit", "pica.per", "pica.isb", "din")
search, lookup, read = _CATALOGUE.search, _CATALOGUE.lookup, _CATALOGUE.read


def limit(*, contact: bool) -> Limit:
    """The same for everybody."""
    return _LIMIT
