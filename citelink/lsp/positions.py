"""Positions as editors count them: lines from 0, and in a line the units of the encoding that both sides agreed on
(Language Server Protocol 3.17: UTF-16, unless the client offers UTF-32)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

# The protocol's ends of lines: not all of those that `str.splitlines` knows.
_LINE_END = re.compile(r"\r\n|\n|\r")


class Spot(NamedTuple):
    """A place in a text: its line and its column in code points, both from 0."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a text; `starts` are the offsets at which they start. `wide`: clients count code points, else units
    of UTF-16."""

    text: str
    starts: Sequence[int]
    wide: bool

    @classmethod
    def of(cls, text: str, *, wide: bool) -> Lines:
        """The lines of a text as an editor has it."""
        return cls(text, (0, *(end.end() for end in _LINE_END.finditer(text))), wide)

    def units(self, spot: Spot) -> int:
        """The column of a spot in the units of the client."""
        start = self._start(spot.line)
        before = self.text[start : start + spot.column]
        return len(before) if self.wide else len(before) + sum(char > "\uffff" for char in before)

    def spot(self, line: int, units: int) -> Spot:
        """The spot at a position of the client; behind the end of its line it is the end."""
        start = self._start(line)
        end = self.starts[line + 1] if line + 1 < len(self.starts) else len(self.text)
        if self.wide:
            return Spot(line, min(units, end - start))
        column = 0
        for char in self.text[start:end]:
            units -= 2 if char > "\uffff" else 1
            if units < 0:
                break
            column += 1
        return Spot(line, column)

    def spot_at(self, offset: int) -> Spot:
        """The spot of an offset in code points."""
        line = bisect_right(self.starts, offset) - 1
        return Spot(line, offset - self.starts[line])

    def _start(self, line: int) -> int:
        return self.starts[line] if 0 <= line < len(self.starts) else len(self.text)
