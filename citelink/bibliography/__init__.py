"""Bibliographic records: entries, libraries, citation keys; the formats of libraries stand in formats/.

read_library(path)           a file of any of the formats (BibTeX, CSL-JSON, RIS) -> Library
write_library(library)       Library -> BibTeX; the user's entries byte for byte as they stood
write_entry(entry)           one entry as BibTeX
entry_to_csl(entry), entry_from_csl(item)
make_key(entry), unique_key(base, taken)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from citelink.bibliography.entry import Date, Entry, Person
    from citelink.bibliography.formats.bibtex.writing import write_entry, write_library
    from citelink.bibliography.formats.csl_json.items import entry_from_csl, entry_to_csl
    from citelink.bibliography.keys import make_key, unique_key
    from citelink.bibliography.library import Failure, Library
    from citelink.bibliography.reading import read_library, read_text

# Where each public name lives. Names are imported when they are first used, so that starting stays quick.
_HOMES = {
    "entry": ("Date", "Entry", "Person"),
    "formats.bibtex.writing": ("write_entry", "write_library"),
    "formats.csl_json.items": ("entry_from_csl", "entry_to_csl"),
    "keys": ("make_key", "unique_key"),
    "library": ("Failure", "Library"),
    "reading": ("read_library", "read_text"),
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
