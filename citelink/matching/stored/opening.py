"""open_library(): a library ready to be matched against, however large it is."""

from __future__ import annotations

from pathlib import Path

from citelink.bibliography.library import Library
from citelink.bibliography.reading import read_library, stream_library
from citelink.matching.stored.building import Progress
from citelink.matching.stored.cache import Say, cache_folder, open_stored

# Bytes from which on a library's index is kept: below it, building takes less than half a second.
LARGE = 1_000_000


def is_large(path: str) -> bool:
    """Whether the index of the library in this file is worth keeping."""
    return Path(path).is_file() and Path(path).stat().st_size >= LARGE


def open_library(
    path: str, *, cache: str | None = None, say: Say | None = None, progress: Progress | None = None
) -> Library:
    """The library in the file `path`: a small one is read, the index of a large one comes from the cache, or is built
    in a stream and kept there.

    cache     folder for the indexes; "off": keep none; None: the platform's folder for caches
    say       told in one sentence what was done besides
    progress  called with the number of entries indexed and the share of the file read (0..1)

    Raises LibraryError for a file that cannot be opened and for a suffix that no format has."""
    if not is_large(path):
        return read_library(path)
    return open_stored(path, cache_folder(cache), lambda: stream_library(path), say=say or _ignore, progress=progress)


def _ignore(sentence: str) -> None:
    return None
