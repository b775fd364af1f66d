"""Tables: rows of numbers of what was met, each worked out once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

import numpy as np

from citelink.parsing.labeller.kernel import Array

Key = TypeVar("Key", bound=Hashable)
_MOST_KEPT = 150_000


class _Known(dict[Key, int]):
    """What was met, numbered in its order; `new` is that of which the rows are still to be worked out."""

    __slots__ = ("new",)

    def __init__(self) -> None:
        super().__init__()
        self.new: list[Key] = []

    def __missing__(self, key: Key) -> int:
        self.new.append(key)
        self[key] = number = len(self)
        return number


class Table(Generic[Key]):
    """Rows of `width` numbers; `make` works out those of several keys."""

    __slots__ = ("known", "make", "rows")

    def __init__(self, make: Callable[[Sequence[Key]], Array], width: int) -> None:
        self.make = make
        self.known: _Known[Key] = _Known()
        self.rows: Array = np.zeros((1024, width), np.uint32)

    def find(self, keys: Sequence[Key]) -> Array:
        """The row of each key."""
        found = np.fromiter(map(self.known.__getitem__, keys), np.int32, len(keys))
        if self.known.new:
            self._add(self.known.new)
            self.known.new = []
        return found

    def _add(self, keys: list[Key]) -> None:
        end = len(self.known)
        begin = end - len(keys)
        if end > len(self.rows):
            grown = np.zeros((max(2 * len(self.rows), end), self.rows.shape[1]), np.uint32)
            grown[:begin] = self.rows[:begin]
            self.rows = grown
        self.rows[begin:end] = self.make(keys)

    def full(self) -> bool:
        """Whether so many are known that it is time to begin anew."""
        return len(self.known) > _MOST_KEPT

    def clear(self) -> None:
        self.known.clear()
