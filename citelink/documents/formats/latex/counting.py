"""What LaTeX counts: the items of its lists, and what refers to them. Rules: the LaTeX2e reference on `enumerate`,
`\\ref` and counters; the manual of enumitem on `start` and `resume`."""

from __future__ import annotations

import re

NUMBERED = frozenset({"enumerate", "compactenum", "enumerate*", "inparaenum"})
LISTS = NUMBERED | {"itemize", "compactitem", "description", "itemize*"}
# The counters of numbered lists within each other.
_COUNTERS = {"enumi": 0, "enumii": 1, "enumiii": 2, "enumiv": 3}
_START = re.compile(r"\bstart\s?=\s?\{?(\d{1,5})")
_RESUME = re.compile(r"\bresume\b")


class Counting:
    """The lists that are open while a document is read, and the labels of their items.

    Counters are those of numbered lists, by their depth; what LaTeX does not reset goes on."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._counts = [0] * (max(_COUNTERS.values()) + 1)
        self._labels: dict[str, str] = {}

    def begin(self, name: str, options: str) -> None:
        """A list begins, with what stands in brackets behind its beginning."""
        self._open.append(name)
        depth = self._depth()
        if name in NUMBERED and depth < len(self._counts):
            start = _START.search(options)
            if start is not None:
                self._counts[depth] = int(start[1]) - 1
            elif not _RESUME.search(options):
                self._counts[depth] = 0

    def end(self) -> None:
        """The innermost list ends."""
        if self._open:
            self._open.pop()

    def item(self) -> int | None:
        """The number of an item that begins; None where none is printed."""
        depth = self._depth()
        if not self._open or self._open[-1] not in NUMBERED or depth >= len(self._counts):
            return None
        self._counts[depth] += 1
        return self._counts[depth]

    def set(self, counter: str, value: int, *, add: bool) -> None:
        """`\\setcounter` or `\\addtocounter`."""
        depth = _COUNTERS.get(counter)
        if depth is not None:
            self._counts[depth] = value + (self._counts[depth] if add else 0)

    def label(self, name: str) -> None:
        """A label stands here; within a numbered list it is that of the item."""
        if self._open and self._open[-1] in NUMBERED and self._depth() == 0:
            self._labels[name] = str(self._counts[0])

    def referred(self, name: str) -> str:
        """What a reference to the label `name` prints, as far as it is known, or what LaTeX prints before it knows."""
        return self._labels.get(name, "??")

    def _depth(self) -> int:
        return sum(name in NUMBERED for name in self._open) - 1
