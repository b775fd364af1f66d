"""Libraries from files, whole or in a stream: the format is told by the suffix of the file's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from citelink.bibliography.format import format_of, formats_of, has_library_name, load_format
from citelink.bibliography.library import Failure, Library
from citelink.bibliography.streaming import LibraryFile, Stream, stream_entries
from citelink.errors import CitelinkError, LibraryError
from citelink.text.encodings import BROKEN, decode, show_broken

_CHUNK = 1 << 22
_BEGINNING = 1 << 16
_LINE_END = re.compile("\r\n|\r|\n")


def read_library(path: str | Path) -> Library:
    """The library in the file `path`; what cannot be read of it is in `failures`.

    `Library.path` and the entries' `origin` are `path` as given. Raises LibraryError for a file that cannot be opened
    or decoded and for a suffix that no format has."""
    given = str(path)
    formats_of(given)
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise LibraryError(f"The library {given} cannot be opened: {error.strerror or error}.") from error
    try:
        text = decode(data).text
    except CitelinkError as error:
        raise LibraryError(f"The library {given} cannot be read as text: {error}") from error
    library = read_text(show_broken(text), given, format_of(given, data[:_BEGINNING]))
    failures = (*library.failures, *_broken_lines(text))
    return replace(library, failures=tuple(sorted(failures, key=lambda failure: failure.line)))


def _broken_lines(text: str) -> Iterator[Failure]:
    """A failure for each line with bytes that are no characters. The entries hold replacement characters for them: a
    library that is no text in any encoding is read by no program."""
    if not BROKEN.search(text):
        return
    for number, line in enumerate(_LINE_END.split(text), start=1):
        if broken := BROKEN.findall(line):
            said = f"the byte {ord(broken[0]) - 0xDC00:#04x} is no UTF-8; the replacement character stands for it"
            yield Failure(number, show_broken(line), said)


def read_text(text: str, path: str, format: str = "bibtex") -> Library:
    """The library in `text`, which is of the named format; `path` says where it comes from."""
    return load_format(format).read(text, path)


def looks_like_library(path: str | Path) -> bool:
    """Whether the suffix of a file is that of a format, and its beginning does not speak against it; where several have
    the suffix, so that it tells little by itself, whether one of them recognizes it."""
    path = Path(path)
    if not has_library_name(path.name):
        return False
    names = formats_of(path.name)
    try:
        if not path.is_file():
            return len(names) == 1
        beginning = _beginning(path)
    except OSError:
        # Whoever opens it is told why it cannot be.
        return len(names) == 1
    return any(load_format(name).recognizes(beginning) for name in names)


def is_library(path: str | Path) -> bool:
    """Whether the name of a file says that it is a library, or its content does where the suffix says little."""
    path = Path(path)
    return has_library_name(path.name) and (len(formats_of(path.name)) == 1 or looks_like_library(path))


def stream_library(path: str) -> Stream:
    """The library in the file `path` as a stream; one that is not UTF-8, or whose format must see it whole, is read
    first. Raises LibraryError and, now or while batches are taken, OSError."""
    name = format_of(path, _beginning(path))
    stream = load_format(name).stream(LibraryFile(path)) if _is_utf8(path) else None
    return stream if stream is not None else stream_entries(read_library(path))


def _beginning(path: str | Path) -> bytes:
    with open(path, "rb") as file:
        return file.read(_BEGINNING)


def _is_utf8(path: str) -> bool:
    with open(path, encoding="utf-8", newline="\n") as file:
        try:
            while file.read(_CHUNK):
                pass
        except UnicodeDecodeError:
            return False
    return True
