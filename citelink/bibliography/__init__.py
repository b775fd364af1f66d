"""Bibliographic records: entries, libraries, citation keys, reading and writing BibTeX and CSL-JSON.

read_library(path)           a .bib or CSL-JSON file -> Library
write_library(library)       Library -> BibTeX; the user's entries byte for byte as they stood
write_entry(entry)           one entry as BibTeX
needed(library, keys)        the parents and @strings that entries need to be written elsewhere
entry_to_csl(entry), entry_from_csl(item)
make_key(entry), unique_key(base, taken)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from citelink.bibliography.bibtex.parents import needed
    from citelink.bibliography.csl import entry_from_csl, entry_to_csl
    from citelink.bibliography.entry import Date, Entry, Person
    from citelink.bibliography.keys import make_key, unique_key
    from citelink.bibliography.library import Failure, Library
    from citelink.bibliography.reading import read_library, read_text
    from citelink.bibliography.writing import write_entry, write_library

# Where each public name lives. Names are imported when they are first used, so that starting stays quick.
_HOMES = {
    "bibtex.parents": ("needed",),
    "csl": ("entry_from_csl", "entry_to_csl"),
    "entry": ("Date", "Entry", "Person"),
    "keys": ("make_key", "unique_key"),
    "library": ("Failure", "Library"),
    "reading": ("read_library", "read_text"),
    "writing": ("write_entry", "write_library"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Date",
    "Entry",
    "Failure",
    "Library",
    "Person",
    "entry_from_csl",
    "entry_to_csl",
    "make_key",
    "needed",
    "read_library",
    "read_text",
    "unique_key",
    "write_entry",
    "write_library",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
