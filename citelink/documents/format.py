"""Format: the contract of `documents/formats/`, held by mypy and by one test that loads them all.

Two families:

- *source formats* (text, Markdown): `Document.text` is the decoded file, writing makes splices in it
  (`documents.splicing` has what they share), and undoing them gives the input back byte for byte;
- *package formats*: the file is an archive or a tree, `Document.text` is extracted from it, `Document.source` holds
  what leads back. Parts of the file that hold no text of the document are copied as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from citelink.documents.changes import Splice, Written
from citelink.documents.document import Document
from citelink.documents.marks import Mark
from citelink.errors import SettingsError
from citelink.registry import Plugins


class Format(Protocol):
    """What a module of `documents/formats/`, or the `plugin.py` of a folder there, offers. Its docstring says in one
    line what it reads. One that is set, and not read as it stands, has also `show(document)`, see `documents.showing`.
    Every run loads it for its suffixes: what reading needs beside is imported where it reads."""

    @property
    def NAME(self) -> str: ...

    @property
    def SUFFIXES(self) -> tuple[str, ...]: ...

    def recognizes(self, data: bytes) -> bool:
        """Whether these bytes are surely a file of this format, whatever its name says. Text that could be anything is
        not. Never raises."""
        ...

    def read(self, data: bytes, path: str) -> Document:
        """The document that the bytes of the file `path` hold. Raises UnreadableError, naming the path, where they
        hold none."""
        ...

    def write(self, document: Document, marks: Sequence[Mark]) -> Written:
        """The document with `marks` written into it. Its own earlier marks are replaced: writing the same marks into
        the copy changes nothing. Raises UnreadableError where a copy cannot be made."""
        ...

    def restore(self, document: Document, changes: Iterable[Splice]) -> bytes:
        """The inverse of `write`: the bytes of the input, from `document`, its copy as this format read it, and the
        `changes` of writing it; of a package format its members to the byte, the container around them may differ.
        Raises ValueError where the copy does not hold the changes."""
        ...


FORMATS: Plugins[Format] = Plugins("citelink.documents.formats")


def load_format(name: str) -> Format:
    """The format called `name`. Raises SettingsError for one that is not registered."""
    try:
        return FORMATS.load(name)
    except KeyError:
        raise SettingsError(f"unknown format {name!r}; known are {', '.join(FORMATS.names)}") from None


def suffixes() -> dict[str, str]:
    """The suffixes of the registered formats, each with the format's name."""
    return {suffix: name for name in FORMATS.names for suffix in load_format(name).SUFFIXES}
