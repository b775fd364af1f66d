"""Opening an input and handing it to the format that can read it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath
from types import ModuleType
from typing import BinaryIO

from citelink import registry
from citelink.documents.document import Document, Mark, Splice
from citelink.errors import SettingsError, TooLargeError, UnreadableError

FORMATS = "citelink.documents.formats"
LIMIT = 50_000_000


def read_document(
    path: Path | str, *, name: str | None = None, format: str | None = None, limit: int = LIMIT
) -> Document:
    """The document in the file `path` (`-`: standard input), called `name` from here on.

    `format` is the name of a registered format; without one the suffix decides, and any other suffix is read as text.
    `limit` is in bytes and looked at before a file is read.
    Raises TooLargeError and UnreadableError, one sentence that begins with `name`, and SettingsError for an unknown
    format."""
    name = name or ("-" if str(path) == "-" else Path(path).name)
    reader = load_format(format or format_of(name))
    data = _read_stdin(limit) if str(path) == "-" else _read_file(Path(path), name, limit)
    document: Document = reader.read(data, name)
    return document


def document_from_text(text: str, *, name: str = "-", format: str = "text") -> Document:
    """The document that `text` would be if it stood in a UTF-8 file: for callers that have no file."""
    document: Document = load_format(format).read(text.encode(), name)
    return document


def splice(document: Document, marks: Iterable[Mark]) -> tuple[Splice, ...]:
    """What the document's own format changes to write `marks`: ascending offsets into `Document.text`.

    A replacement holds only what the document's encoding can write, so that it says what will stand in the file."""
    encoding = document.origin.encoding
    splices: tuple[Splice, ...] = load_format(document.format).splice(document, tuple(marks))
    return tuple(
        replace(one, replacement=one.replacement.encode(encoding, "xmlcharrefreplace").decode(encoding))
        for one in splices
    )


def format_of(name: str) -> str:
    """The format that claims the suffix of `name`; text where none does."""
    return suffixes().get(PurePosixPath(name).suffix.lower(), "text")


def copy_name(name: str, format: str) -> str:
    """What the annotated copy of the document `name` is called: the same; `stdin.md` for Markdown from standard
    input."""
    return "stdin" + next(iter(load_format(format).SUFFIXES), "") if name == "-" else name


def suffixes() -> dict[str, str]:
    """The suffixes of the registered formats, each with the format's name."""
    return {suffix: name for name in registry.names(FORMATS) for suffix in registry.load(FORMATS, name).SUFFIXES}


def load_format(name: str) -> ModuleType:
    """The format called `name`. Raises SettingsError for one that is not registered."""
    try:
        module: ModuleType = registry.load(FORMATS, name)
    except KeyError:
        raise SettingsError(f"unknown format {name!r}; known are {', '.join(registry.names(FORMATS))}") from None
    return module


def _read_file(path: Path, name: str, limit: int) -> bytes:
    try:
        if path.is_dir():
            raise UnreadableError(f"{name}: is a folder, not a file")
        size = path.stat().st_size
        if size > limit:
            raise _too_large(name, size, limit)
        if not path.is_file():
            raise UnreadableError(f"{name}: is not a regular file")
        with path.open("rb") as stream:
            return _read_bounded(stream, name, limit)
    except (OSError, ValueError, RuntimeError) as error:
        raise UnreadableError(f"{name}: {_reason(error)}") from error


def _read_stdin(limit: int) -> bytes:
    try:
        return _read_bounded(sys.stdin.buffer, "standard input", limit)
    except OSError as error:
        raise UnreadableError(f"standard input: {_reason(error)}") from error


def _read_bounded(stream: BinaryIO, what: str, limit: int) -> bytes:
    # A file may grow between the look at its size and the reading of it, and a pipe has no size at all.
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise _too_large(what, None, limit)
    return data


def _too_large(what: str, size: int | None, limit: int) -> TooLargeError:
    measured = _say_size(size) if size else "more"
    return TooLargeError(f"{what}: {measured}, above the limit of {_say_size(limit)}; split it, or raise --max-size")


def _say_size(size: int) -> str:
    return f"{size / 1e6:.3g} MB" if size >= 100_000 else f"{size} bytes"


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return "a symbolic link that leads back to itself" if "symbolic link" in reason.lower() else reason.lower()
