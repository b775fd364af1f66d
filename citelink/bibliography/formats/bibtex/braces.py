"""Braces: which `{` of a text is closed by which `}`, in linear time over the whole text."""

from __future__ import annotations

import re
from array import array

_BRACE = re.compile(r"[{}]")
_NEAR = 20_000


class Braces:
    """Finds the closing brace of an opening one; a backslash before a brace means nothing to BibTeX.

    A healthy file is answered by short scans. The first brace that is not closed nearby makes a table of all pairs,
    so that a file of nothing but opening braces costs one pass, not one per brace."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._table: array[int] | None = None

    def close(self, at: int) -> int:
        """The offset of the brace that closes the one at `at`, or -1."""
        if self._table is None:
            depth = 0
            for match in _BRACE.finditer(self._text, at, at + _NEAR):
                depth += 1 if match.group() == "{" else -1
                if not depth:
                    return match.start()
            self._table = self._pairs()
        return self._table[at]

    def _pairs(self) -> array[int]:
        table = array("q", [-1]) * len(self._text)
        stack = array("q")
        for match in _BRACE.finditer(self._text):
            if match.group() == "{":
                stack.append(match.start())
            elif stack:
                table[stack.pop()] = match.start()
        return table
