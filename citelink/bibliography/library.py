"""Library: a keyed collection of entries, and what could not be read of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from citelink.bibliography.entry import Entry


@dataclass(frozen=True, slots=True)
class Failure:
    """A part of a library file that could not be read: its first `line` (from 1), its `text`, and why."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Library:
    """Entries by key, in the order of the file.

    path      as given by the user; "" for a library made in memory
    strings   @string macros by lower-case name: the definition's source text
    preamble  the source texts of @preamble blocks
    """

    path: str
    entries: Mapping[str, Entry]
    strings: Mapping[str, str] = field(default_factory=dict)
    preamble: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()
