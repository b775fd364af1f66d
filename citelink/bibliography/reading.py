"""Libraries from files: the format is told by the suffix of the file's name."""

from __future__ import annotations

from pathlib import Path

from citelink import registry
from citelink.bibliography.library import Library
from citelink.errors import CitelinkError, LibraryError
from citelink.text.encodings import decode

FORMATS = "citelink.bibliography.formats"


def read_library(path: str | Path) -> Library:
    """The library in the file `path`; what cannot be read of it is in `failures`.

    `Library.path` and the entries' `origin` are `path` as given. Raises LibraryError for a file that cannot be opened
    or decoded and for a suffix that no format has."""
    given = str(path)
    name = format_of(given)
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise LibraryError(f"The library {given} cannot be opened: {error.strerror or error}.") from error
    try:
        text = decode(data).text
    except CitelinkError as error:
        raise LibraryError(f"The library {given} cannot be read as text: {error}") from error
    return read_text(text, given, name)


def read_text(text: str, path: str, format: str = "bibtex") -> Library:
    """The library in `text`, which is of the named format; `path` says where it comes from."""
    library: Library = registry.load(FORMATS, format).read(text, path)
    return library


def suffixes() -> dict[str, str]:
    """Suffix of a file name -> name of the format, for all formats of libraries."""
    return {suffix: name for name in registry.names(FORMATS) for suffix in registry.load(FORMATS, name).SUFFIXES}


def format_of(path: str) -> str:
    """The name of the format that the suffix of `path` tells. Raises LibraryError for one that no format has."""
    known = suffixes()
    suffix = Path(path).suffix.lower()
    if suffix not in known:
        raise LibraryError(
            f"The library {path} is of no known format; the name of a library ends in {', '.join(sorted(known))}."
        )
    return known[suffix]
