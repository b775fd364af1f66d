"""Libraries as users name them: a file of any library format, or their Zotero."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from citelink.bibliography.library import Library
from citelink.bibliography.reading import read_library
from citelink.bibliography.zotero.naming import is_zotero, is_zotero_name
from citelink.errors import LibraryAbsentError

if TYPE_CHECKING:
    from citelink.matching.stored.building import Progress

Say = Callable[[str], None]
# Seconds: for one answer of Zotero, and for all that are needed.
_ANSWER, _ALL_ANSWERS = 30.0, 180.0


def _ignore(sentence: str) -> None:
    return None


def open_named(
    given: str,
    *,
    cache: str | None = None,
    say: Say = _ignore,
    progress: Progress | None = None,
    connect: bool = True,
) -> Library:
    """The library that the user calls `given`, ready to be matched against: `open_library` says what is done with a
    file, `read_named` what with Zotero. Raises LibraryError."""
    if is_zotero(given):
        return read_named(given, say=say, connect=connect)
    # Loaded where something is to be matched.
    from citelink.matching.stored.opening import open_library

    return open_library(given, cache=cache, say=say, progress=progress)


def read_named(given: str, *, say: Say = _ignore, connect: bool = True) -> Library:
    """The library that the user calls `given`, read whole. A Zotero that runs is asked, unless `connect` is false;
    where it does not run, or does not answer, a copy of its database is read.

    Raises LibraryError, LibraryAbsentError for a Zotero that neither answers nor has a database that can be found."""
    if not is_zotero(given):
        return read_library(given)
    # Loaded where a Zotero is named.
    from citelink.bibliography.zotero.database import open_database
    from citelink.bibliography.zotero.places import find_database
    from citelink.bibliography.zotero.shelf import read_shelf

    reason = ""
    path = given
    if is_zotero_name(given):
        if connect:
            try:
                return _ask_zotero(given, say)
            except LibraryAbsentError as failure:
                reason = str(failure)
        found = find_database()
        if found is None:
            said = f"{reason or 'Zotero is not asked'}, and zotero.sqlite is not in its usual places"
            raise LibraryAbsentError(f"{given}: {said}; name it: --bib FOLDER/zotero.sqlite")
        path = str(found)
    with open_database(path) as shelf:
        return read_shelf(shelf, given, say)


def _ask_zotero(given: str, say: Say) -> Library:
    """What a running Zotero answers. Raises LibraryAbsentError where there is none, or none that answers."""
    from citelink.bibliography.zotero.local_api import ApiShelf
    from citelink.bibliography.zotero.places import find_port
    from citelink.bibliography.zotero.shelf import read_shelf
    from citelink.sources.source import DownError, NotLookedUpError
    from citelink.sources.web import ask_this_machine

    port, until = find_port(), time.monotonic() + _ALL_ANSWERS

    def ask(path: str) -> tuple[int, str]:
        if (left := until - time.monotonic()) <= 0:
            raise LibraryAbsentError("Zotero cannot be asked: it takes too long")
        try:
            answer = ask_this_machine(port, path, min(_ANSWER, left))
        except DownError:
            raise LibraryAbsentError("Zotero does not run") from None
        except NotLookedUpError as failure:
            raise LibraryAbsentError(f"Zotero cannot be asked: {failure}") from None
        return answer.status, answer.text

    return read_shelf(ApiShelf(ask), given, say)
