"""Bibliographic records: entries, libraries, citation keys, reading and writing BibTeX, CSL-JSON and RIS.

read_library(path)           a .bib, CSL-JSON or RIS file -> Library
write_library(library)       Library -> BibTeX; the user's entries byte for byte as they stood
write_entry(entry)           one entry as BibTeX
needed(library, keys)        the parents and @strings that entries need to be written elsewhere
entry_to_csl(entry), entry_from_csl(item)
make_key(entry), unique_key(base, taken)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citelink.lazy import exports

if TYPE_CHECKING:
    from citelink.bibliography.bibtex.parents import needed as needed
    from citelink.bibliography.csl import entry_from_csl as entry_from_csl
    from citelink.bibliography.csl import entry_to_csl as entry_to_csl
    from citelink.bibliography.entry import Date as Date
    from citelink.bibliography.entry import Entry as Entry
    from citelink.bibliography.entry import Person as Person
    from citelink.bibliography.keys import make_key as make_key
    from citelink.bibliography.keys import unique_key as unique_key
    from citelink.bibliography.library import Failure as Failure
    from citelink.bibliography.library import Library as Library
    from citelink.bibliography.reading import read_library as read_library
    from citelink.bibliography.reading import read_text as read_text
    from citelink.bibliography.writing import write_entry as write_entry
    from citelink.bibliography.writing import write_library as write_library
else:
    __getattr__, __dir__, __all__ = exports(
        __name__,
        {
            "bibtex.parents": "needed",
            "csl": "entry_from_csl entry_to_csl",
            "entry": "Date Entry Person",
            "keys": "make_key unique_key",
            "library": "Failure Library",
            "reading": "read_library read_text",
            "writing": "write_entry write_library",
        },
    )
