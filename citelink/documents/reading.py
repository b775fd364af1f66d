"""Opening an input and handing it to the format that can read it."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from citelink.documents.conversion import how_to_convert, refuse_content, unread_kind
from citelink.documents.document import Document, Remark
from citelink.documents.format import FORMATS, load_format, suffixes
from citelink.documents.project import Project, ProjectFormat
from citelink.errors import TooLargeError, UnreadableError

LIMIT = 50_000_000
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,1000}<(?:\?xml|!DOCTYPE|[A-Za-z][\w:.-]{0,60}[\s/>])")
_CONTROLS = re.compile(r"[\0-\x08\x0e-\x1f]")


def read_document(
    path: Path | str, *, name: str | None = None, format: str | None = None, limit: int = LIMIT
) -> Document:
    """The document in the file `path` (`-`: standard input), called `name` from here on.

    `format` is the name of a registered format; without one the suffix decides, and any other suffix is read as text.
    Where the content is surely of another format than the suffix says, that one reads it, and a remark says so.
    `limit` is in bytes and looked at before a file is read.
    Raises TooLargeError and UnreadableError, one sentence that begins with `name`, and SettingsError for an unknown
    format."""
    name = name or ("-" if str(path) == "-" else Path(path).name)
    claimed = format or format_of(name)
    data = _read_stdin(limit) if str(path) == "-" else _read_file(Path(path), name, limit)
    return _read_data(data, path, name, claimed, sure=format is not None)


def read_edited(text: str, path: Path | str, *, name: str, limit: int = LIMIT) -> Document:
    """The document that the file `path` of a source format would hold if it were saved with `text`, as an editor has
    it; raises like `read_document`."""
    data = text.encode("utf-8", "replace")
    if len(data) > limit:
        raise _too_large(name, len(data), limit)
    return _read_data(data, path, name, format_of(name), sure=False)


def _read_data(data: bytes, path: Path | str, name: str, claimed: str, *, sure: bool) -> Document:
    """The document in `data`, by the format that was claimed, or that its content tells unless that is `sure`."""
    refuse_content(data, name)
    told = claimed if sure else _format_of_content(data, claimed)
    try:
        document = _read(told, data, name, path)
    except UnreadableError:
        refuse_unread(path, name)
        # A text may have been given any name; what surely is of a format and is broken is no text.
        if sure or told == "text" or load_format(told).recognizes(data) or not _is_plain_text(data):
            raise
        told = "text"
        document = load_format(told).read(data, name)
    if told == claimed or PurePosixPath(name).suffix.lower() not in suffixes():
        return document
    return replace(document, remarks=(*document.remarks, Remark("other-format", (("format", told),))))


def _read(format: str, data: bytes, name: str, path: Path | str) -> Document:
    reader = load_format(format)
    if isinstance(reader, ProjectFormat) and str(path) != "-":
        return reader.read_project(data, name, Project(Path(path).parent))
    return reader.read(data, name)


def _format_of_content(data: bytes, claimed: str) -> str:
    """The format that the content tells: `claimed`, that of the name, unless another one is surely there."""
    if load_format(claimed).recognizes(data):
        return claimed
    return next((name for name in FORMATS.names if load_format(name).recognizes(data)), claimed)


def _is_plain_text(data: bytes) -> bool:
    if _MARKUP.match(data):
        return False
    try:
        return not _CONTROLS.search(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def refuse_unread(path: Path | str, name: str) -> None:
    """Raises UnreadableError, which says how to convert it, for a file whose name tells that no format reads it."""
    if (kind := unread_kind(str(path))) and os.path.isfile(path):
        how = how_to_convert(os.fspath(path))
        raise UnreadableError(f"{name}: {kind} are not read yet; convert it first, for example: {how}")


def document_from_text(text: str, *, name: str = "-", format: str = "text") -> Document:
    """The document that `text` would be if it stood in a UTF-8 file: for callers that have no file."""
    return load_format(format).read(text.encode(), name)


def format_of(name: str) -> str:
    """The format that claims the suffix of `name`; text where none does."""
    return suffixes().get(PurePosixPath(name).suffix.lower(), "text")


def copy_name(name: str, format: str) -> str:
    """What the annotated copy of the document `name` is called: the same; `stdin.md` for Markdown from standard
    input."""
    return "stdin" + next(iter(load_format(format).SUFFIXES), "") if name == "-" else name


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
