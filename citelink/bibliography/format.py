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
    SUFFIXES  the suffixes of its files, in lower case and with their dot, its own first. Others may be those of other
              formats too (`.xml`); which of them a file is of is then told by what it begins with
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


def suffixes() -> dict[str, tuple[str, ...]]:
    """Suffix of a file name -> names of the formats that have it, for all formats of libraries."""
    found: dict[str, tuple[str, ...]] = {}
    for name in FORMATS.names:
        for suffix in load_format(name).SUFFIXES:
            found[suffix] = (*found.get(suffix, ()), name)
    return found


def has_library_name(path: str) -> bool:
    """Whether the suffix of `path` is that of a format of libraries."""
    return Path(path).suffix.lower() in suffixes()


def formats_of(path: str) -> tuple[str, ...]:
    """The names of the formats that the suffix of `path` tells, mostly one. Raises LibraryError where none has it."""
    known = suffixes()
    suffix = Path(path).suffix.lower()
    if suffix not in known:
        raise LibraryError(
            f"The library {path} is of no known format; the name of a library ends in {', '.join(sorted(known))}."
        )
    return known[suffix]


def format_of(path: str, beginning: bytes = b"") -> str:
    """The name of the format of the file `path`, which begins so: that of its suffix; where several have it, the one
    that recognizes the beginning. Raises LibraryError where there is none."""
    names = formats_of(path)
    if len(names) == 1:
        return names[0]
    found = next((name for name in names if load_format(name).recognizes(beginning)), None)
    if found is None:
        raise LibraryError(f"The library {path} is of no known format; it is none of {', '.join(names)}.")
    return found
