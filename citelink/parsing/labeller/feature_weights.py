"""FeatureWeights: which row of weights a feature has, and the weights, unpacked where they are asked for.

A handful of references needs some thousands of the rows, and unpacking all of them would take longer than reading the
references; thousands of references need them all, and find their rows quicker in a table.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np

from citelink.parsing.labeller.kernel import KERNEL, Array
from citelink.parsing.labeller.mixing import PRIME, SECOND, Mixture, mixed, salted

SLOT_BITS = 22
_BLOCK_BITS = 7
_BLOCK = 1 << _BLOCK_BITS
# From so many looked-up features on the table of slots is worth its making.
_MANY = 200_000


class FeatureWeights:
    """`hashes`: the features, ascending, no two in one slot (their upper bits); row 0 stands for the unknown and weighs
    nothing. `packed` and `ends`: see `pack`. Weights are small whole numbers, to be multiplied by `scale` once they are
    summed."""

    __slots__ = ("_asked", "_bits", "_ends", "_left", "_packed", "_ranks", "_slots", "_table", "_unpacked", "hashes",
                 "scale")  # fmt: skip

    def __init__(self, hashes: Array, packed: Array, ends: Array, width: int, scale: np.float32) -> None:
        self.hashes, self.scale = hashes, scale
        self._packed, self._ends = packed, ends
        self._table: Array = np.zeros((len(ends) * _BLOCK, width), np.int8)
        self._unpacked = np.zeros(len(ends), bool)
        self._left = len(ends)
        self._slots: Array | None = None
        self._bits: Array = np.zeros(0, np.uint64)
        self._ranks: Array = np.zeros(0, np.int32)
        self._asked = 0

    def add(self, totals: Array, mixtures: Sequence[Mixture]) -> None:
        """Add to the `totals` of each token (int32) what its features weigh."""
        if KERNEL is None:
            for rows in self.find(mixed(mixtures)):
                totals += self.weights(rows)
            return
        tokens, rows = np.empty((2, len(mixtures) * len(totals)), np.int32)
        self._asked += rows.size
        if not len(self._bits) and self._asked > _MANY:
            self._mark_slots()
        wanted = np.zeros(len(self._unpacked), bool)
        prepared = [(salted(salt), parts) for salt, parts in mixtures]
        primes, shift = (int(PRIME), int(SECOND)), 32 - SLOT_BITS
        found = KERNEL.find(prepared, *primes, self.hashes, self._bits, self._ranks, shift, tokens, rows, wanted)
        self._unpack(wanted)
        KERNEL.add(totals, tokens, rows, found, self._table, totals.shape[1])

    def find(self, features: Array) -> Array:
        """The row of each feature."""
        self._asked += features.size
        if self._slots is None and self._asked > _MANY:
            self._slots = np.zeros(1 << SLOT_BITS, np.int32)
            self._slots[self._taken()] = np.arange(1, len(self.hashes), dtype=np.int32)
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
            wanted = np.zeros(len(self._unpacked), bool)
            wanted[rows >> _BLOCK_BITS] = True
            self._unpack(wanted)
        weights: Array = self._table.take(rows, axis=0, mode="clip")
        return weights

    def _taken(self) -> Array:
        """The slots of the features, ascending."""
        slots: Array = self.hashes[1:] >> np.uint32(32 - SLOT_BITS)
        return slots

    def _mark_slots(self) -> None:
        """Set a bit for each slot that is taken, and count them: the row of a feature is how many come before it, which
        stays in the processor's cache where a table of rows does not."""
        taken = np.zeros(1 << SLOT_BITS, np.uint8)
        taken[self._taken()] = 1
        self._bits = np.packbits(taken, bitorder="little").view("<u8").astype(np.uint64)
        counts = taken.reshape(-1, 64).sum(axis=1, dtype=np.int32)
        self._ranks = (np.cumsum(counts) - counts + 1).astype(np.int32)

    def _unpack(self, wanted: Array) -> None:
        if not self._left:
            return
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
