"""Dump: the contract of the forms in which services give away what they know, and libraries what their owners do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

from citelink.bibliography.entry import Entry
from citelink.bibliography.streaming import Text
from citelink.registry import Plugins


class Dump(Protocol):
    """What a module of `dumps/` offers. Its docstring says in its first line which files it reads.

    NAME    as `index info` prints it
    COVERS  CSL types of the works of which the service holds so many that one it has not is worth telling
    """

    @property
    def NAME(self) -> str: ...

    @property
    def COVERS(self) -> frozenset[str]: ...

    def recognizes(self, beginning: str, item: Any) -> bool:
        """Whether a file is of this form: its beginning, and its first item where it is JSON (else None)."""

    def pieces(self, text: Text) -> Iterator[tuple[int, str]]:
        """The records of a file as text, each with its line (1 where lines are not counted); cut, and not yet read."""

    def read_piece(self, text: str, path: str) -> Entry | str:
        """The entry of one piece, with what is known of it besides (`records.py`), or why there is none. A function of
        a module: other processes call it."""


DUMPS: Plugins[Dump] = Plugins("citelink.indexes.dumps")
