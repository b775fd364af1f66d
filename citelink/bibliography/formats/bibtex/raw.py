"""What a scan of a BibTeX file finds, before values are understood."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from citelink.bibliography.library import Failure


@dataclass(frozen=True, slots=True)
class RawEntry:
    """An entry before its values are understood.

    type, fields  in lower case; values as they stand between their delimiters, macros and `#` resolved
    start, end    its place in the text, from `@` behind its closing delimiter
    key_end       where its key ends; the key starts at `key_end - len(key)`
    macros        the @string names that its values use, defined or not
    sound         whether it is closed and its braces balance
    mended        whether something in it had to be put right, so that other programs would not read its text
    """

    type: str
    key: str
    fields: dict[str, str]
    start: int
    end: int
    key_end: int
    macros: tuple[str, ...]
    sound: bool
    mended: bool = False


@dataclass(frozen=True, slots=True)
class Macro:
    """A @string definition: its value, its source text ("" when it is not closed), and the macros it uses itself."""

    name: str
    value: str
    source_text: str
    macros: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scan:
    """What stands in a BibTeX file."""

    entries: tuple[RawEntry, ...]
    macros: dict[str, Macro]
    preamble: tuple[str, ...]
    failures: tuple[Failure, ...]


class Lines:
    """Line numbers (from 1) of offsets into a text, counted when first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends: list[int] | None = None

    def line(self, offset: int) -> int:
        """The line on which `offset` stands."""
        if self._ends is None:
            self._ends = [match.start() for match in re.finditer("\n", self._text)]
        return bisect_left(self._ends, offset) + 1
