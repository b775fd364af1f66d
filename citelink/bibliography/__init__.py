"""Bibliographic records: entries, libraries, citation keys; the formats of libraries stand in formats/.

read_library(path)           a file of any of the formats (BibTeX, CSL-JSON, RIS) -> Library
write_library(library)       Library -> BibTeX; the user's entries byte for byte as they stood
write_entry(entry)           one entry as BibTeX
entry_to_csl(entry), entry_from_csl(item)
make_key(entry), unique_key(base, taken)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citelink.lazy import exports

if TYPE_CHECKING:
    from citelink.bibliography.entry import Date as Date
    from citelink.bibliography.entry import Entry as Entry
    from citelink.bibliography.entry import Person as Person
    from citelink.bibliography.formats.bibtex.writing import write_entry as write_entry
    from citelink.bibliography.formats.bibtex.writing import write_library as write_library
    from citelink.bibliography.formats.csl_json.items import entry_from_csl as entry_from_csl
    from citelink.bibliography.formats.csl_json.items import entry_to_csl as entry_to_csl
    from citelink.bibliography.keys import make_key as make_key
    from citelink.bibliography.keys import unique_key as unique_key
    from citelink.bibliography.library import Failure as Failure
    from citelink.bibliography.library import Library as Library
    from citelink.bibliography.reading import read_library as read_library
    from citelink.bibliography.reading import read_text as read_text
else:
    __getattr__, __dir__, __all__ = exports(
        __name__,
        {
            "entry": "Date Entry Person",
            "formats.bibtex.writing": "write_entry write_library",
            "formats.csl_json.items": "entry_from_csl entry_to_csl",
            "keys": "make_key unique_key",
            "library": "Failure Library",
            "reading": "read_library read_text",
        },
    )
