"""LibraryFormat: what every format of libraries has, and which format a file's name tells."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from citelink.bibliography.library import Library
from citelink.bibliography.streaming import LibraryFile, Stream
from citelink.errors import LibraryError
from citelink.registry import Plugins


class LibraryFormat(Protocol):
    """The contract of a plug-in of `citelink.bibliography.formats`: a module, or another object, that has these.

    NAME      what the format is called; also the name of its file or folder, `_` written as `-`
    SUFFIXES  the suffixes of its files, in lower case and with their dot; no other format has them
    """

    @property
    def NAME(self) -> str: ...

    @property
    def SUFFIXES(self) -> tuple[str, ...]: ...

    def recognizes(self, beginning: bytes) -> bool:
        """Whether a file with one of the suffixes may be of this format, as far as its beginning tells. Asked of files
        that nobody named as a library: some suffixes are those of other files too."""

    def read(self, text: str, path: str) -> Library:
        """The library that `text` holds; `path` is kept as its own and its entries' origin, and its suffix may tell
        one form of the format from another. Never raises: what cannot be read is in `Library.failures`."""

    def write(self, library: Library, path: str) -> str:
        """The library as the text of a file called `path`; the same library gives the same text."""

    def stream(self, file: LibraryFile) -> Stream | None:
        """A large file as a stream of batches, so that it is never held whole; None for one that must be read whole.
        Raises OSError."""


FORMATS: Plugins[LibraryFormat] = Plugins("citelink.bibliography.formats")


def load_format(name: str) -> LibraryFormat:
    """The format called `name`. Raises KeyError for one that is not there."""
    return FORMATS.load(name)


def suffixes() -> dict[str, str]:
    """Suffix of a file name -> name of the format, for all formats of libraries."""
    return {suffix: name for name in FORMATS.names for suffix in load_format(name).SUFFIXES}


def has_library_name(path: str) -> bool:
    """Whether the suffix of `path` is that of a format of libraries."""
    return Path(path).suffix.lower() in suffixes()


def format_of(path: str) -> str:
    """The name of the format that the suffix of `path` tells. Raises LibraryError for one that no format has."""
    known = suffixes()
    suffix = Path(path).suffix.lower()
    if suffix not in known:
        raise LibraryError(
            f"The library {path} is of no known format; the name of a library ends in {', '.join(sorted(known))}."
        )
    return known[suffix]
