"""FeatureWeights: which row of weights a feature has, and the weights, unpacked where they are asked for.

A handful of references needs some thousands of the rows, and unpacking all of them would take longer than reading the
references; thousands of references need them all, and find their rows quicker in a table.
"""

from __future__ import annotations

import zlib
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]

SLOT_BITS = 22
_BLOCK_BITS = 7
_BLOCK = 1 << _BLOCK_BITS
# From so many looked-up features on the table of slots is worth its making.
_MANY = 200_000


class FeatureWeights:
    """`hashes`: the features, ascending, no two in one slot (their upper bits); row 0 stands for the unknown and weighs
    nothing. `packed` and `ends`: see `pack`. `scale` makes the small whole numbers weights."""

    __slots__ = ("_asked", "_ends", "_left", "_packed", "_scale", "_slots", "_table", "_unpacked", "hashes")

    def __init__(self, hashes: Array, packed: Array, ends: Array, width: int, scale: np.float32) -> None:
        self.hashes = hashes
        self._packed, self._ends, self._scale = packed, ends, scale
        self._table: Array = np.zeros((len(ends) * _BLOCK, width), np.int8)
        self._unpacked = np.zeros(len(ends), bool)
        self._left = len(ends)
        self._slots: Array | None = None
        self._asked = 0

    def find(self, features: Array) -> Array:
        """The row of each feature."""
        self._asked += features.size
        if self._slots is None and self._asked > _MANY:
            self._slots = np.zeros(1 << SLOT_BITS, np.int32)
            self._slots[self.hashes[1:] >> np.uint32(32 - SLOT_BITS)] = np.arange(1, len(self.hashes), dtype=np.int32)
        rows: Array
        if self._slots is None:
            rows = np.minimum(np.searchsorted(self.hashes, features), len(self.hashes) - 1)
        else:
            rows = self._slots.take(features >> np.uint32(32 - SLOT_BITS), mode="clip")
        # All rows are there, and `take` is quickest where it need not ask.
        rows *= self.hashes.take(rows, mode="clip") == features
        return rows

    def weights(self, rows: Array) -> Array:
        """The weights of each row."""
        if self._left:
            self._unpack(rows >> _BLOCK_BITS)
        # Made where they are asked for: the whole table in floating point is four times as large and slower to load.
        weights: Array = self._table.take(rows, axis=0, mode="clip") * self._scale
        return weights

    def _unpack(self, blocks: Array) -> None:
        wanted = np.zeros(len(self._unpacked), bool)
        wanted[blocks] = True
        for block in np.flatnonzero(wanted & ~self._unpacked).tolist():
            start = self._ends[block - 1] if block else 0
            rows = np.frombuffer(zlib.decompress(self._packed[start : self._ends[block]].data), np.int8)
            at = block * _BLOCK
            self._table[at : at + len(rows) // self._table.shape[1]] = rows.reshape(-1, self._table.shape[1])
            self._unpacked[block] = True
            self._left -= 1


def pack(weights: Array) -> tuple[Array, Array]:
    """Rows of small whole numbers as deflated blocks of 128 rows one behind the other, and the end of each."""
    blocks = [zlib.compress(weights[at : at + _BLOCK].tobytes(), 9) for at in range(0, len(weights), _BLOCK)]
    return np.frombuffer(b"".join(blocks), np.uint8), np.cumsum([len(block) for block in blocks], dtype=np.int64)
