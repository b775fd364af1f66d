"""Kernel: the inner loops of the matcher in C (`_kernel.c`), where there was a compiler when citelink was installed.

It gives the same numbers as the steps with numpy beside which it is called; a test holds both to it. With
CITELINK_NO_KERNEL=1 in the environment it is left alone.
"""

from __future__ import annotations

from typing import Any, Protocol, cast

from numpy.typing import NDArray

from citelink.kernels import load_kernel

Array = NDArray[Any]


class Kernel(Protocol):
    """What the extension module holds; all arrays are contiguous."""

    def rank(
        self,
        segments: list[tuple[Array, Array, Array, Array, int]],
        weights: Array,
        unit: float,
        least_part: float,
        shortlist: int,
        first_share: float,
    ) -> list[tuple[int, float, float]]:
        """The entries that share grams with a text, best first: place, worth, share of their own grams.

        segments   of each its places (uint32), where the list of each gram begins in them and how long it is (int64),
                   the number of grams of each entry (uint16), and the place of its first entry among all
        weights    what each gram weighs, in parts of a `unit` (int64)"""

    def walk(
        self, table: Array, width: int, roots: Array, column: Array, limit: Array, children: Array, worth: Array,
        depth: int,
    ) -> bytes:  # fmt: skip
        """For each row of a table (float64) the sum of what the leaves are worth that it comes to (int64)."""


KERNEL = cast("Kernel | None", load_kernel("citelink.matching"))
